"""The answers of one invented declaration of interest, question by question, by the names of the fields."""

import re

from harness.person import Person

CONTACT = {
    "name": "Mpika Town Council", "country": "ZM", "contact": "Chileshe Bwalya Mofya", "function": "Planner",
    "email": "chileshe.mofya@mpika.example",
}

ANSWERS = {
    "size": {"population": "40000", "character": "rural"},
    "about": {"about": "A market town on the road north, with young people who want a say."},
    "themes": {"theme-1": "youth-participation", "motive-1": "Young people leave.", "theme-2": "urban-planning", "motive-2": "The town grows."},
    "needs": {"need-youth-participation": "2", "need-proof-youth-participation": "The youth council has met once."},
    "offers": {"offer-urban-planning": "2", "offer-proof-urban-planning": "We have mapped every road with residents."},
    "mandate": {"mandate": ["youth-participation", "urban-planning"]},
    "languages": {"language-1": "en", "level-1": "C1"},
    "backing": {"backing": "letter", "file": ("letter.pdf", b"%PDF-1.4\n%%EOF\n")},
    "team": {"team-size": "3", "team": "Planner, nurse, teacher", "hours": "30"},
    "ties": {"tie-count": "1", "ties": "A school in Umeå"},
    "society": {"society-count": "4", "society": "Women's clubs", "university-count": "1", "universities": "Mulungushi"},
    "connection": {"connection": "good"},
    "capacity": {"first-time": "yes", "capacity": "1"},
    "wishes": {"wish-1": "Mora kommun", "veto-1": "Kiruna kommun"},
}


def send_declaration(site, contact=CONTACT, answers=ANSWERS):
    """A declaration that has been sent in, made without a browser.

    Returns: who holds its key, and its address without language.
    """
    owner = Person(site)
    address = owner.post("/en/declare", contact, page="/en/declare").path.partition("?")[0]
    for question, fields in answers.items():
        page = f"{address}/{question}"
        stamp = re.search(r'name="stamp" value="([^"]*)"', owner.get(page).text)[1]
        files = {name: value for name, value in fields.items() if isinstance(value, tuple)}
        pairs = [(name, each) for name, value in fields.items() if name not in files for each in (value if isinstance(value, list) else [value])]
        owner.post(page, [("stamp", stamp), ("then", "stay"), *pairs], page, files)
    owner.post(f"{address}/send", {}, f"{address}/check")
    return owner, address.removeprefix("/en")

#!/usr/bin/env python3
"""Checks the CSV files of the demonstration programme: form, references, counts, and that a matching round has work to do.

Usage: check_demo.py [folder]    Exit status 1 and one line per fault when something is wrong.
"""
import csv
import datetime
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "Sources/C/CResources/files/demo"
ROUND = datetime.date(2026, 11, 24)
KINDS = {"municipality", "region", "district", "federation", "local-government", "civil-society", "university", "office", "funder"}
PROGRAMME_ROLES = {"administrator", "programme-officer", "finance-officer", "communications-officer", "management",
                   "research-advisor", "mentor"}
PLACE_ROLES = {"network": {"coordinator", "research-advisor", "mentor", "expert"},
               "partnership": {"project-leader", "steering-group-member", "participant", "mentor", "expert"}}
DATES = {"on", "until", "status_from", "valid_from", "valid_to", "starts_on", "ends_on", "from", "to", "submitted_on", "confirmed_on", "sent_on"}
WORDS = {  # file, column, allowed values; empty is allowed only where "" is listed
    ("countries", "cluster"): {"europe", "latin-america", "east-africa", "southern-africa", "sweden", "other"},
    ("countries", "status"): {"open", "running-only", "closed"},
    ("organisations", "kind"): KINDS,
    ("organisations", "character"): {"rural", "mixed", "urban", ""},
    ("names", "kind"): {"alias", "former", "misspelling", "short"},
    ("partnerships", "status"): {"seeking", "exploring", "active", "dormant", "ended"},
    ("partnership_members", "role"): {"lead", "partner", "associated"},
    ("seekers", "status"): {"draft", "submitted", "returned", "published", "withdrawn"},
    ("seekers", "backing"): {"none", "letter", "council-decision", ""},
    ("seekers", "first_time"): {"yes", "no", ""},
    ("seekers", "capacity"): {"1", "2"},
    ("seekers", "connection"): {"good", "weak", "poor", ""},
    ("seekers", "invented"): {"yes", "partly"},
    ("people", "language"): {"en", "sv"},
    ("interests", "state"): {"sent", "accepted", "declined"},
    ("roles", "what"): {"invitation", "delegation", "handover"},
    ("roles", "language"): {"en", "sv", ""},
}
REFERENCES = [  # file, column, target file, target column
    ("organisations", "country", "countries", "code"), ("organisations", "parent", "organisations", "slug"),
    ("organisations", "successor", "organisations", "slug"), ("names", "organisation", "organisations", "slug"),
    ("networks", "theme", "themes", "code"), ("networks", "countries", "countries", "code"),
    ("networks", "predecessor", "networks", "slug"), ("partnerships", "themes", "themes", "code"),
    ("partnerships", "network", "networks", "slug"), ("partnership_members", "partnership", "partnerships", "number"),
    ("partnership_members", "organisation", "organisations", "slug"), ("network_members", "network", "networks", "slug"),
    ("network_members", "partnership", "partnerships", "number"), ("network_members", "organisation", "organisations", "slug"),
    ("seekers", "organisation", "organisations", "slug"), ("seekers", "mandate", "themes", "code"),
    ("seekers", "wishes", "organisations", "slug"), ("seekers", "vetoes", "organisations", "slug"),
    ("interests", "from", "organisations", "slug"), ("interests", "to", "organisations", "slug"),
    ("roles", "by", "people", "email"),
]
UNIQUE = [("themes", ["code"]), ("countries", ["code", "status_from"]), ("organisations", ["slug"]),
          ("names", ["organisation", "name", "language"]), ("networks", ["slug"]), ("partnerships", ["number"]),
          ("partnerships", ["slug"]), ("partnership_members", ["partnership", "organisation"]), ("seekers", ["organisation"]),
          ("seekers", ["contact_email"]), ("people", ["email"])]
faults = []


def fault(text):
    faults.append(text)


def values(cell):
    return [part for part in cell.split("|") if part]


def read(name):
    data = (FOLDER / f"{name}.csv").read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        fault(f"{name}: byte order mark")
    if data.count(b"\n") != data.count(b"\r\n") or not data.endswith(b"\r\n"):
        fault(f"{name}: lines must end with CR LF (RFC 4180)")
    text = data.decode("utf-8")
    if re.search("[ÃÂ\ufffd][\u0080-\u00bf]?", text):
        fault(f"{name}: broken encoding")
    header, *rows = csv.reader(text.splitlines(), strict=True)
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            fault(f"{name}:{number}: {len(row)} cells, {len(header)} expected")
        if any(cell != cell.strip() for cell in row):
            fault(f"{name}:{number}: spaces round a value")
    return [dict(zip(header, row)) for row in rows]


def check_form(tables):
    for (name, column), allowed in WORDS.items():
        for row in tables[name]:
            if row[column] not in allowed:
                fault(f"{name}.{column}: '{row[column]}' is not a known word")
    for name, rows in tables.items():
        for column, cell in ((c, v) for row in rows for c, v in row.items() if c in DATES and v):
            if name == "interests" and column in {"from", "to"}:
                continue
            try:
                datetime.date.fromisoformat(cell)
            except ValueError:
                fault(f"{name}.{column}: '{cell}' is not a date")


def check_references(tables):
    for name, column, target, key in REFERENCES:
        known = {row[key] for row in tables[target]}
        for cell in (value for row in tables[name] for value in values(row[column])):
            if cell not in known:
                fault(f"{name}.{column}: '{cell}' is not in {target}")
    for name, columns in UNIQUE:
        keys = [tuple(row[column] for column in columns) for row in tables[name]]
        for key in {key for key in keys if keys.count(key) > 1}:
            fault(f"{name}: {key} occurs twice")


def check_organisations(tables):
    for row in tables["organisations"]:
        if row["subdivision"] and not row["subdivision"].startswith(row["country"] + "-"):
            fault(f"{row['slug']}: subdivision outside the country")
        if bool(row["latitude"]) != bool(row["longitude"]):
            fault(f"{row['slug']}: half a coordinate")
        if row["country"] == "SE" and row["kind"] == "municipality" and not re.fullmatch(r"\d{4}", row["code"]):
            fault(f"{row['slug']}: a Swedish municipality code has four digits")
        if row["successor"] == row["slug"] or row["parent"] == row["slug"]:
            fault(f"{row['slug']}: refers to itself")


def check_partnerships(tables):
    if [row["number"] for row in tables["partnerships"]] != [str(number) for number in range(1, 75)]:
        fault("partnerships: numbers must run from 1 to 74")
    country = {row["slug"]: row["country"] for row in tables["organisations"]}
    for row in tables["partnerships"]:
        members = [m for m in tables["partnership_members"] if m["partnership"] == row["number"]]
        leads = [country[m["organisation"]] for m in members if m["role"] == "lead"]
        if leads != ["SE"]:
            fault(f"partnership {row['number']}: exactly one lead, and Swedish")
        if len(members) < 2 and "not shown" not in row["note"]:
            fault(f"partnership {row['number']}: only one member and no reason")
        if row["starts_on"] and row["ends_on"] and row["starts_on"] > row["ends_on"]:
            fault(f"partnership {row['number']}: ends before it starts")
    for row in tables["network_members"]:
        if bool(row["partnership"]) == bool(row["organisation"]):
            fault(f"network member {row}: either a partnership or an organisation")


def check_rated(slug, column, cell, themes):
    for item in values(cell):
        if not re.fullmatch(r"([a-z-]+):([0-3]):[^:|]+", item) or item.split(":")[0] not in themes:
            fault(f"{slug}.{column}: '{item}' must be theme:0-3:sentence")


def check_seekers(tables):
    themes = {row["code"] for row in tables["themes"]}
    for row in tables["seekers"]:
        ranked = [item.split(":")[0] for item in values(row["themes"])]
        well_formed = row["themes"].count(":") == len(ranked) and set(ranked) <= themes
        if not well_formed or not 1 <= len(ranked) <= 3 or len(set(ranked)) != len(ranked):
            fault(f"{row['organisation']}: one to three different ranked themes")
        for column in ("needs", "offers"):
            check_rated(row["organisation"], column, row[column], themes)
        for item in values(row["languages"]):
            if not re.fullmatch(r"[a-z]{2,3}:(A1|A2|B1|B2|C1|C2|native)", item):
                fault(f"{row['organisation']}: language '{item}'")
        if (row["status"] == "draft") != (not row["submitted_on"]):
            fault(f"{row['organisation']}: only a draft has no date of submission")
        if row["submitted_on"] > row["confirmed_on"] or row["confirmed_on"] > ROUND.isoformat():
            fault(f"{row['organisation']}: confirmed before submitted or after the round")
        if not row["contact_email"].endswith("@example.org"):
            fault(f"{row['organisation']}: mail outside example.org")


def check_people(tables):
    organisations = {row["slug"] for row in tables["organisations"]}
    places = {"network": {row["slug"] for row in tables["networks"]}, "partnership": {row["number"] for row in tables["partnerships"]}}
    for row in tables["people"]:
        for role, _, scope in (item.partition("@") for item in values(row["roles"])):
            held_in_body = role in {"coordinator", "signatory"} and scope in organisations
            kind, _, name = scope.partition(":")
            held_elsewhere = kind in PLACE_ROLES and role in PLACE_ROLES[kind] and name in places[kind]
            if not held_in_body and not held_elsewhere and not (role in PROGRAMME_ROLES and scope == "programme"):
                fault(f"{row['email']}: role '{role}@{scope}'")
        if not row["email"].endswith("@example.org"):
            fault(f"{row['email']}: mail outside example.org")


def country_status(tables, code):
    rows = [row for row in tables["countries"] if row["code"] == code and row["status_from"] <= ROUND.isoformat()]
    return max(rows, key=lambda row: row["status_from"])["status"]


def speaks(row):
    return {item.split(":")[0] for item in values(row["languages"]) if item.split(":")[1] not in {"A1", "A2"}}


def impossible(tables, home, abroad, country):
    """The first reason why a pair cannot be made, as the matching rules give them, or None."""
    if country_status(tables, country[abroad["organisation"]]) != "open":
        return "country"
    if not speaks(home) & speaks(abroad):
        return "language"
    if home["organisation"] in values(abroad["vetoes"]) or abroad["organisation"] in values(home["vetoes"]):
        return "veto"
    if not {i.split(":")[0] for i in values(home["themes"])} & {i.split(":")[0] for i in values(abroad["themes"])}:
        return "theme"
    return None


def check_round(tables):
    country = {row["slug"]: row["country"] for row in tables["organisations"]}
    limit = ROUND.replace(year=ROUND.year - 1).isoformat()
    published = [row for row in tables["seekers"] if row["status"] == "published"]
    ready = [row for row in published if row["confirmed_on"] >= limit]
    home = [row for row in ready if country[row["organisation"]] == "SE"]
    abroad = [row for row in ready if country[row["organisation"]] != "SE"]
    reasons = [impossible(tables, a, b, country) for a in home for b in abroad]
    lonely = [a["organisation"] for a in home if all(impossible(tables, a, b, country) for b in abroad)]
    if len(published) - len(ready) != 3:
        fault("seekers: three published declarations must be stale")
    for reason in ("country", "language", "veto", "theme"):
        if reason not in reasons:
            fault(f"seekers: no pair fails on {reason}")
    counts = {str(reason or "possible"): reasons.count(reason) for reason in set(reasons)}
    print(f"round: {len(home)} Swedish x {len(abroad)} international, {counts}, without any partner: {lonely}")


def main():
    tables = {path.stem: read(path.stem) for path in sorted(FOLDER.glob("*.csv"))}
    for check in (check_form, check_references, check_organisations, check_partnerships, check_seekers, check_people, check_round):
        check(tables)
    minimum = {"organisations": 150, "seekers": 44, "networks": 6, "partnerships": 74, "interests": 6, "themes": 14, "people": 30}
    for name, count in minimum.items():
        if len(tables[name]) < count:
            fault(f"{name}: {len(tables[name])} rows, at least {count} expected")
    print(", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))
    for text in faults:
        print(text, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()

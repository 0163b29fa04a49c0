"""What the pages need beyond the demonstration: a round under way, a draft, a file that waits, a message; made as people make it."""

import re
import time

from harness.mails import wait_for_mails
from harness.person import Person, links, sign_in, visible_text

# People of the demonstration, by what they are in these tests.
PEOPLE = {
    "administrator": "elin.sandmark@example.org",
    "officer": "viktor.ahlgard@example.org",
    "finance": "birgitta.kassman@example.org",
    "advisor": "henrik.lardal@example.org",
    "coordinator": "karin.daleskog@example.org",
    # Their municipalities take part in the round.
    "Swedish signatory": "greta.orsander@example.org",
    "international signatory": "esther.nakamba@example.org",
    # Piteå has no declaration in the demonstration.
    "newcomer": "lotta.storfors@example.org",
    # Hands the role over; has let somebody act in it.
    "leaver": "malin.varvsjo@example.org",
    "holder": "farid.stromsten@example.org",
}
OFFICE = ("administrator", "officer", "finance", "advisor")

FAULTY_FILE = "name,kind,country\nNya orten,municipality,SE\n,municipality,ZZ\n".encode()


class Scene:
    """Addresses (without language) and signed-in people on one site."""

    def __init__(self, site):
        self.site = site
        self.people = {role: sign_in(site, email) for role, email in PEOPLE.items()}
        self.people["visitor"] = Person(site)
        self.address = {}
        self._find_records()
        self._open_round()
        self._begin_declaration()
        self._send_file()
        self._fail_a_job()
        self._find_roles()
        self._converse()

    def _keep(self, name, address):
        self.address[name] = re.sub(r"^/(en|sv)(?=/)", "", address.partition("?")[0])

    def _find_records(self):
        administrator, officer = self.people["administrator"], self.people["officer"]
        for name, person, page, pattern in [
            ("network", officer, "/en/office/networks", r"/office/networks/(?!add)."),
            ("partnership", officer, "/en/office/partnerships", r"/office/partnerships/(?!add)."),
            ("organisation", officer, "/en/office/organisations", r"/office/organisations/[0-9a-f-]{36}$"),
            ("declaration", officer, "/en/office/declarations?state=submitted", r"/office/declarations/[0-9a-f-]{36}$"),
            ("person", administrator, "/en/office/people?search=Greta", r"/office/people/[0-9a-f-]{36}$"),
            ("theme", officer, "/en/office/programme", r"/programme/themes/(?!add)"),
            ("country", officer, "/en/office/programme", r"/programme/countries/(?!add)"),
            ("message", self.people["coordinator"], "/en/home/messages", r"/home/messages/[0-9a-f-]{36}$"),
            ("unsent", self.people["coordinator"], "/en/seeking/gulu/write", r"/drafts/[0-9a-f-]{36}$"),
            ("mail", self.people["visitor"], "/en/dev/mail", r"/dev/mail/."),
            ("public network", self.people["visitor"], "/en/networks", r"/networks/[a-z]"),
            ("public document", self.people["visitor"], "/en/documents?kind=plan", r"/documents/[0-9a-f-]{36}$"),
            ("picture", self.people["visitor"], "/en/documents?kind=photo", r"/documents/[0-9a-f-]{36}$"),
        ]:
            self._keep(name, person.find(page, pattern))
        self._keep("role", administrator.find("/en" + self.address["person"], r"/roles/.+/end$"))
        self._keep("member", officer.find("/en" + self.address["network"], r"/members/\d+$"))

    def _open_round(self):
        officer = self.people["officer"]
        page = "/en/office/rounds/add"
        fields = {"name": "Autumn round", "matches-on": self.proposed_day("matches-on"), "answers-by": self.proposed_day("answers-by"), "weights": "1", "seed": "4711", "plans-visits": "yes"}
        self._keep("round", officer.post(page, fields, page).path)
        round_page = "/en" + self.address["round"]
        officer.post(round_page + "/run", {}, round_page)
        self._keep("pair", officer.find(round_page, r"/pairs/.+/.+"))
        officer.post(round_page + "/send", {}, round_page)
        unsent = next(link for link in links(officer.get(round_page + "/pairs").text) if re.search(r"/pairs/[^/]+/[^/]+$", link) and self._can_change(link))
        self._keep("pair to change", unsent)
        for side in ("Swedish", "international"):
            self._keep(f"{side} proposal", self.people[f"{side} signatory"].find("/en/home/proposals", r"/home/proposals/[0-9a-f-]{36}$"))

    def _can_change(self, pair):
        return any(link.endswith("/forbid") for link in links(self.people["officer"].get(pair).text))

    def _begin_declaration(self):
        newcomer = self.people["newcomer"]
        self._keep("begin", newcomer.find("/en/home", r"/declare/for/"))
        begin = "/en" + self.address["begin"]
        self._keep("draft", newcomer.post(begin, {}, begin).path)
        page = f"/en{self.address['draft']}/backing"
        stamp = re.search(r'name="stamp" value="([^"]*)"', newcomer.get(page).text)[1]
        newcomer.post(page, {"stamp": stamp, "backing": "letter", "then": "stay"}, page, files={"file": ("letter.pdf", b"%PDF-1.4\n%%EOF\n")})

    def _find_roles(self):
        leaver, holder, officer, administrator = (self.people[who] for who in ("leaver", "holder", "officer", "administrator"))
        mine, theirs = "/en/home/people", r"/home/people/\w+/[0-9a-f-]{36}"
        self._keep("place", leaver.find(mine, theirs + "$"))
        self._keep("own role", leaver.find(mine, r"/home/roles/.+/delegate$").removesuffix("/delegate"))
        self._keep("handover", leaver.find(mine, r"/home/handovers/[0-9a-f-]{36}$"))
        self._keep("held role", holder.find(mine, r"/home/roles/.+/hand-over$").removesuffix("/hand-over"))
        self._keep("delegation", holder.find(mine, r"/home/delegations/.+/withdraw$"))
        place = holder.find(mine, theirs + "$")
        self._keep("place role", officer.find(place, r"/roles/.+/end$"))
        self._keep("place delegation", officer.find(place, r"/delegations/.+/end$"))
        network = officer.find("/en/office/networks/human-rights-2", theirs + "$")
        self._keep("invitation", officer.find(network, r"/invitations/.+/withdraw$"))
        invite = "/en/office/people/invite"
        administrator.post(invite, {"name": "Mia Exempel", "email": "mia.exempel@example.org", "role": "mentor", "language": "en"}, invite)
        self._keep("office invitation", administrator.find(invite, r"/invitations/.+/withdraw$"))

    def _send_file(self):
        page = "/en/office/organisations/import"
        sent = self.people["officer"].post(page, {}, page, files={"file": ("places.csv", FAULTY_FILE)})
        self._keep("import", sent.path)
        self._keep("row", self.people["officer"].find("/en" + self.address["import"], r"/rows/\d+$"))

    def _fail_a_job(self):
        """A file that is large enough for the background, and faulty."""
        officer, administrator = self.people["officer"], self.people["administrator"]
        page = "/en/office/organisations/import"
        file = b"name,kind,country\n" + b"".join(b"Place %d,nothing,SE\n" % number for number in range(1000))
        sent = "/en" + re.sub(r"^/en", "", officer.post(page, {}, page, files={"file": ("many.csv", file)}).path)
        self._keep("long work", officer.post(sent + "/take-in", {"version": "1"}, sent).path)
        for _ in range(400):
            found = [link for link in links(administrator.get("/en/office/jobs").text) if re.search(r"/office/jobs/[0-9a-f-]{36}$", link)]
            if found:
                return self._keep("failed job", found[0])
            time.sleep(0.05)
        raise AssertionError("the work did not fail")

    def _converse(self):
        """A post whose mail can be stopped, and the address of a calendar."""
        page = "/en/home/messages/start"
        fields = {"place": "office", "subject": "A question", "text": "How do we begin?"}
        self.people["coordinator"].post(page, fields, page)
        mail = next(mail for mail in wait_for_mails(self.site, PEOPLE["officer"], "How do we begin?") if "How do we begin?" in mail.text)
        self._keep("unsubscribe", re.search(r"\S+/unsubscribe/mute/\S+", mail.text)[0].removeprefix(self.site.url))
        made = self.people["coordinator"].post("/en/account/calendar", {}, "/en/account/mail").text
        self._keep("calendar", re.search(r"/en/calendar/[0-9a-f]{64}", made)[0])

    def proposed_day(self, field):
        """The day that the server's form proposes."""
        return re.search(rf'name="{field}"[^>]*value="([^"]+)"', self.people["officer"].get("/en/office/rounds/add").text)[1]

"""Every type of page, each with one address to stand for it. A new endpoint gets a row here; a test says when one is missing."""

from pathlib import Path
from typing import NamedTuple

ENDPOINTS = Path(__file__).parents[1] / "Golden" / "endpoints.txt"


class Page(NamedTuple):
    # The endpoint, as Tests/Golden/endpoints.txt writes it.
    pattern: str
    # Somebody of `scene.PEOPLE`, or a visitor.
    who: str = "visitor"
    # The address without language; `{name}` is an address of the scene. The pattern itself when it has no parameters.
    address: str = ""
    status: int = 200

    @property
    def name(self):
        return (self.address or self.pattern).strip("/").replace("/", " ") or "front"

    def path(self, language, scene):
        return f"/{language}" + (self.address or self.pattern).format(**scene.address)

    @property
    def is_public(self):
        """Public pages are bound to 14 kB in 3 requests at the first view, forms and members' pages to 30 kB (docs/architecture.md)."""
        return self.who == "visitor" and self.pattern.split("/")[1] not in ("declare", "dev")


QUESTIONS = [
    "municipality", "size", "about", "themes", "needs", "offers", "mandate", "languages", "backing", "team", "ties", "society",
    "connection", "capacity", "wishes",
]

# An identifier that no record has.
NOBODY = "00000000-0000-7000-8000-000000000000"

PUBLIC = [
    Page("/"),
    Page("/networks"),
    Page("/networks/{network}", address="{public network}"),
    Page("/partnerships"),
    Page("/partnerships/{partnership}", address="/partnerships/pitea-chinsali"),
    Page("/organisations"),
    Page("/organisations/{organisation}", address="/organisations/mora"),
    Page("/seeking"),
    Page("/seeking/{municipality}", address="/seeking/mora"),
    Page("/documents"),
    Page("/documents/{document}", address="{public document}"),
    Page("/matching-rules"),
    Page("/how-it-works"),
    Page("/accessibility"),
    Page("/privacy"),
    Page("/search", address="/search?q=municipality"),
    Page("/sign-in"),
    Page("/sign-in/sent"),
    Page("/invitations/{secret}", address="/invitations/" + "0" * 64, status=404),
    # Both lead back to the beginning without a first step.
    Page("/sign-in/second"),
    Page("/sign-in/passkey"),
    Page("/confirm-email/{secret}", address="/confirm-email/" + "0" * 64),
    Page("/sign-in/{secret}", address="/sign-in/" + "0" * 64),
    Page("/offline"),
    Page("/less-data"),
    Page("/drafts"),
    Page("/unsubscribe/{purpose}/{token}", address="{unsubscribe}"),
    Page("/nothing", status=404),
    Page("/declare"),
    Page("/declare/link/sent"),
    Page("/declare/resume/{secret}", address="/declare/resume/" + "0" * 64),
    Page("/dev/mail"),
    Page("/dev/mail/{file}", address="{mail}"),
    Page("/dev/gallery"),
]

PARTIES = [
    Page("/home", "Swedish signatory"),
    Page("/account", "coordinator"),
    Page("/drafts", "coordinator"),
    Page("/drafts/{draft}", "coordinator", "{unsent}"),
    Page("/account/profile", "coordinator"),
    Page("/account/profile/seen", "coordinator", "/account/profile/seen?as=partners"),
    Page("/account/looks", "coordinator"),
    Page("/account/sign-in-ways", "coordinator"),
    Page("/account/sessions", "coordinator"),
    Page("/account/data", "coordinator"),
    Page("/account/data/read", "coordinator"),
    Page("/account/data/erase", "coordinator"),
    Page("/account/password", "coordinator"),
    Page("/account/password/remove", "coordinator"),
    Page("/account/email", "coordinator"),
    Page("/account/email/sent", "coordinator"),
    Page("/account/prove", "coordinator"),
    # These lead to the list of ways, or to the proof, until something is under way; journeys look at them when it is.
    Page("/account/prove/code", "coordinator"),
    Page("/account/prove/passkey", "coordinator"),
    Page("/account/code-app", "coordinator"),
    Page("/account/code-app/begin", "coordinator"),
    Page("/account/code-app/remove", "coordinator"),
    Page("/account/passkeys/add", "coordinator"),
    Page("/account/passkeys/{passkey}", "coordinator", "/account/passkeys/" + NOBODY, status=404),
    Page("/account/passkeys/{passkey}/remove", "coordinator", "/account/passkeys/" + NOBODY + "/remove", status=404),
    Page("/account/recovery-codes", "coordinator"),
    Page("/home/proposals", "Swedish signatory"),
    Page("/home/proposals/{proposal}", "Swedish signatory", "{Swedish proposal}"),
    Page("/home/proposals/{proposal}", "international signatory", "{international proposal}"),
    Page("/home/messages", "coordinator"),
    Page("/home/messages/start", "coordinator"),
    Page("/home/messages/{message}", "coordinator", "{message}"),
    Page("/account/mail", "coordinator"),
    Page("/account/mail/next", "coordinator"),
    Page("/seeking/{municipality}/write", "coordinator", "/seeking/kasama/write"),
    Page("/declare/for/{organisation}", "newcomer", "{begin}"),
    Page("/declare/{declaration}", "newcomer", "{draft}"),
    Page("/declare/{declaration}/check", "newcomer", "{draft}/check"),
    Page("/declare/{declaration}/whole", "newcomer", "{draft}/whole"),
    *[Page("/declare/{declaration}/{question}", "newcomer", "{draft}/" + question) for question in QUESTIONS],
    Page("/documents/{document}", "newcomer", "{picture}"),
    Page("/documents/{document}/change", "newcomer", "{picture}/change"),
    Page("/documents/{document}/version", "newcomer", "{picture}/version"),
    Page("/documents/{document}/delete", "newcomer", "{picture}/delete"),
    Page("/documents/add/{place}/{record}", "newcomer", "/documents/add/partnership/pitea-chinsali"),
    Page("/documents/deleted", "newcomer"),
    Page("/office/settings", "officer", status=403),
    Page("/home/people", "leaver"),
    Page("/home/people/{kind}/{place}", "leaver", "{place}"),
    Page("/home/people/{kind}/{place}/invite", "leaver", "{place}/invite"),
    Page("/home/people/{kind}/{place}/invitations/{invitation}/withdraw", "officer", "{invitation}"),
    Page("/home/people/{kind}/{place}/roles/{role}/end", "officer", "{place role}"),
    Page("/home/people/{kind}/{place}/delegations/{delegation}/end", "officer", "{place delegation}"),
    Page("/home/people/{kind}/{place}/handover", "leaver", "{place}/handover"),
    Page("/home/roles/{role}/delegate", "leaver", "{own role}/delegate"),
    Page("/home/roles/{role}/hand-over", "holder", "{held role}/hand-over"),
    Page("/home/delegations/{delegation}/withdraw", "holder", "{delegation}"),
    Page("/home/handovers/{handover}", "leaver", "{handover}"),
    Page("/home/handovers/{handover}/note", "leaver", "{handover}/note"),
    Page("/home/handovers/{handover}/withdraw", "leaver", "{handover}/withdraw"),
    Page("/home/rights", "leaver"),
]

OFFICE = [
    Page("/office", "administrator"),
    Page("/office/declarations", "officer"),
    Page("/office/declarations/{declaration}", "officer", "{declaration}"),
    Page("/office/weights", "officer"),
    Page("/office/rounds", "officer"),
    Page("/office/rounds/add", "officer"),
    Page("/office/rounds/{round}", "officer", "{round}"),
    Page("/office/rounds/{round}/change", "officer", "{round}/change"),
    Page("/office/rounds/{round}/bodies", "officer", "{round}/bodies"),
    Page("/office/rounds/{round}/pairs", "officer", "{round}/pairs"),
    Page("/office/rounds/{round}/excluded", "officer", "{round}/excluded"),
    Page("/office/rounds/{round}/answers", "officer", "{round}/answers"),
    Page("/office/rounds/{round}/pairs/{swedish}/{international}", "officer", "{pair}"),
    Page("/office/rounds/{round}/pairs/{swedish}/{international}/{kind}", "officer", "{pair to change}/forbid"),
    Page("/office/networks", "officer"),
    Page("/office/networks/add", "officer"),
    Page("/office/networks/{network}", "officer", "{network}"),
    Page("/office/networks/{network}/change", "officer", "{network}/change"),
    Page("/office/networks/{network}/members/add", "officer", "{network}/members/add"),
    Page("/office/networks/{network}/members/{number}", "officer", "{member}"),
    Page("/office/partnerships", "officer"),
    Page("/office/partnerships/add", "officer"),
    Page("/office/partnerships/{partnership}", "officer", "{partnership}"),
    Page("/office/partnerships/{partnership}/change", "officer", "{partnership}/change"),
    Page("/office/organisations", "officer"),
    Page("/office/organisations/add", "officer"),
    Page("/office/organisations/import", "officer"),
    Page("/office/organisations/{organisation}", "officer", "{organisation}"),
    Page("/office/organisations/{organisation}/change", "officer", "{organisation}/change"),
    Page("/office/organisations/{organisation}/merge", "officer", "{organisation}/merge"),
    Page("/office/imports/{import}", "officer", "{import}"),
    Page("/office/imports/{import}/rows/{row}", "officer", "{row}"),
    Page("/office/programme", "officer"),
    Page("/office/programme/themes/add", "officer"),
    Page("/office/programme/themes/{theme}", "officer", "{theme}"),
    Page("/office/programme/countries/add", "officer"),
    Page("/office/programme/countries/{country}", "officer", "{country}"),
    Page("/office/people", "administrator"),
    Page("/office/people/add", "administrator"),
    Page("/office/people/invite", "administrator"),
    Page("/office/people/invitations/{invitation}/withdraw", "administrator", "{office invitation}"),
    Page("/office/people/{person}/rights", "administrator", "{person}/rights"),
    Page("/office/bodies-without-people", "officer"),
    Page("/office/people/{person}", "administrator", "{person}"),
    Page("/office/people/{person}/roles/{role}/end", "administrator", "{role}"),
    Page("/office/erasures", "administrator"),
    Page("/office/retention", "administrator"),
    Page("/office/retention/{data}", "administrator", "/office/retention/sent-mails"),
    Page("/office/people/{person}/data", "administrator", "{person}/data"),
    Page("/office/people/{person}/second-factors", "administrator", "{person}/second-factors"),
    Page("/office/mail", "administrator"),
    Page("/office/mail/receipts", "administrator"),
    Page("/office/mail/addresses", "administrator"),
    Page("/office/mail/inbox", "officer"),
    Page("/office/settings", "administrator"),
    Page("/office/settings/sign-in", "administrator"),
    Page("/office/audit", "administrator"),
    Page("/office/audit/past", "administrator", "/office/audit/past?kind=Setting&record=name.en"),
    Page("/office/organisations/{organisation}/past", "officer", "{organisation}/past"),
    Page("/office/partnerships/{partnership}/past", "officer", "{partnership}/past"),
    Page("/office/networks/{network}/past", "officer", "{network}/past"),
    Page("/office/declarations/{declaration}/past", "officer", "{declaration}/past"),
    Page("/office/rounds/{round}/past", "officer", "{round}/past"),
    Page("/office/people/{person}/past", "administrator", "{person}/past"),
    Page("/office/settings/past", "administrator"),
    Page("/documents/{document}/past", "newcomer", "{picture}/past"),
    Page("/office/jobs", "administrator"),
    Page("/office/jobs/{job}", "administrator", "{failed job}"),
    Page("/office/custody", "administrator"),
    Page("/jobs/{job}", "officer", "{long work}"),
]

PAGES = PUBLIC + PARTIES + OFFICE

# Answered with headers alone, to the script that sends a file in parts: Tests/http/test_files.py asks it.
HEADERS = ["/uploads/{upload}"]

# What is saved instead of shown: (endpoint, who, address, type of content).
FILES = [
    ("/search.xml", "visitor", "/search.xml", "application/opensearchdescription+xml; charset=utf-8"),
    ("/partnerships.csv", "visitor", "/partnerships.csv", "text/csv"),
    ("/account/data/file", "coordinator", "/account/data/file", "application/json"),
    ("/drafts/key", "visitor", "/drafts/key", "text/plain"),
    ("/seeking.csv", "visitor", "/seeking.csv", "text/csv"),
    ("/home/people/{kind}/{place}/handover.txt", "leaver", "{place}/handover.txt", "text/plain"),
    ("/office/partnerships.csv", "officer", "/office/partnerships.csv", "text/csv"),
    ("/office/organisations.csv", "officer", "/office/organisations.csv", "text/csv"),
    ("/calendar/{key}", "visitor", "{calendar}", "text/calendar"),
    ("/declare/{declaration}/file", "newcomer", "{draft}/file", "application/pdf"),
    ("/documents/{document}/file", "visitor", "{public document}/file", "application/pdf"),
    ("/documents/{document}/picture/{side}", "visitor", "{picture}/picture/small", "image/jpeg"),
    ("/documents/{document}/versions/{number}/file", "newcomer", "{picture}/versions/1/file", "image/png"),
]


def endpoints():
    """The patterns of every endpoint that is read, from the golden table of rights."""
    for line in ENDPOINTS.read_text().splitlines():
        if line.startswith("GET "):
            pattern = line[4:].split()[0]
            yield pattern if pattern.startswith("/") else "/"

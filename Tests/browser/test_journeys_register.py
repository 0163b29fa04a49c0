"""The office keeps the register: alone, from a file, and while somebody else does the same."""

from browser.scene import PEOPLE
from browser.steps import Somebody, with_and_without_javascript

FILE = """name,kind,country,population
Chama Town Council,local-government,ZM,many
,local-government,ZM,1000
Isoka Town Council,local-government,ZM,70000
""".encode()


def officer(browser, site, language, javascript):
    return Somebody(browser, site, language, "desk", javascript).sign_in(PEOPLE["officer"])


@with_and_without_javascript
def test_adding_a_body_warns_of_one_that_is_alike(browser, fresh_site, javascript):
    office = officer(browser, fresh_site, "en", javascript)
    office.go("/office/organisations").follow("organisations.add")
    office.fill({"kind": "municipality", "country": "SE"}).press("organisations.add-button").finds_faults("name")
    office.fill({"name": "Mora kommun"}).press("organisations.add-button")
    office.sees_text("organisations.alike-title").finds_faults("add-anyway").holds({"name": "Mora kommun", "country": "SE"})
    office.fill({"name": "Morastrand test municipality"}).press("organisations.add-button").sees_text("forms.done-added")


@with_and_without_javascript
def test_file_is_repaired_on_screen_before_anything_is_taken_in(browser, fresh_site, javascript):
    office = officer(browser, fresh_site, "sv", javascript)
    office.go("/office/organisations").follow("organisations.import-link")
    office.press("organisations.import-send").finds_faults("file")
    office.fill({"file": ("orter.csv", FILE)}).press("organisations.import-send")
    office.sees_text("organisations.import-faults.other", count=2)
    office.follow("organisations.import-repair").holds({"population": "many"}).finds_faults("population")
    office.fill({"population": "100 000"}).press("forms.save").sees_text("forms.done-saved")
    office.follow("organisations.import-repair").press("organisations.import-remove").sees_text("forms.done-removed")
    somebody_looks_for(office, "Isoka", is_there=False)
    office.go("/office/organisations/import").follow_words("orter.csv").press("organisations.import-take").sees_text("forms.done-imported")
    somebody_looks_for(office, "Isoka", is_there=True)
    answer = office.page.context.request.get("/sv/office/organisations.csv")
    assert "Chama Town Council" in answer.text() and ",100000," in answer.text()


def somebody_looks_for(office, name, is_there):
    reader = Somebody(office.browser, office.site, "en", "phone")
    reader.go(f"/organisations?search={name}")
    if is_there:
        reader.follow_words(name).sees(f"{name} Town Council")
    else:
        reader.sees_text("organisations.none-title")


@with_and_without_javascript
def test_body_that_became_part_of_another_is_found_by_its_old_name(browser, fresh_site, javascript):
    reader = Somebody(browser, fresh_site, "en", "phone", javascript)
    reader.go("/organisations").filter({"search": "Tlokwe"}).follow_words("Tlokwe")
    reader.follow_words("NW405").follow_words("JB Marks").sees("NW405")

    office = officer(browser, fresh_site, "en", javascript)
    office.go("/office/organisations?search=Haparanda").follow_words("Haparanda").follow("organisations.merge")
    office.fill({"successor": "nowhere"}).press("organisations.merge-button").finds_faults("successor").holds({"successor": "nowhere"})
    office.fill({"successor": "kiruna", "day": "2025-12-31"}).press("organisations.merge-button").sees_text("forms.done-merged")
    reader.go("/organisations/haparanda").sees("Kiruna")


@with_and_without_javascript
def test_second_of_two_who_change_a_body_sees_both_versions(browser, fresh_site, javascript):
    first, second = officer(browser, fresh_site, "en", javascript), officer(browser, fresh_site, "sv", javascript)
    for office in (first, second):
        office.go("/office/organisations?search=Kiruna").follow_words("Kiruna").follow("organisations.change")
    first.fill({"population": "22001"}).press("forms.save").sees_text("forms.done-saved")
    second.fill({"population": "22002", "source": "Egen räkning"}).press("forms.save")
    second.sees_text("organisations.conflict-title").sees("22001", "22002").holds({"population": "22002", "source": "Egen räkning"})
    second.press("forms.save").sees_text("forms.done-saved").sees("Egen räkning", "22 002")

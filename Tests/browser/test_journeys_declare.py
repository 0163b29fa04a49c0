"""A municipality without an account declares interest, on two devices."""

import pytest

from browser.declaration import ANSWERS, CONTACT
from browser.steps import Somebody, with_and_without_javascript


@with_and_without_javascript
@pytest.mark.parametrize("language, viewport", [("en", "phone")])
def test_declaration_is_begun_on_one_device_and_sent_from_another(browser, fresh_site, language, viewport, javascript):
    first = Somebody(browser, fresh_site, language, viewport, javascript)
    first.go("/declare").fill(CONTACT | {"email": "no address"}).press("interests.begin")
    first.finds_faults("email").holds(CONTACT | {"email": "no address"})
    first.fill({"email": CONTACT["email"]}).press("interests.begin")
    first.sees_text("interests.tasks-title", municipality=CONTACT["name"])
    first.follow("interests.question-about").fill(ANSWERS["about"]).press("forms.save-continue")
    address = first.path.rpartition("/")[0]
    first.page.context.close()

    second = Somebody(browser, fresh_site, language, viewport, javascript)
    assert second.page.goto(f"/{language}{address}").url.endswith("sign-in?next=" + address.replace("/", "%2F"))
    second.open_mail(CONTACT["email"]).press("interests.resume-button")
    second.sees(CONTACT["name"], second.say("interests.step-begun"))
    second.follow("interests.question-about").holds(ANSWERS["about"])

    answer_the_rest(second, address)
    second.go(f"{address}/whole").sees(CONTACT["contact"], *ANSWERS["about"].values(), "Mora", "Kiruna")
    second.go(f"{address}/check").press("interests.send")
    second.sees_text("interests.state-submitted").sees_text("interests.what-next-submitted")


def answer_the_rest(owner, address):
    mistaken = {"need-youth-participation": "2"}
    owner.go(f"{address}/needs").fill(mistaken).press("forms.save-continue").finds_faults("need-proof-youth-participation")
    assert owner.page.locator('[name="need-youth-participation"][value="2"]').is_checked()
    owner.go(f"{address}/team").fill(ANSWERS["team"] | {"hours": "many"}).press("forms.save-continue")
    owner.finds_faults("hours").holds(ANSWERS["team"] | {"hours": "many"})
    for question, answers in ANSWERS.items():
        owner.go(f"{address}/{question}").fill(answers).press("forms.save-continue").sees_text("forms.done-saved")

"""No screen of the back office breaks its own content security policy, and the policy does forbid."""

import pytest

from tests.factory import add_photo, everybody, make_article, make_draft, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event =>
  broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
SCREENS = [
    *("/admin/", "/admin/articles/article/", "/admin/articles/article/add/", "/admin/photos/photo/"),
    *("/admin/articles/article/{story}/change/", "/admin/reviewing/story/"),
    *("/admin/issues/issue/add/", "/admin/planning/assignment/week/"),
    *("/admin/numbers/statement/months/", "/admin/reporters/user/{user}/change/"),
]
INLINE = """() => {
  const style = document.createElement("style");
  style.textContent = "body { display: none }";
  document.head.append(style);
  document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.head.append(script);
}"""


def test_the_main_screens_break_nothing_of_the_policy_and_nothing_inline_runs(page, login):
    people = everybody()
    story = make_draft(people.reporter, "<p>驿站开张。</p>")
    add_photo(make_article("approved"))
    page.add_init_script(WATCH)
    login(page, make_user(superuser=True))
    broken = {}
    for screen in SCREENS:
        address = screen.format(story=story.pk, user=people.reporter.pk)
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("load")
        broken[address] = page.evaluate("broken")

    assert {address: found for address, found in broken.items() if found} == {}

    # The control: what a hole would write is refused, and noticed.
    page.goto("/healthz")  # leaves the screen; what follows is said in the console, too
    fresh = page.context.new_page()
    fresh.add_init_script(WATCH)
    fresh.goto("/admin/")
    fresh.evaluate(INLINE)
    fresh.wait_for_timeout(300)
    found = {each.split()[0] for each in fresh.evaluate("broken")}
    assert found == {"style-src-elem", "script-src-attr", "script-src-elem"}
    assert not fresh.evaluate("window.ran")
    fresh.close()

"""Today's issue without a network, in a real browser, after one visit; and the switch that ends it."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = (
    "async () => Boolean(await caches.match('/offline.json')) && Boolean(navigator.serviceWorker.controller)"
)
NOTHING = "async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length"
CONTENT = """async () => {
    const paths = [];
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
}"""


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args):
    return browser_context_args | {"service_workers": "allow"}


def wait_until(page, condition):
    """Asks again and again, for the condition is asynchronous."""
    for _each in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


@pytest.fixture
def page(context, live_server):
    """A tab that may fail to load things: there is no network."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.fixture
def paper(make_story, make_issue, add_photo):
    lead, other = make_story(), make_story("另一篇稿件")
    add_photo(lead)
    issue = make_issue({1: [(lead, "lead"), (other, "second")]})
    elsewhere = make_story("不在本期的稿件")
    return issue, lead, other, elsewhere


def test_after_one_visit_the_issue_is_there_without_a_network(page, paper):
    issue, lead, other, elsewhere = paper
    page.goto(f"/articles/{elsewhere.pk}/")
    wait_until(page, KEPT)

    kept = page.evaluate(CONTENT)
    assert not [path for path in kept if "admin" in path or "preview" in path]
    page.context.set_offline(True)

    page.goto(f"/issues/{issue.date}/1/")
    page.get_by_role("link", name=other.headline).first.click()
    page.wait_for_url(f"**/articles/{other.pk}/")
    assert page.locator("h1").text_content() == other.headline
    page.goto(f"/articles/{lead.pk}/")
    picture = page.locator(".photo img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily.includes('Song')")

    page.goto(f"/articles/{elsewhere.pk}/")
    assert "现在没有网络" in page.locator("h1").text_content()
    page.get_by_role("link", name=lead.headline).click()
    page.wait_for_url(f"**/articles/{lead.pk}/")

    page.context.set_offline(False)
    page.goto(f"/articles/{elsewhere.pk}/")
    assert page.locator("h1").text_content() == elsewhere.headline


def test_what_is_withdrawn_is_gone_from_the_device_at_the_next_look(page, paper):
    from articles.models import Article

    _issue, lead, _other, _elsewhere = paper
    page.goto("/")
    wait_until(page, KEPT)
    Article.objects.filter(pk=lead.pk).update(status="withdrawn")

    answer = page.goto(f"/articles/{lead.pk}/")
    assert answer.status == 410

    page.context.set_offline(True)
    page.goto(f"/articles/{lead.pk}/")
    assert "现在没有网络" in page.locator("h1").text_content()


def test_switched_off_nothing_of_it_stays(page, paper, settings):
    page.goto("/")
    wait_until(page, KEPT)
    settings.OFFLINE_READING = False

    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")

    wait_until(page, NOTHING)

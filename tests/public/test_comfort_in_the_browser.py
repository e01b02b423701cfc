"""How readers set their page, and that it stays so: before anything is painted, without a cookie."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(make_story):
    return make_story()


def style(page, name, element="html"):
    return page.evaluate("([e, n]) => getComputedStyle(document.querySelector(e))[n]", [element, name])


def size(page):
    return float(style(page, "fontSize").removesuffix("px"))


def test_what_a_reader_sets_stays_on_every_page(page, story):
    page.goto(f"/articles/{story.pk}/")
    normal, leading = size(page), style(page, "lineHeight", ".story__text p")

    page.get_by_text("阅读设置").click()
    for label in ("最大", "更宽", "深色"):
        page.get_by_label(label, exact=True).check()
    page.get_by_role("group", name="对比度").get_by_label("高").check()

    assert size(page) == normal * 1.5
    assert style(page, "lineHeight", ".story__text p") != leading
    assert style(page, "colorScheme") == "dark"
    assert style(page, "backgroundColor", "body") == "rgb(0, 0, 0)"

    page.goto("/districts/")

    assert size(page) == normal * 1.5
    assert style(page, "colorScheme") == "dark"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_text("阅读设置").click()
    assert page.get_by_label("最大", exact=True).is_checked()
    page.get_by_role("button", name="恢复默认").click()
    assert size(page) == normal
    assert page.context.cookies() == []


def test_one_tap_makes_the_page_easy_and_one_takes_it_back(page, story):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/")
    normal = size(page)
    switch = page.get_by_role("button", name="长者版")

    switch.click()

    assert switch.get_attribute("aria-pressed") == "true"
    assert size(page) > normal
    for address in ("/", f"/articles/{story.pk}/", "/districts/", "/districts/fangshan/", "/issues/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.evaluate("document.documentElement.dataset.easy") == "on"
    targets = page.eval_on_selector_all(".nav a", "all => all.map(a => a.getBoundingClientRect().height)")
    assert min(targets) >= 44
    switch.click()
    assert size(page) == normal


# The browser here has no voice; this one says nothing, and ends each sentence when told to.
VOICE = """
    const spoken = (window.spoken = []);
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", {
      value: Object.assign(new EventTarget(), {
        getVoices: () => [{ lang: "zh-CN" }],
        speak: (words) => spoken.push(words),
        cancel: () => {},
      }),
    });
"""


def test_a_story_is_read_aloud_sentence_by_sentence(page, story):
    page.add_init_script(VOICE)
    page.goto(f"/articles/{story.pk}/")
    marked = "[...CSS.highlights.get('read-aloud') ?? []].map(String).join('')"
    said = "spoken.map(words => words.text)"
    ended = "spoken.at(-1).onend()"

    page.get_by_role("button", name="朗读").click()
    assert page.evaluate(said) == [story.headline]
    page.evaluate(ended)

    assert page.evaluate(marked) == "本报讯疲惫时歇歇脚，口渴时喝杯茶。"
    page.get_by_label("语速").select_option("1.5")
    assert page.evaluate("spoken.at(-1).rate") == 1.5
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("button", name="继续").click()
    assert page.evaluate("spoken.at(-1).text") == "本报讯疲惫时歇歇脚，口渴时喝杯茶。"
    page.evaluate(ended)
    assert page.evaluate(marked) == "驿站里有充电器。"
    page.evaluate(ended)
    assert page.evaluate(marked) == ""
    assert page.get_by_role("button", name="朗读").is_visible()


def test_without_a_voice_nothing_offers_to_read(page, story):
    page.goto(f"/articles/{story.pk}/")

    assert page.locator("[data-read-aloud]").count() == 1
    assert not page.get_by_role("button", name="朗读").is_visible()


def test_the_map_is_walked_by_keyboard(page, story):
    page.goto("/districts/")
    page.locator(".city__map a").first.focus()
    for _each in range(7):
        page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.querySelector('title').textContent") == "房山区 1篇"
    page.keyboard.press("Enter")
    page.wait_for_url("**/districts/fangshan/")

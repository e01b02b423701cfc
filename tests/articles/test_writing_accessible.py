"""axe finds nothing on the desk's own screens, in light and dark, in Chinese and English."""

import pytest

from tests.axe import violations
from tests.axe.screens import SCREENS
from tests.factory import add_photo, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class World:
    """A chief editor, and a story of their own with a name and a photo."""

    def __init__(self):
        self.user = make_user("chief editor", name="程编")
        self.story = make_article(headline="职工之家开到工地上", author=self.user)
        add_photo(self.story)
        self.story.record_edit(by=self.user)


@pytest.mark.parametrize(("language", "scheme"), [("zh-hans", "light"), ("en", "dark")])
def test_axe_finds_nothing_on_the_desks_own_screens(page, login, language, scheme):
    world = World()
    world.user.language = language
    world.user.save()
    login(page, world.user)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_default_timeout(30_000)

    faults = {}
    for name, address in SCREENS.items():
        page.goto(address(world))
        page.wait_for_function("!document.documentElement.hasAttribute('x-cloak')")
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        page.wait_for_timeout(400)
        if found := violations(page):
            faults[name] = found

    assert not faults, "\n".join(f"{name}: {fault}" for name, found in faults.items() for fault in found)

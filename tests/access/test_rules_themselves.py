"""Rules that hold by themselves: each is asked directly by somebody whom a screen would not have let come so far.

What a screen asks first is asked again where the thing is done, as commands and other screens do it too.
"""

import pytest

from articles.library.uses import sealed_uses
from articles.models import Article
from articles.moves import MoveRefused
from articles.photos import consent, flags
from articles.photos.flags import FlagRefused
from articles.photos.models import Photo, PhotoEvent
from articles.publishing import publish_together
from newsroom.reporters.roles import ROLES
from tests import factory
from tests.factory import in_hours, the
from tests.planning.making import make_assignment, make_call

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_the_photos_that_one_may_change_are_the_same_one_by_one_and_at_once(role):
    own, other = factory.make_photo(by=the(role)), factory.make_photo(by=factory.make_user("reporter"))

    at_once = set(Photo.objects.changeable_by(the(role)))

    assert at_once == {photo for photo in (own, other) if photo.is_changeable_by(the(role))}


def test_some_change_all_photos_some_their_own_and_some_none():
    own = factory.make_photo(by=the("correspondent"))
    factory.make_photo(by=the("auditor"))

    assert Photo.objects.changeable_by(the("desk editor")).count() == 2
    assert list(Photo.objects.changeable_by(the("correspondent"))) == [own]
    assert not Photo.objects.changeable_by(the("auditor")).exists()


def test_who_took_a_photo_does_not_bring_it_back_before_readers():
    photo = factory.make_photo(by=the("correspondent"))
    Photo.objects.update(withheld_at=in_hours(-1))  # and nothing else stands against it

    with pytest.raises(FlagRefused, match="编辑"):
        consent.show_again(photo, by=the("correspondent"), note="本人同意")

    assert Photo.objects.withheld().exists()
    consent.show_again(photo, by=the("desk editor"), note="本人同意")
    assert not Photo.objects.withheld().exists()


def test_nobody_declares_anything_of_the_photo_of_another():
    photo = factory.make_photo(by=the("correspondent"))
    verb = PhotoEvent.Verb.CONSENT_NEEDED

    flags.refuse(photo, verb, the("correspondent"), "")
    with pytest.raises(FlagRefused):
        flags.refuse(photo, verb, factory.make_user("correspondent"), "")


def test_a_story_that_waits_for_its_hour_is_named_to_nobody_who_may_not_see_it():
    story = factory.make_article()
    photo = factory.add_photo(story).photo
    Article.objects.update(status="published", published_at=in_hours(2))

    assert list(sealed_uses(photo, the("chief editor"))) == [story]
    assert not sealed_uses(photo, factory.make_user("correspondent")).exists()


def test_no_assignment_and_no_call_is_begun_by_who_files_no_stories():
    reporter = factory.make_reporter(user=the("auditor"))
    assignment, call = make_assignment(people=[reporter]), make_call()

    with pytest.raises(MoveRefused, match="角色"):
        assignment.start_story(by=the("auditor"))
    with pytest.raises(MoveRefused, match="角色"):
        call.start_story(by=the("auditor"))
    assert not Article.objects.exists()


def test_a_call_is_closed_and_opened_by_who_plans():
    call = make_call()

    with pytest.raises(MoveRefused, match="角色"):
        call.close(by=the("reporter"))
    call.close(by=the("desk editor"))
    with pytest.raises(MoveRefused, match="角色"):
        call.reopen(by=the("reporter"))


def test_an_assignment_is_seen_by_who_is_on_it():
    on_it, stranger = factory.make_user("correspondent"), factory.make_user("correspondent")
    assignment = make_assignment(people=[factory.make_reporter(user=on_it)])

    assert assignment.is_visible_to(on_it)
    assert not assignment.is_visible_to(stranger)


def test_stories_are_published_together_by_who_may_publish_each():
    story = factory.make_article("approved")

    with pytest.raises(MoveRefused):
        publish_together([story], by=the("auditor"), at=in_hours(0))
    publish_together([story], by=the("chief editor"), at=in_hours(0))

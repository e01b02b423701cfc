"""Agreements of the persons shown: who may note and withdraw them, and what they hold back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.clearance import uncleared
from articles.moves import MoveRefused
from articles.photos import consent
from articles.photos.flags import FlagRefused, declare
from articles.photos.models import Agreement, Photo
from tests import factory
from tests.ledger.test_recording import settled

TODAY = timezone.localdate


@pytest.fixture
def photographer(db):
    return factory.the("photographer")


@pytest.fixture
def editor(db):
    return factory.the("desk editor")


@pytest.fixture
def photo(photographer):
    return factory.make_photo(photographer)


def agree(photo, by, person="李小明", age="adult", **fields):
    fields = {"how": "written", "given_on": TODAY(), **fields}
    return consent.agree(photo, by=by, person=person, age=age, **fields)


@pytest.mark.parametrize("age", ["under14", "14to17"])
def test_for_a_child_the_guardian_agrees(photo, photographer, age):
    with pytest.raises(FlagRefused):
        agree(photo, photographer, age=age)
    assert not photo.agreements.exists()

    agreement = agree(photo, photographer, age=age, guardian="李大明，父亲")

    photo.refresh_from_db()
    assert agreement.guardian == "李大明，父亲"
    assert photo.shows_minor
    assert not photo.is_minor_cleared  # an editor says so


def test_the_database_itself_asks_for_the_guardian(photo):
    """The control: whoever forgets to ask is refused there."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(photo=photo, person="李小明", age="under14", given_on=TODAY())


def test_an_agreement_says_who_when_and_how_and_the_record_names_nobody(photo, photographer):
    agreement = agree(photo, photographer, how="message", until=TODAY() + timedelta(days=30))

    assert (agreement.noted_by, agreement.how, agreement.given_on) == (photographer, "message", TODAY())
    row = settled().filter(kind="photos.agreed").get()
    assert row.subject == f"photos.photo:{photo.pk}"
    assert f"#{agreement.pk}" in row.facts
    assert "李小明" not in "".join(settled().values_list("facts", flat=True))


def test_what_has_run_out_is_not_published(photo, photographer, editor):
    story = factory.make_article()
    factory.add_photo(story, photo)
    story.record_edit(by=story.author)
    agreement = agree(photo, photographer, given_on=TODAY() - timedelta(days=9), until=TODAY())
    assert not uncleared([story.pk])

    Agreement.objects.filter(pk=agreement.pk).update(until=TODAY() - timedelta(days=1))
    photo.refresh_from_db()
    consent.keep_until(photo)

    assert uncleared([story.pk])
    with pytest.raises(MoveRefused):
        factory.bring_to(story, "approved")
    assert Photo.objects.lapsed().get() == photo


def test_a_withdrawal_holds_back_the_photo_and_what_was_cut_from_it(photo, photographer, editor):
    part = factory.make_photo(editor)
    Photo.objects.filter(pk=part.pk).update(derived_from=photo)
    agreement = agree(photo, photographer)

    consent.withdraw(agreement, by=photographer, note="本人电话")

    for each in (photo, part):
        each.refresh_from_db()
        assert each.is_withheld
        assert each.consent == "needed"
    agreement.refresh_from_db()
    assert (agreement.withdrawn_by, agreement.withdrawn_note) == (photographer, "本人电话")
    assert settled().filter(kind="photos.withdrawn").exists()
    with pytest.raises(FlagRefused):
        consent.withdraw(agreement, by=photographer, note="又一次")


def test_only_an_editor_shows_it_again_and_only_when_it_is_cleared(photo, photographer, editor):
    consent.withhold(photo, by=photographer, note="出镜人反对")

    with pytest.raises(FlagRefused):
        consent.show_again(photo, by=photographer, note="x")
    with pytest.raises(FlagRefused):
        consent.show_again(photo, by=editor, note="本人同意")  # the flag still says: needed
    declare(photo, by=editor, note="本人重新书面同意", consent="given")
    consent.show_again(photo, by=editor, note="本人重新书面同意")

    photo.refresh_from_db()
    assert not photo.is_withheld


def test_nobody_withholds_a_photo_of_somebody_elses(photo):
    with pytest.raises(FlagRefused):
        consent.withhold(photo, by=factory.make_user("reporter"), note="x")


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_desk_sees_what_is_missing_has_run_out_or_was_withdrawn(photo, photographer, editor):
    missing, lapsed = factory.make_photo(photographer), factory.make_photo(photographer)
    declare(missing, by=photographer, consent="needed")
    agree(lapsed, photographer, given_on=TODAY() - timedelta(days=9), until=TODAY() - timedelta(days=1))
    consent.withhold(photo, by=photographer, note="出镜人反对")

    page = logged_in(editor).get(reverse("admin:photos_photo_consents"))

    found = [[each.pk for each in photos] for _title, photos, _number in page.context["groups"]]
    assert found == [[photo.pk], [lapsed.pk], [], [missing.pk], []]


def test_the_screen_notes_and_withdraws(photo, photographer):
    client = logged_in(photographer)
    address = reverse("admin:photos_photo_consent", args=[photo.pk])

    refused = client.post(
        address, {"act": "agree", "person": "李小明", "age": "under14", "how": "written", "given_on": TODAY()}
    )
    assert refused.status_code == 200
    client.post(
        address, {"act": "agree", "person": "李小明", "age": "adult", "how": "written", "given_on": TODAY()}
    )
    agreement = photo.agreements.get()
    assert "李小明" in client.get(address).text
    client.post(address, {"act": "withdraw", "agreement": agreement.pk, "note": "本人来信"})

    photo.refresh_from_db()
    assert photo.is_withheld
    assert client.post(address, {"act": "withdraw", "agreement": "1x"}).status_code == 404

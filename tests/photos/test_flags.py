"""Consent, minors, AI: who declares what, what goes on record, and what a file says of itself."""

import pytest
from django.db import DatabaseError, transaction

from articles.photos.flags import FlagRefused, declare, reasons
from articles.photos.intake import accept
from articles.photos.metadata.made_by import ai_label
from articles.photos.models import Photo, PhotoEvent
from tests.factory import the
from tests.photos.pictures import encoded, jpeg, scene, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(photographer, make_photo):
    return make_photo(by=photographer)


@pytest.fixture
def editor(db):
    return the("desk editor")


def verbs(photo):
    return [event.verb for event in photo.events.all()]


def test_a_flag_holds_the_photo_back_until_an_editor_clears_it(photo, photographer, editor):
    declare(photo, by=photographer, consent="needed", shows_minor=True)
    assert len(reasons(photo)) == 2

    declare(photo, by=editor, note="签字存档", consent="given", is_minor_cleared=True)

    photo.refresh_from_db()
    assert reasons(photo) == []
    assert photo.is_cleared
    assert verbs(photo) == ["consent_needed", "minor", "consent_given", "minor_cleared"]
    assert photo.events.last().actor == editor
    assert photo.events.last().note == "签字存档"


def test_what_is_so_already_leaves_no_trace(photo, photographer):
    declare(photo, by=photographer, consent="not_needed", shows_minor=False, is_ai_made=False)

    assert verbs(photo) == []


@pytest.mark.parametrize(
    "flags",
    [{"consent": "given"}, {"consent": "not_needed"}, {"shows_minor": False}, {"is_minor_cleared": True}],
)
def test_its_photographer_does_not_clear_it(photo, photographer, flags):
    declare(photo, by=photographer, consent="needed", shows_minor=True)

    with pytest.raises(FlagRefused):
        declare(photo, by=photographer, note="同意了", **flags)

    assert not Photo.objects.get().is_cleared


def test_its_photographer_brings_an_agreement_along(photo, photographer):
    declare(photo, by=photographer, note="现场签字", consent="given")

    assert verbs(photo) == ["consent_given"]


@pytest.mark.parametrize("flags", [{"consent": "given"}, {"is_minor_cleared": True}, {"shows_minor": False}])
def test_nothing_is_cleared_without_a_note(photo, editor, flags):
    declare(photo, by=editor, consent="needed", shows_minor=True)

    with pytest.raises(FlagRefused):
        declare(photo, by=editor, note="  ", **flags)


def test_a_guardian_agrees_to_nothing_where_no_minor_is_shown(photo, editor):
    with pytest.raises(FlagRefused):
        declare(photo, by=editor, note="好", is_minor_cleared=True)


def test_the_agreement_falls_with_the_flag(photo, editor):
    declare(photo, by=editor, note="好", shows_minor=True, is_minor_cleared=True)
    declare(photo, by=editor, note="成年", shows_minor=False)
    declare(photo, by=editor, shows_minor=True)

    assert not Photo.objects.get().is_cleared


def test_a_stranger_declares_nothing(photo, make_user):
    with pytest.raises(FlagRefused):
        declare(photo, by=make_user("sun", "change_photo", "view_others_photo"), shows_minor=True)


def test_of_several_flags_all_or_none(photo, photographer):
    with pytest.raises(FlagRefused):
        declare(photo, by=photographer, shows_minor=True, is_minor_cleared=True, note="好")

    assert not Photo.objects.get().shows_minor
    assert verbs(photo) == []


def test_the_record_only_grows_and_outlives_its_photo(photo, photographer):
    declare(photo, by=photographer, shows_minor=True)
    for change in (
        lambda: PhotoEvent.objects.update(note="anders"),
        lambda: PhotoEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    photo.delete()

    assert PhotoEvent.objects.get().filename == "photo.jpg"


# What files say

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'Iptc4xmpExt:DigitalSourceType="{}"/></rdf:RDF></x:xmpmeta>'
)
AIGC = '{"AIGC":{"Label":"1","ContentProducer":"001191110000X","ProduceID":"7"}}'


def png_with(text):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("AIGC", text)
    return encoded(scene(5), "PNG", pnginfo=info)


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (jpeg(xmp=XMP.format(SOURCE).encode()), "trainedAlgorithmicMedia"),
        (jpeg(xmp=XMP.format(SOURCE.replace("trained", "compositeWithTrained")).encode()),
         "compositeWithTrainedAlgorithmicMedia"),
        (jpeg(xmp=XMP.format(SOURCE.replace("trainedAlgorithmicMedia", "digitalCapture")).encode()), ""),
        (jpeg(comment=AIGC.encode()), "AIGC 1"),
        (jpeg(comment=AIGC.encode("utf-16-le")), "AIGC 1"),
        (jpeg(comment=AIGC.replace('"', "&quot;").encode()), "AIGC 1"),
        (png_with('{"Label":"2"}'), "AIGC 2"),
        (jpeg(comment=b"AIGC is a word, Label another"), ""),
        (jpeg(), ""),
    ],
)  # fmt: skip
def test_a_file_that_says_it_was_made_by_ai_is_believed(data, label):
    assert ai_label(data) == label


def test_it_is_flagged_and_put_on_record(photographer):
    photo = accept(upload(jpeg(comment=AIGC.encode()), "ai.jpg"), by=photographer)

    event = photo.events.get()
    assert Photo.objects.get().is_ai_made
    assert (event.verb, event.actor, event.note) == ("ai_made", None, "AIGC 1")
    with pytest.raises(FlagRefused):
        declare(photo, by=photographer, note="不是", is_ai_made=False)

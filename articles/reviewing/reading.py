"""A story for its reviewer: as readers will see it, made from the version that a review would sign."""

from articles.models import Byline, PhotoUse
from articles.photos.models import Photo
from articles.reading import Reading
from articles.snapshot import TEXT_FIELDS
from articles.text.count import count
from articles.text.plain import plain_text
from newsroom.reporters.models import Reporter


def reading_of(story, content):
    """What the story template shows of this content. 1 query, for the photos."""
    photos = Photo.objects.in_bulk([photo["id"] for photo in content.get("photos", [])])
    return Reading(
        article=story,
        **{name: content.get(name) or "" for name in TEXT_FIELDS},
        column=None,
        bylines=[
            Byline(reporter=Reporter(pk=line["id"], name=line["name"]), role=line["role"])
            for line in content.get("bylines", [])
        ],
        photo_uses=[
            PhotoUse(
                photo=photos[photo["id"]],
                **{name: photo[name] for name in ("caption", "credit", "alt", "placement")},
                is_ai_made=photo.get("is_ai_made", False),
            )
            for photo in content.get("photos", [])
            if photo["id"] in photos
        ],
    )


def photos_in_order(reading):
    """The ids of the photos in the order in which the story shows them."""
    uses = [*reading.lead_photos, *(part["use"] for part in reading.parts if "use" in part)]
    return [use.photo_id for use in [*uses, *reading.closing_photos]]


def characters(content):
    """The length of the text in characters, punctuation included."""
    return count(plain_text(content.get("body") or "")).with_punctuation

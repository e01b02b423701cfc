"""A published story as a ninjs item."""

from django.urls import reverse
from django.utils import timezone

from articles.moments import for_machines
from articles.public.addresses import absolute
from articles.public.ninjs.item import HTML, LANGUAGE, STANDARD, file, item, named, notice, paper
from articles.public.ninjs.picture import picture_item
from articles.public.whole_text import whole_text
from articles.text.plain import plain_text

HEADLINES = ("kicker", "main", "subhead")  # roles, in the order in which they stand in print


def story_item(reading, ran=None):
    """The item of a published story. In: a `Reading`, and the placement where it ran, if any."""
    article = reading.article
    address = absolute(article.get_absolute_url())
    titles = zip(HEADLINES, (reading.kicker, reading.headline, reading.subhead))
    return item(
        article,
        "text",
        standard=STANDARD,
        representationType="full",
        version=str(1 + len(reading.corrections)),
        firstCreated=for_machines(article.published_at),
        versionCreated=for_machines(changed_at(reading)),
        pubStatus="usable",
        language=LANGUAGE,
        # What was taken over from others is theirs
        copyrightHolder="" if reading.source else paper(),
        copyrightNotice="" if reading.source else notice(timezone.localtime(article.published_at).year),
        infoSources=[{"name": reading.source, "role": "source"}] if reading.source else [],
        headlines=[{"role": role, "value": text} for role, text in titles if text],
        by=" ".join(
            f"{role} {' '.join(person.name for person in people)}" for role, people in reading.signatures
        ),
        people=[person for byline in reading.bylines for person in named([byline.reporter], byline.role)],
        descriptions=[
            {"role": "summary", "contentType": "text/plain", "value": reading.summary},
            *map(correction, reading.corrections),
        ],
        bodies=bodies(reading),
        places=named(reading.districts, "about"),
        organisations=named(reading.unions, "about"),
        subjects=[
            *named([reading.column] if reading.column else [], "column"),
            *(
                {"name": tag.name, "rel": "tag", "uri": absolute(reverse("public:tag", args=[tag.slug]))}
                for tag in reading.tags
            ),
        ],
        altIds=[{"role": "id", "value": str(article.pk)}],
        renditions=[file("web", article.get_absolute_url(), HTML)],
        associations=[
            *(picture_item(use, address) for use in reading.photo_uses),
            *(printed_on(ran) if ran else []),
        ],
    )


def changed_at(reading):
    """When readers last saw the story change."""
    return max([reading.article.published_at, *(correction.at for correction in reading.corrections)])


def correction(correction):
    day = timezone.localtime(correction.at).date()
    return {"role": "correction", "contentType": "text/plain", "value": f"{day} {correction.note}"}


def bodies(reading):
    """The text as plain words, one paragraph to a line, and as HTML with its pictures in place."""
    plain = plain_text("".join(part.get("html", "") for part in reading.parts))
    return [
        {"role": "main", "contentType": "text/plain", "charCount": len(plain), "value": plain},
        {"role": "richtext", "contentType": HTML, "value": whole_text(reading)},
    ]


def printed_on(placement):
    """The issue and the page where the story stood, as far as it takes to find them."""
    page, issue = placement.page, placement.page.issue
    return [
        item(issue, "composite", name="issue", rel="isPartOf", title=str(issue)),
        item(page, "composite", name="page", rel="isPartOf", title=str(page)),
    ]

"""A story as the rules read it: from its row, or from what stands in the form while it is written.

Both give the same plain text for the same story, so that a finding has the same key in both.
"""

import json

from django.utils import timezone

from articles.language.text import StoryText
from articles.text.plain import plain_text
from newsroom.reporters.models import Reporter

HEADS = ("kicker", "headline", "subhead", "dateline")
LONGEST = 60_000  # characters: several pages of a newspaper. More is not checked while one writes.


class NoStory(ValueError):
    """What came is not what the writing screen sends."""


def saved_text(article):
    """The StoryText of the row as it stands in the database. Four queries."""
    row = type(article)._base_manager.get(pk=article.pk)
    fields = {name: getattr(row, name) for name in HEADS} | {"body": plain_text(row.body)}
    for use in row.photo_uses.all():
        fields[f"caption:{use.photo_id}"] = use.caption
        fields[f"credit:{use.photo_id}"] = use.credit
    names = row.bylines.values_list("reporter__name", flat=True)
    return StoryText(fields=fields, bylines=tuple(names), **_days(row))


def text_at_hand(article, issue_date=None):
    """The StoryText of a story read with its photo uses and bylines: no query."""
    fields = {name: getattr(article, name) for name in HEADS} | {"body": plain_text(article.body)}
    for use in article.photo_uses.all():
        fields[f"caption:{use.photo_id}"] = use.caption
        fields[f"credit:{use.photo_id}"] = use.credit
    names = tuple(byline.reporter.name for byline in article.bylines.all())
    filed = timezone.localdate(article.submitted_at or article.created_at)
    return StoryText(fields=fields, bylines=names, filed_date=filed, issue_date=issue_date)


def typed_text(data, article=None):
    """The StoryText of what stands in the form: `data` as `read_typed` gives it. Up to two queries.

    `article` is the story it will be saved as, None for a new one.
    """
    fields = {name: data[name] for name in HEADS} | {"body": plain_text(data["body"])}
    for photo, caption, credit in data["captions"]:
        fields[f"caption:{photo}"] = caption
        fields[f"credit:{photo}"] = credit
    names = Reporter.objects.filter(pk__in=data["reporters"]).values_list("name", flat=True)
    return StoryText(fields=fields, bylines=tuple(names) if data["reporters"] else (), **_days(article))


def read_typed(body):
    """What the writing screen sent, as plain data: JSON with a text for each field.

    Raises `NoStory` for anything else, and for a text longer than `LONGEST`.
    """
    try:
        sent = json.loads(body)
        data = {name: _text(sent.get(name, "")) for name in (*HEADS, "body")}
        data["captions"] = [
            (_id(row["photo"]), _text(row.get("caption", "")), _text(row.get("credit", "")))
            for row in sent.get("captions", [])
        ]
        data["reporters"] = [_id(pk) for pk in sent.get("reporters", [])][:100]
        data["is_typed"] = "body" in sent
        data["key"], data["reason"] = _text(sent.get("key", "")), _text(sent.get("reason", ""))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise NoStory from error
    if len(body) > 4 * LONGEST or len(data["captions"]) > 200:
        raise NoStory
    return data


def _id(value):
    """The id of a row, as a number or its digits; 0, which no row has, for what none can have."""
    if isinstance(value, float):
        raise NoStory
    number = int(value)
    return number if 0 < number < 2**63 else 0


def _text(value):
    """A text as a form would have brought it: whole characters, lines end in one."""
    if not isinstance(value, str):
        raise NoStory
    value.encode()  # ValueError for half of a character, which no database holds
    return value.replace("\r\n", "\n").replace("\0", "")


def _days(article):
    """When the story was filed and in which day's paper it will stand, as far as that is known."""
    if article is None:
        return {"filed_date": timezone.localdate()}
    filed = timezone.localdate(article.submitted_at or article.created_at)
    issue = article.placements.values_list("page__issue__date", flat=True).first()
    return {"filed_date": filed, "issue_date": issue}

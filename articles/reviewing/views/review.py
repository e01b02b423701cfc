"""The review screen: the story as it will be read, what changed in it, the remarks, and the moves."""

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Version
from articles.moves import MOVES
from articles.reviewing import changes, moves
from articles.reviewing.models import SendBackReason
from articles.reviewing.models.sight import READING, record_sight
from articles.reviewing.reading import characters, photos_in_order, reading_of
from articles.reviewing.threads import threads_of
from articles.reviewing.views.screen import story_for
from articles.rules import may_review_something
from articles.text.versions import compare_versions
from newsroom.districts.models import District
from newsroom.reporters import clock
from newsroom.screens import number_in, render_screen

SHOWN_VERSIONS = 30  # to choose from; all of them stand in the version history
SHOWN_SIGHTS = 60


@require_safe
def review(request, pk):
    """`?base=` names what to compare with, `?to=` a version to end at, `?view=` changes or clean."""
    story = story_for(request, pk)
    versions = versions_of(story)
    latest = versions[0]
    sights = list(story.sights.select_related("user").newest_first()[:SHOWN_SIGHTS])
    events = list(story.events.select_related("actor"))
    bases = changes.bases_for(request.user, versions, sights, events)
    base = changes.chosen_base(request.GET.get("base", ""), bases, versions)
    to = next((v for v in versions if v.number == number_in(request.GET.get("to"))), latest)
    contents = contents_of(latest, to, base and base.version)
    content = contents[latest.pk]
    record_sight(request.user, latest)
    reading = reading_of(story, content)
    threads = threads_of(story, content)
    names = names_of_places(contents.values())
    context = {
        "title": _("Review"),
        "story": story,
        "latest": latest,
        "reading": reading,
        "photo_order": " ".join(map(str, photos_in_order(reading))),
        "characters": characters(content),
        "threads": threads,
        "open_remarks": sum(not thread.comment.is_done for thread in threads),
        "readers": others_reading(request.user, sights),
        "reviews": story.reviews.select_related("reviewer"),
        "events": events[::-1],
        "may_review": may_review_something(request.user),
        "places": [names.get(path, path) for path in content.get("districts", [])],
        "content": content,
        **comparison(request.GET.get("view", ""), base, to, latest, contents, names),
        "steps": changes.steps_between(versions, base.version, to) if base else [],
        "bases": bases,
        "versions": versions[1:SHOWN_VERSIONS],
        **decisions(story, request.user),
    }
    return render_screen(request, "admin/reviewing/review.html", **context)


def versions_of(story):
    """All versions, the newest first; of a story with few of them (nearly all) with their content."""
    versions = story.versions.select_related("created_by")
    found = list(versions[: SHOWN_VERSIONS + 1])
    if len(found) > SHOWN_VERSIONS:
        found = list(versions.defer("content"))
    return found or [story.record_version(by=None)]


def contents_of(*versions):
    """The contents of these versions, {pk: content}; a query only where they were not fetched."""
    wanted = {version.pk: version for version in versions if version}
    deferred = [pk for pk, version in wanted.items() if "content" in version.get_deferred_fields()]
    contents = {pk: version.content for pk, version in wanted.items() if pk not in deferred}
    if deferred:
        contents |= dict(Version.objects.filter(pk__in=deferred).values_list("pk", "content"))
    return contents


def comparison(asked, base, to, latest, contents, names):
    """What the screen says of changes, and whether it shows them or the clean text."""
    if base is None:
        return {"base": None, "view": "clean", "comparison": []}
    fields = compare_versions(contents[base.version.pk], contents[to.pk], district_names=names)
    number = sum(item.kind != "equal" for field in fields for item in field.items)
    is_personal = base.key in ("seen", "own")
    view = asked if asked in ("clean", "changes") else "changes" if number and is_personal else "clean"
    return {
        "base": base,
        "to": to,
        "is_partial": to != latest,
        "comparison": fields,
        "side": [field for field in fields if field.changed and field.name not in SHOWN_IN_STORY],
        "fields": {field.name: field for field in fields},
        "changes": number,
        "view": view,
    }


# What the marked story itself shows; all other fields that changed stand in a list above it.
SHOWN_IN_STORY = {"kicker", "headline", "subhead", "bylines", "dateline", "source", "body", "photos"}


def decisions(story, user):
    """The moves of a reviewer, each allowed or with the sentence why not; and the reasons to choose from."""
    answers = moves.possible(story, user)
    allowed = [MOVES[verb] for verb, refusal in answers.items() if refusal is None]
    refusals = {str(refusal) for refusal in answers.values() if refusal}
    may_return = any(move.verb == "send_back" for move in allowed)
    return {
        "forward": next((move for move in allowed if move.verb != "send_back"), None),
        "may_return": may_return,
        "refusals": refusals if not allowed and may_review_something(user) else (),
        "reasons": SendBackReason.objects.offered() if may_return else [],
    }


def others_reading(user, sights):
    """Who else has the story before them now, without doublets."""
    since = clock.now() - READING
    return list(
        dict.fromkeys(s.user for s in sights if s.is_reading and s.seen_at >= since and s.user_id != user.pk)
    )


def names_of_places(contents):
    """Address to name, for the districts that stand in these contents. The directory is kept for a while."""
    paths = {path for content in contents for path in content.get("districts", [])}
    if not paths:
        return {}
    names = cache.get_or_set("names-of-districts", all_names, timeout=600)
    return {path: names.get(path, path) for path in paths}


def all_names():
    return dict(District.objects.values_list("path", "full_name"))

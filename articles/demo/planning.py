"""What the demo newsroom plans: assignments in every state, events that come again, two calls."""

import tomllib
from datetime import datetime, timedelta

from django.utils import timezone

from articles.demo.content import HERE, stories
from articles.models import Article, Column
from articles.planning.models import Assignment, Call, RecurringEvent
from newsroom.districts.models import District, Union
from newsroom.reporters import clock
from newsroom.reporters.models import Reporter, User

BEFORE = timedelta(hours=20)  # since when it has been planned
STEP = timedelta(minutes=25)


def plan():
    """Makes what `content/planning.toml` tells, unless something is planned already."""
    if Assignment.objects.exists() or Call.objects.exists() or RecurringEvent.objects.exists():
        return
    told = tomllib.loads((HERE / "content" / "planning.toml").read_text("utf-8"))
    editor = User.objects.get(username="desk-editor")
    for entry in told["assignment"]:
        play_assignment(entry, editor)
    for entry in told["recurring"]:
        make_recurring(entry, editor)
    for entry in told["call"]:
        make_call(entry, editor)


def play_assignment(entry, editor):
    """Plans one assignment and plays what was done with it."""
    day = timezone.localdate() + timedelta(days=entry["day"])
    moment = min(timezone.now(), at(day, "12:00")) - BEFORE
    with clock.at(moment):
        assignment = Assignment.objects.create(
            topic=entry["topic"],
            brief=entry["brief"],
            starts_at=at(day, entry.get("start")),
            ends_at=at(day, entry.get("end")),
            deadline=at(day, entry.get("due")),
            address=entry.get("address", ""),
            characters=entry.get("characters"),
            pictures=entry.get("pictures"),
            may_be_taken=entry.get("may_be_taken", False),
            editor=editor,
            created_by=editor,
            **column_and_desk(entry),
        )
        put_in_place(assignment, entry)
        assignment.record_edit(by=editor, is_new=True)
    for act in entry["history"]:
        moment += STEP
        with clock.at(moment):
            play_act(assignment, act, editor)
    if slug := entry.get("story"):
        assignment.stories.create(article=Article.objects.get(headline=stories()[slug]["headline"]))


def play_act(assignment, act, editor):
    by = User.objects.get(username=act["by"]) if "by" in act else editor
    if act["verb"] == "assign":
        assignment.assign(Reporter.objects.named(act["to"]).first(), by=by, task=act.get("task", "writing"))
    elif act["verb"] == "start_story":
        write(assignment.start_story(by=by), act, by)
    else:
        getattr(assignment, act["verb"])(by=by, **({"note": act["note"]} if "note" in act else {}))


def make_recurring(entry, editor):
    """An event that comes again; a weekly one began on the first such weekday of the year."""
    first = entry.get("first") or first_weekday(timezone.localdate().year, entry["weekday"])
    event = RecurringEvent.objects.create(
        topic=entry["topic"],
        brief=entry.get("brief", ""),
        frequency=entry["frequency"],
        starts_on=first,
        start_time=entry["start"],
        end_time=entry["end"],
        characters=entry.get("characters"),
        editor=editor,
        **column_and_desk(entry),
    )
    event.usual_people.set(Reporter.objects.filter(name__in=entry.get("people", [])))


def make_call(entry, editor):
    """A call for copy, and the stories that it has brought."""
    day = timezone.localdate() + timedelta(days=entry["days"])
    call = Call.objects.create(
        title=entry["title"],
        text=entry["text"],
        deadline=at(day, "18:00"),
        created_by=editor,
        created_at=timezone.now() - BEFORE,
        column=Column.objects.filter(slug=entry["column"]).first(),
    )
    call.districts.set(District.objects.filter(path__in=entry.get("districts", [])))
    for story in entry.get("stories", []):
        by = User.objects.get(username=story["by"])
        with clock.at(timezone.now() - STEP):
            write(call.start_story(by=by), story, by)


def write(article, words, by):
    """Puts the words of the demo into a draft that was begun."""
    article.headline, article.body = words["headline"], words["body"]
    article.save()
    article.record_edit(by=by)


def column_and_desk(entry):
    column = Column.objects.filter(slug=entry["column"]).first()
    return {"column": column, "desk": column and column.desk}


def put_in_place(assignment, entry):
    assignment.districts.set(District.objects.filter(path__in=entry.get("districts", [])))
    assignment.unions.set(Union.objects.filter(name__in=entry.get("unions", [])))


def at(day, time):
    """The moment of a day's `HH:MM`; None without one."""
    return timezone.make_aware(datetime.fromisoformat(f"{day} {time}")) if time else None


def first_weekday(year, weekday):
    first = datetime(year, 1, 1).date()  # noqa: DTZ001 - a day has no zone
    return first + timedelta(days=(weekday - first.weekday()) % 7)

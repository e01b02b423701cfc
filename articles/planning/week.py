"""The calendar as it is drawn: days with their holidays, assignments, deadlines, and events that
come again and are no assignment yet."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from articles.planning.holidays import is_known, is_off, special_day
from articles.planning.models import Assignment, RecurringEvent

DAYS = 7
SHOWN = 12  # on one day of the week; the day's own list has all
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass
class Entry:
    """An assignment on one day: it takes place then, or is due then, or both."""

    assignment: Assignment
    day: date
    is_due: bool
    is_event: bool
    mine: bool = False
    state: str = ""

    @property
    def time(self):
        """When on this day, or None: all day, or going on since an earlier one."""
        moment = self.assignment.starts_at if self.is_event else self.assignment.deadline
        local = timezone.localtime(moment) if moment else None
        return local.time() if local and local.date() == self.day else None

    @property
    def due_time(self):
        return timezone.localtime(self.assignment.deadline).time() if self.is_due else None


@dataclass
class Day:
    """One day of the calendar. `more` counts the entries that are not shown."""

    date: date
    entries: list = field(default_factory=list)
    occurrences: list = field(default_factory=list)
    more: int = 0

    @property
    def special(self):
        return special_day(self.date)

    @property
    def is_off(self):
        """True on holidays and free weekends; in a year that is not known, on weekends."""
        off = is_off(self.date)
        return self.date.weekday() > 4 if off is None else off

    @property
    def is_today(self):
        return self.date == timezone.localdate()

    @property
    def is_past(self):
        return self.date < timezone.localdate()

    @property
    def is_empty(self):
        return not (self.entries or self.occurrences or self.more)


def day_of(text):
    """The date of an address, YYYY-MM-DD, or None for what is no day of this century."""
    try:
        found = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return found if len(text) == 10 and FIRST_YEAR <= found.year <= LAST_YEAR else None


def monday_of(day):
    return day - timedelta(days=day.weekday())


def unknown_years(first, last):
    """The years within these days whose holidays are not in the calendar."""
    return [year for year in range(first.year, last.year + 1) if not is_known(year)]


def days_between(first, last, *, assignments, recurring, user, shown=SHOWN):
    """The days from `first` to `last` with what is on them, as a list of `Day`.

    `assignments` are all that may be shown, `recurring` the events (an empty list for those
    who do not plan). A light query says what is on which day; only what is shown is fetched.
    """
    days = {first + timedelta(days=number): None for number in range((last - first).days + 1)}
    days = {day: Day(day) for day in days}
    chosen = defaultdict(list)
    rows = assignments.on_days(first, last).soonest_first()
    for pk, begin, end, due in rows.values_list("pk", "first_day", "last_day", "deadline_day"):
        for day, page in days.items():
            if begin <= day <= end or day == due:
                if len(chosen[day]) < shown:
                    chosen[day].append(pk)
                else:
                    page.more += 1
    wanted = {pk for pks in chosen.values() for pk in pks}
    found = Assignment.objects.for_cards().in_bulk(wanted)
    for day, pks in chosen.items():
        days[day].entries = sorted((entry_on(found[pk], day, user) for pk in pks), key=by_hour)
    add_occurrences(days, first, last, recurring)
    return list(days.values())


def entry_on(assignment, day, user):
    return Entry(
        assignment,
        day,
        is_due=assignment.deadline_day == day,
        is_event=bool(assignment.starts_at) and assignment.first_day <= day <= assignment.last_day,
        mine=bool(assignment.parts_of(user)),
        state=assignment.state,
    )


def by_hour(entry):
    return (
        not entry.is_event,
        entry.time is not None,
        entry.time or datetime.min.time(),
        entry.assignment.pk,
    )


def add_occurrences(days, first, last, recurring):
    """The events that come again, on the days where they are no assignment yet."""
    events = list(recurring)
    made = set(
        Assignment.objects.filter(recurring__in=events, occurs_on__range=(first, last)).values_list(
            "recurring", "occurs_on"
        )
        if events
        else ()
    )
    for event in events:
        for day in event.on_days(first, last):
            if (event.pk, day) not in made:
                days[day].occurrences.append(event)
    for day in days.values():
        day.occurrences.sort(key=lambda event: (event.start_time or datetime.min.time(), event.pk))


def recurring_between(first, last):
    return RecurringEvent.objects.possible_between(first, last).select_related("column", "desk")

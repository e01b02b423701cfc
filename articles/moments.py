"""Days and moments, in words for readers and as machines want them. By Beijing's clock."""

from django.utils import timezone
from django.utils.formats import date_format

from newsroom.keeping import kept_by_language


def for_machines(at):
    """As RFC 3339 has it, to the second: HTML allows no finer fraction than thousandths."""
    return timezone.localtime(at).isoformat(timespec="seconds")


@kept_by_language
def words_of_day(day):
    return date_format(day, "DATE_FORMAT")


def words_of_moment(at):
    """The day, and the time unless it is midnight: of what came out with the day's paper, nobody knows it."""
    local = timezone.localtime(at)
    if (local.hour, local.minute) == (0, 0):
        return words_of_day(local.date())
    return date_format(local, "DATETIME_FORMAT")


def day_element(at):
    """`<time>` for a moment, with its day for words."""
    local = timezone.localtime(at)
    return _element(local, words_of_day(local.date()))


def time_element(at, words):
    """`<time>` for a moment, with these words (escaped already) for it."""
    return _element(timezone.localtime(at), words)


def _element(local, words):
    return f'<time datetime="{local.isoformat(timespec="seconds")}">{words}</time>'

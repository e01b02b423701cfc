"""How a story begins that was planned: a draft with all that is known about it."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article, Byline
from articles.planning.models.assignee import Assignee


def draft_from_assignment(assignment, *, by):
    """A draft of the user `by` from what the assignment says, signed by all who accepted it."""
    article = _draft(
        by,
        column=assignment.column,
        desk=assignment.desk or (assignment.column and assignment.column.desk),
        note=note_of_assignment(assignment),
    )
    article.districts.set(assignment.districts.all())
    article.unions.set(assignment.unions.all())
    accepted = assignment.assignees.filter(state=Assignee.State.ACCEPTED).select_related("reporter")
    for position, (reporter, role) in enumerate(bylines(accepted)):
        article.bylines.create(reporter=reporter, role=role, position=position)
    article.record_edit(by=by)
    return article


def draft_from_call(call, *, by):
    """A draft of the user `by` for a call for copy, from where the person works."""
    reporter = getattr(by, "reporter", None)
    article = _draft(
        by,
        column=call.column,
        desk=call.column and call.column.desk,
        note=_in_chinese(lambda: _("For the call for copy: %(title)s") % {"title": call.title}),
    )
    if reporter:
        article.bylines.create(reporter=reporter, role=role_in_text(reporter))
        if reporter.union:
            article.unions.add(reporter.union)
            if reporter.union.district:
                article.districts.add(reporter.union.district)
    article.record_edit(by=by)
    return article


def bylines(parts):
    """The people of these parts in the order of the byline, each once, with the role: pairs.

    Text before pictures; who does both is writer and photographer.
    """
    tasks = {}
    for part in sorted(parts, key=lambda part: (part.task != Assignee.Task.WRITING, part.accepted_at)):
        tasks.setdefault(part.reporter, set()).add(part.task)
    for reporter, own in tasks.items():
        if len(own) > 1:
            yield reporter, Byline.Role.WRITER_PHOTOGRAPHER
        elif Assignee.Task.PHOTOS in own:
            yield reporter, Byline.Role.PHOTOGRAPHER
        else:
            yield reporter, role_in_text(reporter)


def role_in_text(reporter):
    """As whom a person signs a text: correspondents as such, all others as reporters."""
    correspondent = Byline.Role.CORRESPONDENT
    return correspondent if reporter.kind == correspondent else Byline.Role.REPORTER


def note_of_assignment(assignment):
    """The note to the desk, in the language of the paper: topic, angle, when, where, how much."""

    def lines():
        yield _("Topic: %(topic)s") % {"topic": assignment.topic}
        if assignment.brief:
            yield assignment.brief
        if assignment.starts_at:
            yield _("When: %(when)s") % {"when": _moment(assignment.starts_at)}
        if assignment.address:
            yield _("Where: %(where)s") % {"where": assignment.address}
        if assignment.characters:
            yield _("Length: %(number)s characters") % {"number": assignment.characters}
        if assignment.pictures:
            yield _("Pictures: %(number)s") % {"number": assignment.pictures}
        if assignment.deadline:
            yield _("Deadline: %(when)s") % {"when": _moment(assignment.deadline)}

    return _in_chinese(lambda: "\n".join(lines()))


def _draft(by, **fields):
    dateline = _in_chinese(lambda: _("Own report"))
    return Article.objects.create(author=by, dateline=dateline, **fields)


def _in_chinese(words):
    """What stands in the story stands there in the paper's language, whoever clicked."""
    with translation.override(settings.LANGUAGE_CODE):
        return words()


def _moment(at):
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")

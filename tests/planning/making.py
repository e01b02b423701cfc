"""Assignments and calls for tests, made the way planners make them."""

from datetime import timedelta

from django.utils import timezone

from tests.factory import the


def make_assignment(topic="骑手驿站过冬", *, people=(), accepted=(), districts=(), unions=(), **fields):
    from articles.planning.models import Assignment

    by = the("desk editor")
    if not {"starts_at", "deadline"} & set(fields):
        fields["starts_at"] = timezone.now() + timedelta(days=1)
        fields["deadline"] = fields["starts_at"] + timedelta(hours=5)
    assignment = Assignment.objects.create(topic=topic, created_by=by, **fields)
    assignment.districts.set(districts)
    assignment.unions.set(unions)
    assignment.record_edit(by=by, is_new=True)
    for reporter in [*people, *accepted]:
        assignment.assign(reporter, by=by)
    for reporter in accepted:
        assignment.accept(by=by, reporter=reporter)
    return assignment


def make_call(title="我身边的师傅", *, districts=(), unions=(), **fields):
    from articles.planning.models import Call

    fields = {"deadline": timezone.now() + timedelta(days=9), "text": "五百字。", **fields}
    call = Call.objects.create(title=title, created_by=the("desk editor"), **fields)
    call.districts.set(districts)
    call.unions.set(unions)
    return call


def fetched(assignment):
    """The assignment read anew, with all that its state follows from."""
    return type(assignment).objects.for_cards().get(pk=assignment.pk)

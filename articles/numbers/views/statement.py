"""The monthly statement: who earned what, put right by editors, signed by the chief editor."""

from datetime import timedelta
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.moves import MoveRefused
from articles.numbers import sheets, statements
from articles.numbers.models import StoryKind
from articles.numbers.periods import asked_month, month_of, next_month
from newsroom.reporters.models import Reporter
from newsroom.screens import refuse_without, render_screen


def month_or_404(words):
    month = asked_month(words)
    if month is None or month > timezone.localdate():
        raise Http404
    return month


def line_headings():
    return [
        _("name"),
        _("union"),
        _("headline"),
        _("kind of story"),
        _("position"),
        _("role"),
        _("share"),
        _("points"),
        _("fee, yuan"),
    ]


def line_cells(line):
    return [
        *(line.name, line.union, line.headline, line.kind),
        *(line.get_position_display(), line.get_role_display()),
        *(line.share, line.points, line.fee),
    ]


@require_safe
def statement(request, month):
    refuse_without(request, "numbers.view_statement")
    month = month_or_404(month)
    try:
        found = statements.statement_of(month)
    except MoveRefused as refusal:
        return render_screen(
            request, "admin/numbers/statement.html", _("Monthly statement"), month=month, error=refusal
        )
    lines = statements.lines_of(found)
    kind, by = request.GET.get("file"), request.GET.get("by")
    if kind in ("xlsx", "csv"):
        return download(found, lines, kind, by)
    people = statements.by_person(lines)
    return render_screen(
        request,
        "admin/numbers/statement.html",
        _("Monthly statement"),
        month=month,
        earlier=(month_of(month).first - timedelta(days=1)).replace(day=1),
        later=next_month(month) if next_month(month) <= timezone.localdate() else None,
        statement=found,
        people=people,
        unions=statements.by_union(lines),
        points=sum(each.points for each in people),
        fee=sum(each.fee for each in people),
        reporters=Reporter.objects.active() if not found.is_signed else (),
        may_change=not found.is_signed and request.user.has_perm("numbers.change_statement"),
        may_sign=(
            not found.is_signed
            and request.user.has_perm("numbers.sign_statement")
            and month_of(month).last < timezone.localdate()
        ),
        posted=request.session.pop("adjustment_refused", {})
        if "adjustment_refused" in request.session
        else {},
    )


@require_safe
def person(request, month, pk):
    """The lines of one person: story by story, and of what kind each is."""
    refuse_without(request, "numbers.view_statement")
    month = month_or_404(month)
    try:
        found = statements.statement_of(month)
    except MoveRefused:
        raise Http404 from None
    sums = [each for each in statements.by_person(statements.lines_of(found)) if each.key == pk]
    if not sums:
        raise Http404
    return render_screen(
        request,
        "admin/numbers/statement_person.html",
        sums[0].name,
        month=month,
        statement=found,
        sum=sums[0],
        kinds=StoryKind.objects.all(),
        may_change=not found.is_signed and request.user.has_perm("numbers.change_statement"),
    )


def download(found, lines, kind, by):
    """All lines, or the sums `by` person or union."""
    if by in ("people", "unions"):
        sums = statements.by_person(lines) if by == "people" else statements.by_union(lines)
        headings = [_("name"), _("union"), _("stories"), _("points"), _("fee, yuan")]
        rows = [[each.name, each.detail, len(each.stories), each.points, each.fee] for each in sums]
        return sheets.answer(f"statement-{found}-{by}", headings, rows, kind)
    return sheets.answer(f"statement-{found}", line_headings(), [line_cells(line) for line in lines], kind)


def changed(request, month, change):
    """Makes one change of a statement, says why not if it is refused, and shows it again."""
    month = month_or_404(month)
    try:
        change(statements.statement_of(month))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        request.session["adjustment_refused"] = {
            name: request.POST.get(name, "")[:200] for name in ("reporter", "points", "reason")
        }
    person = request.POST.get("person", "")
    if person.isdecimal() and len(person) < 18:
        return redirect("admin:numbers_statement_person", f"{month:%Y-%m}", int(person))
    return redirect("admin:numbers_statement_month", f"{month:%Y-%m}")


@require_POST
def signature(request, month):
    refuse_without(request, "numbers.sign_statement")
    return changed(request, month, lambda found: statements.sign(found, by=request.user))


@require_POST
def adjustment(request, month):
    refuse_without(request, "numbers.change_statement")

    def change(found):
        statements.adjust(
            found,
            reporter=_posted(Reporter, request.POST.get("reporter")),
            points=_points(request.POST.get("points")),
            reason=request.POST.get("reason", "")[:200],
            by=request.user,
        )

    return changed(request, month, change)


@require_POST
def kind(request, month):
    refuse_without(request, "numbers.change_statement")

    def change(found):
        chosen = request.POST.get("kind")
        statements.choose_kind(
            found,
            article=_posted(Article.objects.published(), request.POST.get("article")),
            kind=_posted(StoryKind, chosen) if chosen else None,
            by=request.user,
        )

    return changed(request, month, change)


def _posted(model, words):
    """The row with the posted id, or a refusal."""
    rows = model if hasattr(model, "filter") else model.objects.all()
    found = rows.filter(pk=words).first() if (words or "").isdecimal() and len(words) < 18 else None
    if found is None:
        raise MoveRefused(_("Choose one from the list."))
    return found


def _points(words):
    try:
        points = Decimal((words or "").strip()).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise MoveRefused(_("“%(words)s” is no number of points.") % {"words": words}) from None
    if not points.is_finite() or not -10_000 < points < 10_000:
        raise MoveRefused(_("“%(words)s” is no number of points.") % {"words": words})
    return points

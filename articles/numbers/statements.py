"""What a month's stories earned: worked out while it is open, written down when it is signed."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Byline
from articles.moves import MoveRefused
from articles.numbers.facts import facts
from articles.numbers.models import KindChoice, Statement, StatementLine, StoryKind, Tariff
from articles.numbers.periods import month_of
from articles.numbers.scoring import CENT, Rule, earnings, positions_of
from newsroom.reporters import clock
from newsroom.reporters.models import Reporter


def statement_of(month):
    """The statement of a month; not saved yet if nothing was ever written on it.

    Raises `MoveRefused` where no rule table is valid for the month.
    """
    tariff = Tariff.objects.filter(valid_from__lte=month).first()
    if tariff is None:
        raise MoveRefused(_("No rule table is valid for this month. Make one first."))
    statement = Statement.objects.select_related("tariff").filter(month=month).first()
    if statement is None:
        return Statement(month=month, tariff=tariff)
    if not statement.is_signed:  # it follows the rule table, too
        statement.tariff = tariff
    return statement


def lines_of(statement):
    """The lines: those that were signed, or those that the stories would earn now (not saved)."""
    if statement.is_signed:
        return list(statement.lines.all())
    return [*_earned(statement), *_adjusted(statement)]


def _earned(statement):
    period = month_of(statement.month)
    used = {pk: fact for pk, fact in facts(period).items() if period.holds(fact.used_at)}
    rules = rules_of(statement.tariff)
    kinds = kinds_of(used.values(), period)
    headlines = dict(
        Article.objects.filter(published_at__gte=period.start, published_at__lt=period.end).values_list(
            "pk", "headline"
        )
    )
    authors = defaultdict(list)
    inside = {"article__published_at__gte": period.start, "article__published_at__lt": period.end}
    for pk, person, role in (
        Byline.objects.filter(**inside).order_by("position", "pk").values_list("article", "reporter", "role")
    ):
        if pk in used:
            authors[pk].append((person, role))
    people = Reporter.objects.select_related("union").in_bulk(
        {person for pairs in authors.values() for person, role in pairs}
    )
    lines = []
    for pk in sorted(authors, key=lambda pk: (used[pk].used_at, pk)):
        kind = kinds.get(pk)
        place = (used[pk].page, used[pk].weight) if used[pk].page else None
        for each in earnings(
            rules,
            kind=kind.pk if kind else None,
            positions=positions_of(place),
            authors=authors[pk],
            first_share=statement.tariff.first_author_share,
        ):
            person = people[each.person]
            lines.append(
                StatementLine(
                    statement=statement,
                    reporter=person,
                    name=person.name,
                    union=person.union.name if person.union else "",
                    article_id=pk,
                    headline=headlines[pk],
                    kind=kind.name if kind else "",
                    position=each.position,
                    role=each.role,
                    share=each.share,
                    points=each.points,
                    fee=fee(each.points, statement.tariff),
                )
            )
    return lines


def _adjusted(statement):
    if statement.pk is None:
        return []
    rows = statement.adjustments.select_related("reporter__union")
    return [
        StatementLine(
            statement=statement,
            reporter=row.reporter,
            name=row.reporter.name,
            union=row.reporter.union.name if row.reporter.union else "",
            headline=row.reason,
            share=1,
            points=row.points,
            fee=fee(row.points, statement.tariff),
        )
        for row in rows
    ]


def fee(points, tariff):
    """Yuan, to the fen."""
    return (Decimal(points) * tariff.fee_per_point).quantize(CENT, ROUND_HALF_UP)


def rules_of(tariff):
    return [
        Rule(rate.kind_id, rate.position or None, rate.role or None, rate.points)
        for rate in tariff.rates.all()
    ]


def kinds_of(facts, period):
    """The kind of each story used in the period, as {id: StoryKind}: chosen by an editor, or the first
    that it meets."""
    kinds = list(StoryKind.objects.prefetch_related("columns"))
    columns = {kind.pk: {column.pk for column in kind.columns.all()} for kind in kinds}
    inside = {"article__published_at__gte": period.start, "article__published_at__lt": period.end}
    chosen = dict(KindChoice.objects.filter(**inside).values_list("article", "kind"))
    by_id = {kind.pk: kind for kind in kinds}
    found = {}
    for fact in facts:
        if fact.pk in chosen:
            found[fact.pk] = by_id[chosen[fact.pk]]
            continue
        for kind in kinds:
            upper = kind.up_to_characters
            fits = kind.from_characters <= fact.characters and (upper is None or fact.characters <= upper)
            if fits and (not columns[kind.pk] or fact.column in columns[kind.pk]):
                found[fact.pk] = kind
                break
    return found


@dataclass
class Sum:
    """What one person, or the people of one union, earned."""

    key: object
    name: str
    detail: str = ""
    stories: set = field(default_factory=set)
    points: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)
    lines: list = field(default_factory=list)

    def add(self, line):
        if line.article_id:
            self.stories.add(line.article_id)
        self.points += line.points
        self.fee += line.fee
        self.lines.append(line)


def sums(lines, key, name, detail=lambda line: ""):
    """The lines added up by `key(line)`, the highest first."""
    found = {}
    for line in lines:
        each = found.setdefault(key(line), Sum(key(line), name(line), detail(line)))
        each.add(line)
    return sorted(found.values(), key=lambda each: (-each.points, each.name, str(each.key)))


def by_person(lines):
    return sums(lines, lambda line: line.reporter_id, lambda line: line.name, lambda line: line.union)


def by_union(lines):
    return sums(lines, lambda line: line.union, lambda line: line.union or _("(no union)"))


# What changes a statement


def open_statement(statement):
    """The row, made if there is none, and held; `MoveRefused` if it is signed."""
    defaults = {"tariff": statement.tariff}
    Statement.objects.get_or_create(month=statement.month, defaults=defaults)
    row = Statement.objects.select_for_update().get(month=statement.month)
    if row.is_signed:
        raise MoveRefused(
            _("The statement of %(month)s is signed. Put it right in an open month.") % {"month": row}
        )
    return row


@transaction.atomic
def sign(statement, *, by):
    """Signs it: its lines are written down for good. Only once its month is over."""
    if not by.has_perm("numbers.sign_statement"):
        raise MoveRefused(_("Your role does not allow this."))
    row = open_statement(statement)
    if clock.now() < month_of(row.month).end:
        raise MoveRefused(_("The month is not over yet."))
    row.tariff = statement_of(row.month).tariff
    lines = lines_of(row)
    StatementLine.objects.bulk_create(lines)
    row.signed_by, row.signed_at = by, clock.now()
    row.save(update_fields=["tariff", "signed_by", "signed_at"])
    return row


@transaction.atomic
def adjust(statement, *, reporter, points, reason, by):
    """Adds points to, or takes them from, what a person earns in an open month."""
    if not by.has_perm("numbers.change_statement"):
        raise MoveRefused(_("Your role does not allow this."))
    row = open_statement(statement)
    if not points:
        raise MoveRefused(_("Say how many points."))
    if not reason.strip():
        raise MoveRefused(_("Say why, in a word or two."))
    return row.adjustments.create(reporter=reporter, points=points, reason=reason.strip(), by=by)


@transaction.atomic
def choose_kind(statement, *, article, kind, by):
    """Says of what kind a story is; `kind` None: whatever its length and column say."""
    if not by.has_perm("numbers.change_statement"):
        raise MoveRefused(_("Your role does not allow this."))
    open_statement(statement)
    if kind is None:
        KindChoice.objects.filter(article=article).delete()
    else:
        KindChoice.objects.update_or_create(
            article=article, defaults={"kind": kind, "by": by, "at": clock.now()}
        )

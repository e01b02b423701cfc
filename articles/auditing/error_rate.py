"""The error rate of issues (差错率): what proofs found and mended, and what was corrected after readers had it.

Both for each 10,000 characters of the texts on the pages. 《报纸期刊质量管理规定》(国家新闻出版署, 国新出发〔2020〕10号,
2020-05-28), article 5 paragraph 2: a newspaper passes with no more than three errors in 10,000. Its
annex (报纸编校差错率计算方法) divides by all that a page has room for, pictures for the most part
included, and counts all errors that inspectors find in print. Here it is the characters of the
texts, which are fewer, and what the paper itself corrected, which is less: a warning, not the verdict.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from articles.issues.models import Issue
from articles.models import Correction
from articles.proofing.models import ProofMark

LIMIT = 3  # errors in 10,000 characters
PER = 10_000  # characters
MENDED = ProofMark.Outcome.MENDED


@dataclass
class Rate:
    """The figures of one issue. `by_stage`: mended marks of the first, second and third proof."""

    issue: object
    stories: int
    characters: int
    by_stage: list
    mended: int
    left: int
    corrected: int
    corrections: int

    @property
    def found(self):
        """Mended before readers had it, in 10,000 characters; None if there is no text."""
        return self._rate(self.mended)

    @property
    def after(self):
        """Corrected after readers had it, in 10,000 characters."""
        return self._rate(self.corrections)

    @property
    def passes(self):
        return self.after is None or self.after <= LIMIT

    def _rate(self, number):
        return round(number * PER / self.characters, 2) if self.characters else None


def rates(issues):
    """The rates of these issues, in their order, in four queries."""
    issues = list(issues)
    ids = [issue.pk for issue in issues]
    placed = "pages__placements__article"
    sizes = {
        row["pk"]: row
        for row in Issue.objects.filter(pk__in=ids)
        .order_by()
        .values("pk")
        .annotate(stories=Count(placed), characters=Sum(f"{placed}__figures__characters"))
    }
    stages = {
        name: Count("pk", filter=Q(outcome=MENDED, stage=name)) for name in ("proof1", "proof2", "proof3")
    }
    marks = {
        row["page__issue"]: row
        for row in ProofMark.objects.filter(page__issue__in=ids)
        .order_by()
        .values("page__issue")
        .annotate(
            mended=Count("pk", filter=Q(outcome=MENDED)),
            left=Count("pk", filter=Q(outcome=ProofMark.Outcome.LEFT)),
            **stages,
        )
    }
    after = {
        row["article__placements__page__issue"]: row
        for row in Correction.objects.filter(article__placements__page__issue__in=ids)
        .order_by()
        .values("article__placements__page__issue")
        .annotate(corrections=Count("pk"), corrected=Count("article", distinct=True))
    }
    return [
        rate_of(issue, sizes.get(issue.pk, {}), marks.get(issue.pk, {}), after.get(issue.pk, {}))
        for issue in issues
    ]


def rate_of(issue, size, marks, after):
    return Rate(
        issue=issue,
        stories=size.get("stories") or 0,
        characters=size.get("characters") or 0,
        by_stage=[marks.get(name, 0) for name in ("proof1", "proof2", "proof3")],
        mended=marks.get("mended", 0),
        left=marks.get("left", 0),
        corrected=after.get("corrected", 0),
        corrections=after.get("corrections", 0),
    )

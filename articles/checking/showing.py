"""Findings as a page or a panel shows them: by field, each with its rule and what may be done about it."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from articles.checking.keeping import may_overrule, shown
from articles.language.check import rule_numbered
from articles.models import Article
from articles.rules import may_edit

SEVERITIES = {"error": _later("mistake"), "warning": _later("doubtful"), "hint": _later("advice")}


@dataclass
class Card:
    """One finding with what stands beside it."""

    finding: object
    may_keep: bool

    @property
    def rule(self):
        return rule_numbered(self.finding.rule)

    @property
    def severity(self):
        return SEVERITIES[self.finding.severity]

    @property
    def passage(self):
        return shown(self.finding)

    @property
    def is_deletion(self):
        return self.finding.replacement == ""


def shown_findings(judgement, article, user):
    """The context of `admin/checking/_findings.html`. `article` is None for a story never saved."""
    overrules = article is not None and may_overrule(article, user)
    edits = article is not None and (overrules or may_edit(article, user))
    return {
        "story": article,
        "groups": [
            (
                field_label(name, judgement),
                [Card(each, overrules if each.is_blocking else edits) for each in found],
            )
            for name, found in groupby(judgement.findings, key=lambda finding: finding.field)
        ],
        "kept": [
            (finding, row, overrules if row.is_overruling else edits or row.by_id == user.pk)
            for finding, row in judgement.kept
        ],
        "open_count": len(judgement.findings),
        "blocking_count": len(judgement.blocking),
    }


def field_label(name, judgement):
    """A field's name as the form shows it. Photos are counted as they stand in the story."""
    part, _colon, photo = name.partition(":")
    if not photo:
        return Article._meta.get_field(part).verbose_name
    number = judgement.photos.index(photo) + 1
    if part == "caption":
        return _("caption of photo %(number)s") % {"number": number}
    return _("credit of photo %(number)s") % {"number": number}

"""What is found in a story, by the paper's own settings, and what of it was kept."""

import logging
from collections import defaultdict
from dataclasses import dataclass, field, replace

from articles.checking.knowledge import knowledge
from articles.checking.models import KeptFinding, RuleSetting
from articles.checking.stories import saved_text, text_at_hand
from articles.language.check import check

log = logging.getLogger(__name__)
GRAVITY = ("error", "warning", "hint")


@dataclass
class Judgement:
    """Of one text of one story.

    `findings` are the open ones, in the order of the text; `kept` is (finding, KeptFinding);
    `photos` are the ids, as text, of its photos in order.
    """

    findings: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    photos: list = field(default_factory=list)

    @property
    def blocking(self):
        """What must be mended or overruled before the final review."""
        return [finding for finding in self.findings if finding.is_blocking]

    def finding(self, key):
        """The open finding of this key, or None."""
        return next((finding for finding in self.findings if finding.key == key), None)


def judge_saved(article):
    """The Judgement of the story as it was saved."""
    return judge(saved_text(article), article)


def judge(text, article=None):
    """The Judgement of a StoryText. Four queries, three for a story that was never saved."""
    rows = KeptFinding.objects.standing().filter(article=article).select_related("by") if article else ()
    return _judgement(text, findings(text), rows)


def judge_together(articles, issue_date=None):
    """The Judgements of stories that stand in one issue, as {id: Judgement}. Four queries in all.

    They were read with their photo uses and bylines.
    """
    known, settings = knowledge(), rule_settings()
    kept = defaultdict(list)
    rows = KeptFinding.objects.standing().filter(article__in=[article.pk for article in articles])
    for row in rows.select_related("by"):
        kept[row.article_id].append(row)
    judged = {}
    for article in articles:
        text = text_at_hand(article, issue_date)
        judged[article.pk] = _judgement(text, findings(text, known, settings), kept[article.pk])
    return judged


def _judgement(text, found, rows):
    kept = {row.key: row for row in rows}
    captions = (name.partition(":") for name in text.fields)
    judgement = Judgement(photos=[photo for part, _colon, photo in captions if part == "caption"])
    seen = set()
    for finding in found:
        row = kept.get(finding.key)
        if row is None or (finding.is_blocking and not row.is_overruling):
            judgement.findings.append(finding)
        elif finding.key not in seen:
            judgement.kept.append((finding, row))
            seen.add(finding.key)
    return judgement


def rule_settings():
    """The paper's own settings of rules, by the rule's number. One query."""
    return {setting.rule: setting for setting in RuleSetting.objects.all()}


def findings(text, known=None, settings=None):
    """What the rules that are on say of a StoryText, each as blocking as the paper wants it.

    `known` and `settings` are for who has them already.
    A check that fails as a whole is logged and finds nothing: it must not keep anybody from
    working. (A single rule that fails is skipped by the library.)
    """
    known = knowledge() if known is None else known
    settings = rule_settings() if settings is None else settings
    try:
        found = check(text, known)
    except Exception:
        log.exception("The language check failed.")
        return []
    return said_once(
        as_set(finding, settings.get(finding.rule))
        for finding in found
        if finding.rule not in settings or settings[finding.rule].is_on
    )


def said_once(found):
    """Without what two rules say of the same place, to be mended in the same way: the graver one stays."""
    chosen = {}
    for finding in found:
        place = (finding.field, finding.start, finding.end, finding.replacement)
        if finding.replacement is None:  # who can say whether they mean the same
            place += (finding.rule, str(finding.message))
        there = chosen.get(place)
        if there is None or gravity(finding) > gravity(there):
            chosen[place] = finding
    return list(chosen.values())


def gravity(finding):
    return finding.is_blocking, -GRAVITY.index(finding.severity)


def as_set(finding, setting):
    """The finding, blocking or not as the paper's setting of its rule says."""
    if setting is None or setting.blocking == RuleSetting.Blocking.DEFAULT:
        return finding
    return replace(finding, is_blocking=setting.blocking == RuleSetting.Blocking.ALWAYS)

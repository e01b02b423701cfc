"""Scores (稿分): what a used story is worth to each of its authors. Pure: plain data in and out.

The rules, as trade papers keep them: points depend on the kind of story, where it stood and
what the person did; of several uses only the highest counts; those who wrote share what the
text earns, those who photographed share what the pictures earn.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
SHARE = Decimal("0.0001")

# Who shares with whom. A person who stands twice in one pot counts once, in the better role.
POTS = {
    "reporter": "text",
    "correspondent": "text",
    "writer_photographer": "text",
    "photographer": "photos",
    "editor": "editing",
}


@dataclass(frozen=True)
class Rule:
    """One rate: None stands for any."""

    kind: int | None
    position: str | None
    role: str | None
    points: Decimal


@dataclass(frozen=True)
class Earned:
    """What one person earns with one story."""

    person: int
    role: str
    position: str
    share: Decimal
    points: Decimal


def points_for(rules, kind, position, role):
    """The points of the most special rule that fits; 0 if none does. Kind weighs most, then position."""

    def weight(rule):
        return (rule.kind is not None, rule.position is not None, rule.role is not None)

    fitting = [
        rule
        for rule in rules
        if rule.kind in (None, kind) and rule.position in (None, position) and rule.role in (None, role)
    ]
    return max(fitting, key=weight).points if fitting else Decimal(0)


def earnings(rules, *, kind, positions, authors, first_share=None):
    """What each author of one story earns, in the order of the byline.

    `positions` are all its uses, `authors` pairs of (person, role), `first_share` the first
    author's part in percent, or None where all share alike. A pot's shares add up to 1.
    """
    found = []
    for pot in dict.fromkeys(POTS[role] for _, role in authors):
        best = {}
        for person, role in authors:
            if POTS[role] != pot:
                continue
            use = max(positions, key=lambda position: points_for(rules, kind, position, role))
            worth = points_for(rules, kind, use, role)
            if person not in best or worth > best[person][2]:
                best[person] = (role, use, worth)
        for (person, (role, use, worth)), share in zip(best.items(), shares(len(best), first_share)):
            points = (worth * share).quantize(CENT, ROUND_HALF_UP)
            found.append(Earned(person, role, use, share, points))
    return found


def shares(number, first_share=None):
    """The parts of `number` authors: four decimals that add up to 1; what is left over goes to the first."""
    if number == 1:
        return [Decimal(1)]
    first = Decimal(first_share) / 100 if first_share else Decimal(1) / number
    other = ((1 - first) / (number - 1)).quantize(SHARE, rounding="ROUND_DOWN")
    return [1 - other * (number - 1), *[other] * (number - 1)]


def positions_of(placement):
    """The uses of a published story: on the website, and on its page if it stands on one.

    `placement` is (page number, weight) or None.
    """
    if placement is None:
        return ["web"]
    page, weight = placement
    on_page = weight
    if page == 1 and weight == "lead":
        on_page = "front_lead"
    elif page == 1 and weight in ("second", "ordinary"):
        on_page = "front"
    return ["web", on_page]

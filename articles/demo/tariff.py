"""The demo paper's rule table for scores and fees. The figures are made up, the shape is not."""

from decimal import Decimal

from django.utils import timezone

from articles.numbers.models import Rate, StoryKind, Tariff

# Name, characters from, up to. The first that fits.
KINDS = [("简讯", 0, 300), ("消息", 301, 1_000), ("通讯", 1_001, None)]
FEE_PER_POINT = Decimal("10.00")

# Kind (index above, or None for any), position, role: points.
RATES = [
    (None, "", "", 3),
    (0, "", "", 2),
    (1, "", "", 5),
    (2, "", "", 8),
    (None, "front_lead", "", 20),
    (1, "front_lead", "", 20),
    (2, "front_lead", "", 25),
    (1, "front", "", 8),
    (2, "front", "", 12),
    (1, "lead", "", 10),
    (2, "lead", "", 15),
    (1, "web", "", 3),
    (2, "web", "", 5),
    (None, "", "photographer", 4),
    (None, "photo", "photographer", 8),
    (None, "", "editor", 0),
    (0, "", "editor", 0),
    (1, "", "editor", 0),
    (2, "", "editor", 0),
]


def load_tariff():
    """Makes the kinds and the rule table, unless there is one."""
    if Tariff.objects.exists():
        return
    kinds = [
        StoryKind.objects.get_or_create(
            name=name, defaults={"order": order, "from_characters": first, "up_to_characters": last}
        )[0]
        for order, (name, first, last) in enumerate(KINDS)
    ]
    start = timezone.localdate().replace(day=1, month=1)
    tariff = Tariff.objects.create(
        name="演示稿分标准", valid_from=start.replace(year=start.year - 1), fee_per_point=FEE_PER_POINT
    )
    Rate.objects.bulk_create(
        Rate(
            tariff=tariff,
            kind=None if kind is None else kinds[kind],
            position=position,
            role=role,
            points=points,
        )
        for kind, position, role, points in RATES
    )

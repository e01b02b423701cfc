from datetime import date

import pytest


@pytest.fixture
def tariff(db):
    """Five points for any story, twenty for the lead of page 1; briefs two. Ten yuan a point."""
    from articles.numbers.models import Rate, StoryKind, Tariff

    table = Tariff.objects.create(name="试用", valid_from=date(2020, 1, 1), fee_per_point=10)
    brief = StoryKind.objects.create(name="简讯", up_to_characters=20)
    StoryKind.objects.create(name="消息", order=1)
    for kind, position, points in [(None, "", 5), (None, "front_lead", 20), (brief, "", 2)]:
        Rate.objects.create(tariff=table, kind=kind, position=position, points=points)
    return table

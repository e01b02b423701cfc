"""The tree of the unions."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newsroom.districts.models import District, Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipal():
    return Union.objects.get(kind="municipal")


@pytest.fixture
def fangshan():
    return Union.objects.get(name="房山区总工会")


@pytest.fixture
def doudian():
    return Union.objects.get(name="窦店镇总工会")


@pytest.fixture
def plant(doudian):
    return Union.objects.create(name="窦店建材厂工会", kind="enterprise", parent=doudian)


def test_the_tree_is_walked_with_one_query(municipal, fangshan, doudian, plant, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert list(plant.ancestors()) == [municipal, fangshan, doudian]
        assert len(fangshan.descendants()) == 29
    assert list(municipal.ancestors()) == []
    assert municipal.descendants().count() == 361
    assert list(plant.descendants()) == []
    assert list(Union.objects.children_of(doudian)) == [plant]


def test_a_union_that_moves_takes_all_below_along(municipal, doudian, plant):
    haidian = Union.objects.get(name="海淀区总工会")

    doudian.parent = haidian
    doudian.save()

    plant.refresh_from_db()
    assert list(plant.ancestors()) == [municipal, haidian, doudian]
    assert plant in haidian.descendants()


def test_no_union_stands_below_itself(fangshan, doudian, plant):
    for parent in (fangshan, doudian, plant):
        fangshan.parent = parent
        with pytest.raises(ValidationError):
            fangshan.full_clean()
        with pytest.raises(ValidationError):
            fangshan.save()


def test_within_finds_the_unions_of_a_district_and_below():
    district = District.objects.get(path="fangshan")

    assert Union.objects.within(district).count() == 29
    assert Union.objects.within(district).federations().active().count() == 29


@pytest.mark.parametrize(
    ("kind", "parent_name"), [("municipal", None), ("municipal", "房山区总工会"), ("enterprise", None)]
)
def test_only_one_union_stands_at_the_top(kind, parent_name):
    parent = Union.objects.filter(name=parent_name).first()
    union = Union(name="新工会", kind=kind, parent=parent)

    with pytest.raises(IntegrityError), transaction.atomic():
        union.save()
    with pytest.raises(ValidationError):
        union.full_clean()


def test_a_place_has_one_active_federation(doudian):
    second = Union(
        name="窦店镇联合工会", kind="subdistrict", parent=doudian.parent, district=doudian.district
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()

    doudian.is_active = False
    doudian.save()
    second.save()

    assert second.full_name == "房山区窦店镇联合工会"

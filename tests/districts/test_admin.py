"""The desk's lists and its autocompletes."""

import pytest
from django.urls import reverse

from newsroom.districts.models import District, Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client):
    return admin_client


def _suggested(desk, model, term, source=("districts", "district", "parent")):
    app, owner, field = source
    parameters = {"term": term, "app_label": app, "model_name": owner, "field_name": field}
    answer = desk.get(reverse("admin:autocomplete"), parameters)
    return [row["text"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("窦店", "房山区窦店镇"),
        ("doudian", "房山区窦店镇"),
        ("fangshan/dou", "房山区窦店镇"),
        ("建外", "朝阳区建国门外街道"),
        ("朝阳", "朝阳区"),
        ("朝阳 八里庄", "朝阳区八里庄街道"),
        ("亦庄", "北京经济技术开发区"),
        ("南磨房地区", "朝阳区南磨房乡"),
    ],
)
def test_a_place_is_suggested_by_any_of_its_names(desk, term, first):
    assert _suggested(desk, District, term)[0] == first


@pytest.mark.parametrize(
    ("term", "first"),
    [("窦店", "房山区窦店镇总工会"), ("建外", "朝阳区建国门外街道总工会"), ("市总", "北京市总工会")],
)
def test_a_union_is_suggested_by_any_name_of_its_place(desk, term, first):
    assert _suggested(desk, Union, term, ("districts", "union", "parent"))[0] == first


@pytest.mark.parametrize("name", ["district", "union"])
def test_lists_and_forms_open(desk, name):
    pk = {"district": District, "union": Union}[name].objects.last().pk

    for address in (
        reverse(f"admin:districts_{name}_changelist"),
        reverse(f"admin:districts_{name}_changelist") + "?in=fangshan",
        reverse(f"admin:districts_{name}_add"),
        reverse(f"admin:districts_{name}_change", args=[pk]),
    ):
        assert desk.get(address).status_code == 200


def test_codes_and_addresses_are_fixed_once_a_place_exists(desk):
    doudian = District.objects.get(path="fangshan/doudian")

    page = desk.get(reverse("admin:districts_district_change", args=[doudian.pk]))

    form = page.context["adminform"].form
    assert not {"code", "slug", "parent", "level"} & set(form.fields)


def test_a_list_costs_the_same_for_one_row_and_for_a_hundred(desk, django_assert_max_num_queries):
    for name in ("district", "union"):
        with django_assert_max_num_queries(12):
            desk.get(reverse(f"admin:districts_{name}_changelist"))


def test_without_the_permission_nothing_can_be_changed(client, django_user_model):
    person = django_user_model.objects.create_user("staff", password="x", is_staff=True)
    client.force_login(person)

    answer = client.get(reverse("admin:districts_district_changelist"))

    assert answer.status_code == 403

"""The places and unions that come with the migration."""

import re
from collections import Counter
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from newsroom.districts.models import District, DistrictAlias, Union

pytestmark = pytest.mark.django_db

# Addresses that readers and other sites have kept. A change here breaks links.
ADDRESSES = {
    "110000": ("北京市", "beijing"),
    "110101": ("东城区", "dongcheng"),
    "110105": ("朝阳区", "chaoyang"),
    "110115": ("大兴区", "daxing"),
    "110115403": ("北京经济技术开发区", "jingkai"),
    "110115012": ("荣华街道", "jingkai/ronghua"),
    "110115013": ("博兴街道", "jingkai/boxing"),
    "110101007": ("朝阳门街道", "dongcheng/chaoyangmen"),
    "110101017": ("永定门外街道", "dongcheng/yongdingmenwai"),
    "110102001": ("西长安街街道", "xicheng/xichanganjie"),
    "110102012": ("什刹海街道", "xicheng/shichahai"),
    "110102013": ("大栅栏街道", "xicheng/dashilan"),
    "110102014": ("天桥街道", "xicheng/tianqiao"),
    "110105001": ("建国门外街道", "chaoyang/jianguomenwai"),
    "110105015": ("八里庄街道", "chaoyang/balizhuang"),
    "110105033": ("常营回族乡", "chaoyang/changying"),
    "110106009": ("丰台街道", "fengtai/fengtai"),
    "110106011": ("长辛店街道", "fengtai/changxindian"),
    "110106012": ("云岗街道", "fengtai/yungang"),
    "110106013": ("方庄街道", "fengtai/fangzhuang"),
    "110106015": ("马家堡街道", "fengtai/majiapu"),
    "110108005": ("八里庄街道", "haidian/balizhuang"),
    "110108012": ("海淀街道", "haidian/haidian"),
    "110108023": ("海淀镇", "haidian/haidian-zhen"),
    "110109101": ("潭柘寺镇", "mentougou/tanzhesi"),
    "110111103": ("窦店镇", "fangshan/doudian"),
    "110111105": ("长阳镇", "fangshan/changyang"),
    "110111108": ("长沟镇", "fangshan/changgou"),
    "110111210": ("佛子庄乡", "fangshan/fozizhuang"),
    "110112106": ("漷县镇", "tongzhou/huoxian"),
    "110112119": ("潞城镇", "tongzhou/lucheng"),
    "110112117": ("永乐店镇", "tongzhou/yongledian"),
    "110113006": ("杨镇", "shunyi/yangzhen"),
    "110115107": ("榆垡镇", "daxing/yufa"),
    "110115111": ("长子营镇", "daxing/zhangziying"),
    "110116211": ("长哨营满族乡", "huairou/changshaoying"),
    "110118003": ("檀营满族蒙古族乡", "miyun/tanying"),
}


def test_beijing_is_complete():
    kinds = Counter(District.objects.values_list("kind", flat=True))

    assert kinds == {
        "city": 1,
        "district": 16,
        "development_area": 1,
        "subdistrict": 165,
        "town": 143,
        "township": 30,
        "ethnic_township": 5,
    }
    assert District.objects.districts().count() == 17
    assert District.objects.subdistricts().count() == 343


def test_addresses_stay():
    found = {p.code: (p.name, p.path) for p in District.objects.filter(code__in=ADDRESSES)}

    assert found == ADDRESSES


def test_every_address_is_pinyin_and_says_where_it_is():
    for place in District.objects.select_related("parent"):
        assert re.fullmatch("[a-z]+(-zhen)?", place.slug)
        in_district = place.level == District.Level.SUBDISTRICT
        assert place.path == (f"{place.parent.slug}/{place.slug}" if in_district else place.slug)
        assert place.full_name == (place.parent.name if in_district else "") + place.name


def test_lists_follow_the_official_order_with_the_development_area_last():
    names = [place.short_name for place in District.objects.districts()]

    assert names[:3] == ["东城", "西城", "朝阳"]
    assert names[-2:] == ["延庆", "经开区"]


def test_a_place_is_saved_with_its_derived_names_and_passes_them_on():
    fangshan = District.objects.get(path="fangshan")

    new = District.objects.create(
        parent=fangshan, level="subdistrict", kind="town", name="新村镇", short_name="新村",
        slug="xincun", code="110111999",
    )  # fmt: skip
    fangshan.name, fangshan.slug = "房山新区", "fangshan-xin"
    fangshan.save()

    new.refresh_from_db()
    assert (new.path, new.full_name) == ("fangshan-xin/xincun", "房山新区新村镇")


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "changyang"},
        {"name": "长阳镇"},
        {"code": "110111105"},
        {"kind": "village"},
        {"level": "village"},
        {"level": "city"},
    ],
)
def test_the_database_refuses_what_cannot_be(change):
    doudian = District.objects.filter(path="fangshan/doudian")

    with pytest.raises(IntegrityError), transaction.atomic():
        doudian.update(**change)


def test_every_place_has_its_federation_in_the_same_tree():
    kinds = Counter(Union.objects.values_list("kind", flat=True))

    assert kinds == {"municipal": 1, "district": 17, "subdistrict": 343}
    for union in Union.objects.select_related("district__parent", "parent__district"):
        assert (union.parent and union.parent.district) == union.district.parent


@pytest.mark.parametrize(
    ("name", "full_name"),
    [
        ("北京市总工会", "北京市总工会"),
        ("东城区总工会", "东城区总工会"),
        ("北京经济技术开发区总工会", "北京经济技术开发区总工会"),
        ("窦店镇总工会", "房山区窦店镇总工会"),
        ("建国门外街道总工会", "朝阳区建国门外街道总工会"),
        ("将台地区总工会", "朝阳区将台地区总工会"),
    ],
)
def test_federations_are_named_as_they_sign_themselves(name, full_name):
    assert Union.objects.get(name=name).full_name == full_name


def test_the_migration_can_be_taken_back_and_applied_again():
    migration = import_module("newsroom.districts.migrations.0002_beijing")
    editor = SimpleNamespace(connection=connection)

    migration.unload(apps, editor)

    assert not any(model.objects.exists() for model in (Union, District, DistrictAlias))
    migration.load(apps, editor)
    assert District.objects.count() == Union.objects.count() == 361
    for union in Union.objects.select_related("parent"):
        assert union.trail == f"{union.parent.trail if union.parent else '/'}{union.pk}/"
        before = union.full_name
        union.save()
        assert union.full_name == before

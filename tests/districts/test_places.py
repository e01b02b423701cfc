"""Reading places and unions out of running text."""

import pytest

from newsroom.districts import gazetteer
from newsroom.districts.models import District, DistrictAlias, Union
from newsroom.districts.places import find_places, find_unions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_names():
    gazetteer.forget()
    yield
    gazetteer.forget()


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("房山区窦店镇总工会打造“加油站”", ["fangshan/doudian"]),
        ("窦店镇总工会共建立8处驿站", ["fangshan/doudian"]),
        ("建外街道总工会家庭日", ["chaoyang/jianguomenwai"]),
        ("朝阳区建外街道总工会", ["chaoyang/jianguomenwai"]),
        ("西城区天桥街道", ["xicheng/tianqiao"]),
        ("东城区、西城区的职工", ["dongcheng", "xicheng"]),
        ("北京市朝阳区", ["chaoyang"]),
        ("首都北京的职工", []),
        # The last word is needed
        ("天桥上的行人", []),
        ("西城区天桥艺术中心", ["xicheng"]),
        ("朝阳行业前景广阔，朝阳产业", []),
        ("朝阳门街道", ["dongcheng/chaoyangmen"]),
        ("朝阳总工会", ["chaoyang"]),
        ("昌平区域经济", []),
        ("与西城区别不大", []),
        ("朝阳区别墅", ["chaoyang"]),
        # Namesakes
        ("朝阳区八里庄街道", ["chaoyang/balizhuang"]),
        ("海淀区的八里庄街道", ["haidian/balizhuang"]),
        ("八里庄街道位于海淀区", ["haidian/balizhuang"]),
        ("建外街道和八里庄街道", ["chaoyang/jianguomenwai", "chaoyang/balizhuang"]),
        ("朝阳区八里庄街道、海淀区八里庄街道", ["chaoyang/balizhuang", "haidian/balizhuang"]),
        ("八里庄街道总工会", []),
        ("东风街道与东风乡", ["fangshan/dongfeng", "chaoyang/dongfeng"]),
        # The most specific, in order of appearance
        ("长阳镇之后是房山区，还有海淀区", ["fangshan/changyang", "haidian"]),
        ("海淀镇与海淀街道", ["haidian/haidian-zhen", "haidian/haidian"]),
        # The development area
        ("北京经济技术开发区总工会", ["jingkai"]),
        ("经开区荣华街道", ["jingkai/ronghua"]),
        ("亦庄总工会", ["jingkai"]),
        ("北京亦庄的企业", ["jingkai"]),
        ("北京亦庄镇", ["daxing/yizhuang"]),
        ("乘坐亦庄线", []),
        ("天津经济技术开发区总工会", []),
        ("郑州经开区", []),
        # Ordinary phrases, and names of two characters
        ("平房地区的居民", []),
        ("朝阳区平房地区", ["chaoyang/pingfang"]),
        ("平房地区总工会", ["chaoyang/pingfang"]),
        ("东城区平房地区", ["dongcheng"]),
        ("怀柔地区的天气", []),
        ("记者杨镇宇", []),
        ("顺义区杨镇", ["shunyi/yangzhen"]),
        ("张镇总工会", ["shunyi/zhangzhen"]),
        # Not ours
        ("长春市朝阳区", []),
        ("江苏南通通州区", []),
        ("长春市朝阳区八里庄街道", []),
        ("南京市玄武区新街口街道", []),
        ("北京市西城区新街口街道", ["xicheng/xinjiekou"]),
        ("", []),
    ],
)
def test_places_are_found(text, paths):
    assert [place.path for place in find_places(text)] == paths


def test_what_is_near_decides_between_namesakes():
    haidian = District.objects.get(path="haidian")
    modern = District.objects.get(path="haidian/qinghe")

    for near in (haidian, modern):
        found = find_places("八里庄街道总工会", near=near)
        assert [place.path for place in found] == ["haidian/balizhuang"]
    assert find_places("八里庄街道", near=haidian.parent) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("东城区总工会服务保障职工", ["东城区总工会"]),
        ("窦店镇总工会", ["房山区窦店镇总工会"]),
        ("房山区窦店镇总工会", ["房山区窦店镇总工会"]),
        ("朝阳区建外街道总工会", ["朝阳区建国门外街道总工会"]),
        ("将台地区总工会与将台乡总工会", ["朝阳区将台地区总工会"]),
        ("西城区总工会、天桥街道总工会", ["西城区总工会", "西城区天桥街道总工会"]),
        ("北京市总工会", ["北京市总工会"]),
        ("近日，市总工会召开会议", ["北京市总工会"]),
        ("在东城区总工会，市总工会领导", ["东城区总工会", "北京市总工会"]),
        ("上海市总工会", []),
        ("石家庄市总工会", []),
        ("物美超市总工会", []),
        ("各市总工会", []),
        ("长春市朝阳区总工会", []),
        ("中华全国总工会", []),
        ("八里庄街道总工会", []),
        ("东城区职工", []),
        ("", []),
    ],
)
def test_unions_are_found(text, names):
    assert [union.full_name for union in find_unions(text)] == names


def test_an_enterprise_union_is_found_by_its_own_name():
    municipal = Union.objects.get(kind="municipal")
    union = Union.objects.create(name="房山区总工会职工学校工会", kind="enterprise", parent=municipal)

    assert find_unions("走进房山区总工会职工学校工会") == [union]

    union.is_active = False
    union.save()
    assert [u.name for u in find_unions("走进房山区总工会职工学校工会")] == ["房山区总工会"]


def test_a_new_alias_is_known_at_once():
    doudian = District.objects.get(path="fangshan/doudian")
    assert find_places("燕山脚下的豆店镇") == []

    alias = DistrictAlias.objects.create(district=doudian, name="豆店镇")

    assert find_places("燕山脚下的豆店镇") == [doudian]
    alias.delete()
    assert find_places("燕山脚下的豆店镇") == []


def test_a_long_text_costs_one_query(django_assert_num_queries):
    text = "房山区窦店镇总工会、朝阳区建外街道总工会、西城区天桥街道总工会。" * 200
    find_places(text)

    with django_assert_num_queries(1):
        places = find_places(text)
        assert [place.parent.name for place in places] == ["房山区", "朝阳区", "西城区"]
    with django_assert_num_queries(1):
        assert len(find_unions(text)) == 3


def test_every_name_in_the_gazetteer_is_found_after_its_district():
    for alias in DistrictAlias.objects.filter(in_text=True).select_related("district__parent"):
        text = f"{alias.district.parent.name}{alias.name}总工会"
        assert find_places(text) == [alias.district], text
    for place in District.objects.subdistricts().select_related("parent"):
        assert find_places(place.full_name) == [place]

"""Looking a place up by one of its names."""

import pytest

from newsroom.districts.models import District, DistrictAlias

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("东城", "dongcheng"),
        ("东城区", "dongcheng"),
        ("北京", "beijing"),
        ("密云县", "miyun"),
        ("经开区", "jingkai"),
        ("亦庄", "jingkai"),
        ("北京经开区", "jingkai"),
        ("北京经济技术开发区", "jingkai"),
        ("北京市经济技术开发区", "jingkai"),
        ("亦庄镇", "daxing/yizhuang"),
        ("建外", "chaoyang/jianguomenwai"),
        ("建外街道", "chaoyang/jianguomenwai"),
        ("建国门外街道", "chaoyang/jianguomenwai"),
        ("建国门外", "chaoyang/jianguomenwai"),
        ("朝外", "chaoyang/chaoyangmenwai"),
        ("朝外街道", "chaoyang/chaoyangmenwai"),
        ("永外", "dongcheng/yongdingmenwai"),
        ("永外街道", "dongcheng/yongdingmenwai"),
        ("崇外街道", "dongcheng/chongwenmenwai"),
        ("广内", "xicheng/guanganmennei"),
        ("广外街道", "xicheng/guanganmenwai"),
        ("展览路", "xicheng/zhanlanlu"),
        ("和平里", "dongcheng/hepingli"),
        ("德外", "xicheng/desheng"),
        ("东铁营街道", "fengtai/dongtiejiangying"),
        ("宛平城地区", "fengtai/wanping"),
        ("长辛店镇", "fengtai/beigong"),
        ("南磨房地区", "chaoyang/nanmofang"),
        ("南磨房乡", "chaoyang/nanmofang"),
        ("常营地区", "chaoyang/changying"),
        ("万柳地区", "haidian/haidian-zhen"),
        ("渔阳地区", "pinggu/pinggu"),
        ("杨镇地区", "shunyi/yangzhen"),
        ("天南街道", "changping/tiantongyuannan"),
        ("喇叭沟门乡", "huairou/labagoumen"),
        ("檀营地区", "miyun/tanying"),
        ("荣华街道", "jingkai/ronghua"),
        ("房山区窦店镇", "fangshan/doudian"),
        ("北京市房山区窦店镇", "fangshan/doudian"),
        ("朝阳区建外街道", "chaoyang/jianguomenwai"),
        ("朝阳区八里庄", "chaoyang/balizhuang"),
        ("建外街道办事处", "chaoyang/jianguomenwai"),
        (" 窦店 镇", "fangshan/doudian"),
    ],
)
def test_a_place_answers_to_all_its_names(name, path):
    assert District.objects.named(name).first().path == path


def test_every_alias_leads_to_its_place_within_its_district():
    for alias in DistrictAlias.objects.select_related("district"):
        assert alias.district in District.objects.named(alias.name, within=alias.district)


def test_namesakes_are_told_apart_by_their_district():
    assert District.objects.named("八里庄街道").count() == 2

    haidian = District.objects.get(path="haidian")
    assert District.objects.named("八里庄街道", within=haidian).get().path == "haidian/balizhuang"


def test_the_larger_place_comes_first():
    paths = [place.path for place in District.objects.named("海淀")]

    assert paths == ["haidian", "haidian/haidian", "haidian/haidian-zhen"]


@pytest.mark.parametrize("name", ["", "火星街道", "北京市"[:1], "区"])
def test_no_place_answers_to_nonsense(name):
    assert not District.objects.named(name).exists()


def test_within_holds_a_district_and_all_below():
    fangshan = District.objects.get(path="fangshan")
    doudian = District.objects.get(path="fangshan/doudian")

    assert District.objects.within(fangshan).count() == 29
    assert District.objects.within(doudian).get() == doudian
    assert District.objects.within(fangshan.parent).count() == 361
    assert District.objects.children_of(fangshan).count() == 28


def test_the_index_of_two_levels_costs_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        sizes = {d.path: len(d.children.all()) for d in District.objects.districts().with_children()}

    assert sizes["jingkai"] == 2
    assert sum(sizes.values()) == 343

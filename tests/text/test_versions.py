import pytest

from articles.text.versions import compare_versions


def content(**changed):
    return {
        "kicker": "寒冬送暖",
        "headline": "东城区总工会服务职工",
        "subhead": "",
        "column": "工会新闻",
        "dateline": "本报讯",
        "body": "<p>春节即将来临，东城区总工会慰问职工。</p>",
        "source": "",
        "bylines": [
            {"id": 1, "name": "白莹", "role": "reporter"},
            {"id": 2, "name": "晁小争", "role": "correspondent"},
        ],
        "districts": ["dongcheng"],
        "unions": [],
        "tags": ["送温暖"],
        "photos": [photo("a", "图为慰问现场。"), photo("b", "图为职工合影。")],
    } | changed


def photo(sha256, caption, **other):
    return {
        "id": ord(sha256),
        "sha256": sha256,
        "caption": caption,
        "credit": "白莹/摄",
        "alt": "",
        "placement": "gallery",
    } | other


def field(name, old, new, **kwargs):
    return next(f for f in compare_versions(old, new, **kwargs) if f.name == name)


def changed_fields(old, new):
    return [f.name for f in compare_versions(old, new) if f.changed]


def test_equal_versions_differ_in_nothing():
    assert changed_fields(content(), content()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kicker", "寒冬送温"),
        ("headline", ""),
        ("subhead", "副题"),
        ("column", "时政"),
        ("dateline", "新华社北京电"),
        ("body", "<p>别的</p>"),
        ("source", "新华社"),
        ("bylines", []),
        ("districts", ["fangshan/doudian"]),
        ("unions", ["北京市总工会"]),
        ("tags", []),
        ("photos", []),
    ],
)
def test_a_change_of_any_field_is_seen_in_that_field_alone(name, value):
    assert changed_fields(content(), content(**{name: value})) == [name]
    assert changed_fields(content(**{name: value}), content()) == [name]


def test_a_two_character_change_of_the_headline_shows_two_characters():
    found = field("headline", content(), content(headline="西城县总工会服务职工"))

    assert [s for s in found.items[0].spans if s.kind != "equal"] == [
        ("delete", "东"),
        ("insert", "西"),
        ("delete", "区"),
        ("insert", "县"),
    ]


def test_bold_alone_is_a_change():
    bold = content(body="<p>春节即将来临，<strong>东城区总工会</strong>慰问职工。</p>")

    assert changed_fields(content(), bold) == ["body"]


def test_bylines_that_changed_places_show_one_that_moved():
    turned = content(bylines=content()["bylines"][::-1])

    kinds = [item.kind for item in field("bylines", content(), turned).items]

    assert sorted(kinds) == ["equal", "moved"]


def test_a_role_that_changed_shows_the_role_and_keeps_the_name():
    new = content(bylines=[{"id": 1, "name": "白莹", "role": "photographer"}])

    items = field("bylines", content(), new).items

    assert [item.kind for item in items] == ["changed", "deleted"]
    assert items[0].spans[-1].kind == "equal"
    assert items[0].spans[-1].text.endswith("白莹")


def test_a_namesake_is_another_person():
    new = content(bylines=[{"id": 9, "name": "白莹", "role": "reporter"}])

    kinds = [item.kind for item in field("bylines", content(), new).items]

    assert sorted(kinds) == ["deleted", "deleted", "inserted"]


def test_photos_added_dropped_moved_and_newly_captioned():
    old = content(photos=[photo("a", "甲"), photo("b", "乙"), photo("c", "丙"), photo("d", "丁")])
    new = content(photos=[photo("d", "丁"), photo("a", "甲"), photo("b", "一"), photo("e", "新")])

    found = {item.sha256: item for item in field("photos", old, new).items}

    assert {key: item.kind for key, item in found.items()} == {
        "a": "equal",
        "b": "changed",
        "c": "deleted",
        "d": "moved",
        "e": "inserted",
    }
    assert (found["d"].old, found["d"].new) == (4, 1)
    assert found["b"].parts[0][1] == (("delete", "乙"), ("insert", "一"))


def test_districts_are_shown_by_name_where_it_is_known():
    found = field("districts", content(districts=[]), content(), district_names={"dongcheng": "东城区"})

    assert found.items[0].spans[0].text == "东城区"


def test_a_version_that_lacks_a_field_is_compared_as_empty():
    assert "headline" in changed_fields({}, content())
    assert changed_fields({}, {}) == []

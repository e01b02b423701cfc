"""From the text of a page to drafts in the database."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.ingest.intake import MAX_BYTES, PageRefused, import_page
from articles.ingest.models import PageImport
from articles.models import Article, Column
from newsroom.reporters.models import Reporter
from tests.ingest.pages import OWN, REAL, text_of

REAL_PLACES = [
    ([], ["北京市总工会"]),
    (["dongcheng"], ["东城区总工会"]),
    (["fangshan/doudian"], ["房山区窦店镇总工会"]),
    (["chaoyang/jianguomenwai"], ["朝阳区建国门外街道总工会"]),
    (["chaoyang/balizhuang"], ["朝阳区八里庄街道总工会"]),
    (["xicheng/tianqiao"], ["西城区天桥街道总工会"]),
]
ONE = "# 驿站开门\n\n本报讯（记者 林晓）昨天，大兴区采育镇总工会的驿站开门。\n"


def story(text=ONE, **options):
    return import_page(text, **options).drafts[0]


@pytest.fixture
def drafts(db):
    return import_page(OWN.read_bytes(), filename="page.md").drafts


def test_each_story_becomes_a_draft(drafts):
    first, _second, third, _fourth, photo_story, _last = drafts

    assert {draft.status for draft in drafts} == {"draft"}
    assert (first.kicker, first.headline, first.dateline) == (
        "全市工会驿站建设推进会在怀柔召开",
        "让每一位户外劳动者歇脚有处",
        "本报讯",
    )
    assert first.body.startswith("<p>3月10日，全市工会驿站建设推进会召开。")
    assert third.subhead == "——讲的是法 解的是忧"
    assert photo_story.body.startswith("<p>近日，")


def test_the_real_page_gives_places_down_to_the_town_and_their_unions(db):
    if not REAL.exists():
        pytest.skip("the real page is not here")
    drafts = import_page(REAL.read_bytes()).drafts

    assert [
        ([d.path for d in draft.districts.all()], [str(u) for u in draft.unions.all()]) for draft in drafts
    ] == REAL_PLACES


def test_bylines_are_people_in_order_with_roles(drafts):
    assert [(b.reporter.name, b.role, b.reporter.kind) for b in drafts[2].bylines.all()] == [
        ("钱方", "reporter", "reporter"),
        ("孙立", "reporter", "reporter"),
        ("买买提·艾山", "correspondent", "correspondent"),
    ]


def test_the_same_name_twice_is_the_same_person(drafts):
    assert Reporter.objects.filter(name="林晓").count() == 1
    assert Reporter.objects.filter(name="何静").count() == 1


def test_a_person_the_newsroom_knows_is_not_made_again(db):
    known = Reporter.objects.create(name="林晓", kind="photographer")

    assert story().bylines.get().reporter == known


def test_a_correspondent_is_not_the_reporter_of_the_same_name(db):
    Reporter.objects.create(name="林晓", kind="correspondent")

    assert story().bylines.get().reporter.kind == "reporter"


def test_namesakes_are_pointed_out(db):
    Reporter.objects.create(name="林晓", kind="reporter")
    Reporter.objects.create(name="林晓", kind="reporter")

    assert "同名的林晓" in story().note


def test_a_column_is_matched_or_made(db):
    known = Column.objects.create(name="凝心聚力建新功 携手同行开新局", slug="one-heart")

    drafts = import_page(text_of(OWN)).drafts

    assert drafts[0].column == known
    assert drafts[1].column == drafts[2].column
    assert (drafts[1].column.name, drafts[1].column.slug) == ("春日里 娘家人", "column-1")


def test_intertitles_and_lists_become_html_and_markup_stays_text(db):
    text = "# 驿站开门\n□本报记者 林晓\n\n山里<b>冷&湿</b>。\n\n## 一盏灯\n\n灯亮着。\n\n● 微波炉\n\n● 雨伞\n"

    assert story(text).body == (
        "<p>山里&lt;b&gt;冷&amp;湿&lt;/b&gt;。</p><h2>一盏灯</h2><p>灯亮着。</p>"
        "<ul><li><p>微波炉</p></li><li><p>雨伞</p></li></ul>"
    )


def test_what_cannot_be_placed_is_in_the_report_and_in_the_nearest_note(db):
    text = "这一句话不知从哪一版的末尾漂来，没有主人。\n\n" + ONE
    page_import = import_page(text)

    assert page_import.leftover_count == 1
    assert page_import.report["leftovers"][0]["line"] == 1
    assert (
        "第1行（在第一篇稿件之前）：这一句话不知从哪一版的末尾漂来，没有主人。" in page_import.drafts[0].note
    )


def test_captions_turns_and_doubtful_words_are_in_the_note(db):
    text = ONE + "\n图为驿站一角。何静/摄\n\n通讯员 大兴区总工会 田雨\n\n（下转第3版）\n"
    note = story(text).note

    assert "图片：图为驿站一角。 何静/摄" in note
    assert "署名中未能认作人名：大兴区总工会" in note
    assert "原文标注：（下转第3版）" in note


def test_a_title_too_long_for_its_field_is_whole_in_the_note(db):
    long = "很长的标题" * 50

    draft = story(f"# {long}\n\n本报讯 驿站开门。")

    assert draft.headline == long[:200]
    assert long in draft.note


def test_a_column_name_too_long_for_a_column_is_in_the_note(db):
    long = "学习新思想贯彻新精神建功新时代 " * 3

    draft = story(f"【京华工匠】\n# {long}\n# 驿站开门\n\n本报讯 驿站开门。")

    assert long.strip() in draft.note + str(draft.column) + draft.kicker


def test_every_draft_has_a_first_version(drafts):
    assert [draft.versions.count() for draft in drafts] == [1] * 6


def test_the_date_is_given_or_read_from_the_page(db):
    assert import_page(text_of(OWN)).date == datetime.date(2026, 3, 12)
    assert import_page(ONE, date=datetime.date(2026, 11, 22)).date == datetime.date(2026, 11, 22)


def test_the_page_knows_its_number_and_name(db):
    page_import = import_page(text_of(OWN))

    assert (page_import.page_number, page_import.page_name) == ("02", "工会新闻")


# Whose


def test_drafts_belong_to_the_author_who_brings_them(reporter):
    draft = story(by=reporter)

    assert draft.author == reporter
    assert draft.is_visible_to(reporter)


def test_what_an_editor_or_nobody_brings_lies_on_the_desk(desk_editor):
    assert story(by=desk_editor).author is None
    assert story(ONE + "\n").is_visible_to(desk_editor)


def test_an_import_is_seen_by_whoever_may_see_its_drafts(reporter, desk_editor, make_user):
    own = import_page(ONE, by=reporter)
    for_desk = import_page(text_of(OWN))

    assert set(PageImport.objects.visible_to(reporter)) == {own}
    assert set(PageImport.objects.visible_to(desk_editor)) == {for_desk}
    assert set(PageImport.objects.visible_to(make_user("chief", "chief editor"))) == {own, for_desk}
    assert set(PageImport.objects.visible_to(make_user("other", "reporter"))) == set()


# Once


def test_the_original_is_kept_as_it_came(db):
    data = ONE.encode("gb18030")

    with import_page(data).original.open() as original:
        assert original.read() == data


def test_the_same_page_twice_makes_nothing_twice(reporter):
    first = import_page(ONE, by=reporter)

    second = import_page(ONE, by=reporter)

    assert second == first
    assert (first.was_there_before, second.was_there_before) == (False, True)
    assert Article.objects.count() == 1
    assert Reporter.objects.filter(name="林晓").count() == 1


def test_the_same_page_in_another_encoding_or_with_other_line_ends_is_the_same(db):
    first = import_page(ONE.encode())

    assert import_page(ONE.encode("gb18030")) == first
    assert import_page(ONE.replace("\n", "\r\n")) == first
    assert import_page("\ufeff" + ONE) == first


@pytest.mark.django_db(transaction=True)
def test_a_page_brought_twice_at_the_same_moment_is_imported_once():
    def bring(_number):
        try:
            return import_page(ONE)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        imports = list(pool.map(bring, range(4)))

    assert len({page_import.pk for page_import in imports}) == 1
    assert sum(not page_import.was_there_before for page_import in imports) == 1
    assert Article.objects.count() == 1


def test_an_import_that_fails_leaves_nothing(db, monkeypatch, own_originals):
    monkeypatch.setattr("articles.ingest.intake.report_of", lambda page, articles: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        import_page(ONE)

    assert not Article.objects.exists()
    assert not PageImport.objects.exists()
    assert not [path for path in own_originals.rglob("*") if path.is_file()]


# Refused


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "没有文字"),
        (b"\xef\xbb\xbf \n", "没有文字"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"x" * (MAX_BYTES + 1), "超过"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence(db, data, word):
    with pytest.raises(PageRefused, match=word):
        import_page(data)

    assert not PageImport.objects.exists()


def test_a_text_without_a_story_is_kept_with_its_lines(db):
    page_import = import_page("只有一句话，没有标题，也没有电头。")

    assert page_import.drafts == []
    assert page_import.leftover_count == 1

"""A Word file becomes a draft: what Word and WPS write, read as the person meant it."""

import pytest
from django.core.files.base import ContentFile

from articles.ingest.word.intake import WordRefused, import_word
from articles.ingest.word.models import WordImport
from articles.models import Article
from tests.ingest.word import stories
from tests.ingest.word.maker import docx, jpeg, para, picture, run, table, text_box

pytestmark = pytest.mark.django_db


def brought(data, by=None, name="稿件.docx"):
    return import_word(ContentFile(data, name=name), by=by)


def body_of(*content, **options):
    return brought(docx(para("窦店镇总工会开展慰问", style="a3"), *content, **options)).article.body


def signed(article):
    return [(byline.reporter.name, byline.role) for byline in article.bylines.all()]


def test_a_story_of_word_keeps_its_titles_names_and_text(reporter):
    article = brought(stories.of_word(), by=reporter).article

    assert article.kicker == "大兴区"
    assert article.headline == "采育镇十二家驿站温暖户外劳动者"
    assert article.subhead == "——“歇脚点”里有热饭也有课堂"
    assert article.dateline == "本报讯"
    assert signed(article) == [("王伟", "writer_photographer"), ("李静", "correspondent")]
    assert [place.name for place in article.districts.all()] == ["采育镇"]
    assert article.author == reporter
    assert article.versions.count() == 1
    assert article.body.startswith(f"<p>{stories.FIRST}</p><figure")
    assert "<h2>驿站建在身边</h2>" in article.body
    assert "<strong>饮水机、微波炉</strong>一应俱全" in article.body
    assert 'href="https://example.org/zhen"' in article.body
    assert "<ul><li><p>免费饮水和热饭</p></li>" in article.body
    assert "<ol><li><p>摸清需求</p></li>" in article.body
    assert "<p>一号站，育胜街，8:00至20:00</p>" in article.body


def test_pictures_become_photos_where_they_stood_with_the_line_below_as_caption(reporter):
    article = brought(stories.of_word(), by=reporter).article

    uses = list(article.photo_uses.all())
    assert [use.caption for use in uses] == [
        "户外劳动者在驿站休息。",
        "图为志愿者为骑手理发。",
        "驿站里的图书角",
    ]
    assert [use.credit for use in uses] == ["本报记者 王伟 摄", "", ""]
    assert {use.placement for use in uses} == {"inline"}
    assert all(f'<figure data-photo="{use.photo_id}"></figure>' in article.body for use in uses)
    assert f'data-photo="{uses[1].photo_id}"></figure><h2>服务跟着需求走</h2>' in article.body
    assert uses[0].photo.caption == "户外劳动者在驿站休息。"
    assert uses[0].photo.uploaded_by == reporter


def test_a_story_of_wps_keeps_its_headings_numbers_and_signature(reporter):
    article = brought(stories.of_wps(), by=reporter).article

    assert article.headline == "窦店镇总工会举办职工技能比武"
    assert signed(article) == [("赵敏", "writer_photographer")]
    assert "<h2>一、比武设四个项目</h2>" in article.body
    assert "<h2>二、以赛促学</h2>" in article.body
    assert article.body.startswith("<p>为提升职工技能水平")
    assert article.photo_uses.get().caption == "选手在焊接比武现场"
    assert article.photo_uses.get().credit == "赵敏 摄"
    assert "文/摄" not in article.body


@pytest.mark.parametrize("program", ["word", "wps"])
def test_heading_styles_are_sub_headings_on_two_levels(program):
    style = {"word": "2", "wps": "3"}[program]
    lower = {"word": "3", "wps": "4"}[program]

    body = body_of(
        para("正文一。"),
        para("做法", style=style),
        para("细节", style=lower),
        para("正文二。"),
        program=program,
    )

    assert "<h2>做法</h2><h3>细节</h3>" in body


def test_a_style_of_ones_own_is_what_it_is_based_on():
    assert "<h2>走到身边</h2>" in body_of(para("正文。"), para("走到身边", style="own"), para("正文。"))


def test_a_bold_line_is_a_sub_heading_and_a_bold_sentence_is_not():
    body = body_of(para("正文一。"), para("走到身边", bold=True), para("必须强调安全。", bold=True))

    assert "<h2>走到身边</h2>" in body
    assert "<p><strong>必须强调安全。</strong></p>" in body


def test_chinese_numbers_make_headings_of_two_levels():
    body = body_of(para("正文。"), para("一、建站点"), para("（一）选址"), para("靠近工地。"))

    assert "<h2>一、建站点</h2><h3>（一）选址</h3><p>靠近工地。</p>" in body


def test_a_list_that_goes_on_keeps_its_numbers():
    body = body_of(para("正文。"), para("第三步", number=4), para("第四步", number=4))

    assert "<p>3. 第三步</p><p>4. 第四步</p>" in body


def test_a_list_in_a_list_stays_in_it():
    body = body_of(para("正文。"), para("甲", number=1), para("乙", number=1, level=1), para("丙", number=1))

    assert "<ul><li><p>甲</p><ul><li><p>乙</p></li></ul></li><li><p>丙</p></li></ul>" in body


def test_pictures_side_by_side_in_a_table_have_the_captions_of_the_row_below():
    data = docx(
        para("比武开赛", style="a3"),
        para("比武开赛了。"),
        table((para(picture("p1")), para(picture("p2"))), ("焊接现场", "叉车现场")),
        pictures=[jpeg("red"), jpeg("blue")],
    )

    article = brought(data).article

    assert [use.caption for use in article.photo_uses.all()] == ["焊接现场", "叉车现场"]
    assert article.body.count("<p>") == 1


def test_a_paragraph_below_a_picture_is_no_caption():
    data = docx(
        para("比武开赛", style="a3"),
        para(picture("p1")),
        para(
            "11月18日，窦店镇总工会举办职工技能比武，来自26家企业的120名职工参加，现场气氛热烈，掌声不断。",
            indent=True,
        ),
        pictures=[jpeg("red")],
    )

    article = brought(data).article

    assert article.photo_uses.get().caption == ""
    assert "来自26家企业" in article.body


def test_the_same_picture_twice_is_one_photo():
    data = docx(
        para("比武开赛", style="a3"),
        para("开赛。"),
        para(picture("p1")),
        para(picture("p1")),
        pictures=[jpeg("red")],
    )

    article = brought(data).article

    assert article.photo_uses.count() == 1
    assert article.body.count("<figure") == 1
    assert "出现了两次" in article.note


def test_a_picture_that_no_photo_can_be_made_of_is_named_in_the_note():
    emf = b"\x01\x00\x00\x00" + b"\0" * 200

    article = brought(
        docx(para("比武开赛", style="a3"), para("开赛。"), para(picture("p1")), pictures=[emf])
    ).article

    assert not article.photo_uses.exists()
    assert "稿件-1.jpeg" in article.note


def test_tracked_changes_are_accepted_and_hidden_text_is_left_out():
    changed = f'<w:del w:id="1" w:author="li"><w:r><w:delText>十</w:delText></w:r></w:del><w:ins w:id="2">{run("十二")}</w:ins>'

    article = brought(
        docx(
            para("驿站开放", style="a3"),
            para(run("全镇有"), changed, run("家。"), run("别登这句", vanish=True)),
        )
    ).article

    assert article.body == "<p>全镇有十二家。</p>"
    assert "修订" in article.note
    assert "4个隐藏" in article.note


def test_a_text_box_stands_once_after_its_paragraph():
    body = body_of(
        para(run("正文一段话在这里。"), text_box(para("链接：驿站是什么？是一个歇脚的地方。"))),
        para("正文二。"),
    )

    assert body == "<p>正文一段话在这里。</p><p>链接：驿站是什么？是一个歇脚的地方。</p><p>正文二。</p>"


def test_notes_and_comments_go_to_the_desk_and_not_to_readers():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    extra = {
        "word/footnotes.xml": f'<w:footnotes {w}><w:footnote w:id="2">{para("数据来自区统计局")}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments {w}><w:comment w:id="1" w:author="li">{para("此处请核")}</w:comment></w:comments>',
    }
    text = para(
        "全镇有驿站。",
        run(inside='<w:footnoteReference w:id="2"/>'),
        run(inside='<w:commentReference w:id="1"/>'),
    )

    article = brought(docx(para("驿站开放", style="a3"), text, extra=extra)).article

    assert article.body == "<p>全镇有驿站。</p>"
    assert "数据来自区统计局" in article.note
    assert "此处请核" in article.note


def test_telephone_numbers_below_the_text_are_for_the_desk_alone():
    article = brought(stories.of_word()).article

    assert "13800000000" not in article.body
    assert "13800000000" in article.note


def test_labels_of_a_form_name_the_titles():
    data = docx(
        para("引题：大兴区"),
        para("标题：驿站开放"),
        para("作者：李静"),
        para("正文：驿站开放了，职工都说好。"),
    )

    article = brought(data).article

    assert (article.kicker, article.headline) == ("大兴区", "驿站开放")
    assert article.body == "<p>驿站开放了，职工都说好。</p>"
    assert signed(article)[0][0] == "李静"


def test_a_text_without_headline_has_the_name_of_the_file():
    data = docx(para("11月18日，窦店镇总工会举办职工技能比武，来自26家企业的120名职工参加。"))

    article = brought(data, name="窦店镇总工会举办职工技能比武(1).docx").article

    assert article.headline == "窦店镇总工会举办职工技能比武"
    assert "文件名" in article.note


def test_what_an_editor_brings_lies_on_the_desk(desk_editor):
    word_import = brought(stories.of_wps(), by=desk_editor)

    assert word_import.article.author is None
    assert word_import.is_for_desk


def test_an_unsigned_story_is_signed_by_the_author_who_brings_it(reporter):
    from newsroom.reporters.models import Reporter

    Reporter.objects.create(name="林岚", kind="reporter", user=reporter)

    article = brought(docx(para("驿站开放", style="a3"), para("驿站开放了。")), by=reporter).article

    assert signed(article) == [("林岚", "reporter")]


def test_the_same_file_makes_one_draft(reporter):
    first = brought(stories.of_wps(), by=reporter)

    second = brought(stories.of_wps(), by=reporter)

    assert second.was_there_before
    assert second.pk == first.pk
    assert Article.objects.count() == 1


def test_nobody_learns_that_somebody_else_brought_the_file(reporter, make_user):
    first = brought(stories.of_wps(), by=reporter)

    second = brought(stories.of_wps(), by=make_user("zhao", "correspondent"))

    assert second.pk != first.pk
    assert not second.was_there_before


def test_a_file_may_be_brought_again_when_its_draft_was_killed(reporter, make_user):
    first = brought(stories.of_wps(), by=reporter)
    Article.objects.get(pk=first.article_id).kill(by=make_user("feng", "chief editor"), note="重复")

    assert not brought(stories.of_wps(), by=reporter).was_there_before


def test_the_original_is_kept_as_it_came(reporter):
    data = stories.of_wps()

    word_import = brought(data, by=reporter)

    with word_import.original.open("rb") as file:
        assert file.read() == data


def test_a_refused_file_leaves_nothing_behind(reporter, own_originals):
    with pytest.raises(WordRefused, match="旧版"):
        brought(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            by=reporter,
            name="旧.doc",
        )

    assert not WordImport.objects.exists()
    assert not Article.objects.exists()
    assert not list(own_originals.rglob("*.docx"))


def test_the_file_may_be_any_open_file(tmp_path):
    path = tmp_path / "比武.docx"
    path.write_bytes(stories.of_wps())

    with path.open("rb") as file:
        assert import_word(file).article.headline

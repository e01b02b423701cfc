from hypothesis import given
from hypothesis import strategies as st

from articles.text.plain import beginning, paragraphs, plain_text


def test_paragraphs_stay_apart_and_markup_falls_away():
    html = "<p>本报讯（记者 <strong>白莹</strong>）</p><h2>小标题</h2><ul><li><p>一&amp;二</p></li></ul>"

    assert plain_text(html) == "本报讯（记者 白莹）\n小标题\n一&二"


def test_a_line_break_ends_a_line():
    assert plain_text("<p>甲<br>乙<br/>丙</p>") == "甲\n乙\n丙"


def test_the_block_of_a_paragraph_is_known():
    found = paragraphs("<h2>甲</h2><blockquote><p>乙</p></blockquote>丙")

    assert [(p.text, p.tag) for p in found] == [("甲", "h2"), ("乙", "p"), ("丙", "p")]


def test_a_photo_in_the_text_keeps_its_place_but_has_no_words():
    html = '<p>甲</p><figure data-photo="12"></figure><p>乙</p>'

    assert [(p.text, p.photo) for p in paragraphs(html)] == [("甲", ""), ("", "12"), ("乙", "")]
    assert plain_text(html) == "甲\n乙"


def test_emphasis_is_not_text_but_makes_a_difference():
    plain, strong = paragraphs("<p>工会工作</p><p><strong>工会</strong>工作</p>")

    assert plain.text == strong.text
    assert plain.markup != strong.markup


def test_scripts_and_comments_have_no_words():
    assert plain_text("<p>甲<!-- 乙 --></p><style>丙</style><script>丁</script>戊") == "甲\n戊"


def test_the_full_width_space_inside_a_name_is_kept():
    assert plain_text("<p>李　明 \n 到场</p>") == "李　明 到场"


@given(st.text(alphabet="<>/&;!-=\"'pbrfigu工会 \n#x0"))
def test_any_html_is_read_without_raising(html):
    paragraphs(html)


PIECES = "<p> </p> <strong> </strong> <br> <h2> </h2> <figure\u2003data-photo='3'> </figure> <li> &amp; &nbsp; 职工 < > a &am p; <!--x--> <script>y</script>"


@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=14), st.integers(0, 9))
def test_the_beginning_is_that_of_the_whole(pieces, count):
    html = "".join(pieces).replace("\u2003", " ")

    assert beginning(html, count) == plain_text(html).replace("\n", "")[:count]

"""A page laid out by hand: five stories with photos, as the make-up would hand it over."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image

from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.geometry import Rect, tabloid
from articles.issues.makeup.layout import Block, Layout, Line, PlacedPicture, PlacedStory
from articles.issues.makeup.lines import break_display, break_text, width
from articles.issues.typesetting import FOLIO, MASTHEAD, Furniture, Sheet

SENTENCES = (
    "本报讯（记者 白莹）1月15日下午，2024年度北京市总工会机关系统基层党组织书记抓党建工作述职评议会召开。",
    "会议指出，2025年是“十四五”规划收官之年，是为“十五五”良好开局打牢基础的关键之年，职工满意率达98.5%。",
    "——“工会就是职工的家！”张师傅说，《工会法》第十五条、第二十条……他都记在心里。",
    "活动现场，劳模工匠、一线职工、新就业形态劳动者代表等120余人用App参加了在线答题（满分100分），气氛热烈。",
    "下一步，各级工会将继续深化改革，做实做细服务，推动产业工人队伍建设改革走深走实，为首都高质量发展贡献力量。",
)
HEADLINES = (
    "市总工会机关系统基层党组织书记抓党建工作述职评议会召开",
    "“五送”行动把温暖送到新就业形态劳动者心坎上",
    "劳模工匠进校园 思政教师进企业",
    "职工书屋走进工地",
    "房山区总工会慰问一线职工",
)
PEOPLE = (("责任编辑", "李晓明"), ("版式", "王芳"), ("校对", "赵一凡"))
CODES = "国内统一连续出版物号 CN 11-0000　邮发代号 1-000"


def paragraphs(count, *, heading=False):
    made = [Paragraph(SENTENCES[number % 5] + SENTENCES[(number + 2) % 5]) for number in range(count)]
    if heading:
        made.insert(1, Paragraph("把服务送到职工身边", is_heading=True))
    return tuple(made)


def columns_of(geometry, rect, size, text, first_line):
    """Text blocks of a story in its base columns, from `first_line` of its rectangle on."""
    lines = break_text(text, geometry.column_width, size)
    height = rect.lines - first_line - 1  # the last line of a rectangle is bare
    for column in range(rect.columns):
        part = lines[column * height : (column + 1) * height]
        if part:
            yield block("text", geometry, rect.column + column, rect.line + first_line, size, part)


def block(role, geometry, column, line, size, lines):
    x = geometry.x(column)
    return Block(
        role, x, geometry.y(line), geometry.column_width, len(lines) * geometry.pitch, size,
        tuple(moved(each, x, geometry.baseline(line + number)) for number, each in enumerate(lines)),
    )  # fmt: skip


def moved(line, x, baseline):
    return Line(
        line.text,
        line.x + x,
        baseline,
        line.tracking,
        line.squeezed,
        line.ends,
        line.paragraph,
        line.is_heading,
    )


def head(geometry, rect, role, text, size, style, y):
    """A block of centred lines below y."""
    x, wide = geometry.x(rect.column), geometry.width_of(rect.columns)
    lines = break_display(text, wide, size, style)
    placed = tuple(
        moved(line, x + (wide - width(line, size, style)) / 2, y + number * 1.2 * size + 0.95 * size)
        for number, line in enumerate(lines)
    )
    return Block(role, x, y, wide, len(lines) * 1.2 * size, size, placed, style, "center")


def story(
    geometry, number, rect, size, text, *, kicker="", photo_lines=0, style="black", boxed=False, crop=None
):
    y = geometry.y(rect.line) + 2
    blocks = []
    if kicker:
        blocks.append(head(geometry, rect, "kicker", kicker, size * 0.45, "kai", y))
        y += blocks[-1].height + 4
    blocks.append(head(geometry, rect, "headline", HEADLINES[number], size, style, y))
    y += blocks[-1].height
    first = -int(-(y + 8 - geometry.y(rect.line)) // geometry.pitch)
    pictures, captions = (), []
    if photo_lines:
        top = geometry.y(rect.line + first)
        wide = geometry.width_of(rect.columns)
        pictures = (
            PlacedPicture(
                number, geometry.x(rect.column), top, wide, photo_lines * geometry.pitch,
                crop or (0, 0, 1, 1), "工人在工地上看书",
            ),
        )  # fmt: skip
        first += photo_lines + 1
        lines = break_text([Paragraph("图为职工在工地上看书。　白莹 摄")], wide, 8, style="kai", indent_em=0)
        x, baseline = geometry.x(rect.column), geometry.baseline(rect.line + first - 1)
        placed = tuple(moved(line, x, baseline) for line in lines)
        captions = [Block("caption", x, baseline - 8, wide, 10, 8, placed, "kai")]
    blocks += [*columns_of(geometry, rect, geometry.size, text, first), *captions]
    return PlacedStory(number, rect, tuple(blocks), pictures, rect.columns, boxed)


def with_masthead(geometry, lines=10):
    """The same sheet for page 1: so many lines of its type area go to the masthead."""
    return replace(geometry, top=geometry.top + lines * geometry.pitch)


def layout(geometry=None, *, masthead=False):
    geometry = geometry or (with_masthead(tabloid()) if masthead else tabloid())
    deep = geometry.lines
    upper = 40 if not masthead else 33
    low = deep - upper
    stories = (
        story(
            geometry,
            0,
            Rect(0, 0, 5, upper),
            38,
            paragraphs(11, heading=True),
            kicker="凝聚奋进力量 书写崭新篇章",
        ),
        story(geometry, 1, Rect(0, upper, 3, low), 24, paragraphs(6), photo_lines=18, style="bold"),
        story(geometry, 2, Rect(3, upper, 2, low // 2), 20, paragraphs(4)),
        story(geometry, 3, Rect(3, upper + low // 2, 1, low - low // 2), 15, paragraphs(2), style="bold"),
        story(geometry, 4, Rect(4, upper + low // 2, 1, low - low // 2), 14, paragraphs(2), boxed=True),
    )
    return Layout(geometry, stories)


def furniture(kind=FOLIO, **change):
    return Furniture(
        **{
            "kind": kind,
            "name": "北京工会日报",
            "date": date(2026, 11, 23),
            "number": 1234,
            "page": 1 if kind == MASTHEAD else 2,
            "page_name": "工会新闻",
            "pages": 8,
            "people": PEOPLE,
            "codes": CODES,
            "sponsor": "北京市总工会主管主办",
            "latin_name": "Beijing Workers' Herald",
            "address": "www.example.org",
        }
        | change
    )


@cache
def photo(width=3000, height=2000):
    """A photo that shows where it was cropped: bright to the right, red to the bottom."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    image = Image.merge("RGB", (down, across, across)).resize((width, height))
    made = BytesIO()
    image.save(made, "JPEG")
    return made.getvalue()


def sheet(*, masthead=False, **change):
    kind = MASTHEAD if masthead else FOLIO
    return Sheet(
        **{"layout": layout(masthead=masthead), "furniture": furniture(kind), "pictures": {1: photo()}}
        | change
    )

"""Newspaper pages as PDF with known truth: where each story stands is known, because every line is put there.

    made = make_page(random.Random(7))
    made.pdf, made.stories (id → Story), made.truth (id → boxes in points), made.absent (stories that are not on it)

They are set as other programs set pages, not as ours does: in odd runs, in any order, in other fonts, moved,
scaled, with headlines changed, texts cut, advertisements, and pictures and text of nobody's.
"""

import io
import re
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from PIL import Image

FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
WORDS = [
    "工会",
    "职工",
    "驿站",
    "服务",
    "北京",
    "全市",
    "基层",
    "活动",
    "技能",
    "竞赛",
    "劳动",
    "模范",
    "工匠",
    "送温暖",
    "慰问",
    "困难",
    "家庭",
    "企业",
    "园区",
    "街道",
    "社区",
    "主席",
    "书记",
    "会议",
    "要求",
    "强调",
    "介绍",
    "记者",
    "了解",
    "开展",
    "推进",
    "建设",
    "权益",
    "维护",
    "保障",
    "法律",
    "援助",
    "咨询",
    "窗口",
    "培训",
    "课程",
    "学员",
    "班组",
    "创新",
    "工作室",
    "成果",
    "车间",
    "一线",
    "快递",
    "骑手",
    "司机",
    "新就业",
    "群体",
    "休息",
    "充电",
    "饮水",
    "热饭",
    "微波炉",
    "药箱",
    "图书",
    "阅读",
    "文化",
    "体育",
    "篮球",
    "比赛",
    "冠军",
    "团队",
    "协作",
    "春节",
    "期间",
    "值守",
    "岗位",
    "节日",
    "问候",
    "物资",
    "发放",
    "清单",
    "需求",
    "调研",
    "问卷",
    "满意",
    "提升",
    "改进",
    "机制",
    "长效",
    "协商",
    "合同",
    "工资",
    "集体",
    "代表",
    "签订",
    "医院",
    "护士",
    "学校",
    "教师",
    "地铁",
    "公交",
    "电力",
    "抢修",
    "供热",
    "管网",
    "巡检",
    "安全",
    "隐患",
    "排查",
    "整改",
    "应急",
    "演练",
    "消防",
    "平安",
    "绿色",
    "低碳",
    "节能",
    "植树",
    "互助",
    "保险",
    "理赔",
    "疗休养",
    "名额",
    "基地",
    "民宿",
    "乡村",
    "振兴",
    "采摘",
    "消费",
    "帮扶",
    "直播",
    "平台",
    "产品",
    "订单",
    "数字",
    "智能",
    "系统",
    "上线",
    "一键",
    "预约",
]
LINKS = [
    "的",
    "了",
    "在",
    "和",
    "与",
    "为",
    "对",
    "将",
    "由",
    "从",
    "把",
    "让",
    "向",
    "已",
    "也",
    "还",
    "并",
    "就",
    "更",
    "都",
]
NAMES = [
    "房山",
    "窦店",
    "通州",
    "大兴",
    "亦庄",
    "海淀",
    "朝阳",
    "丰台",
    "石景山",
    "门头沟",
    "昌平",
    "顺义",
    "平谷",
    "怀柔",
    "密云",
    "延庆",
    "东城",
    "西城",
]


@dataclass
class Story:
    """A story as the newsroom has it."""

    id: int
    headline: str
    paragraphs: list
    kicker: str = ""
    subhead: str = ""
    byline: str = ""
    captions: list = field(default_factory=list)

    @property
    def texts(self):
        return [
            each
            for each in (
                self.kicker,
                self.headline,
                self.subhead,
                self.byline,
                *self.paragraphs,
                *self.captions,
            )
            if each
        ]


@dataclass
class MadePage:
    pdf: bytes
    width: float
    height: float
    stories: dict
    truth: dict
    absent: list
    changes: list
    others: list  # stories on the page that are not the newsroom's


def words(random, length):
    """So many characters of text, a sentence after the other, with figures and Latin letters at times."""
    text, since = "", 0
    while len(text) < length:
        text += random.choice(WORDS) + (random.choice(LINKS) if random.random() < 0.5 else "")
        if random.random() < 0.02:
            text += random.choice(["2026年3月", "120余名", "8.5万", "App", "APP“北京工会12351”", "30%"])
        since += 1
        if since > random.randint(4, 8):
            text += random.choice("，，，。；")
            since = 0
    return text[: length - 1].rstrip("，。；、") + "。"


def make_story(random, number, length, opening=""):
    paragraphs, left = [], length
    while left > 30:
        size = min(left, random.randint(60, 180))
        paragraphs.append(words(random, size))
        left -= size
    paragraphs = paragraphs or [words(random, max(length, 20))]
    paragraphs[0] = opening + paragraphs[0][len(opening) :] if opening else paragraphs[0]
    head = "".join(random.choice(WORDS) for _ in range(8))[: random.randint(7, 13)]
    return Story(
        number,
        random.choice(NAMES) + head,
        paragraphs,
        kicker=words(random, 14).rstrip("。") if random.random() < 0.3 else "",
        subhead=words(random, 18).rstrip("。") if random.random() < 0.3 else "",
        byline=f"本报记者 {random.choice('晁王李张')}{random.choice(WORDS)}",
    )


class Sheet:
    """What is drawn. Everything goes through one move and scale."""

    def __init__(self, width, height, *, scale=1.0, shift=(0.0, 0.0), font="Noto Serif SC", odd=None):
        self.width, self.height = width, height
        self.scale, self.shift, self.font, self.odd = scale, shift, font, odd
        self.things, self.files = [], {}

    def place(self, x, y):
        return x * self.scale + self.shift[0], y * self.scale + self.shift[1]

    def box(self, left, top, right, bottom):
        return (*self.place(left, top), *self.place(right, bottom))

    def line(self, text, x, y, size, tracking=0.0, font=None, grey=False):
        """`y` is the top of the em square. Odd runs are cut anywhere and placed one by one."""
        runs = [(0, text)]
        if self.odd and len(text) > 3:
            cuts = sorted(self.odd.sample(range(1, len(text)), min(len(text) - 1, self.odd.randint(1, 4))))
            runs = [(a, text[a:b]) for a, b in zip([0, *cuts], [*cuts, len(text)])]
        for start, run in runs:
            ahead = sum(advance(each) * size + tracking for each in text[:start])
            left, top = self.place(x + ahead, y)
            escaped = run.replace("\\", "\\\\").replace('"', '\\"')
            fill = ", fill: luma(90)" if grey else ""
            self.things.append(
                f'#place(top + left, dx: {left:.2f}pt, dy: {top:.2f}pt, box(text(font: "{font or self.font}",'
                f' size: {size * self.scale:.2f}pt, tracking: {tracking * self.scale:.2f}pt{fill}, "{escaped}")))'
            )

    def picture(self, left, top, right, bottom, random):
        file = io.BytesIO()
        tint = tuple(random.randint(40, 220) for _ in range(3))
        Image.effect_noise((48, 32), 60).convert("RGB").point(lambda v: v // 2 + tint[0] // 3).save(
            file, "JPEG"
        )
        name = f"{len(self.files)}.jpg"
        self.files[name] = file.getvalue()
        left, top, right, bottom = self.box(left, top, right, bottom)
        self.things.append(
            f"#place(top + left, dx: {left:.2f}pt, dy: {top:.2f}pt,"
            f' image("{name}", width: {right - left:.2f}pt, height: {bottom - top:.2f}pt, fit: "stretch"))'
        )

    def rule(self, left, top, right, bottom):
        left, top, right, bottom = self.box(left, top, right, bottom)
        self.things.append(
            f"#place(top + left, line(start: ({left:.2f}pt, {top:.2f}pt), end: ({right:.2f}pt, {bottom:.2f}pt),"
            " stroke: 0.5pt))"
        )

    def pdf(self, random=None):
        """The file; with `random` its things in any order."""
        things = list(self.things)
        if random:
            random.shuffle(things)
        width, height = (
            self.width * self.scale + 2 * self.shift[0],
            self.height * self.scale + 2 * self.shift[1],
        )
        source = "\n".join(
            [
                f"#set page(width: {width:.2f}pt, height: {height:.2f}pt, margin: 0pt)",
                "#set text(top-edge: 0.88em, bottom-edge: -0.12em, cjk-latin-spacing: none)",
                *things,
            ]
        )
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "page.typ").write_text(source, "utf-8")
            for name, data in self.files.items():
                (Path(folder) / name).write_bytes(data)
            pdf = typst.compile(f"{folder}/page.typ", font_paths=[FONTS], ignore_system_fonts=True)
        return pdf, width, height


def advance(character):
    """Its width in em, nearly: enough for where the next run begins."""
    return 1.0 if ord(character) > 0x2E7F or character in "“”‘’—…·" else 0.55


def broken(text, measure, size, indent=0.0):
    """The text in lines of this measure: [(text, indent in points)]."""
    lines, line, used = [], "", indent
    for each in text:
        if used + advance(each) * size > measure + 0.01:
            lines.append((line, indent if not lines else 0.0))
            line, used = "", 0.0
        line += each
        used += advance(each) * size
    lines.append((line, indent if not lines else 0.0))
    return lines


def without_names(pdf, random, share=0.06):
    """The PDF with this share of its glyphs nameless: a program did not say which characters they are.

    Packed streams keep their length, so that all stays in its place."""

    def unnamed(found):
        try:
            table = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        if b"beginbfchar" not in table:
            return found[0]

        def entry(line):
            return line[1] + b"<FFFD>" if random.random() < share else line[0]

        packed = zlib.compress(re.sub(rb"(<[0-9A-Fa-f]{4}>\s*)<[0-9A-Fa-f]{4}>(?=\s*\n)", entry, table), 9)
        if len(packed) > len(found[2]):
            return found[0]
        return found[1] + packed + b"\0" * (len(found[2]) - len(packed)) + found[3]

    return re.sub(rb"(stream\r?\n)(.*?)(\r?\nendstream)", unnamed, pdf, flags=re.DOTALL)

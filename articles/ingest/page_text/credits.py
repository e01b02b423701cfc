"""Who made it: reads the credits of a story, in the many ways in which Chinese papers print them.

    记者 甲 通讯员 乙 丙 · 本报记者 甲/文 乙/摄 · 甲 文/摄 · 文/甲 图/乙 · 本报记者 甲 摄影报道 · 甲 摄 · 记者甲、乙 · 供图：甲

A credit is a row of roles and names. A role before names holds for the names after it; 文, 摄, 摄影报道 … behind
names hold for the names before them.
"""

import re
from dataclasses import dataclass, field

from .names import COMPOUND_SURNAMES, is_name, split_names, tidy
from .results import Person, Role
from .source import HAN

# Staff and correspondents: words that stand before the name.
_PAPER = f"(?:本报|本刊|本网|新华社|中新社|[{HAN}]{{1,6}}(?:报|网|社|台))"
_KIND = (
    rf"(?P<kind>{_PAPER}?(?:首席|高级|资深|见习|实习|特约|特派|驻[{HAN}]{{1,3}}|全媒体|融媒体|融媒|文字|视频|摄影)*记者"
    r"|(?:本报|特约|骨干|职工|优秀)*通讯员|通讯员|实习生|(?:特约)?撰稿人?|作者|供稿)"
)
# What was done: stands before or behind the name. The compound ones come first.
_TASK = (
    r"(?P<task>摄影并?报道|摄影(?:/|／)报道|图文报道|视频报道"
    r"|文(?:字)?(?:并|[/／、·&])?(?:摄影|摄|图片|图)|(?:图片|图|摄影|摄)(?:[/／、·&])?文(?:字)?"
    r"|摄影|摄|供图|图片提供|图片|图|漫画|绘图|制图|插图|绘|撰文|文字|采写|文|整理|编译|编辑|责编|综合报道|报道|综合|采访|策划|供稿)"
)
_BOTH, _PHOTO, _EDIT, _TEXT = "both", "photo", "edit", "text"
_NAME = f"[{HAN}]{{2,4}}"
_GLUED_TASKS = (
    "摄影报道",
    "摄影并报道",
    "图文报道",
    "文/摄",
    "文／摄",
    "文/图",
    "文／图",
    "图/文",
    "摄影",
    "供图",
    "报道",
    "整理",
    "撰文",
    "摄",
)
_EDGE = r"(?=$|[\s/／:：、，,|｜])"
_KIND_AT = re.compile(_KIND)
_KIND_INSIDE = re.compile("(?:本报|特约|见习|实习)*(?:记者|通讯员|实习生)")
_TASK_AT = re.compile(_TASK + _EDGE)


@dataclass
class Credit:
    """The people of one credit, the text as printed, and words of it that are neither role nor name."""

    text: str
    people: list[Person] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    has_role: bool = False
    paper: str = ""

    @property
    def writers(self):
        return [person for person in self.people if person.role.writes]

    @property
    def is_certain(self):
        """Not 摄影 爱好者 or 记者走基层: the names have known surnames, or 本报记者 stands before them."""
        if re.search("(?:本报|本刊|新华社)(?:首席|特派|见习|实习)*(?:记者|通讯员)", self.text):
            return True
        return all(is_name(person.name, strictly=True) for person in self.people)

    @property
    def is_for_photo(self):
        return bool(self.people) and all(person.role == Role.PHOTOGRAPHER for person in self.people)


def read_credit(text, default=Role.REPORTER):
    """The credit that the whole text is; or None, if it says nothing of people.

    Without any role word, all that remains must be names with known surnames, and their role is `default`."""
    inner = text.strip().strip("（）()[]【】［］").strip()
    if not inner or len(inner) > 120 or re.search("[。！？!?]|作者(?:单位|系|为)", inner):
        return None
    reader = _Reader(default)
    reader.read(inner)
    credit = Credit(text, reader.people, reader.unread, reader.has_role, reader.paper)
    if not credit.people:
        return None
    if not credit.has_role and not (credit.is_certain and not credit.unread and _stands_apart(inner)):
        return None
    return credit


def _stands_apart(text):
    """Without a role word, names that run together are no names: 门头沟查隐患 would be two."""
    runs = [run for run in re.findall(f"[{HAN}·]+", text) if len(run) > 3 and "·" not in run]
    return all(run[:2] in COMPOUND_SURNAMES for run in runs)


def has_role_word(text):
    return bool(_KIND_AT.search(text)) or bool(re.search("摄影|摄$|/摄|／摄|文/|供图|供稿|撰文", text))


class _Reader:
    def __init__(self, default):
        self.default = default
        self.people, self.unread = [], []
        self.kind, self.task = None, None
        self.pending = []  # (name, kind) that may still get a task from behind
        self.words = []
        self.has_role, self.paper = False, ""

    def read(self, text):
        at = 0
        while at < len(text):
            if text[at] in " 、，,;；/／:：|｜&—-":
                if text[at] not in " ":
                    self._flush_words()
                else:
                    self.words.append(" ")
                at += 1
                continue
            kind = _KIND_AT.match(text, at)
            if kind:
                self._start_kind(kind["kind"])
                at = kind.end()
                continue
            task = _TASK_AT.match(text, at)
            if task:
                self._start_task(task["task"])
                at = task.end()
                continue
            end = at
            while end < len(text) and text[end] not in " 、，,;；/／:：|｜&":
                end += 1
            kind = _KIND_INSIDE.search(text, at + 1, end)
            word = text[at : kind.start() if kind else end]
            word, glued = _unglue(word, text[at:])
            self.words.append(word)
            at += len(word)
            if glued:
                self._start_task(glued)
                at += len(glued)
        self._flush_words()
        self._flush(None)

    def _flush_words(self):
        names, unread = split_names("".join(self.words))
        self.words = []
        self.pending += [(tidy(name), self.kind) for name in names]
        self.unread += unread

    def _start_kind(self, word):
        self._flush_words()
        self.has_role = True
        if self.pending and self.task:
            self._flush(None)
            self.task = None
        self.kind = Role.CORRESPONDENT if re.search("通讯员|撰稿|供稿", word) else Role.REPORTER
        agency = re.match("新华社|中新社", word)
        self.paper = self.paper or (agency[0] if agency else "")
        if word.startswith("摄影") or "摄影记者" in word:
            self.kind = Role.PHOTOGRAPHER

    def _start_task(self, word):
        self._flush_words()
        self.has_role = True
        task = _task(word)
        if self.task:
            self._flush(self.task)
            self.task = task
        elif self.pending:
            self._flush(task)
        else:
            self.task = task

    def _flush(self, task):
        """Give all pending names their role: by the task behind (or before) them, else by their kind."""
        task = task or self.task
        for name, kind in self.pending:
            self.people.append(Person(name, self._role(kind, task)))
        self.pending = []

    def _role(self, kind, task):
        return {_BOTH: Role.WRITER_PHOTOGRAPHER, _PHOTO: Role.PHOTOGRAPHER, _EDIT: Role.EDITOR}.get(
            task, kind or self.default
        )


def _task(word):
    if re.match("摄影.?.?报道|图文", word) or re.search("文字?.{0,1}(摄|图)|(图|摄|片|影).{0,1}文", word):
        return _BOTH
    if re.match("整理|编|责编", word):
        return _EDIT
    return _PHOTO if re.search("摄|图|漫画|绘", word) else _TEXT


def _unglue(word, rest):
    """王伟摄 → 王伟, 摄; 刘欣欣文/摄 → 刘欣欣, 文/摄. `rest` is the text from the word on."""
    for task in _GLUED_TASKS:
        at = word.find(task) if "/" not in task and "／" not in task else rest.find(task)
        name, end = rest[:at], at + len(task)
        if at < 2 or (end < len(rest) and rest[end] not in " 、，,/／|｜：:"):
            continue
        if name not in word or not re.fullmatch(_NAME, name):
            continue
        # 王博文/摄 is 王博文 with one task, 刘欣欣文/摄 is 刘欣欣 with two.
        if ("/" in task or "／" in task) and len(name) == 2:
            continue
        return name, task
    return word, ""

"""Phrases that say one thing twice."""

from django.utils.translation import gettext_lazy as _

from articles.language.lexicon import Lexicon
from articles.language.rule import rule

# phrase -> what it should be; None where the sentence must be turned
PHRASES = {
    "目前的现状": "现状", "目前现状": "现状", "亲眼目睹": "目睹", "原因是因为": "原因是", "原因是由于": "原因是",
    "凯旋归来": "凯旋", "凯旋而归": "凯旋", "胜利凯旋": "凯旋", "涉及到": "涉及", "诉诸于": "诉诸", "付诸于": "付诸",
    "来自于": "来自", "令人堪忧": "堪忧", "令人堪虑": "堪虑", "悬殊很大": "悬殊", "非常酷爱": "酷爱", "首次第一次": "首次",
    "共计总共": "共计", "总共合计": "合计", "大约估计": "估计", "提前预先": "预先", "事先预先": "预先",
    "互相厮打": "厮打", "过去的往事": "往事", "多余的废话": "废话", "各种各类": "各类", "不实的谎言": "谎言",
    "邂逅相遇": "邂逅", "莘莘学子们": "莘莘学子", "免费赠送": "赠送", "最后的压轴": "压轴", "整个全部": "全部", "报刊杂志": "报刊",
    "即将就要": "即将", "已经早已": "早已", "仍然还是": "仍然",
    "截止到目前为止": "截至目前", "截至到目前为止": "截至目前", "截至目前为止": "截至目前", "截至到": "截至", "从此以后之后": "从此以后",
    "出乎意料之外": "出乎意料", "出人意料之外": "出人意料", "年龄约在": "年龄在", "再次重申": "重申", "被应邀": "应邀",
    "可以得以": "得以", "进行了了": "进行了", "更加愈发": "愈发", "曾经一度": "一度",
}  # fmt: skip
LEXICON = Lexicon(PHRASES.items())


@rule(
    "R04",
    _("Said twice"),
    _("The phrase says one thing twice; the shorter form is enough."),
    severity="hint",
    examples=[("目前的现状是", "现状是"), ("原因是因为设备老化", "原因是设备老化")],
)
def said_twice(reading):
    for field in reading.fields:
        for start, end, mended in LEXICON.find(field.text):
            if field.text[start:end] == "免费赠送" and field.text[end : end + 1] == "品":
                continue
            yield field.found(start, end, mended)

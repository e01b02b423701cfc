"""One word typed twice: 进行进行."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1+")
ONE_BY_ONE = re.compile("^[一两几].$|^.[来去]$|^[一二三四五六七八九十百千]+$")
FINE = frozenset(
    "研究 讨论 学习 休息 了解 考虑 商量 锻炼 打听 琢磨 活动 放松 准备 收拾 整理 打扫 检查 参观 介绍 练习 观察 "  # noqa: SIM905
    "体验 感受 体会 交流 沟通 认识 熟悉 适应 调整 总结 分析 帮助 照顾 关心 鼓励 表扬 批评 教育 宣传 推广 比较 "
    "比试 较量 切磋 合计 盘算 掂量 估量 思考 反思 回忆 回味 品尝 尝试 试验 试试 看看 听听 说说 聊聊 坐坐 走走 "
    "暖和 凉快 热闹 高兴 乐呵 轻松 舒服 痛快 风光 意思 指点 指教 请教 过问 问候 慰劳 犒劳 装扮 打扮 拾掇 梳理 "
    "加油 谢谢 恭喜 欢迎 你好 再见 快点 等等 哗啦 轰隆 叮当 叮咚 咕噜 扑通 滴答 嘀嗒 哈哈 呵呵 嘿嘿 哎呀 咔嗒 咔嚓 吧嗒 "
    "许多 好多 很多 多少 非常 十分 一点 慢慢 渐渐 常常 一步 彼此 永远 雪白 通红 碧绿 漆黑 冰凉 滚烫 笔直 瓦蓝 金黄 "
    "统一 核对 核实 走动 走访 普及 补充 改进 完善 评比 评议 理论 探讨 协商 唠叨 念叨 嘀咕 张罗 撮合 支援 活泛 历练 磨练 磨合".split()
)


@rule(
    "R02",
    _("Word twice"),
    _("The same word stands twice in a row."),
    examples=[("对困难职工进行进行走访", "对困难职工进行走访")],
)
def repeated_word(reading):
    for field in reading.fields:
        for match in TWICE.finditer(field.text):
            word = match[1]
            if len(set(word)) == 1 or word in FINE or ONE_BY_ONE.match(word) or word[0] == word[1]:
                continue
            if len(word) == 2 and field.text[match.start() - 1 : match.start()] == word[1]:
                continue  # 上下下上下 …: a refrain
            yield field.found(*match.span(), word)

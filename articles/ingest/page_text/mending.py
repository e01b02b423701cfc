"""Mends paragraphs that were torn at a column's end, at a page's end, or after every printed line.

A paragraph that stops without terminal punctuation goes on in the next piece of text. At a tear OCR sometimes reads
the last character, or the last few, twice: 作用 | 用，推动. Two or more Han characters that stand on both sides are always the same
ones read twice. A single one is harder, for Chinese has real doubles across any boundary: 天天, 一座座, 工会 | 会员, 代表 | 表示.
It is dropped unless one of these speaks for it, in this order:

1. the page has the same four characters elsewhere without a tear: kept; or the three that dropping leaves: dropped;
2. it is followed by punctuation and does not form a reduplication (天天，): dropped;
3. a word begins with it (DOUBLES, a list of what newspapers write): kept if another word before ends in it, else dropped;
4. it is a reduplication 人人, or a measure word after 一 (一个个): kept.

Either way the mend is on the report, so that an editor can look.
"""

import re

from .results import Mend
from .source import is_han

_TERMINAL = "。！？!?…；;：:."
_CLOSERS = "”’\"'」』》〉】］］)）"
_OPENERS = "“‘「『《（("
# Characters that double as a word: 天天, 人人, 渐渐, 看看.
_REDUPLICATED = frozenset(
    "人天年月日家户个层处时事步件样种条声句字点丝代世岁村慢渐常刚仅偏恰默悄深牢紧频屡纷往每星爸妈爷奶哥姐弟妹叔宝谢多少大小高长好真快远早满"
    "轻久厚暖冷热红绿看听说走聊想试等谈坐问尝白明清稳实切连滔源洋比节历"
)
# "words that end in it | what goes on after it", for the doubles that newspapers print day by day.
DOUBLES = {
    "会": "工 协 大 社 机 委员 学 商 座谈 理事 董事 执委 联合 职代 代表 群众 晚 都 机|员 议 长 上 场 费 同 见 计 堂 徽 风 址 展",
    "工": "职 员 民 施 开 完 技 务 女 农民 分 复|会 作 资 匠 人 友 程 业 地 厂 伤 龄 时 种",
    "表": "代 发 报 填|示 彰 决 达 演 现 态 扬",
    "部": "宣传 组织 内 全 中 一 干 支 本 总|长 署 门 分 委 队",
    "局": "教育 税务 公安 总 城管 水务 分 邮政|长 面 机关",
    "区": "城 朝阳 开发 地 社 园 小 全 辖 校 山 淀 台 化|委 域 长 政府 总 级 属 内 里 块 直 人",
    "市": "北京 城 全 超 本|委 场 民 长 政 总 级 属 区 内 人 值",
    "院": "学 医 法 剧 庭 国务 研究|长 士 校 子 内 落 部 线",
    "村": "农 乡 全 新 本 各|民 委 里 庄 干 口 史 级",
    "行": "进 举 银 执 运 推 履 实 试 同 步 游 发|业 动 政 为 程 长 人 走 驶 列 使",
    "业": "企 就 行 创 事 工 农 产 作 专 职 物 服务 商 从 营 毕 失|务 态 主 内 界 余 绩 者 户",
    "家": "国 大 专 一 回 全 管 行 作 人|庭 园 人 长 属 乡 里 务 政 电 族",
    "国": "中 全 我 祖 爱 强 外 各|家 际 有 内 企 庆 务 防 旗 民 歌 资 情",
    "了": "为 除 到|解",
    "在": "现 存 正 实|东 西 朝 海 丰 石 门 房 通 顺 昌 大 怀 平 密 延 北 京 这 那 一 会 活 今 当 现 接 工 职 全 我 他 她 社 街 各 春 节 岗 基",
    "时": "届 同 及 当 平 小 随 临|间 代 期 候 刻 任 政 长",
    "年": "今 去 明 全 青 少 当 近 每 老|度 底 初 轻 前 后 终 代 级 货 味 会",
    "的": "目|",
    "发": "开 研 激 颁 自 印|展 放 布 现 挥 起 出 送 动 生 改 言 票",
    "动": "活 劳 推 互 行 运 启 带 调 流|员 力 态 作 能 手 画",
    "学": "大 教 科 小 中 入 开 化 同|习 校 生 员 会 院 者 子 术 历 科",
    "员": "人 会 党 职 队 动 成 学 委 社 演 店 配送|工 额",
    "人": "工 工 老 个 负责 主持 本 家 每 令 有 残疾 军 年轻|员 才 数 民 们 大 生 力 性 文 物 社 均 群 社",
    "力": "能 努 动 合 压 活 电 劳动 人 实 有 助 大|量 争 度 求 促 推 保 所 气",
    "生": "学 民 卫 医 发 养 先 新 女 师 陌|产 活 命 态 动 长 物 育 日 机",
    "作": "工 合 创 制 操 协 写|为 用 业 者 品 出 风 战 答",
    "心": "中 关 爱 暖 核 信 用 热 细 贴|理 得 里 声 愿 灵 意 系 坎 情",
    "地": "各 当 基 场 工 属 产 外 实|区 方 点 铁 址 位 面 处 带 段 域",
    "上": "会 线 网 以 早 晚 加 身 路 马|午 海 述 级 岗 班 报 门 下 级 线 千 百 万",
    "中": "其 集 会 途 空 高 初 心|国 心 央 小 学 午 华 秋 年 共 关 间",
    "品": "产 作 食 商 慰问 用 礼 物 精|牌 质 种 味 尝 类",
    "场": "市 现 广 会 商 立 农 机 到|地 所 景 馆 面 次 均",
    "化": "文 变 强 深 优 现代 规范 数字|工 解 学 身 为",
    "理": "管 办 治 心 代 处 合 整|念 论 解 事 想 由 性 赔 顺 财",
    "保": "社 医 环 安 担 确|障 证 护 安 洁 持 险 留 健 供 姆",
    "全": "安 健 齐 周|面 国 市 区 体 力 年 程 部 员 街 镇 总 会 过 新",
    "展": "发 开 进 拓 扩 画 会|示 开 现 览 出 望 台 位 会 演",
    "务": "服 业 任 事 义 政 税 财|必 实 工 农",
    "路": "道 公 铁 线 一 马 思 高 套|口 线 面 过 径 上 段 程",
    "道": "街 报 频 渠 知 通 跑|路 德 理 具 出 口",
    "校": "学 院 高 全 技|长 园 区 内 企 友 外",
    "队": "团 部 军 服务 志愿 车 消防 乐|员 伍 长 列",
    "和": "祥 共 温 暖 缓|谐 平 睦 解",
    "有": "所 没 只 国 拥 具 还 富|效 关 力 序 着 的 人 一 限 些 利 望",
    "到": "得 收 感受 看 遇 做 直 达 来 受 听|场 位 来 达 底 了 期 家 户 现 岗",
    "出": "提 突 推 走 演 付 发|席 台 来 租 现 行 色 示 发 口",
    "来": "未 近年 起 带 以 到 年 本 原|自 到 说 临 源 访 信",
    "子": "孩 亲 电 日 分 班 妻 种 房 院|女 弟 公司 品",
    "是": "但 就 还 可 于 都 也|一 否 我 因 在 为 职 工",
    "为": "作 成 认 因 行 以 更 较 称|了 职 工 主 民 群 期 首 什 广 大 老 员 企",
    "车": "汽 列 骑 乘 货 电动|间 辆 站 上 内 库 厢 位 主",
    "站": "驿 车 网 服务 志愿 加油|点 长 内 在 岗 台",
    "长": "部 局 家 成 增 院 校 区 班 组|期 城 效 远 者 辛 安 大",
    "点": "重 特 站 地 难 亮 网 早 试 一|亮 燃 击 评 餐 多 位 单 赞",
    "节": "春 佳 环 过 季 劳动 国庆 细 两|日 目 约 能 假 前 后 奏 气",
    "度": "年 制 季 力 温 态 程 进 高 热 角|过 假 量",
    "数": "人 总 多 次 指 岁|据 字 量 十 百 千 万 名 位 年 额 智",
    "法": "办 方 宪 做 依 普 执 司 立 合 看|律 院 治 官 规 制 援 定 人",
    "体": "全 集 团 整 具 媒 身 群 主 一 物|系 育 验 现 会 检 制 力 质 面",
    "期": "近 学 长 时 日 定 到 后 同|间 待 盼 望 末 货",
    "机": "手 司 危 时 飞 动 契 转|关 构 制 遇 会 器 场 械 动",
    "民": "居 人 农 村 市 为 牧|生 政 族 众 警 主 法 企 营 俗 意",
    "物": "事 礼 人 购 货 食 实 废 生 动 植 文|资 品 业 流 联 价 料 质 理",
    "代": "当 时 现 近 古 世 取 交 第一 新生|表 替 理 码 价 步 际 购 办 课 言",
    "天": "今 明 昨 当 每 冬 夏 春 秋 白 聊 蓝 全 两 三 几 一|气 桥 坛 津 安 通 下 空 然 内",
    "日": "近 今 节 生 假 往 工作 劳动|前 常 报 期 子 均 本 夜",
}
_PREPARED = {
    character: tuple(frozenset(side.split()) for side in words.split("|"))
    for character, words in DOUBLES.items()
}
_COUNTED = re.compile("一[个座张次件条句家户位项遍层代串滴笔步声幕双片排桩袋箱份面]$")


def ends_paragraph(text):
    """Does the text end like a paragraph, rather than in the middle of a sentence?"""
    text = text.rstrip()
    if text.endswith(("）", ")")):
        at = max(text.rfind("（"), text.rfind("("))
        if text[at + 1 : -1] == "完" or (at > 0 and ends_paragraph(text[:at])):
            return True
    bare = text.rstrip(_CLOSERS)
    if bare.endswith("——"):
        return True
    if bare.endswith(".") and not (len(bare) > 1 and is_han(bare[-2])):
        return False
    return bare.endswith(tuple(_TERMINAL))


def goes_on(before, after):
    """Must `after` be the same paragraph as `before`, whatever stands between them?"""
    if before.rstrip().endswith(("：", ":")) and after[:1] in _OPENERS and after[:1] not in "（(":
        return True
    return not ends_paragraph(before)


def join(before, after, page="", torn=True):
    """(joined text, Mend without its line). `page` is the whole page's text, the witness for real doubles; `torn` is
    false between two printed lines of one column, where nothing is ever read twice."""
    mend = Mend(0)
    if torn:
        repeated = _overlap(before, after)
        if len(repeated) == 1 and _is_real(before, after, page):
            mend.kept = repeated
        else:
            mend.dropped = repeated
    after = after[len(mend.dropped) :]
    space = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha() and after[:1].isalpha()
    return before + (" " if space else "") + after, mend


def _overlap(before, after):
    for size in range(min(8, len(before), len(after)), 0, -1):
        tail = before[-size:]
        if after.startswith(tail) and sum(map(is_han, tail)) >= min(size, 2) and is_han(tail[0]):
            return tail
    return ""


def _is_real(before, after, page):
    character, left, right = before[-1], before[-2:-1], after[1:2]
    if left and right and is_han(left) and is_han(right):
        if left + character * 2 + right in page:
            return True
        if left + character + right in page:
            return False
    if not is_han(right):
        return character in _REDUPLICATED and not _is_word(before, character)
    lefts, rights = _PREPARED.get(character, ((), ()))
    if any(after[1:].startswith(word) for word in rights):
        return any(before[:-1].endswith(word) for word in lefts)
    return character in _REDUPLICATED or bool(_COUNTED.search(before))


def _is_word(before, character):
    """今天 | 天，: the character already ends a word, so it needs no second one."""
    lefts, _ = _PREPARED.get(character, ((), ()))
    return any(before[:-1].endswith(word) for word in lefts)

"""Whole stories as files: what correspondents send, made by Word and by WPS."""

from .maker import docx, jpeg, link, para, picture, run, table

FIRST = "连日来，采育镇总工会把户外劳动者驿站建到了工地旁。截至目前，全镇已建成驿站12家，服务职工3000余人次。"


def of_word():
    """Word 2019, styles used as they are meant: title, headings, lists, a table, a link and three pictures."""
    return docx(
        para("大兴区", align="center", size=16),
        para("采育镇十二家驿站温暖户外劳动者", style="a3", align="center"),
        para("——“歇脚点”里有热饭也有课堂", style="a4", align="center"),
        para("本报记者 王伟 通讯员 李静", align="center"),
        para("本报讯 " + FIRST, indent=True),
        para(picture("p1", "C:\\Users\\li\\Pictures\\1.jpg"), align="center"),
        para("▲户外劳动者在驿站休息。本报记者 王伟 摄", align="center", size=9),
        para("驿站建在身边", style="2"),
        para("走进驿站，", run("饮水机、微波炉", bold=True), "一应俱全，详情见", link("l1", "镇政府网站"), "。", indent=True),
        para("驿站提供三项服务：", indent=True),
        para("免费饮水和热饭", number=1),
        para("应急药品", number=1),
        para("法律咨询", number=1),
        para(picture("p2"), align="center"),
        para("图为志愿者为骑手理发。", align="center"),
        para("服务跟着需求走", style="2"),
        para("镇总工会分三步推进：", indent=True),
        para("摸清需求", number=2),
        para("合理布点", number=2),
        para("长期维护", number=2),
        table(("驿站", "地点", "开放时间"), ("一号站", "育胜街", "8:00至20:00"), ("二号站", "采林路", "全天")),
        para(picture("p3"), align="center"),
        para("图片说明：驿站里的图书角", style="a6"),
        para("“以前中午只能蹲在路边吃饭，现在有了自己的地方。”骑手张强说。", indent=True),
        para("联系人：李静  电话：13800000000"),
        pictures=[jpeg("firebrick"), jpeg("seagreen"), jpeg("royalblue")],
        links=["https://example.org/zhen"],
    )  # fmt: skip


def of_wps():
    """WPS Office, nothing styled but one heading: everything by bold, size and centring; 一、 by the program."""
    return docx(
        para("窦店镇总工会举办职工技能比武", bold=True, size=22, align="center"),
        para("通讯员 赵敏"),
        para(
            "　　为提升职工技能水平，11月18日，窦店镇总工会举办职工技能比武，来自26家企业的120名职工参加。",
            size=16,
        ),
        para("比武设四个项目", number=3, bold=True, size=16),
        para("　　比武设焊接、电工、叉车和保洁四个项目，", "选手们沉着应战，赛出了水平。", size=16),
        para(picture("p1")),
        para("选手在焊接比武现场", size=12, align="center"),
        para("以赛促学", number=3, bold=True, size=16),
        para("　　镇总工会主席表示，将以赛促学、以赛促练。（赵敏 文/摄）", size=16),
        pictures=[jpeg("peru")],
        program="wps",
    )

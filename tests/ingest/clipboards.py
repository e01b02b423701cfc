"""What programs put into the clipboard, as (HTML, RTF): the structures of Word 2019, WPS, WeChat and a news site,
with words of our own."""

from tests.ingest.word.maker import jpeg


def word():
    """Word 2019 on Windows: conditional comments, MsoListParagraph, files of the own computer; pictures in the RTF."""
    html = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<link rel=File-List href="file:///C:/Users/li/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:SimSun;} p.MsoNormal {mso-style-unhide:no; text-indent:32.0pt;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='text-align:center'><span lang=EN-US>驿站建在身边<o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:
仿宋;mso-hansi-font-family:仿宋'>　　走进驿站，</span><b><span style='font-size:16.0pt'>饮水机、
微波炉</span></b><span lang=EN-US style='font-size:16.0pt'><span style='mso-spacerun:yes'>&nbsp;&nbsp; </span></span><span
style='font-size:16.0pt'>一应俱全，详情见<span lang=EN-US><a href="https://example.org/zhen">镇政府网站</a></span>。<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>l<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>免费饮水<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>法律咨询<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>摸清需求<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>合理布点<o:p></o:p></span></p>
<p class=MsoNormal align=center><span lang=EN-US><!--[if gte vml 1]><v:shape id="_x0000_i1025" style='width:415pt'>
<v:imagedata src="file:///C:/Users/li/AppData/Local/Temp/msohtmlclip1/01/clip_image001.jpg" o:title=""/></v:shape><![endif]--><![if !vml]><img
border=0 width=554 height=369 src="file:///C:/Users/li/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg" v:shapes="_x0000_i1025"><![endif]><o:p></o:p></span></p>
<p class=MsoCaption align=center><span>▲户外劳动者在驿站休息。王伟 摄<o:p></o:p></span></p>
<table class=MsoTableGrid border=1><tr><td width=276><p class=MsoNormal><span>一号站<o:p></o:p></span></p></td><td width=276><p
class=MsoNormal><span>育胜街<o:p></o:p></span></p></td></tr></table>
<p class=MsoNormal><span>“有了自己的地方。”骑手说。</span><del cite="mailto:li">删去的话</del><ins cite="mailto:li">天天来。</ins></p>
<p class=MsoNormal><img width=554 height=369 src="file:///C:/Users/li/AppData/Local/Temp/msohtmlclip1/01/clip_image004.jpg"></p>
<p class=MsoNormal><span>图为志愿者理发</span></p>
<!--EndFragment--></body></html>"""
    return html, rtf(jpeg("firebrick"), jpeg("seagreen"))


def rtf(*pictures):
    """As Word writes pictures: the photo, and once more as a drawing for old programs."""
    groups = "".join(
        "{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picw7938\\pich5292"
        "\\jpegblip\\bliptag-1234{\\*\\blipuid 0123456789abcdef0123456789abcdef}\n"
        + "\n".join(data.hex()[at : at + 128] for at in range(0, len(data.hex()), 128))
        + "}}{\\nonshppict{\\pict\\wmetafile8\\picw7938 0100090000}}\\par "
        for data in pictures
    )
    return "{\\rtf1\\ansi\\ansicpg936 {\\fonttbl{\\f0 SimSun;}}" + groups + "}"


def wps():
    """WPS Office: MsoNormal without conditional lists, 　　 as indent, its own names of files."""
    html = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name="Generator" content="Microsoft Word 14"><title></title><style>@font-face{font-family:"Times New Roman";}
p.MsoNormal{mso-style-name:正文;margin:0pt;text-indent:24.0000pt;}</style></head>
<body style="tab-interval:21pt;text-justify-trim:punctuation;"><!--StartFragment--><div class="Section0" style="layout-grid:15.6000pt;">
<p class=MsoNormal style="mso-outline-level:2;"><b><span class="15" style="mso-spacerun:'yes';font-family:黑体;font-size:16pt;">以赛促学</span></b></p>
<p class=MsoNormal style="mso-list:l0 level1 lfo1;"><![if !supportLists]><span><span style='mso-list:Ignore;'>一、</span></span><![endif]><span>比武设四个项目</span></p>
<p class=MsoNormal><span style="mso-spacerun:'yes';font-family:仿宋;">　　选手们沉着应战，</span><span style="mso-spacerun:'yes';">赛出了</span><span>水平。</span><span><o:p></o:p></span></p>
<p class=MsoNormal><img width="415" height="276" src="file:///C:\\Users\\zhao\\AppData\\Local\\Temp\\ksohtml12345\\wps1.jpg" /><span>&nbsp;</span></p>
<p class=MsoNormal align=center style="text-align:center;"><span>图：选手在焊接比武现场</span></p>
</div><!--EndFragment--></body></html>"""
    return html, rtf(jpeg("peru"))


def wechat():
    """An article of WeChat copied from the browser: sections in sections, pictures that load later, decoration."""
    html = """<meta charset='utf-8'><section style="box-sizing: border-box; font-style: normal;" powered-by="xiumi.us">
<section style="margin: 10px 0%;"><section style="display: inline-block; width: 100%;"><p style="text-align: center;"><strong><span
style="color: rgb(192, 0, 0); font-size: 18px;">把家安在工地旁</span></strong></p></section></section>
<section><section style="line-height: 2em; text-indent: 2em;"><span style="font-size: 16px; letter-spacing: 1px;">&nbsp; &nbsp; 清晨六点，驿站的灯亮了。</span></section>
<section style="line-height: 2em;"><br></section><section><span>师傅们来打热水，</span><span style="font-weight: bold;">一天的工作</span><span>就此开始。<br>站长说：“都是自家人。”</span></section></section>
<section style="text-align: center;"><img class="rich_pages wxw-img" data-ratio="0.66" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg"
src="data:image/gif;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVQImWNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==" alt="图片"></section>
<section style="text-align: center; font-size: 12px;"><span>△ 驿站清晨</span></section>
<section style="display: none;"><span>分享在看点赞</span></section>
<section><p><span style="font-size: 0px;">\u200b</span></p><ul class="list-paddingleft-1"><li><p><span>热水</span></p></li><li><section><span>热饭</span></section></li></ul></section>
<mp-style-type data-value="3"></mp-style-type></section>"""
    return html, ""


def news_site():
    """A news site: article with figure and figcaption, a data: picture, a counter, a script, links."""
    import base64

    photo = base64.b64encode(jpeg("teal", (320, 240))).decode()
    html = f"""<html><body><!--StartFragment--><article class="content"><h1>劳动竞赛火热开展</h1><div class="meta"><span>2026-11-20</span></div>
<p>　　连日来，各区劳动竞赛<a href="/topic/1">火热</a><a href="https://example.org/a" onclick="track()" target="_blank">开展</a>。</p>
<h3>比学赶超</h3><p>车间里<em>热火朝天</em>。<script>track()</script><img src="https://example.org/count.gif" width="1" height="1"></p>
<figure><img src="data:image/jpeg;base64,{photo}" alt="选手比武"><figcaption>选手在比武。</figcaption></figure>
<figure><img src="https://example.org/big.jpg"><figcaption>颁奖现场</figcaption></figure>
<blockquote>劳动最光荣。</blockquote><ol><li>报名</li><li>初赛<ul><li>理论</li></ul></li></ol></article><!--EndFragment--></body></html>"""
    return html, ""

"""Writes .docx files as Word 2019 and WPS Office write them: the same parts, names, styles and habits."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(text="", *, bold=False, size=None, inside="", vanish=False):
    """One w:r as Word writes it, with the noise that comes with Chinese text."""
    properties = '<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋" w:hint="eastAsia"/>'
    properties += "<w:b/><w:bCs/>" if bold else ""
    properties += "<w:vanish/>" if vanish else ""
    properties += f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>' if size else ""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f'<w:r><w:rPr>{properties}<w:lang w:eastAsia="zh-CN"/></w:rPr>{content}{inside}</w:r>'


def para(*content, style="", align="", indent=False, number=None, level=0, **marks):
    """One w:p. `content`: texts (runs with `marks`) and XML that begins with "<"."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += '<w:ind w:firstLine="640" w:firstLineChars="200"/>' if indent else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    runs = "".join(each if each.startswith("<") else run(each, **marks) for each in content)
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>{properties}<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr><w:proofErr w:type="spellStart"/>{runs}</w:p>'


def picture(identity, description="", *, anchored=False):
    """A picture as Word 2010 and later draw it. `identity`: of the relationship."""
    kind = "anchor" if anchored else "inline"
    return run(
        inside=f'<w:drawing><wp:{kind} distT="0" distB="0"><wp:extent cx="5274310" cy="3516207"/>'
        f'<wp:docPr id="1" name="图片 1" descr={quoteattr(description)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="图片 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{identity}"><a:extLst/></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:{kind}></w:drawing>"
    )


def link(identity, text):
    return f'<w:hyperlink r:id="{identity}" w:history="1">{run(text)}</w:hyperlink>'


def table(*rows):
    cells = [
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2074" w:type="dxa"/></w:tcPr>{c if c.startswith("<") else para(c)}</w:tc>'
            for c in row
        )
        for row in rows
    ]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="a5"/></w:tblPr><w:tblGrid><w:gridCol w:w="2074"/></w:tblGrid>'
        + "".join(f"<w:tr><w:trPr><w:cnfStyle/></w:trPr>{row}</w:tr>" for row in cells)
        + "</w:tbl>"
    )


def text_box(*paragraphs):
    """As Word writes one: the new way, and once more for old programs."""
    inner = "".join(paragraphs)
    return run(
        inside='<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="文本框 9"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def _style(identity, name, based="", extra="", kind="paragraph"):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}{extra}</w:style>'


def styles(program):
    """Word numbers the ids of its Chinese styles from 1; WPS from 2, and calls its own 标题 1."""
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    outline = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{}"/></w:rPr>'
    first = 1 if program == "word" else 2
    heading = "heading {}" if program == "word" else "标题 {}"
    each = [
        _style("a", "Normal"),
        *[
            _style(str(first + n), heading.format(n + 1), "a", outline.format(n, 44 - 6 * n))
            for n in range(4)
        ],
        _style("a3", "Title", "a", '<w:rPr><w:sz w:val="44"/></w:rPr>'),
        _style("a4", "Subtitle", "a"),
        _style("a6", "caption", "a"),
        _style("own", "稿件小标题", str(first + 1)),
        _style("10", "toc 1", "a"),
    ]
    return f'<w:styles xmlns:w="{W}">{defaults}{"".join(each)}</w:styles>'


def numbering():
    """1: bullets, 2: 1. 2. 3., 3: 一、二、三、, 4: 1. 2. 3. once more, from 3."""
    kinds = [
        ("bullet", "●", 1),
        ("decimal", "%1.", 1),
        ("japaneseCounting", "%1、", 1),
        ("decimal", "%1.", 3),
    ]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{first}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for level in range(2)
        )
        + "</w:abstractNum>"
        for n, (kind, text, first) in enumerate(kinds)
    )
    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(kinds))
    )
    return f'<w:numbering xmlns:w="{W}">{abstract}{nums}</w:numbering>'


def parts(*body, pictures=(), links=(), program="word", extra=None, relations=""):
    """The parts of the package by name. `pictures`: bytes, in the ids p1, p2 …; `links`: addresses, l1, l2 …"""
    relation = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"{}/>'
    rels = [
        relation.format("s1", "styles", "styles.xml", ""),
        relation.format("n1", "numbering", "numbering.xml", ""),
    ]
    media = {}
    for number, data in enumerate(pictures, 1):
        kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
        media[f"word/media/image{number}.{kind}"] = data
        rels.append(relation.format(f"p{number}", "image", f"media/image{number}.{kind}", ""))
    for number, address in enumerate(links, 1):
        rels.append(relation.format(f"l{number}", "hyperlink", escape(address), ' TargetMode="External"'))
    for name, target in (("footnotes", "footnotes.xml"), ("comments", "comments.xml")):
        if extra and f"word/{target}" in extra:
            rels.append(relation.format(name, name, target, ""))
    schema = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    return {
        "[Content_Types].xml": (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
        ),
        "_rels/.rels": schema.format(relation.format("rId1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": document(*body),
        "word/_rels/document.xml.rels": schema.format("".join(rels) + relations),
        "word/styles.xml": styles(program),
        "word/numbering.xml": numbering(),
        "docProps/app.xml": "<Properties/>",
        **media,
        **(extra or {}),
    }


def document(*body):
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document {NAMESPACES}><w:body>{"".join(body)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        "</w:body></w:document>"
    )


def zipped(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same bytes every time
    return file.getvalue()


def docx(*body, **options):
    """The bytes of a .docx with these paragraphs and tables."""
    return zipped(parts(*body, **options))


def jpeg(colour, size=(640, 420)):
    """A small real photo, unlike others."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).ellipse((80, 60, size[0] - 80, size[1] - 60), fill="white", outline=colour)
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()

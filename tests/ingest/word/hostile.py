"""Files that pretend to be Word files, or are ones that do harm. Each is made when asked for: (bytes, name, code).

The code is the one of the sentence that is expected; "" where the file is taken, without what is bad in it.
"""

import io
import struct
import zipfile
import zlib

from .maker import document, docx, jpeg, para, parts, picture, run, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
HEADLINE = para("窦店镇总工会开展慰问", style="a3")
TEXT = para("窦店镇总工会开展慰问，职工都说好。")
MEGABYTE = 1024**2


def changed(name, data, **options):
    """An honest file with one part replaced; None takes it away."""
    entries = parts(HEADLINE, TEXT, **options) | {name: data}
    return zipped({key: value for key, value in entries.items() if value is not None})


def many(template, count):
    """The template again and again, each with another number, so that a zip does not shrink it to nothing."""
    return "".join(
        template.replace("?", f"{zlib.crc32(str(number).encode()):08X}") for number in range(count)
    )


def old_word():
    return OLE + "WordDocument".encode("utf-16-le"), "稿件.doc", "doc"


def old_word_with_a_new_name():
    return OLE + "WordDocument".encode("utf-16-le"), "稿件.docx", "doc"


def old_wps():
    return OLE + "WordDocument".encode("utf-16-le"), "稿件.wps", "wps"


def locked_with_a_password():
    return OLE + b"x" * 3 * MEGABYTE + "EncryptedPackage".encode("utf-16-le"), "稿件.docx", "encrypted"


def old_excel():
    return OLE + "Workbook".encode("utf-16-le"), "表.docx", "other_office"


def rich_text():
    return b"{\\rtf1\\ansi\\ansicpg936 text}", "稿件.docx", "rtf"


def pdf():
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "稿件.docx", "pdf"


def web_page():
    return b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>text', "稿件.doc", "web_page"


def word_xml():
    return b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "稿件.docx", "word_xml"


def nothing():
    return b"", "稿件.docx", "empty"


def photo():
    return jpeg("red"), "稿件.docx", "picture"


def program():
    return b"MZ\x90\0" + b"\0" * 200, "稿件.docx", "program"


def plain_text():
    return "窦店镇总工会开展慰问。".encode(), "稿件.docx", "text"


def noise():
    return bytes((index * 37 + 11) % 256 for index in range(9000)), "稿件.docx", "unknown"


def plain_zip():
    return zipped({"稿件.txt": "text", "图.jpg": jpeg("red")}), "稿件.docx", "archive"


def excel():
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    return zipped({"[Content_Types].xml": types, "xl/workbook.xml": "<x/>"}), "表.docx", "other_office"


def open_document():
    return (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "稿.docx",
        "odt",
    )


def pages():
    return zipped({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), "稿.pages", "pages"


def macros_by_name():
    data = docx(HEADLINE, TEXT, extra={"word/vbaProject.bin": OLE})
    return data, "稿件.docx", "macros"


def macros_by_type():
    types = parts(TEXT)["[Content_Types].xml"].replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        "vnd.ms-word.document.macroEnabled.main",
    )
    return changed("[Content_Types].xml", types), "稿件.docm", "macros"


def one_huge_part():
    """11 MB that become 11 GB are one thing; this becomes 300 MB from 300 KB."""
    return changed("word/media/image1.jpeg", b"\0" * 300 * MEGABYTE), "稿件.docx", "bomb"


def one_huge_text():
    body = document(TEXT, "<w:p><w:r><w:t>" + "总工会" * (5 * MEGABYTE) + "</w:t></w:r></w:p>")
    return changed("word/document.xml", body), "稿件.docx", "bomb"


def a_text_that_lies_about_its_size():
    """The directory says 900 bytes; what is packed is 60 MB."""
    data = bytearray(changed("word/document.xml", b"<w:x>" + b" " * 60 * MEGABYTE))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        at = package.getinfo("word/document.xml").header_offset
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        position = data.find(signature, at if signature == b"PK\x03\x04" else 0)
        while position >= 0:
            size = struct.unpack("<I", data[position + place : position + place + 4])[0]
            if size > 50 * MEGABYTE:
                data[position + place : position + place + 4] = struct.pack("<I", 900)
            position = data.find(signature, position + 4)
    return bytes(data), "稿件.docx", "broken"


def too_many_entries():
    extra = {f"word/x{number}": b"" for number in range(20_000)}
    return docx(HEADLINE, TEXT, extra=extra), "稿件.docx", "bomb"


def overlapping_entries():
    """One packed megabyte that a hundred entries of the directory point at."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b"a" * MEGABYTE) + packed.flush()
    crc = zlib.crc32(b"a" * MEGABYTE)
    honest = docx(HEADLINE, TEXT)
    end = honest.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", honest[end + 10 : end + 20])
    name = b"word/a"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(body), MEGABYTE, len(name), 0)
    local = b"PK\x03\x04" + fields + name + body
    entries = b"".join(
        b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
        for _number in range(100)
    )
    directory = honest[start : start + size] + entries
    total = count + 100
    tail = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, total, total, len(directory), start + len(local), 0)
    return honest[:start] + local + directory + tail, "稿件.docx", "bomb"


def a_zip_in_a_zip():
    inner = zipped({"x": b"\0" * 50 * MEGABYTE})
    return docx(HEADLINE, TEXT, extra={"word/embeddings/a.docx": inner}), "稿件.docx", ""


def billion_laughs():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<!DOCTYPE x [<!ENTITY l0 "哈">{levels}]>'
        + document(para("&l9;")).replace("&amp;", "&").split("?>", 1)[1]
    )
    return changed("word/document.xml", text), "稿件.docx", "entities"


def quadratic_blowup():
    text = (
        f'<!DOCTYPE x [<!ENTITY a "{"哈" * 50_000}">]>'
        + document("<w:p><w:r><w:t>" + "&a;" * 5_000 + "</w:t></w:r></w:p>").split("?>", 1)[1]
    )
    return changed("word/document.xml", text), "稿件.docx", "entities"


def external_entity():
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + document(para("x")).split("?>", 1)[1]
    return changed("word/document.xml", text), "稿件.docx", "entities"


def external_type():
    text = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + document(TEXT).split("?>", 1)[1]
    return changed("word/document.xml", text), "稿件.docx", "entities"


def entities_in_the_styles():
    return changed("word/styles.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "稿件.docx", "entities"


def entities_in_the_relations():
    return changed("_rels/.rels", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "稿件.docx", "entities"


def deep_nesting():
    inner = many('<w:smartTag w:element="?">', 100_000) + "</w:smartTag>" * 100_000
    return changed("word/document.xml", document(f"<w:p>{inner}</w:p>")), "稿件.docx", "too_deep"


def deep_tables():
    depth = 500
    inner = "<w:tbl><w:tr><w:tc>" * depth + TEXT + "</w:tc></w:tr></w:tbl>" * depth
    return changed("word/document.xml", document(inner)), "稿件.docx", "too_deep"


def a_hundred_thousand_paragraphs():
    return docx(HEADLINE, many('<w:p w:rsidR="?"/>', 100_000)), "稿件.docx", "too_long"


def hundreds_of_thousands_of_runs():
    return docx(HEADLINE, f"<w:p>{many('<w:r w:rsidR="?"/>', 400_000)}</w:p>"), "稿件.docx", "too_long"


def a_book():
    return docx(HEADLINE, *[para("劳动者驿站" * 40)] * 2_000), "稿件.docx", "too_long"


def as_much_as_is_allowed():
    line = "".join(
        run(text, bold=index % 2) for index, text in enumerate(("劳动者驿站", "在街道旁，", "记者王伟", "摄"))
    )
    return docx(HEADLINE, *[para(line)] * 1_900), "稿件.docx", ""


def words_that_lead_a_reader_astray():
    """Long rows of what credits and datelines are made of."""
    rows = (
        "记者 王伟 ",
        "本报北京1月",
        "（通讯员 ",
        "王伟、",
        "文/摄 ",
        "新华社 ",
        "上接第1版 ",
        "图为",
        "——",
    )
    return docx(HEADLINE, *[para(row * 1_500) for row in rows], TEXT), "稿件.docx", ""


def five_hundred_pictures():
    return (
        docx(HEADLINE, TEXT, *[para(picture("p1"))] * 500, pictures=[jpeg("red")]),
        "稿件.docx",
        "too_many_pictures",
    )


def hundreds_of_thousands_of_attributes():
    attributes = "".join(f' a{number}="1"' for number in range(300_000))
    return changed("word/document.xml", document(f"<w:p{attributes}/>")), "稿件.docx", "too_heavy"


def one_giant_attribute():
    return changed("word/document.xml", document(TEXT, f'<w:p a="{many("?", MEGABYTE)}"/>')), "稿件.docx", ""


def cut_off():
    return docx(HEADLINE, TEXT)[:1500], "稿件.docx", "broken"


def without_its_text():
    return changed("word/document.xml", None), "稿件.docx", "broken"


def without_relations():
    return changed("_rels/.rels", None), "稿件.docx", ""


def without_styles_and_numbers():
    entries = parts(HEADLINE, TEXT)
    del entries["word/styles.xml"], entries["word/numbering.xml"]
    return zipped(entries), "稿件.docx", ""


def torn_xml():
    return changed("word/document.xml", document(TEXT)[:-30]), "稿件.docx", "broken"


def wrongly_nested():
    return (
        changed("word/document.xml", document("<w:pPr><w:p><w:rPr><w:r></w:r></w:rPr></w:p></w:pPr>", TEXT)),
        "稿件.docx",
        "",
    )


def numbers_that_are_none():
    wrong = '<w:p><w:pPr><w:outlineLvl w:val=""/><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="²"/></w:numPr></w:pPr></w:p>'
    return docx(HEADLINE, TEXT, wrong, '<w:p><w:r><w:sym w:char="zz"/></w:r></w:p>'), "稿件.docx", ""


def styles_based_on_themselves():
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("a3", "b"), ("b", "a3"))
    )
    return changed("word/styles.xml", f'<w:styles xmlns:w="{w}">{circle}</w:styles>'), "稿件.docx", ""


def relations_in_a_circle():
    circle = '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="document.xml"/>'
    return docx(HEADLINE, TEXT, relations=circle), "稿件.docx", ""


def parts_outside_the_package():
    extra = {"../../../../tmp/evil.txt": b"x", "/etc/evil": b"x", "C:\\evil.txt": b"x"}
    return docx(HEADLINE, TEXT, extra=extra), "稿件.docx", ""


def a_picture_outside_the_package():
    relation = '<Relationship Id="p9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../../../../../etc/passwd"/>'
    return docx(HEADLINE, TEXT, para(picture("p9")), relations=relation), "稿件.docx", ""


def a_picture_on_the_net():
    relation = '<Relationship Id="p9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:9/spy.jpg" TargetMode="External"/>'
    return docx(HEADLINE, TEXT, para(picture("p9")), relations=relation), "稿件.docx", ""


def a_template_on_the_net():
    relation = '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/>'
    return docx(HEADLINE, TEXT, relations=relation), "稿件.docx", ""


def a_link_that_runs_a_program():
    text = '<w:p><w:hyperlink r:id="l1"><w:r><w:t>点这里</w:t></w:r></w:hyperlink><w:r><w:t>看一看，职工都说好。</w:t></w:r></w:p>'
    return docx(HEADLINE, text, links=["javascript:alert(1)"]), "稿件.docx", ""


def a_script_as_text():
    return (
        docx(HEADLINE, "<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;好。</w:t></w:r></w:p>"),
        "稿件.docx",
        "",
    )


def an_unknown_compression():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as package:
        for name, data in parts(HEADLINE, TEXT).items():
            package.writestr(name, data)
    return file.getvalue(), "稿件.docx", "broken"


def a_wrong_checksum():
    data = bytearray(docx(HEADLINE, TEXT))
    at = data.find(b"PK\x01\x02", data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml")) - 1)
    data[at + 16 : at + 20] = b"\1\2\3\4"
    return bytes(data), "稿件.docx", "broken"


def no_text_at_all():
    return docx(para(""), para("　　")), "稿件.docx", "no_text"


def utf_16_xml():
    return (
        changed("word/document.xml", document(HEADLINE, TEXT).replace("UTF-8", "UTF-16").encode("utf-16")),
        "稿件.docx",
        "",
    )


FILES = [
    make
    for name, make in list(globals().items())
    if callable(make) and getattr(make, "__module__", "") == __name__ and name not in ("changed", "many")
]

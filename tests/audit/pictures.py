"""The pictures of stories, as strangers get them: what they say of themselves, and what they must not say."""

import io
import json
import urllib.error
import urllib.request

from PIL import Image, IptcImagePlugin

from tests.audit.pages import fetch

# Of EXIF nothing is wanted, and no program's history: any of these words would be of a camera or a desk
PRIVATE = (b"GPS", b"Exif\x00\x00", b"photoshop:History", b"xmpMM:", b"SerialNumber", b"crs:")
CAPTION, CREDIT, COPYRIGHT = (2, 120), (2, 110), (2, 116)  # IPTC-IIM 4.2


def check(address, ids):
    """{path: [sentences]} of what is wrong, and how many files were looked at."""
    wrong, seen = {}, set()
    for pk in ids:
        item = json.loads(fetch(f"{address}/api/stories/{pk}.json")[1])
        for picture in item.get("associations", []):
            if picture["type"] != "picture":
                continue
            for rendition in picture.get("renditions", []):
                href = rendition["href"]
                if href not in seen:
                    seen.add(href)
                    if found := look(href, picture, item):
                        wrong[href.removeprefix(address)] = found
    return wrong, len(seen)


def look(href, picture, item):
    try:
        with urllib.request.urlopen(href, timeout=60) as answer:
            data = answer.read()
    except urllib.error.HTTPError as error:
        return [f"answers {error.code}"]
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        words = words_in(image)
        found = ["it has EXIF"] if len(image.getexif()) else []
    found += [f"it says {word!r}" for word in PRIVATE if word in data]
    caption = "".join(each["value"] for each in picture.get("descriptions", []))
    for name, wanted in (("caption", caption), ("credit", picture.get("by", ""))):
        if wanted and not words[name]:
            found.append(f"no {name}")
    if item.get("copyrightHolder") and not words["copyright"].startswith("©"):
        found.append("no copyright")
    return found


def words_in(image):
    """Caption, credit and copyright: of XMP in all files, and in JPEG of IPTC-IIM, which must say the same."""
    packet = image.getxmp()
    iim = IptcImagePlugin.getiptcinfo(image) or {} if image.format == "JPEG" else None
    found = {}
    for name, xmp, number in (
        ("caption", "description", CAPTION),
        ("credit", "Credit", CREDIT),
        ("copyright", "rights", COPYRIGHT),
    ):
        text = find(packet, xmp)
        if iim is not None and iim.get(number, b"").decode() != text:
            text = ""
        found[name] = text
    return found


def find(tree, name):
    """The text below the first key of this name in what Pillow makes of XMP."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == name:
                return text_of(value)
            if found := find(value, name):
                return found
    if isinstance(tree, list):
        for value in tree:
            if found := find(value, name):
                return found
    return ""


def text_of(value):
    while isinstance(value, dict):
        value = value.get("text") or next((each for key, each in value.items() if key != "lang"), "")
    return value or ""

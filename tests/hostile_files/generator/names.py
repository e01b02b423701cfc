"""What a file may call itself, and what type it may claim, whatever it is."""

from tests.hostile_files.generator import Hostile

NAMES = (
    *(
        "../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/cron.d/x",
        "C:\\boot.ini",
        "\\\\host\\share\\x",
    ),
    *("a\0.jpg", "照片\u202egpj.exe", "CON", "nul.jpg", "aux.docx", "COM1.pdf", ".", "..", ".htaccess"),
    *("长" * 300 + ".jpg", "x" * 250 + ".docx", "a.jpg.php", "a.php.jpg", "<img src=x onerror=alert(1)>.jpg"),
    *("'; DROP TABLE photos;--.png", "a\r\nSet-Cookie: x=1.jpg", "%2e%2e%2fx.jpg", "a;b|c`id`.pdf", " .jpg"),
    *(
        "\ufeff\u200b.docx",
        "e\u0301" * 100 + ".jpg",
        "{{7*7}}.pdf",
        "=cmd|' /C calc'!A0.xlsx",
        "~$稿件.docx",
        "-rf.jpg",
    ),
)
TYPES = (
    "text/html",
    "image/svg+xml",
    "application/x-php",
    "image/jpeg; charset=utf-7",
    "x" * 200,
    "multipart/mixed",
)


def files(kind):
    """An honest little file of this kind under each of these names and types."""
    from tests.hostile_files.generator import papers, pictures, sheets, words

    data, ending = {
        "picture": (pictures.good, "jpg"),
        "word": (words.good, "docx"),
        "pdf": (papers.good, "pdf"),
        "sheet": (sheets.good, "xlsx"),
    }[kind]
    names = NAMES if kind == "picture" else NAMES[:: 3 if kind == "word" else 5]
    for name in names:
        yield Hostile(kind, f"called {name[:30]!r}", data(name), name)
    for claimed in TYPES:
        yield Hostile(kind, f"said to be {claimed[:30]}", data(claimed), f"a.{ending}", claimed)

"""Numbers in characters and in figures."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHARACTERS = "〇一二三四五六七八九"


def value(text):
    """十一 -> 11, 二十 -> 20, 二〇二六 -> 2026, 12 -> 12; None for what is no number below 10,000."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not any(c in UNITS for c in text):
        figures = [c if c.isdigit() and c.isascii() else DIGITS.get(c) for c in text]
        return None if None in figures else int("".join(map(str, figures)))
    total, digit = 0, None
    for c in text:
        if c in UNITS:
            total += (1 if digit is None else digit) * UNITS[c]
            digit = None
        elif c in DIGITS:
            digit = DIGITS[c]
        else:
            return None
    return total + (digit or 0)


def small(number):
    """1 to 99 in characters: 10 -> 十, 21 -> 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHARACTERS[tens] + "十"
    return head + (CHARACTERS[ones] if ones or not tens else "")

"""Which characters are taken for one: traditional and simplified forms of the same.

Character by character, as OpenCC's dictionary has them, and not by words: a part of a text must
fold as the whole does, or what is written would not be found. Where several simplified characters
share one traditional form, the most usual stands for it.
"""

from functools import cache

from opencc import OpenCC

# The blocks of ideographs that OpenCC knows: 𠀀 and beyond hold rare simplified forms, too.
BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))


def simplified(text):
    """The text with simplified characters for traditional ones; of the same length."""
    forms = _forms()
    return text if forms.keys().isdisjoint(text) else "".join(forms.get(each, each) for each in text)


@cache
def _forms():
    """Traditional character → its simplified form. Takes some 40 ms, once."""
    characters = [chr(code) for block in BLOCKS for code in block]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    forms = {old: new for old, new in zip(characters, converted) if old != new and len(new) == 1}
    for old, new in forms.items():
        while new in forms and forms[new] != old:  # the dictionary may take two steps
            new = forms[new]
        forms[old] = new
    return forms

"""The kept payloads, as making.py made them."""

import json
import re

from tests.hostile_copy.making import FILE

CALL = re.compile(r"f\((\d+)\)|evil\.test/(\d+)")


def every():
    """[kind, text] of all; the number in the text is its place."""
    with FILE.open() as lines:
        return [json.loads(line) for line in lines]


def texts(longest=None):
    """The texts that have at most so many characters. Without NUL, which no database column takes."""
    found = [text.replace("\0", "\N{REPLACEMENT CHARACTER}") for _kind, text in every()]
    return [text for text in found if longest is None or len(text) <= longest]


def numbers_in(text):
    """The numbers of the payloads that stand in a text, fired or not."""
    return {int(call or asked) for call, asked in CALL.findall(text)}


def spread(count):
    """So many of them, some of each kind."""
    found = texts()
    return found[:: len(found) // count][:count]

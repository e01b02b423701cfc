"""A story continued on another page (下转/上接): where to part it, and the two parts."""

from dataclasses import replace

ENDS = "。！？；"
AFTER = "”’）』」"  # may follow the end of a sentence
LOOK_BACK = 80  # characters in which the end of a sentence is sought
LEAST_KEPT = 60  # characters before the turn, and after it


def split_near(copy, characters, least_after=LEAST_KEPT):
    """The latest position of at most so many characters at which a sentence ends, else exactly
    there; None if too little would stand before it. At least `least_after` characters come after."""
    text = "".join(paragraph.text for paragraph in copy.paragraphs)
    characters = min(characters, len(text) - least_after)
    if characters < LEAST_KEPT:
        return None
    for at in range(characters, max(characters - LOOK_BACK, LEAST_KEPT), -1):
        if text[at] not in ENDS + AFTER and text[:at].rstrip(AFTER)[-1:] in tuple(ENDS):
            return at
    return characters


def split(copy, characters, turn, turned, *, headline=None, weight=None):
    """(here, there): the copy up to so many characters with the line `turn` at its end, and the
    rest with `turned` at its beginning. Photos, kicker, subhead and byline stay here; the rest
    has the same headline and weight unless others are given. Both keep the copy's id.

    Raises ValueError if nothing would remain on one side.
    """
    first, second, left = [], [], characters
    for paragraph in copy.paragraphs:
        length = len(paragraph.text)
        if length <= left:
            first.append(paragraph)
        elif left <= 0:
            second.append(paragraph)
        else:
            first.append(replace(paragraph, text=paragraph.text[:left]))
            second.append(replace(paragraph, text=paragraph.text[left:]))
        left -= length
    while first and first[-1].is_heading:  # a heading goes with what it heads
        second.insert(0, first.pop())
    if not first or not second:
        raise ValueError(f"nothing to turn at character {characters}")
    here = replace(copy, paragraphs=tuple(first), turn=turn)
    there = replace(
        copy,
        paragraphs=tuple(second),
        turned=turned,
        turn="",
        headline=copy.headline if headline is None else headline,
        weight=copy.weight if weight is None else weight,
        kicker="",
        subhead="",
        byline="",
        pictures=(),
    )
    return here, there

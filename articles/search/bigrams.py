"""Chinese text as a search engine can hold it: pairs of neighbouring characters.

Chinese does not write spaces, and every engine that guesses words misses some
(职工 inside 女职工委员会). Pairs miss nothing: a text contains a word only if it
contains all the word's pairs, whatever the words are. The pairs (and for phrases
what stands on both sides of a mark) find the candidates; whether they stand side by side is then read in the text itself, so
that what is found is exactly what is written (`Term.is_exact`).

Text and query are folded alike: NFKC (ＡＢＣ and １ become ABC and 1), case, and traditional
characters (alike.py). RULE counts up whenever that changes. Whatever is neither letter nor figure (marks, spaces, line ends) parts the text:
nothing matches across it, and all partings count as the same.
"""

import re
import unicodedata
from itertools import pairwise
from operator import add
from typing import NamedTuple

from articles.search.alike import simplified

RULE = 3  # of folding and of tokens: what was indexed by a former one is indexed anew

WORDS = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"[\"“”„‟＂«»「『]([^\"“”„‟＂«»「」『』]*)[\"“”„‟＂«»」』]")
PARTING = "·"  # in a token; no letter or figure, so that no pair looks like it
LONGEST_QUERY = 200  # characters; a longer one is cut
MOST_TERMS = 8


class Term(NamedTuple):
    """One thing to be found: folded words with single spaces between, as in the index."""

    text: str

    @property
    def tokens(self) -> set[str]:
        """What the index must hold for the term to be in a text."""
        words = self.text.split()
        return set().union(_partings(words), *map(_pairs, words))

    @property
    def is_exact(self) -> bool:
        """True if the tokens say it all: a single character or a single pair.

        Rare characters beyond U+FFFF may share a token with others on PostgreSQL.
        """
        return len(self.text) <= 2 and " " not in self.text and max(self.text) <= "\uffff"


def fold(text: str) -> str:
    """The form in which texts are compared: folded words, single spaces between."""
    return " ".join(WORDS.findall(fold_characters(text)))


def fold_lines(lines) -> list[str]:
    """Each of these texts folded, several times as fast as one by one."""
    together = "\n".join(line.replace("\n", " ") for line in lines)
    return [" ".join(WORDS.findall(line)) for line in fold_characters(together).split("\n")]


def fold_characters(text: str) -> str:
    """The text without differences of width, case and script, its marks still in it."""
    text = unicodedata.normalize("NFKC", text)
    if (folded := text.casefold()) != text:
        text = unicodedata.normalize("NFKC", folded)
    return simplified(text)


def tokens(folded: str) -> set[str]:
    """All the single characters and pairs of a folded text, and the partings of its lines, each once."""
    found = set(folded)
    for line in folded.split("\n"):
        words = line.split()
        found.update(_partings(words), *map(_pairs, words))
    return found - {" ", "\n"}


def terms(query: str) -> list[Term]:
    """What a query asks for, all of it: words parted by spaces, “quoted phrases” whole.

    Any text is a query; there are no operators. Marks inside a word part it as
    they part the text. Cut after LONGEST_QUERY characters and MOST_TERMS terms.
    """
    query = query[:LONGEST_QUERY]
    phrases = [match[1] for match in QUOTED.finditer(query)]
    words = QUOTED.sub(" ", query).split()
    found = dict.fromkeys(Term(folded) for part in phrases + words if (folded := fold(part)))
    return list(found)[:MOST_TERMS]


def _partings(words):
    """What stands before a parting and after it, as tokens of their own: for phrases across marks."""
    return {f"{before[-1]}{PARTING}{after[0]}" for before, after in pairwise(words)}


def _pairs(word):
    return set(map(add, word, word[1:])) or {word}

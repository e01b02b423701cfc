"""The paper's own word lists, ready to be looked up."""

from articles.language.lexicon import Lexicon
from articles.language.variants import Variants


def listed(kind):
    """A maker of the Lexicon of one kind of words, for Knowledge.derived()."""
    return MAKERS[kind]


def _maker(kind):
    return lambda knowledge: Lexicon((word.term, word) for word in knowledge.words if word.kind == kind)


MAKERS = {kind: _maker(kind) for kind in ("banned", "care", "mistake", "leader")}


def leader_variants(knowledge):
    return Variants(word.term for word in knowledge.words if word.kind == "leader")


def is_inside_suggestion(text, start, end, word):
    """A wrong form may be part of the right one: then the right one may stand here."""
    place = word.suggestion.find(word.term)
    return place >= 0 and text.startswith(word.suggestion, max(0, start - place))

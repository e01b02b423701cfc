"""What a rule found in a story: where, what, why, and how to mend it."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

Severity = Literal["error", "warning", "hint"]

CONTEXT = 12  # characters kept on each side, to find the passage again after edits
CLOSE = 4  # characters of it that a finding is known by
NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Finding:
    rule: str  # "P01"
    field: str  # "headline", "body", "caption:17" …: a key of StoryText.fields
    start: int  # offsets in the plain text of that field
    end: int
    passage: str
    before: str  # up to CONTEXT characters on either side
    after: str
    message: str | Promise = field(compare=False)  # a sentence for the editor, translated when shown
    replacement: str | None = None  # what mends the passage; None where only a person can
    severity: Severity = "warning"
    is_blocking: bool = False

    @property
    def key(self) -> str:
        """Says "the same finding" after edits elsewhere: 24 hexadecimal digits.

        Made of the rule, the passage and a few letters around it. Punctuation around it does
        not count, so a mended comma next door does not bring back what somebody kept; neither
        does the field, for a caption may be moved.
        """
        before = NOT_A_WORD.sub("", self.before)[-CLOSE:]
        after = NOT_A_WORD.sub("", self.after)[:CLOSE]
        text = "\0".join((self.rule, self.passage, before, after))
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

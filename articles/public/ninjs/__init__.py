"""Stories and issues as ninjs 3.1, the IPTC's news in JSON: what other machines take from us.

Only what readers see. Source: IPTC, ninjs 3.1 (iptc.org/std/ninjs); what we put where stands in
docs/decisions/machines.md, and is described for programs in `description.py`.
"""

from articles.public.ninjs.issue import issue_item
from articles.public.ninjs.story import story_item

__all__ = ["issue_item", "story_item"]

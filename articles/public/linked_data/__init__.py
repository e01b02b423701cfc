"""What a page says of itself to search engines: schema.org, as JSON-LD.

Sources: schema.org, and Google's documentation of structured data (Article, Breadcrumb,
Profile page).
"""

from articles.public.linked_data.issue import issue_data
from articles.public.linked_data.person import person_data
from articles.public.linked_data.script import script
from articles.public.linked_data.story import story_data

__all__ = ["issue_data", "person_data", "script", "story_data"]

"""A story as the rules read it: plain text by field, and the days it belongs to."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class StoryText:
    """What the check needs to know of a story.

    `fields` is the plain text by field, in reading order: kicker, headline, subhead, dateline,
    body (its paragraphs joined with "\\n"), then caption:<photo id> and credit:<photo id>.
    `issue_date` is the day of the issue it is planned for, `filed_date` the day it was filed;
    without either, nothing is said about 今天 and 昨日. `bylines` are the names under it.
    """

    fields: dict[str, str] = field(default_factory=dict)
    issue_date: datetime.date | None = None
    filed_date: datetime.date | None = None
    bylines: tuple[str, ...] = ()

    @property
    def date(self) -> datetime.date | None:
        """The day that the story is read on, as far as one knows."""
        return self.issue_date or self.filed_date

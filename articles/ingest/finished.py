"""A finished story as plain data: what an archive hands over, and nothing of how it is kept here."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the library in a story. Empty words are those of the photo itself."""

    photo: int  # its id
    caption: str = ""
    credit: str = ""
    alt: str = ""
    placement: str = "gallery"  # one of PhotoUse.Placement


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stood in print. `position` counts on the page, `weight` is one of Placement.Weight."""

    date: date
    issue: int  # the number of the issue
    page: int
    page_name: str = ""
    position: int = 0
    weight: str = "ordinary"


@dataclass(frozen=True, slots=True)
class FinishedStory:
    """One story as its readers saw it.

    `key` names it among all that are ever loaded, so that nothing is loaded twice. `body` is
    HTML and is cleaned like any other. `published_at` knows its zone. `bylines` are pairs of a
    role (Byline.Role) and a name. `districts` are paths, `unions` full names as they stand
    here; people, columns and tags that are not known yet are made. `legacy_number` is the n of
    the former address /content/YYYY-MM/DD/content_<n>.htm of that day.
    """

    key: str
    headline: str
    body: str
    published_at: datetime
    kicker: str = ""
    subhead: str = ""
    dateline: str = ""
    source: str = ""
    column: str = ""
    bylines: tuple[tuple[str, str], ...] = ()
    districts: tuple[str, ...] = ()
    unions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    legacy_number: int | None = None
    place: Place | None = None

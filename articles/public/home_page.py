"""What stands on the home page, and where.

It follows the first page of the newest issue by weight, has what was published since or without
an issue beside it, the other pages below, and the day's pictures. Editors may put stories to the
top or take them off (articles/showing); where they do nothing, it is right by itself: with no
issue yet, one page, no photos, or photos alone.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Value

from articles.facsimile.models import Facsimile
from articles.issues.models import Issue, Page
from articles.listing.reading import Headline, newest_story
from articles.models import Article, Column
from articles.models.card_parts import attach_photos
from articles.prepared import Prepared
from articles.public.cards import fetched, lead_use
from articles.public.digital import newest_issue
from articles.public.front import PageLayout, Placed, lay_out, lay_out_by_age
from articles.public.link_html import link_items
from articles.showing.models import Pin, Place
from newsroom.districts.models import District
from newsroom.keeping import kept_by_language
from newsroom.links import address

NEWS = 8  # stories beside the front page
FRESH = timedelta(hours=36)  # before the issue: how far back what stands in no issue is still news
FIRST = 14  # stories of a paper that has no issue yet
WORDS_ELSEWHERE = 120  # at most, of an excerpt, but for the stories of the first page
HEADLINES = 4  # of an inside page, below its lead
PICTURES = 5
SHOWN = ("kicker", "headline", "subhead", "dateline", "published_at")  # of a story
FEWEST_PICTURES = 2  # one alone is no strip


@dataclass
class HomePage:
    """All lists are of `Article`, but `inside` (of `PageLayout`), `pictures` (of `PhotoUse`) and
    `columns` (of address, name and newest `Headline`). `districts` are links, as the items of a list."""

    issue: Issue | None = None
    pages: list = field(default_factory=list)  # those of the issue that have stories
    front: PageLayout = field(default_factory=PageLayout)
    news: list = field(default_factory=list)
    inside: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    picture_of_page: Facsimile | None = None
    columns: list = field(default_factory=list)
    districts: str = ""
    ends_at: list = field(default_factory=list)  # moments at which a pin runs out

    @property
    def is_tall(self):
        """True if the column beside the lead is long: then the lead's picture takes the whole width."""
        return len(self.front.beside) + len(self.news) / 4 > 1.4

    @property
    def stories(self):
        """Every story of the front page and those inside."""
        return [*self.front.stories, *self.news, *(story for page in self.inside for story in page.stories)]


def home_page(wishes=None):
    """The home page as it is now. 7 queries, however much there is.

    `wishes` are pins that have not been saved (`articles.showing.arranging.Wish`), for the
    preview; without them those that stand count.
    """
    home = HomePage(issue=newest_issue())
    pins = list(standing(home.issue)) if wishes is None else wishes
    home.ends_at = [pin.until for pin in pins if pin.until]
    stories = stories_of(home.issue)
    home.pages = pages_of(home.issue, stories)
    since = recent(home.issue)
    put = {place: [pin.article for pin in pins if pin.place == place] for place in Place}
    moved = {pin.article.pk for pin in pins}
    layouts = lay_out_all(home.pages, [story for story in stories if story.pk not in moved])
    home.news = [*put[Place.NEWS], *(story for story in since if story.pk not in moved)][:NEWS]
    home.inside = [layout for layout in layouts if layout.page.number > 1]
    home.front = next((layout for layout in layouts if layout.page.number == 1), None) or PageLayout()
    if not home.front.stories and not stories:  # no issue: the newest make the page
        home.front, home.news = lay_out_by_age(home.news[len(put[Place.NEWS]) :]), put[Place.NEWS]
    elif not home.front.stories and home.inside:
        home.front = home.inside.pop(0)
    raise_up(home.front, put[Place.LEAD], put[Place.SECOND])
    attach_photos(home.stories)
    for layout in home.inside:
        layout.headlines = layout.rest[:HEADLINES]
    home.pictures = pictures_of(home)
    home.picture_of_page = front_picture(home.issue)
    home.columns, home.districts = ways_on()
    return home


def ways_on():
    """The columns, each with its newest headline, and links to the districts: 1 query."""
    rows = sorted(_ways_on.all(), key=lambda row: row[:4])
    columns = [
        (address("public:column", slug), name, Headline.from_line(newest))
        for kind, _position, name, slug, newest in rows
        if kind == "column" and newest
    ]
    return columns, _districts(*(row[2:4] for row in rows if row[0] == "district"))


@kept_by_language
def _districts(*rows):
    """Made once for as long as they stay the same."""
    return link_items((address("public:district", path), name) for name, path in rows)


def _columns_and_districts():
    columns = Column.objects.active().order_by().annotate(newest=newest_story("column"))
    districts = District.objects.districts().order_by()
    return (
        columns.values_list(Value("column"), "position", "name", "slug", "newest")
        .union(
            districts.values_list(Value("district"), "position", "short_name", "path", Value("")),
            all=True,
        )
        .order_by()
    )


_ways_on = Prepared(_columns_and_districts)


def standing(issue):
    if issue is None:
        return Pin.objects.standing(None).select_related("article")
    return _standing.all(issue.pk)


_standing = Prepared(lambda issue: Pin.objects.standing(issue).select_related("article"))


def stories_of(issue):
    """The published stories of the issue in the order of the paper, each with its `weight` and page."""
    return _stories.all(issue.pk) if issue else []


def _placed(issue):
    stories = Article.objects.published().filter(placements__page__issue=issue).only(*SHOWN)
    stories = stories.with_opening(WORDS_ELSEWHERE, most_where=Q(placements__page__number=1))
    stories = stories.annotate(
        weight=F("placements__weight"),
        page=F("placements__page"),
        page_number=F("placements__page__number"),
        page_name=F("placements__page__name"),
    )
    return stories.order_by("page_number", "placements__position", "placements__pk")


_stories = Prepared(_placed)


def pages_of(issue, stories):
    """The pages on which these stand, in their order."""
    pages = {story.page: (story.page_number, story.page_name) for story in stories}
    return [Page(pk=pk, issue=issue, number=number, name=name) for pk, (number, name) in pages.items()]


def lay_out_all(pages, stories):
    """The layouts of those of the pages on which these stand."""
    placed = {}
    for story in stories:
        placed.setdefault(story.page, []).append(Placed(story, story.weight))
    return [lay_out(page, placed[page.pk]) for page in pages if page.pk in placed]


def recent(issue):
    """What was published before or without an issue, the newest first."""
    return _recent.all(issue.published_at - FRESH) if issue else _first.all()


def _in_no_issue(since):
    issues = Issue.objects.published().filter(pages__placements__article=OuterRef("pk"))
    stories = Article.objects.published().newest_first().only(*SHOWN).with_opening()
    return stories.filter(~Exists(issues), published_at__gt=since)[: NEWS * 2]


_recent = Prepared(_in_no_issue)
_first = Prepared(lambda: Article.objects.published().newest_first().only(*SHOWN).with_opening()[:FIRST])


def raise_up(front, lead, seconds):
    """Puts these stories to the top of the page; what stood there moves down by one."""
    front.seconds[:0] = seconds
    if lead:
        if front.lead:
            front.seconds.insert(len(seconds), front.lead)
        front.lead = lead[0]
    elif front.lead is None and front.rest:
        front.lead = front.take_first()


def pictures_of(home):
    """The day's pictures that are not to be seen elsewhere on the page, those of photo stories first."""
    front = home.front
    pictured = [front.lead, *front.beside[:1], *front.below, *(page.lead for page in home.inside)]
    shown = {use.photo_id for story in pictured if story and (use := lead_use(story))}
    photo_stories = [story for page in home.inside for story in page.photos]
    found, seen = [], set(shown)
    for story in [*photo_stories, *home.stories]:
        for use in fetched(story, "photo_uses"):
            if use.photo_id not in seen and len(found) < PICTURES:
                use.article = story
                found.append(use)
                seen.add(use.photo_id)
    return found if len(found) >= FEWEST_PICTURES else []


def front_picture(issue):
    """The first page as a picture, where readers may see it."""
    for facsimile in _front_picture.all(issue.pk) if issue else []:
        facsimile.page.issue = issue
        return facsimile
    return None


_front_picture = Prepared(
    lambda issue: (
        Facsimile.objects.published()
        .filter(page__issue=issue, page__number=1)
        .defer("layout")
        .select_related("page")[:1]
    )
)

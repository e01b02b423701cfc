"""The sidebar of the back office, in the newsroom's words: each entry for those who may use it."""

from django.db.models import Func, IntegerField, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.issues.coming import coming_issues
from articles.models import Article
from articles.rules import may_review_something
from newsroom.reporters.models import User


def sidebar(request):
    """The groups of entries that this person may use. unfold calls it for every page."""
    user = request.user
    groups = [
        (
            "",
            [
                entry(request, _("Start page"), "home", "index"),
                *waiting(request),
                *notices(request),
                *planning(request),
            ],
        ),
        (pgettext("screen", "Assignments and calls"), assignments(request)),
        (
            _("Stories"),
            [
                *listing(request, _("All stories"), "article", "articles.article"),
                *reviewing(request),
                *own(request),
                *listing(request, _("Photos"), "photo_library", "photos.photo"),
                *consents(request),
                *listing(request, _("Imports"), "upload_file", "ingest.pageimport"),
                *listing(request, _("Word files"), "description", "ingest.wordimport"),
            ],
        ),
        (
            _("The paper"),
            [
                *listing(request, pgettext("screen", "Issues"), "newspaper", "issues.issue"),
                *listing(request, _("Home page"), "web", "showing.arrangement"),
                *listing(request, _("Page formats"), "grid_on", "issues.sheet"),
                *listing(request, _("Columns"), "view_column", "articles.column"),
                *listing(request, _("Days of mourning"), "filter_b_and_w", "mourning.mourning"),
                *listing(request, _("Word lists"), "spellcheck", "checking.wordlist"),
                *listing(request, _("Rules of the language check"), "rule", "checking.rulesetting"),
                *listing(request, _("Kept findings"), "fact_check", "checking.keptfinding"),
            ],
        ),
        (_("The numbers"), numbers(request)),
        (
            _("Who and where"),
            [
                *listing(request, _("People"), "badge", "reporters.reporter"),
                *listing(request, _("Desks"), "groups", "reporters.desk"),
                *listing(request, _("Districts"), "location_city", "districts.district"),
                *listing(request, _("Unions"), "handshake", "districts.union"),
            ],
        ),
        (
            _("Access"),
            [
                *listing(request, _("Accounts"), "person", "reporters.user"),
                *listing(request, _("Roles"), "shield_person", "auth.group"),
                *listing(request, _("Account ledger"), "history", "reporters.accountevent"),
                *listing(request, _("Ledger of the house"), "link", "ledger.entry"),
                *personal(request),
            ],
        ),
    ]
    return [
        {"title": title, "separator": bool(title), "items": items}
        for title, items in groups
        if items and user.is_staff
    ]


def entry(request, title, icon, name, *args, query=None, badge=None):
    """One entry. It is the current one if its address and its part of the query are."""
    address = reverse(f"admin:{name}", args=args)
    mine = request.GET.get("mine")
    wanted = (query or {}).get("mine")
    here = request.path == address or (name != "index" and request.path.startswith(address))
    if any(part in request.path for part in ("/plan/", "/board/", "/photo/consent/")):  # entries of their own
        here = request.path == address
    item = {
        "title": title,
        "icon": icon,
        "link": f"{address}?mine={wanted}" if wanted else address,
        "active": lambda request: here and (mine == wanted or (request.path != address and not wanted)),
    }
    return item | ({"badge": str(badge)} if badge else {})


def listing(request, title, icon, model):
    """The entry of a model's list, if there is one and this person may see it."""
    app, name = model.split(".")
    if not request.user.has_perm(f"{app}.view_{name}"):
        return []
    try:
        return [entry(request, title, icon, f"{app}_{name}_changelist")]
    except NoReverseMatch:
        return []


def consents(request):
    """Photos that wait for somebody's consent, or may not be shown any more."""
    if not request.user.has_perm("photos.clear_photo"):
        return []
    return [entry(request, _("Consent of persons shown"), "how_to_reg", "photos_photo_consents")]


def personal(request):
    """What personal data the house keeps, and whose."""
    if not request.user.has_perm("personal.view_inventory"):
        return []
    return [entry(request, _("Personal data"), "privacy_tip", "personal_personalevent_changelist")]


def waiting(request):
    """The reviews that this person could give now, with their number."""
    if not may_review_something(request.user):
        return []
    number = numbers_of(request)["waiting"]
    title = _("Waiting for me")
    name = "articles_article_changelist"
    return [entry(request, title, "rate_review", name, query={"mine": "review"}, badge=number)]


def numbers_of(request):
    """How many stories wait for this person's review and how many notices are unread: one query."""
    user = request.user
    if not user.is_authenticated:
        return {"waiting": 0, "unread": 0}
    if not hasattr(request, "sidebar_numbers"):
        asked = {"unread": number(user.notices.unread())}
        if may_review_something(user):
            asked["waiting"] = number(Article.objects.awaiting_review(user))
        [found] = User.objects.filter(pk=user.pk).annotate(**asked).values(*asked)
        request.sidebar_numbers = found
    return request.sidebar_numbers


def number(rows):
    """How many `rows` there are, as a part of another query."""
    return Subquery(
        rows.order_by()
        .annotate(number=Func("pk", function="COUNT", output_field=IntegerField()))
        .values("number")
    )


def notices(request):
    """What this person is told, with the number of what is unread."""
    unread = numbers_of(request)["unread"]
    return [entry(request, _("Notices"), "notifications", "notices_notice_changelist", badge=unread or None)]


def numbers(request):
    """A person's own figures; for those whose work it is, everybody's and the monthly statement."""
    user = request.user
    entries = []
    if user.has_perm("numbers.view_all_numbers"):
        entries.append(entry(request, _("The numbers"), "bar_chart", "numbers_table", "reporters"))
    if user.has_perm("numbers.view_statement"):
        entries.append(entry(request, _("Monthly statement"), "payments", "numbers_latest_month"))
    if user.has_perm("articles.add_article"):
        entries.append(entry(request, _("My numbers"), "query_stats", "numbers_mine"))
    return [
        *entries,
        *listing(request, _("Rule tables"), "rule", "numbers.tariff"),
        *listing(request, _("Kinds of stories"), "category", "numbers.storykind"),
    ]


def assignments(request):
    """What is planned, what one has been asked for, and what copy is called for."""
    user = request.user
    found = []
    if user.has_perm("planning.view_assignment"):
        found += [
            entry(request, pgettext("screen", "Week"), "calendar_month", "planning_assignment_this_week"),
            entry(request, _("My assignments"), "assignment_ind", "planning_assignment_mine"),
        ]
    if user.has_perm("planning.view_call"):
        found.append(entry(request, _("Calls for copy"), "campaign", "planning_call_open"))
    return found


def reviewing(request):
    """The board of all that is on its way, and for reviewers the next story to read."""
    user = request.user
    if not user.has_perm("articles.view_article"):
        return []
    entries = [entry(request, _("Review board"), "view_kanban", "reviewing_story_changelist")]
    if may_review_something(user):
        entries.append(entry(request, _("Review the next"), "skip_next", "reviewing_story_next"))
    return entries


def own(request):
    """The stories that this person has filed or signed."""
    if not request.user.has_perm("articles.add_article"):
        return []
    name = "articles_article_changelist"
    return [entry(request, _("My stories"), "edit_note", name, query={"mine": "own"})]


def planning(request):
    """The planning screen and the page board of the issue that is made next: the first not out yet."""
    user = request.user
    if not (user.has_perm("issues.plan_issue") or user.has_perm("issues.proofread_page")):
        return []
    issue = next((issue for issue in coming_issues(request) if issue.is_open), None)
    if issue is None:
        return []
    title = pgettext("screen", "Planning %(date)s") % {"date": f"{issue.date:%m-%d}"}
    return [
        entry(request, title, "dashboard_customize", "issues_issue_plan", issue.pk),
        entry(request, _("Page board"), "fact_check", "issues_issue_board", issue.pk),
    ]

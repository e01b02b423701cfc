"""Every address of Newsroom, and what it answers to whom. The one table; see answers.py for its words.

A new address needs a row here: without one, test_every_url.py fails.
"""

from newsroom.reporters.roles import (
    ADMINISTRATOR,
    AUDITOR,
    AUTHORS,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    REPORTER,
    SECURITY_ADMINISTRATOR,
)
from tests.access.answers import (
    ACCOUNTS,
    EVERYBODY,
    HOUSE,
    LOGIN,
    NEWSROOM,
    NOBODY,
    OUTSIDE,
    PAPER,
    PLANNERS,
    SUPERUSERS,
    WRITERS,
    Row,
    by_state,
    edited_story,
    everyone,
    only,
    readers_of_photo,
    readers_of_story,
    staff,
    story,
    to,
)

COUNTERS = (*EDITORS, AUDITOR)
PAYERS = ("desk chief", "chief editor", AUDITOR)
CHIEFS = ("chief editor",)

# Addresses of one thing

OF_MONTH = lambda w, state: {"month": f"{w.month:%Y-%m}"}  # noqa: E731

OF_STORY = lambda w, state: {"pk": w.stories[state].pk}  # noqa: E731
OF_ISSUE = lambda w, state: {"pk": w.issues[state].pk}  # noqa: E731
PAGE_ONE = lambda w, state: {**OF_ISSUE(w, state), "number": 1}  # noqa: E731
PAGE_FILE = lambda w, state: {  # noqa: E731
    "date": w.issues[state].date, "number": 1, "width": 320, "kind": "webp",
}  # fmt: skip

PAPER_MAKERS = (PROOFREADER, PAGE_EDITOR, "chief editor", AUDITOR)
SHEET_KEEPERS = ("chief editor", ADMINISTRATOR)
SHEET_READERS = (*SHEET_KEEPERS, "desk chief", "desk editor", PROOFREADER, PAGE_EDITOR, AUDITOR)


def rendition(world, state):
    """The path of a picture that readers of this story get."""
    return world.stories[state].photo_uses.get().photo.renditions["WEBP"][0].name


def master(world, state):
    return world.stories[state].photo_uses.get().photo.picture.name


def former(world, state):
    """Where the story of this state stood on the former site."""
    return {"month": "2021-03", "day": "09", "name": f"content_{world.stories[state].pk}"}


def through(kind, path=None):
    """A preview link to the story, or to one of its files; to the approved one if not about a state."""

    def at(world, state):
        state = state or "approved"
        return {"token": world.links[state][kind].token, "path": path and path(world, state)}

    return at


def nowhere(world, state):
    return {}


def of(name, key="pk"):
    """The address of the world's one thing of this name."""
    return lambda w, state: {key: getattr(w, name).pk}


def model(name, thing, *, see, add=NOBODY, change=NOBODY, delete=NOBODY, special=None):
    """The six addresses that the admin gives a model. `special`, by their short names: (get, post)."""
    at = of(thing, "object_id")
    route = name.replace("_", "/")
    rows = {
        "changelist": (only(see), only(see)),
        "add": (only(add), only(add)),
        "change": (only(see), only(change)),
        "history": (only(see), only(see)),
        "delete": (only(delete), staff((delete, 302))),
    } | (special or {})
    for short, (get, post) in rows.items():
        where = nowhere if short in ("changelist", "add") else at
        yield Row(
            f"admin:{name}_{short}", get, post, where, data={"post": "yes"} if short == "delete" else {}
        )
    yield Row(f"admin/{route}/<path:object_id>/", staff((EVERYBODY, 302)), staff((EVERYBODY, 302)), at)


READ = everyone(200)
NOT_THERE = everyone(404)
STILL_NEWEST = everyone(302)
REFUSED = everyone(405)  # a page that can only be read, or only be posted to
STAFF = only(EVERYBODY)
POST_ONLY = staff((EVERYBODY, 405))
READ_ONLY = staff((EVERYBODY, 405))

PHOTO_DESK = ("reporter", *EDITORS, "page editor")  # who may change a photo of the reporter's
PHOTO_PAGE = staff((HOUSE, 200), (("correspondent",), 404))
PHOTOGRAPHING = (*AUTHORS, *EDITORS, "page editor")
DELETE_PHOTO = staff((PHOTO_DESK, 200), (("correspondent",), 404))
WORD_KEEPERS = ("desk chief", "chief editor", "proofreader")
WORD_CHIEFS = ("desk chief", "chief editor")
KEPT_READERS = (*EDITORS, "proofreader", AUDITOR)
IMPORTERS = (*EDITORS, AUDITOR)  # who sees a page that the desk brought

STORY = by_state(404, published=200, withdrawn=410)
ISSUE = by_state(404, published=200)
PHOTO = to(readers_of_photo, 200, by_state(404, published=200, withdrawn=410))
MASTER = by_state(404, withdrawn=to(readers_of_photo, 404, 410))
LINK = by_state(200, withdrawn=404, killed=404)

# Planning: who reads plans, and who is on the world's assignment
PLAN_READERS = (*AUTHORS, *EDITORS, AUDITOR)
PLAN_OVERVIEW = (*EDITORS, AUDITOR)


def on_assignment(answer):
    """`answer` to planners, auditors and the reporter; the assignment is hidden from other authors."""
    return staff((("reporter", *PLAN_OVERVIEW), answer), (AUTHORS, 404))


PLANNED = staff((EDITORS, 200), (("reporter", AUDITOR), 302), (AUTHORS, 404))

# Each feed in three formats
FEEDS = [
    Row(name if kind == "rss" else f"{name.removesuffix('-rss')}-{kind}", READ, REFUSED, *at)
    for name, *at in (
        ("feed-rss",),
        ("feed-issues",),
        ("feed-districts",),
        ("feed-district", lambda w, state: {"path": w.district.path}),
        ("feed-union", of("union")),
        ("feed-columns",),
        ("feed-column", lambda w, state: {"slug": w.column.slug}),
        ("feed-tag", lambda w, state: {"slug": w.tag.slug}),
        ("feed-reporter", of("person")),
        ("feed-photos",),
        ("feed-corrections",),
    )
    for kind in ("rss", "atom", "json")
]

HOME_READERS = (*EDITORS, AUDITOR)  # who may see how the home page is arranged


def arrangers_and_readers(state):
    return HOME_READERS


PUBLIC = [
    # Pages for readers. The language is part of the address, not of the name: both are tried.
    Row("public:home", READ, REFUSED),
    Row("public:article", STORY, REFUSED, OF_STORY, "story"),
    Row("public:issues", READ, REFUSED),
    Row("public:issue", ISSUE, REFUSED, lambda w, state: {"date": w.issues[state].date}, "issue"),
    Row("public:page", ISSUE, REFUSED, lambda w, state: {"date": w.issues[state].date, "number": 1}, "issue"),
    Row("public:districts", READ, REFUSED),
    Row("public:districts-in-year", READ, REFUSED, lambda w, state: {"year": w.stories["published"].published_at.year}),
    Row("public:district", READ, REFUSED, lambda w, state: {"path": w.district.path}),
    Row("public:union", READ, REFUSED, of("union")),
    Row("public:columns", READ, REFUSED),
    Row("public:column", READ, REFUSED, lambda w, state: {"slug": w.column.slug}),
    Row("public:tag", READ, REFUSED, lambda w, state: {"slug": w.tag.slug}),
    Row("public:reporter", READ, REFUSED, of("person")),
    Row("public:reporter-year", READ, REFUSED, lambda w, state: {
        "pk": w.person.pk, "year": w.stories["published"].published_at.year}),
    Row("public:photos", READ, REFUSED),
    Row("public:photos-of-month", READ, REFUSED, OF_MONTH),
    Row("public:photos-of-month-page", NOT_THERE, REFUSED, lambda w, s: {**OF_MONTH(w, s), "number": 9}),
    Row("public:offline", READ, REFUSED),
    Row("public:offline-list", READ, REFUSED),
    # Pages of lists: what is still on the newest page leads there
    Row("public:latest", READ, REFUSED),
    Row("public:latest-page", STILL_NEWEST, REFUSED, lambda w, s: {"number": 1}),
    Row("public:latest-page", NOT_THERE, REFUSED, lambda w, s: {"number": 9}, case="of no number"),
    Row("public:district-page", STILL_NEWEST, REFUSED, lambda w, s: {"path": w.district.path, "number": 1}),
    Row("public:union-page", STILL_NEWEST, REFUSED, lambda w, s: {"pk": w.union.pk, "number": 1}),
    Row("public:column-page", STILL_NEWEST, REFUSED, lambda w, s: {"slug": w.column.slug, "number": 1}),
    Row("public:tag-page", STILL_NEWEST, REFUSED, lambda w, s: {"slug": w.tag.slug, "number": 1}),
    Row("public:reporter-page", STILL_NEWEST, REFUSED, lambda w, s: {"pk": w.person.pk, "number": 1}),
    Row("public:photos-page", STILL_NEWEST, REFUSED, lambda w, s: {"number": 1}),
    Row("public:corrections", READ, REFUSED),
    Row("public:search", READ, REFUSED, query="q=驿站"),
    *(Row(name, READ, REFUSED, query="q=驿站") for name in ("feed-search", "feed-search-atom", "feed-search-json")),
    # Previews: for those who may see the story, and for holders of a link
    Row("public:preview", to(readers_of_story, 200, 404), REFUSED, OF_STORY, "story"),
    Row("public:home-preview", *[to(arrangers_and_readers, 200, NOT_THERE)] * 2),
    Row("public:preview-link", LINK, REFUSED, through("valid"), "story"),
    Row("public:preview-link", NOT_THERE, REFUSED, through("expired"), case="expired"),
    Row("public:preview-link", NOT_THERE, REFUSED, through("revoked"), case="revoked"),
    # Files, feeds, machines
    Row("media", PHOTO, REFUSED, lambda w, s: {"path": rendition(w, s)}, "story"),
    Row("media", MASTER, REFUSED, lambda w, s: {"path": master(w, s)}, "story", case="master"),
    Row("preview-media", LINK, REFUSED, through("valid", rendition), "story"),
    Row("preview-media", NOT_THERE, REFUSED, through("valid", master), case="master"),
    Row("preview-media", NOT_THERE, REFUSED, through("revoked", rendition), case="revoked"),
    Row("share-picture", STORY, REFUSED, OF_STORY, "story"),
    Row("qr", STORY, REFUSED, OF_STORY, "story"),
    Row("page-pdf", ISSUE, REFUSED, PAGE_FILE, "issue"),
    Row("page-pdf", NOT_THERE, REFUSED, lambda w, s: {**PAGE_FILE(w, s), "number": 2}, "issue", case="none"),
    Row("page-picture", ISSUE, REFUSED, PAGE_FILE, "issue"),
    Row("page-picture", NOT_THERE, REFUSED, lambda w, s: {**PAGE_FILE(w, s), "width": 321}, "issue",
        case="of no size"),
    Row("issue-pdf", ISSUE, REFUSED, PAGE_FILE, "issue"),
    Row("issue-epub", ISSUE, REFUSED, PAGE_FILE, "issue"),
    *FEEDS,
    Row("api-story", by_state(404, published=200, withdrawn=410), REFUSED, OF_STORY, "story"),
    Row("api-issue", ISSUE, REFUSED, lambda w, state: {"date": w.issues[state].date}, "issue"),
    Row("api-description", READ, REFUSED),
    Row("former", by_state(404, published=301, withdrawn=410), REFUSED, former, "story"),
    Row("sitemap", READ, REFUSED),
    Row("sitemap-section", READ, REFUSED, lambda w, state: {"name": "topics"}),
    Row("sitemap-stories", READ, REFUSED,
        lambda w, state: {"text": f"{w.stories['published'].published_at:%Y-%m}"}),
    Row("sitemap-issues", READ, REFUSED, lambda w, state: {"year": w.issues["published"].date.year}),
    Row("news-sitemap", READ, REFUSED),
    Row("manifest", READ, REFUSED),
    Row("service-worker", READ, REFUSED),
    Row("robots", READ, REFUSED),
    Row("favicon", lambda who, state: 302, REFUSED),
    Row("healthz", READ, REFUSED),
    Row("security-txt", NOT_THERE, REFUSED),
    Row("readyz", READ, REFUSED),
    Row("metrics", everyone(404), REFUSED),  # for who brings the token: tests/observing
]  # fmt: skip

OFFICE = [
    # The way in and out
    Row("admin:index", STAFF, STAFF),
    Row("admin:login", lambda who, state: 403 if who == "dismissed" else 302,
        lambda who, state: {"anonymous": 200, "dismissed": 403}.get(who, 302)),
    Row("admin:logout", staff((EVERYBODY, 405)), staff((EVERYBODY, 200))),
    Row("admin:password_change", staff((EVERYBODY, 302)), staff((EVERYBODY, 302))),
    Row("admin:password_change_done", STAFF, READ_ONLY),
    Row("admin:jsi18n", STAFF, READ_ONLY),
    Row("choose-language", REFUSED, staff((EVERYBODY, 302)), data={"language": "en"}),
    Row("admin:search", STAFF, STAFF, query="s=驿站"),
    Row("admin:view_on_site", staff((EVERYBODY, 302)), staff((EVERYBODY, 302)),
        lambda w, state: {"content_type_id": w.type_of(w.story), "object_id": w.story.pk}),
    Row("admin/(?P<url>.*)$", staff(otherwise=404), staff(otherwise=404), lambda w, s: {"url": "nothing"}),
    *[
        Row("admin:app_list", only(roles, 404), only(roles, 404),
            lambda w, state, label=label: {"app_label": label}, case=label)
        for label, roles in {
            "districts": EVERYBODY,
            "reporters": EVERYBODY,
            "auth": ACCOUNTS,
            "photos": PAPER,
            "articles": PAPER,
            "ingest": (*WRITERS, AUDITOR),
            "facsimile": PLANNERS,
            "issues": NEWSROOM,  # administrators look after the page formats
        }.items()
    ],
    *[
        Row("admin:autocomplete", only(roles), staff((EVERYBODY, 405)),
            query=f"app_label={app}&model_name={name}&field_name={field}&term=a", case=f"{name}.{field}")
        for app, name, field, roles in [
            ("articles", "article", "column", PAPER),
            ("articles", "article", "districts", EVERYBODY),
            ("articles", "article", "unions", EVERYBODY),
            ("articles", "article", "desk", EVERYBODY),
            ("articles", "byline", "reporter", EVERYBODY),
            ("articles", "byline", "article", PAPER),
            ("articles", "article", "author", ACCOUNTS),
            ("photos", "photo", "uploaded_by", ACCOUNTS),
            ("reporters", "reporter", "user", ACCOUNTS),
            ("reporters", "desk", "members", ACCOUNTS),
            ("issues", "page", "issue", PAPER),
            ("ingest", "importedstory", "page_import", (REPORTER, *EDITORS, AUDITOR)),
        ]
    ],
    # Places, people, accounts
    *model("districts_district", "district", see=EVERYBODY, add=SUPERUSERS, change=(ADMINISTRATOR,)),
    *model("districts_union", "union", see=EVERYBODY,
           add=(ADMINISTRATOR, *EDITORS), change=(ADMINISTRATOR, *EDITORS)),
    *model("reporters_desk", "desk", see=EVERYBODY, add=(ADMINISTRATOR,), change=(ADMINISTRATOR,)),
    *model("reporters_reporter", "person", see=EVERYBODY,
           add=(*WRITERS, ADMINISTRATOR), change=(*EDITORS, ADMINISTRATOR)),
    *model("reporters_user", "account", see=ACCOUNTS, add=(ADMINISTRATOR,), special={
        "change": (only(ACCOUNTS), staff(((ADMINISTRATOR,), 200), ((SECURITY_ADMINISTRATOR,), 302))),  # the roles
    }),
    Row("admin:auth_user_password_change", only((ADMINISTRATOR,)), only((ADMINISTRATOR,)), of("account", "id")),
    *model("auth_group", "group", see=ACCOUNTS),
    *model("reporters_accountevent", "event", see=ACCOUNTS),
    # Photos: authors have their own, the desk has all. This one is the reporter's
    *model("photos_photo", "photo", see=PAPER, special={
        "add": (only(PHOTOGRAPHING), staff((PHOTOGRAPHING, 302))),
        "change": (PHOTO_PAGE, staff((PHOTO_DESK, 200), (("correspondent",), 404))),
        "history": (only(HOUSE, 404), only(HOUSE, 404)),
        "delete": (DELETE_PHOTO, DELETE_PHOTO),  # it stands in a story: said on the page, and kept
    }),
    Row("admin:photos_photo_delete", DELETE_PHOTO, staff((PHOTO_DESK, 302), (("correspondent",), 404)),
        of("spare_photo", "object_id"), data={"post": "yes"}, case="unused"),
    Row("admin:photos_photo_upload", POST_ONLY, staff((PHOTOGRAPHING, 422))),
    # Pages made elsewhere. This one is in the issue that is planned
    *model("facsimile_facsimile", "facsimile", see=PLANNERS, special={
        "change": (only(PLANNERS), staff((PLANNERS, 409))),  # nothing posted: not what was seen
    }),
    Row("admin:facsimile_facsimile_file", only(PAPER_MAKERS), READ_ONLY, of("facsimile")),
    Row("admin:facsimile_facsimile_print_page", only(PAPER_MAKERS), READ_ONLY, PAGE_ONE, "issue"),
    Row("admin:facsimile_facsimile_print_issue", only(PAPER_MAKERS), READ_ONLY, OF_ISSUE, "issue"),
    Row("admin:facsimile_facsimile_upload", only(PLANNERS), staff((PLANNERS, 422)),
        lambda w, state: {"issue": w.issues["planning"].pk}),
    Row("admin:facsimile_facsimile_picture", only(PAPER_MAKERS), READ_ONLY,
        lambda w, state: {"pk": w.facsimile.pk, "width": 1600}),
    *[
        Row(f"admin:facsimile_facsimile_{name}", POST_ONLY, staff((PLANNERS, 302)), of("facsimile"))
        for name in ("search", "withdrawal")
    ],
    *[
        Row(f"admin:facsimile_facsimile_{name}", POST_ONLY, staff((PLANNERS, 302)),
            lambda w, state: {"pk": w.facsimile.pk, "text": w.facsimile.unplaced_texts.get().pk})
        for name in ("draft", "placement")
    ],
    # Copy that came by file. This page was brought by a desk editor
    *model("ingest_pageimport", "page_import", see=(REPORTER, *IMPORTERS), add=(REPORTER, *EDITORS), special={
        "change": (only(IMPORTERS, 404), only(IMPORTERS, 404)),
        "history": (only(IMPORTERS, 404), only(IMPORTERS, 404)),
    }),
    Row("admin:ingest_pageimport_original", staff((IMPORTERS, 200), ((REPORTER,), 404)), READ_ONLY,
        of("page_import")),
    # Stories
    *model("articles_column", "column", see=PAPER, add=("chief editor",), change=("chief editor",)),
    Row("admin:articles_article_changelist", only(PAPER), only(PAPER)),
    Row("admin:articles_article_add", only(WRITERS), only(WRITERS)),
    *[
        Row(name, get, post, lambda w, s: {"object_id": w.stories[s].pk}, "story")
        for name, get, post in [
            ("admin:articles_article_change", story(200, strict=True), edited_story(200)),
            ("admin:articles_article_history", story(200), READ_ONLY),
            ("admin:articles_article_delete", staff(), staff()),
            ("admin/articles/article/<path:object_id>/", staff((EVERYBODY, 302)), staff((EVERYBODY, 302))),
        ]
    ],
    Row("admin:articles_article_versions", story(200), READ_ONLY, OF_STORY, "story"),
    Row("admin:articles_article_slip", story(200), READ_ONLY, OF_STORY, "story"),
    Row("admin:articles_article_preview_links",
        story(200, ("reporter", "correspondent", *EDITORS)),
        story(302, ("reporter", "correspondent", *EDITORS)), OF_STORY, "story"),
    Row("admin:articles_article_revoke_link", POST_ONLY, story(302, ("reporter", "correspondent", *EDITORS)),
        lambda w, s: {"pk": w.stories[s].pk, "link_pk": w.links[s]["valid"].pk}, "story"),
    # The writing screen: the story as it is typed, for those who may write it
    Row("admin:articles_article_live_preview_new", POST_ONLY, only(WRITERS)),
    Row("admin:articles_article_live_preview", POST_ONLY, edited_story(200), OF_STORY, "story"),
    # All the other verbs: test_moves_by_address.py
    Row("admin:articles_article_move", POST_ONLY, story(302),
        lambda w, s: {"pk": w.stories[s].pk, "verb": "submit"}, "story", case="submit"),
    *[
        Row("admin:articles_article_move", POST_ONLY, staff(otherwise=404),
            lambda w, s, verb=verb: {"pk": w.story.pk, "verb": verb}, case=verb)
        for verb in ("correct", "reopen", "delete", "save")  # made by saving, or no moves at all
    ],
    # Issues
    Row("admin:issues_issue_changelist", only(PAPER), only(PAPER)),
    Row("admin:issues_issue_add", only(PLANNERS), only(PLANNERS)),
    *[
        Row(name, get, post, lambda w, s: {"object_id": w.issues[s].pk}, "issue")
        for name, get, post in [
            ("admin:issues_issue_change", staff((PAPER, 200), otherwise=403),
             by_state(staff(), planning=only(PLANNERS), proofing=only(PLANNERS))),
            ("admin:issues_issue_history", only(PAPER), only(PAPER)),
            ("admin:issues_issue_delete", staff(), staff()),
            ("admin/issues/issue/<path:object_id>/", staff((EVERYBODY, 302)), staff((EVERYBODY, 302))),
        ]
    ],
    Row("admin:issues_issue_plan", only(PAPER), READ_ONLY, OF_ISSUE, "issue"),
    Row("admin:issues_issue_placements", POST_ONLY, staff((PAPER, 302)), OF_ISSUE, "issue"),
    Row("admin:issues_issue_changes", only(PAPER), READ_ONLY, OF_ISSUE, "issue"),
    Row("admin:issues_issue_page", only(PAPER), READ_ONLY,
        lambda w, s: {"pk": w.issues[s].pk, "number": 1}, "issue"),
    Row("admin:issues_issue_signatures", POST_ONLY, staff((PAPER, 302)),
        lambda w, s: {"pk": w.issues[s].pk, "number": 1}, "issue"),
    Row("admin:issues_issue_board", only(PAPER), READ_ONLY, OF_ISSUE, "issue"),
    # The page in planning was brought as a file: it is its own proof. The others are not made up.
    Row(
        "admin:issues_issue_proof",
        staff((PAPER_MAKERS, by_state(302, planning=200)), (PAPER, 404)),
        READ_ONLY,
        PAGE_ONE,
        "issue",
    ),
    Row("admin:issues_issue_marks", POST_ONLY, staff((PAPER, 409)), PAGE_ONE, "issue"),
    Row("admin:issues_issue_mark", POST_ONLY, staff((PAPER_MAKERS, 302), (PAPER, 404)),
        lambda w, s: {**PAGE_ONE(w, s), "mark": 1}, "issue"),
    Row("admin:issues_issue_make_up", only(PAPER_MAKERS), READ_ONLY, PAGE_ONE, "issue"),
    Row("admin:issues_issue_make_up_steps", POST_ONLY, staff((PLANNERS, 302)), PAGE_ONE, "issue",
        data={"step": "undo", "seen": 0}),
    Row("admin:issues_issue_make_up_picture", staff((PAPER_MAKERS, 404)), READ_ONLY,
        lambda w, s: {**PAGE_ONE(w, s), "layout": 0, "width": 480}, "issue"),
    Row("admin:issues_issue_make_up_pdf", staff((PAPER_MAKERS, 404)), READ_ONLY,
        lambda w, s: {**PAGE_ONE(w, s), "layout": 0}, "issue"),
    *model("issues_sheet", "sheet", see=SHEET_READERS, add=SHEET_KEEPERS, change=SHEET_KEEPERS),
    *[
        Row("admin:issues_issue_move", POST_ONLY, staff((PAPER, 302)),
            lambda w, s, verb=verb: {"pk": w.issues[s].pk, "verb": verb}, "issue", case=verb)
        for verb in ("start_proofing", "sign_off", "back_to_proof", "unschedule")
    ],
    *[
        Row("admin:issues_issue_move", POST_ONLY, staff(otherwise=404),
            lambda w, s, verb=verb: {"pk": w.issues[s].pk, "verb": verb}, "issue", case=verb)
        for verb in ("publish", "place", "delete")  # has its own page, or is none
    ],
    Row("admin:issues_issue_publication",
        staff((("chief editor",), 200), (PAPER, 302)),
        staff((("chief editor",), by_state(409, signed=302)), (PAPER, 302)), OF_ISSUE, "issue"),
    # The home page: nothing posted is no form of ours
    Row("admin:showing_arrangement_changelist", only(HOME_READERS),
        staff((("desk chief", "chief editor"), 422))),
    # Numbers: the desk's, and everybody's own
    *[
        Row("admin:numbers_table", only(COUNTERS), READ_ONLY, lambda w, s, t=table: {"table": t}, case=table)
        for table in ("reporters", "correspondents", "unions", "districts", "columns", "months")
    ],
    Row("admin:numbers_uncovered", only(COUNTERS), READ_ONLY),
    Row("admin:numbers_mine", only(EVERYBODY), staff((EVERYBODY, 405))),
    Row("admin:numbers_statement_changelist", staff((EVERYBODY, 302)), staff((EVERYBODY, 302))),
    Row("admin:numbers_latest_month", staff((EVERYBODY, 302)), staff((EVERYBODY, 302))),
    Row("admin:numbers_statement_month", only(PAYERS), READ_ONLY, OF_MONTH),
    Row("admin:numbers_statement_person", staff((PAYERS, 200)), READ_ONLY,
        lambda w, s: {**OF_MONTH(w, s), "pk": w.person.pk}),
    Row("admin:numbers_signature", POST_ONLY, staff((("chief editor",), 302)), OF_MONTH),
    Row("admin:numbers_adjustments", POST_ONLY, staff((("desk chief", "chief editor"), 302)), OF_MONTH),
    Row("admin:numbers_kinds", POST_ONLY, staff((("desk chief", "chief editor"), 302)), OF_MONTH),
    *model("numbers_tariff", "tariff", see=PAYERS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    *model("numbers_storykind", "story_kind", see=PAYERS, add=CHIEFS, change=CHIEFS, delete=CHIEFS),
    # Notices: everybody's own
    Row("admin:notices_notice_changelist", only(EVERYBODY), staff((EVERYBODY, 405))),
    Row("admin:notices_notice_follow", staff((EVERYBODY, lambda who, state: 302 if who == "reporter" else 404)), staff((EVERYBODY, 405)), of("notice")),
    Row("admin:notices_read", staff((EVERYBODY, 405)), staff((EVERYBODY, 302))),
    Row("admin:notices_choices", only(EVERYBODY), staff((EVERYBODY, 302))),
    # Language check: who sees the story sees its findings; the word lists are the house's
    Row("admin:app_list", only(PAPER, 404), only(PAPER, 404), lambda w, s: {"app_label": "checking"}, case="checking"),
    Row("admin:checking_keptfinding_check_new", POST_ONLY, staff((WRITERS, 400))),
    Row("admin:checking_keptfinding_check", POST_ONLY, story(400), OF_STORY, "story"),
    Row("admin:checking_keptfinding_findings", story(200), READ_ONLY, OF_STORY, "story"),
    Row("admin:checking_keptfinding_keep", POST_ONLY, story(302), OF_STORY, "story"),
    Row("admin:checking_keptfinding_take_back", POST_ONLY, story(302),
        lambda w, s: {"pk": w.stories[s].pk, "kept_pk": w.kept[s].pk}, "story"),
    *model("checking_keptfinding", "kept_finding", see=KEPT_READERS, special={
        "history": (staff((KEPT_READERS, 200), (("reporter", "page editor"), 403), otherwise=404),) * 2,
    }),
    *model("checking_rulesetting", "rule_setting", see=PAPER, special={
        "changelist": (only(PAPER), staff((("chief editor",), 302))),
    }),
    *model("mourning_mourning", "mourning", see=(*SHEET_KEEPERS, AUDITOR), add=SHEET_KEEPERS,
           change=SHEET_KEEPERS),
    *model("checking_wordlist", "word_list", see=PAPER, change=WORD_KEEPERS),
    Row("admin:checking_wordlist_publication", POST_ONLY, staff((WORD_CHIEFS, 302)), of("word_list")),
    Row("admin:checking_wordlist_import", POST_ONLY, only(WORD_KEEPERS), of("word_list")),
    Row("admin:checking_wordlist_xlsx", only(PAPER), READ_ONLY, of("word_list")),
    Row("admin:checking_wordlist_csv", only(PAPER), READ_ONLY, of("word_list")),
    Row("admin:checking_wordlist_versions", only(PAPER), READ_ONLY, of("word_list")),
    Row("admin:checking_wordlist_restoration", POST_ONLY, staff((WORD_CHIEFS, 302)),
        lambda w, s: {"pk": w.word_list.pk, "number": 1}),
    # Drafting: one's own unsaved text, and who has a story open
    Row("admin:drafting_copy", story(200), story(422), OF_STORY, "story"),
    Row("admin:drafting_discard", POST_ONLY, story(204), OF_STORY, "story"),
    Row("admin:drafting_comparison", POST_ONLY, story(422), OF_STORY, "story"),
    Row("admin:drafting_presence", POST_ONLY, story(200), OF_STORY, "story"),
    Row("admin:drafting_new_copy", only(WRITERS), staff((WRITERS, 404))),
    Row("admin:drafting_new_discard", POST_ONLY, staff((WRITERS, 204))),
    Row("admin:drafting_new_comparison", POST_ONLY, staff((WRITERS, 422))),
    # Planning: the world's assignment is the reporter's; its call is open to everybody
    Row("admin:app_list", only(PLAN_READERS, 404), only(PLAN_READERS, 404),
        lambda w, s: {"app_label": "planning"}, case="planning"),
    *[
        Row("admin:autocomplete", only(roles), staff((EVERYBODY, 405)),
            query=f"app_label=planning&model_name={name}&field_name={field}&term=a", case=f"{name}.{field}")
        for name, field, roles in [
            ("assignee", "reporter", EVERYBODY),
            ("assignment", "districts", EVERYBODY),
            ("plannedstory", "assignment", PLAN_READERS),
            ("plannedstory", "call", PLAN_READERS),
            ("assignment", "recurring", PLAN_OVERVIEW),
            ("assignment", "editor", ACCOUNTS),
        ]
    ],
    *model("planning_assignment", "assignment", see=PLAN_READERS, add=EDITORS, change=EDITORS, special={
        "change": (PLANNED, PLANNED),
        "history": (on_assignment(302), on_assignment(302)),
    }),
    Row("admin:planning_assignment_this_week", staff((PLAN_READERS, 302)), READ_ONLY),
    Row("admin:planning_assignment_week", only(PLAN_READERS), READ_ONLY, lambda w, s: {"day": "2026-11-25"}),
    Row("admin:planning_assignment_week", staff((PLAN_READERS, 404)), READ_ONLY,
        lambda w, s: {"day": "2026-02-30"}, case="no day"),
    Row("admin:planning_assignment_day", only(PLAN_READERS), READ_ONLY, lambda w, s: {"day": "2026-11-25"}),
    Row("admin:planning_assignment_mine", only(PLAN_READERS), READ_ONLY),
    Row("admin:planning_assignment_sheet", on_assignment(200), READ_ONLY, of("assignment")),
    *[
        Row("admin:planning_assignment_move", POST_ONLY, on_assignment(302),
            lambda w, s, verb=verb: {"pk": w.assignment.pk, "verb": verb}, case=verb)
        for verb in ("accept", "decline", "hand_on", "take", "cancel", "reinstate", "tie_story", "untie_story")
    ],
    Row("admin:planning_assignment_move", POST_ONLY, staff(otherwise=404),
        lambda w, s: {"pk": w.assignment.pk, "verb": "assign"}, case="assign"),  # by the form alone
    Row("admin:planning_assignment_story", POST_ONLY, on_assignment(302), of("assignment")),
    *model("planning_call", "call", see=PLAN_READERS, add=EDITORS, change=EDITORS, special={
        "change": (staff((EDITORS, 200), (PLAN_READERS, 302)), staff((EDITORS, 200), (PLAN_READERS, 302))),
        "history": (only(PLAN_READERS, 404), only(PLAN_READERS, 404)),
    }),
    Row("admin:planning_call_open", only(PLAN_READERS), READ_ONLY),
    Row("admin:planning_call_sheet", only(PLAN_READERS), READ_ONLY, of("call")),
    Row("admin:planning_call_sheet", staff((PLAN_OVERVIEW, 200), (AUTHORS, 404)), READ_ONLY,
        of("closed_call"), case="closed"),
    Row("admin:planning_call_story", POST_ONLY, staff((PLAN_READERS, 302)), of("call")),
    Row("admin:planning_call_closing", POST_ONLY, staff((EDITORS, 302)), of("call")),
    *model("planning_recurringevent", "recurring_event", see=PLAN_OVERVIEW, add=EDITORS, change=EDITORS),
    Row("admin:planning_recurringevent_occurrence", POST_ONLY, staff((EDITORS, 302)),
        lambda w, s: {"pk": w.recurring_event.pk, "day": w.recurring_event.starts_on}),
]  # fmt: skip

# Photos on their way, found, described, cut. The upload and the photo are the reporter's


def own_upload(answer):
    """`answer` to the reporter, whose it is; whoever else may send photos finds nothing, 404."""

    def given(who, state):
        if who in OUTSIDE:
            return LOGIN
        return answer if who == "reporter" else 404 if who in (*PHOTOGRAPHING, *SUPERUSERS) else 403

    return given


OF_UPLOAD = lambda w, state: {"token": w.upload.token}  # noqa: E731

PHOTOS = [
    Row("admin:photos_uploads", POST_ONLY, staff((PHOTOGRAPHING, 422))),
    Row("admin:photos_upload", own_upload(200), READ_ONLY, OF_UPLOAD),
    Row("admin:photos_upload_pieces", POST_ONLY, own_upload(415), OF_UPLOAD),
    Row("admin:photos_upload_photo", POST_ONLY, own_upload(409), OF_UPLOAD),
    Row("admin:photos_photo_chooser", only(PAPER), READ_ONLY),
    Row("admin:photos_photo_words", staff((PHOTOGRAPHING, 302)), staff((PHOTOGRAPHING, 302))),
    Row("admin:photos_photo_frame", staff((HOUSE, 200), otherwise=404),
        staff((PHOTO_DESK, 422), (HOUSE, 403), otherwise=404), of("photo")),
    Row("admin:photos_photo_consents", only((*EDITORS, PAGE_EDITOR)), READ_ONLY),
    Row("admin:photos_photo_consent",
        staff((PHOTO_DESK, 200), (HOUSE, 403), otherwise=404),
        staff((PHOTO_DESK, 404), (HOUSE, 403), otherwise=404), of("photo")),
    Row("admin:photos_photo_parts", POST_ONLY,
        staff(((*PHOTO_DESK, "photographer"), 302), (("correspondent",), 404)), of("photo")),
]  # fmt: skip

TABLE = [*PUBLIC, *OFFICE, *PHOTOS]

# The ledger of the house, for auditors alone
AUDITORS = (AUDITOR,)
TABLE += [
    Row("admin:ledger_entry_changelist", only(AUDITORS), READ_ONLY),
    Row("admin:ledger_entry_issues", only(AUDITORS), READ_ONLY),
    Row("admin:ledger_entry_issue", only(AUDITORS), READ_ONLY, OF_ISSUE, "issue"),
]  # fmt: skip

# Personal data
INVENTORY = (ADMINISTRATOR, AUDITOR)
OF_A_PERSON = lambda w, s: {"kind": "account", "pk": w.users["reporter"].pk}  # noqa: E731
TABLE += [
    Row("admin:personal_personalevent_changelist", only(INVENTORY), READ_ONLY),
    Row("admin:personal_personalevent_people", only((ADMINISTRATOR,)), READ_ONLY),
    Row("admin:personal_personalevent_person", only((ADMINISTRATOR,)), READ_ONLY, OF_A_PERSON),
    Row(
        "admin:personal_personalevent_erase",
        only((ADMINISTRATOR,)),
        staff(((ADMINISTRATOR,), 302)),
        OF_A_PERSON,
    ),
]

# Word files that came in (ingest). This one was brought by a desk editor.
TABLE += [
    *model("ingest_wordimport", "word_import", see=(*WRITERS, AUDITOR), add=WRITERS, special={
        "change": (only(IMPORTERS, 404), only(IMPORTERS, 404)),
        "history": (only(IMPORTERS, 404), only(IMPORTERS, 404)),
    }),
    Row("admin:ingest_wordimport_original", staff((IMPORTERS, 200), (AUTHORS, 404)), READ_ONLY, of("word_import")),
]  # fmt: skip

# Reviewing: the board, the review screen and its remarks; hidden stories are not there
SPEAKERS = (*WRITERS, PROOFREADER, PAGE_EDITOR)  # who may remark on what they may read
REASON_READERS = (*EDITORS, AUDITOR)
TABLE += [
    Row("admin:app_list", only(REASON_READERS, 404), only(REASON_READERS, 404),
        lambda w, s: {"app_label": "reviewing"}, case="reviewing"),
    *[
        Row("admin:autocomplete", only(roles), staff((EVERYBODY, 405)),
            query=f"app_label=reviewing&model_name={name}&field_name={field}&term=a", case=f"{name}.{field}")
        for name, field, roles in [
            ("returnedfor", "reason", REASON_READERS),
            ("comment", "article", PAPER),
            ("comment", "author", ACCOUNTS),
            ("sight", "user", ACCOUNTS),
        ]
    ],
    *model("reviewing_sendbackreason", "reason", see=REASON_READERS, add=("chief editor",), change=("chief editor",)),
    Row("admin:reviewing_story_changelist", only(PAPER), READ_ONLY),
    Row("admin:reviewing_story_moves", POST_ONLY, staff((PAPER, 302)), data={"verb": "pass_review"}),
    Row("admin:reviewing_story_moves", POST_ONLY, staff((PAPER, 404)), data={"verb": "publish"}, case="publish"),
    Row("admin:reviewing_story_next", staff((PAPER, 302)), READ_ONLY),
    Row("admin:reviewing_story_review", story(200), READ_ONLY, OF_STORY, "story"),
    *[
        Row("admin:reviewing_story_move", POST_ONLY, story(302),
            lambda w, s, verb=verb: {"pk": w.stories[s].pk, "verb": verb}, "story", case=verb)
        for verb in ("pass_review", "sign_off", "send_back")
    ],
    Row("admin:reviewing_story_move", POST_ONLY, staff(otherwise=404),
        lambda w, s: {"pk": w.story.pk, "verb": "publish"}, case="publish"),
    Row("admin:reviewing_story_remarks", story(200), story(302, SPEAKERS), OF_STORY, "story"),
    Row("admin:reviewing_story_people", story(200, SPEAKERS), READ_ONLY, OF_STORY, "story"),
    Row("admin:reviewing_story_sight", POST_ONLY, story(200), OF_STORY, "story"),
]  # fmt: skip

# The doors: who has an account, whatever it may do, sees the own second factors, visits and password


def inside(answer):
    """`answer` to whoever has logged in; all others are sent to log in."""
    return lambda who, state: LOGIN if who == "anonymous" else answer


def entrance(answer):
    """`answer` to whoever has not logged in yet; all others are sent on."""
    return lambda who, state: answer if who == "anonymous" else 302


ANSWERED_BY_REDIRECT = everyone(302)
GUARDS, GUARDS_404, GUARDS_405 = (
    lambda who, state, answer=answer: {
        "anonymous": LOGIN,
        "superuser": answer,
        SECURITY_ADMINISTRATOR: answer,
    }.get(who, 403)
    for answer in (200, 404, 405)
)
OWN_VISIT = lambda w, s: {"pk": 10**9}  # noqa: E731 - nobody's

DOORS = [
    Row("account_login", entrance(200), entrance(200)),
    # Whose account was switched off is logged out at that moment, on record.
    Row("account_logout", inside(200), ANSWERED_BY_REDIRECT, writes=True),
    Row("account_signup", NOT_THERE, NOT_THERE),
    Row("account_inactive", READ, REFUSED),
    Row("account_reauthenticate", inside(200), inside(200)),
    Row("account_change_password", inside(200), inside(200)),
    Row("mfa_index", inside(200), inside(405)),
    Row("mfa_authenticate", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_reauthenticate", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_activate_totp", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_deactivate_totp", inside(404), inside(404)),
    Row("mfa_view_recovery_codes", inside(404), inside(405)),
    Row("mfa_generate_recovery_codes", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_download_recovery_codes", inside(404), inside(404)),
    Row("mfa_list_webauthn", inside(200), inside(405)),
    Row("mfa_add_webauthn", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_reauthenticate_webauthn", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_login_webauthn", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT),
    Row("mfa_edit_webauthn", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT, OWN_VISIT),
    Row("mfa_remove_webauthn", ANSWERED_BY_REDIRECT, ANSWERED_BY_REDIRECT, OWN_VISIT),
    Row("personal:mine", inside(200), inside(405)),
    Row("doors:visits", inside(200), inside(405)),
    Row("doors:visit-end", REFUSED, inside(404), OWN_VISIT),
    Row("doors:security", GUARDS, GUARDS_405),
    Row("doors:security-act", REFUSED, GUARDS_404, lambda w, s: {"pk": 10**9, "verb": "unlock"}),
]
TABLE += DOORS

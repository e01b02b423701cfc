"""Places, tags, lists, search, and what is still to be done: no person is looked up in these."""

from articles.outbox.working import KEPT
from articles.personal.inventory.reasons import HOUSE, MACHINES, PRINTED
from articles.personal.table import Period, Rows

MACHINERY = {
    "districts.District": Rows(
        HOUSE, other="parent level kind name short_name slug code position path full_name"
    ),
    "districts.DistrictAlias": Rows(HOUSE, other="district name in_text"),
    "districts.Union": Rows(HOUSE, other="name kind parent district is_active trail full_name"),
    "taggit.Tag": Rows(PRINTED, words="name slug"),
    "taggit.TaggedItem": Rows(PRINTED, other="tag content_type object_id"),
    "contenttypes.ContentType": Rows(MACHINES, other="app_label model"),
    "listing.StoryList": Rows(PRINTED, other="kind subject stories"),
    "listing.Listed": Rows(PRINTED, other="article list at"),
    "listing.ListPage": Rows(PRINTED, other="list number at article_id"),
    "search.SearchEntry": Rows(PRINTED, words="title text tokens", other="article marks rule"),
    "once.Sent": Rows(MACHINES, other="key led_to at"),
    "outbox.Errand": Rows(
        MACHINES,
        words="arguments",
        other="kind order created_at wanted_at due_at claimed_until attempts done_at last_error",
        period=Period("done_at", KEPT.days),
    ),
}

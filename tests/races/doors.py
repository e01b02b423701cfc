"""Every door of the office that makes something: who goes through it, what is sent, what it makes.

`fields` and `address` are asked of the world (tests/access/world.py) before anything is sent. A form
with an id is read from its page, so that it holds what a browser would send; a form of our own
screens is put together here, with the token that each page carries.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from newsroom.once.posted import MASKED, TOKEN
from tests.factory import picture_file


def nothing(world):
    return {}


@dataclass
class Door:
    """`makes`: the model whose rows are counted. `form`: the id of the form on the page at `address`.

    `is_guarded`: by the state it starts from or by what it is, so that it would be made once without tokens, too.
    """

    name: str
    who: str
    address: callable
    fields: callable = nothing
    makes: str = ""
    form: str = ""
    files: callable = nothing
    headers: dict = field(default_factory=dict)
    is_guarded: bool = False

    def count(self):
        return apps.get_model(self.makes).objects.count()


def add(label, who, **values):
    """The form by which the admin adds one of this model. A value may be asked of the world."""
    app, name = label.lower().split(".")
    address = reverse(f"admin:{app}_{name}_add")

    def fields(w):
        return {name: value(w) if callable(value) else value for name, value in values.items()}

    return Door(f"add {label}", who, lambda w: address, fields, label, f"{name}_form")


def to(name, *args):
    return lambda w: reverse(f"admin:{name}", args=[each(w) if callable(each) else each for each in args])


def story(state):
    return lambda w: w.stories[state].pk


def issue(state):
    return lambda w: w.issues[state].pk


def seen(state):
    """What the page of a story showed: a move asked for there is refused if that is not so any more."""

    def values(w):
        shown = w.stories[state]
        shown.refresh_from_db()
        return {
            "seen_status": shown.status,
            "seen_revision": shown.revision,
            "note": "与事实不符",
            "_note": "与事实不符",
        }

    return values


def tomorrow():
    return timezone.localtime() + timedelta(days=1)


def doors():
    day = (timezone.localdate() + timedelta(days=40)).isoformat()
    month = f"{timezone.localdate():%Y-%m}"
    at = f"{tomorrow():%Y-%m-%dT%H:%M}"
    chief, editor, planner = "chief editor", "desk editor", "page editor"
    return [
        add("articles.Article", "reporter", headline="点两次的稿件"),
        add("articles.Column", chief, name="两次栏目", slug="twice"),
        add("planning.Assignment", editor, topic="两次采访", starts_at=at, deadline=at),
        add("planning.Call", editor, title="两次征稿", text="五百字。", deadline=at),
        add("planning.RecurringEvent", editor, topic="两次例会"),
        add("districts.Union", editor, name="两次工会", kind="subdistrict", parent=lambda w: w.union.pk),
        add("reporters.Reporter", editor, name="两次人", kind="reporter"),
        add("reporters.Desk", "administrator", name="两次部", slug="twice"),
        add("issues.Issue", planner, date=day),
        add("numbers.Tariff", chief, name="两次标准", fee_per_point="10", first_author_share="60",
            valid_from=f"{timezone.localdate().year + 2}-01-01"),
        add("numbers.StoryKind", chief, name="两次体裁"),
        add("mourning.Mourning", chief, starts_on=day, ends_on=day, reason="两次"),
        add("reviewing.SendBackReason", chief, text="两次理由"),
        Door("remark", editor, to("reviewing_story_remarks", story("first_review")), lambda w: {"body": "请核实"},
             "reviewing.Comment"),
        Door("remark by script", editor, to("reviewing_story_remarks", story("second_review")),
             lambda w: {"body": "请核实"}, "reviewing.Comment", headers={"X-Fragment": "1"}),
        Door("signature", "proofreader", to("issues_issue_signatures", issue("proofing"), 1),
             makes="issues.PageSignature"),
        Door("proof mark", "proofreader", to("issues_issue_marks", issue("proofing"), 1),
             lambda w: {"place": str(w.issues["proofing"].story.pk), "note": "错字"}, "proofing.ProofMark"),
        Door("preview link", chief, to("articles_article_preview_links", story("approved")),
             makes="articles.PreviewLink"),
        Door("story of an assignment", "reporter", to("planning_assignment_story", lambda w: w.assignment.pk),
             makes="articles.Article"),
        Door("story for a call", "correspondent", to("planning_call_story", lambda w: w.call.pk),
             makes="articles.Article"),
        Door("occurrence", editor, to("planning_recurringevent_occurrence", lambda w: w.recurring_event.pk,
                                      lambda w: w.recurring_event.starts_on.isoformat()),
             makes="planning.Assignment"),
        Door("adjustment", chief, to("numbers_adjustments", month),
             lambda w: {"reporter": w.person.pk, "points": "5", "reason": "好稿"}, "numbers.Adjustment"),
        Door("placement", planner, to("issues_issue_placements", issue("planning")),
             lambda w: {"article": w.stories["approved"].pk, "page": 1, "seen_page": 0}, "issues.Placement"),
        Door("draft of a text", planner, to("facsimile_facsimile_draft", lambda w: w.facsimile.pk,
                                            lambda w: w.facsimile.unplaced_texts.get().pk),
             makes="articles.Article"),
        Door("photo", "reporter", to("photos_photo_add"), makes="photos.Photo",
             files=lambda w: {"file": picture_file()}),
        Door("page of text", editor, to("ingest_pageimport_add"),
             lambda w: {"text": "本报讯（记者 林晓）4月1日，两次导入的版面。\n"}, "ingest.PageImport"),
        Door("issue published", chief, to("issues_issue_publication", issue("signed")),
             makes="issues.IssueEvent", is_guarded=True),
        Door("correction", chief, to("articles_article_change", story("published")),
             lambda w: {"headline": "改正的题", "_note": "数字有误", "_save": "1"}, "articles.Correction",
             "article_form"),
        Door("submit", "reporter", to("articles_article_move", story("draft"), "submit"), seen("draft"),
             "articles.Event"),
        Door("withdrawal", chief, to("articles_article_move", story("scheduled"), "withdraw"),
             seen("scheduled"), "articles.Event"),
        add("reporters.User", "administrator", username="twice", usable_password="true",
            password1="Zhongzi-2026-hao", password2="Zhongzi-2026-hao"),
    ]  # fmt: skip


def token():
    """As each page that is drawn carries a new one."""
    return {TOKEN: get_random_string(MASKED)}

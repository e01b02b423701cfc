"""The verbs, each through its real door: the view that a browser posts to, or the story's own method."""

import json
from datetime import timedelta

from django.urls import reverse

from articles.issues.models import Page
from articles.models import Article
from articles.outbox.models import Errand
from articles.outbox.working import run_due
from articles.photos import sweeping
from newsroom.reporters.models import User
from tests.factory import in_hours, picture_file
from tests.kills.stage import client_of
from tests.kills.trying import Still

ACTS = {}


def act(function):
    ACTS[function.__name__] = function
    return function


def by(house, role):
    return User.objects.get(pk=house.people[role])


def posted(house, role, name, args, data):
    """The status of the answer, and where it leads or what it says."""
    client = client_of(house, role, raise_request_exception=False)
    response = client.post(reverse(f"admin:{name}", args=args), data)
    words = response.get("Location") or response.content.decode(errors="replace")
    return {"status": response.status_code, "said": words}


# Saving


@act
def autosave(house):
    data = json.dumps([["headline", "正在写"], ["body", "<p>写到一半。</p>"]])
    sent = {"tab": "tab-2", "count": 3, "base": 1, "data": data}
    return posted(house, "reporter", "drafting_copy", [house.story["draft"]], sent)


@act
def discard_copy(house):
    return posted(house, "reporter", "drafting_discard", [house.story["second_draft"]], {"tab": "tab-1"})


@act
def save(house):
    """Text, place and byline at once; what was kept while it was typed is done with."""
    form = house.form["second_draft"] | {
        "headline": "改过的标题",
        "body": "<p>改过的正文。</p>",
        "tags": "降温, 驿站",
        "_draft": "tab-1",
        "_continue": "1",
    }
    return posted(house, "reporter", "articles_article_change", [house.story["second_draft"]], form)


@act
def save_and_submit(house):
    form = house.form["draft"] | {"headline": "送审的标题", "_move": "submit"}
    return posted(house, "reporter", "articles_article_change", [house.story["draft"]], form)


@act
def save_new_with_a_photo(house):
    picture = picture_file()
    picture.seek(0)
    form = house.form["new"] | {"headline": "新稿", "body": "<p>新稿的正文。</p>", "photo_files": [picture]}
    return posted(house, "reporter", "articles_article_add", [], form)


@act
def edit_what_was_approved(house):
    """Its reviews are open again, and so are the proofs of the page it stands on (`reopen`)."""
    form = house.form["to_edit"] | {"body": "<p>签发以后又改。</p>", "_continue": "1"}
    return posted(house, "desk_editor", "articles_article_change", [house.story["to_edit"]], form)


@act
def correct(house):
    form = house.form["out_too"] | {"headline": "更正后的标题", "_note": "标题有误"}
    return posted(house, "chief_editor", "articles_article_change", [house.story["out_too"]], form)


# Moves of a story


def moved(house, role, name, verb, note=""):
    return posted(house, role, "articles_article_move", [house.story[name], verb], {"_note": note})


@act
def recall(house):
    return moved(house, "reporter", "in_first", "recall")


@act
def pass_first_review(house):
    return moved(house, "desk_editor", "in_first_too", "pass_review")


@act
def pass_second_review(house):
    return moved(house, "desk_chief", "in_second", "pass_review")


@act
def send_back(house):
    return moved(house, "chief_editor", "in_final", "send_back", "请补采访")


@act
def send_back_off_its_page(house):
    """It leaves the page of a signed issue: placement, signatures and the issue's state follow."""
    return moved(house, "chief_editor", "signed_too1", "send_back", "请补采访")


@act
def sign_off(house):
    return moved(house, "chief_editor", "in_final_too", "sign_off")


@act
def publish(house):
    return moved(house, "chief_editor", "approved", "publish")


@act
def schedule(house):
    story = Article.objects.get(pk=house.story["to_schedule"])
    story.publish(by=by(house, "chief_editor"), at=in_hours(20))


@act
def unschedule(house):
    return moved(house, "chief_editor", "scheduled", "unschedule")


@act
def withdraw(house):
    return moved(house, "chief_editor", "out", "withdraw", "与事实不符")


@act
def kill(house):
    return moved(house, "chief_editor", "planned3", "kill", "已有同题")


@act
def restore(house):
    return moved(house, "chief_editor", "withdrawn", "restore", "重写")


# Pages and issues


def placed(house, article, page, seen_page, **more):
    change = {"article": house.story[article], "page": page, "seen_page": seen_page, **more}
    return posted(house, "page_editor", "issues_issue_placements", [house.issue["planned"]], change)


@act
def place(house):
    return placed(house, "to_place", 1, 0, position=1, weight="lead")


@act
def move_to_another_page(house):
    return placed(house, "planned0", 2, 1, position=1)


@act
def take_off(house):
    return placed(house, "planned1", 0, 2)


@act
def start_proofing(house):
    return posted(house, "page_editor", "issues_issue_move", [house.issue["planned"], "start_proofing"], {})


@act
def sign_page(house):
    page = Page.objects.get(issue=house.issue["in_proof"], number=1)
    page.sign(by=by(house, "proofreader"))


@act
def sign_issue(house):
    return posted(house, "chief_editor", "issues_issue_move", [house.issue["to_sign"], "sign_off"], {})


@act
def back_to_proof(house):
    return posted(house, "chief_editor", "issues_issue_move", [house.issue["signed"], "back_to_proof"], {})


@act
def publish_issue(house):
    return posted(house, "chief_editor", "issues_issue_publication", [house.issue["signed"]], {"at": ""})


@act
def unschedule_issue(house):
    return posted(house, "chief_editor", "issues_issue_move", [house.issue["to_come"], "unschedule"], {})


# What is deleted: photos that nobody uses. Stories and issues never are


@act
def delete_photo(house):
    return posted(house, "desk_editor", "photos_photo_delete", [house.loose_photo], {"post": "yes"})


# The worker


def work(house):
    """Everything that is due, and what comes of that, as `manage.py work` does it."""
    for _round in range(5):
        run_due(limit=1000)
        Still.moment += timedelta(minutes=10)  # what is to be done a little later
    sweeping.LEFT_BEHIND = 0  # as if a day had passed
    sweeping.sweep()
    return list(Errand.objects.undone().values_list("kind", flat=True))


__all__ = ["ACTS", "client_of", "work"]

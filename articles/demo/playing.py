"""Plays the days of the demo paper: filing, reviews, pages, proofs, publishing, at their hours."""

from contextlib import suppress
from datetime import datetime, time, timedelta

from django.utils import timezone

from articles.demo.content import paper, stories
from articles.demo.filing import file_story
from articles.issues.layouts import make_up
from articles.issues.models import Issue
from articles.moves import MoveRefused
from newsroom.reporters import clock

REVIEWS = [
    {"verb": "submit", "by": ""},
    {"verb": "pass_review", "by": "desk-editor"},
    {"verb": "pass_review", "by": "desk-chief"},
    {"verb": "sign_off", "by": "chief-editor"},
]
AFTER_PUBLICATION = {"correct", "withdraw"}
STEP = timedelta(minutes=37)  # between two acts on one story


def play(users):
    """Makes all stories and issues. Returns how many of each."""
    articles = {}
    for number, issue in enumerate(paper()["issue"]):
        deadline = evening_before(issue["offset_days"])
        for place, slug in enumerate(placed(issue)):
            filed_at = deadline - timedelta(hours=9) + timedelta(minutes=7 * place + number)
            articles[slug] = play_story(slug, users, filed_at)
        play_issue(issue, articles, users, deadline)
        for slug in placed(issue):
            play_aftermath(slug, articles[slug], users)
    rest = [slug for slug in stories() if slug not in articles]
    for place, slug in enumerate(rest):
        filed_at = timezone.now() - timedelta(hours=7) + timedelta(minutes=11 * place)
        articles[slug] = play_story(slug, users, filed_at)
        play_aftermath(slug, articles[slug], users)
    return len(articles), len(paper()["issue"])


def placed(issue):
    """The slugs of the stories on an issue's pages."""
    return [slug for page in issue["page"] for slug, weight in page["placements"]]


def evening_before(offset_days):
    """When the pages of the issue of that day close: 22:00 the day before, but never ahead of now."""
    day = timezone.localdate() + timedelta(days=offset_days - 1)
    evening = timezone.make_aware(datetime.combine(day, time(22)))
    return min(evening, timezone.now() - timedelta(minutes=20))


def play_story(slug, users, filed_at):
    """Files the story and takes it through its reviews, as its history tells."""
    story = stories()[slug]
    author = author_of(story, users)
    moment = min(filed_at, timezone.now() - timedelta(hours=1))
    with clock.at(moment):
        article = file_story(story, by=author)
        article.record_version(by=author)
    for act in reviews_of(story):
        moment = min(moment + STEP, timezone.now() - timedelta(minutes=5))
        with clock.at(moment):
            make(article, act, users.get(act["by"]) or author)
    return article


def author_of(story, users):
    """Who filed it: the login named in its history, or the account of the first name on it."""
    for act in story.get("history", []):
        if act["verb"] == "submit" and act["by"] in users:
            return users[act["by"]]
    named = {user.name: user for user in users.values()}
    for _role, name in story["bylines"]:
        if name in named:
            return named[name]
    roles = {role for role, _name in story["bylines"]}
    return users["correspondent" if roles == {"correspondent"} else "reporter"]


def reviews_of(story):
    """The acts before publication. A story that is told to be published has all its reviews."""
    history = story.get("history")
    if history:
        return [act for act in history if act["verb"] not in {*AFTER_PUBLICATION, "publish"}]
    length = {"draft": 0, "first_review": 1, "second_review": 2, "final_review": 3}
    return REVIEWS[: length.get(story["state"], 4)]


def make(article, act, user):
    """Makes one move of a history."""
    note = {} if act["verb"] == "publish" else {"note": act.get("note", "")}
    getattr(article, act["verb"])(by=user, **note)


def play_aftermath(slug, article, users):
    """What happened to a story after it was out: web first, corrected, withdrawn."""
    story = stories()[slug]
    article.refresh_from_db()
    chief = users["chief-editor"]
    if story["state"] in {"web_first", "withdrawn", "published"} and article.is_approved:
        with clock.at(timezone.now() - timedelta(minutes=50)):
            article.publish(by=chief)
    for act in story.get("history", []):
        if act["verb"] == "correct":
            body = article.body.replace(act["was"], act["now"])
            with clock.at(timezone.now() - timedelta(minutes=25)):
                article.correct(by=chief, note=act["note"], body=body)
        elif act["verb"] == "withdraw":
            with clock.at(timezone.now() - timedelta(minutes=15)):
                article.withdraw(by=chief, note=act["note"])


def play_issue(entry, articles, users, deadline):
    """Plans the pages; for an issue that is out, proofs, signatures and publishing, too."""
    day = timezone.localdate() + timedelta(days=entry["offset_days"])
    issue = Issue.objects.create(date=day, number=entry["number"])
    editor, chief = users["page-editor"], users["chief-editor"]
    moment = deadline - timedelta(hours=2)
    for page_entry in entry["page"]:
        with clock.at(moment):
            play_page(issue, page_entry, articles, editor)
        moment += timedelta(minutes=6)
    if entry["offset_days"] > 0:
        return
    with clock.at(moment):
        issue.start_proofing(by=editor)
    for page in issue.pages.all():
        for minutes, reader in ((5, "proofreader"), (20, "proofreader"), (35, "proofreader")):
            with clock.at(moment + timedelta(minutes=minutes)):
                page.sign(by=users[reader])
        with clock.at(moment + timedelta(minutes=45)):
            page.sign(by=editor)
        moment += timedelta(minutes=3)
    issue.refresh_from_db()
    with clock.at(deadline):
        issue.sign_off(by=chief)
        midnight = timezone.make_aware(datetime.combine(day, time(0)))
        issue.publish(by=chief, at=min(midnight, timezone.now()))


def play_page(issue, entry, articles, editor):
    page = issue.pages.create(number=entry["number"], name=entry["name"], editor=editor)
    for slug, weight in entry["placements"]:
        article = articles[slug]
        article.refresh_from_db()
        if article.is_approved or article.is_published:
            page.place(article, by=editor, weight=weight)
    with suppress(MoveRefused):  # of the issue in the making: too little stands on it so far
        if not make_up(page, by=editor).is_complete:
            page.layouts.all().delete()  # nobody would sign it: readers see its stories alone

"""The sentence of a notice, in the language of whoever reads it."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles.models import Article
from articles.notices.models import Kind
from articles.notices.models.notice import ABOUT_PAGES


def sentence(notice, story):
    """One line that says what happened. `story` is what to call the story."""
    words = {"who": notice.actor or _("the newsroom"), "story": story}
    if notice.kind == Kind.ASSIGNED:
        return assignment_sentence(notice.verb) % words
    if notice.kind == Kind.CAME_BACK:
        return _("%(who)s has sent “%(story)s” back.") % words
    if notice.kind == Kind.PASSED:
        if notice.verb == "sign_off":
            return _("%(who)s has signed off “%(story)s”.") % words
        return _("%(who)s has passed “%(story)s”.") % words
    if notice.kind == Kind.REMARKED:
        return _("%(who)s has a remark on “%(story)s”.") % words
    if notice.kind == Kind.MENTIONED:
        return _("%(who)s mentions you in a remark on “%(story)s”.") % words
    if notice.kind == Kind.PUBLISHED:
        return _("“%(story)s” has appeared.") % words
    if notice.kind == Kind.CORRECTED:
        return _("%(who)s has corrected “%(story)s”.") % words
    if notice.kind == Kind.WITHDRAWN:
        if notice.verb == "kill":
            return _("%(who)s has killed “%(story)s”.") % words
        return _("%(who)s has withdrawn “%(story)s”.") % words
    if notice.kind == Kind.MISSED:
        return _("The deadline of an assignment has passed, and no story was filed.")
    if notice.kind == Kind.VOIDED:
        return void_sentence(notice.verb) % words
    if notice.kind == Kind.MARKED:
        return _("%(who)s has marked the proof of your page.") % words
    raise ValueError(notice.kind)  # a kind without words


def void_sentence(cause):
    """What was changed on a page, so that what somebody had signed counts no more; the page is in the text."""
    sentences = {
        "story": _("%(who)s has changed “%(story)s”: your signature on its page is void."),
        "place": _("%(who)s has placed “%(story)s” anew: your signature on the page is void."),
        "unplace": _("%(who)s has taken “%(story)s” off the page: your signature on it is void."),
        "layout": _("%(who)s has made up the page anew: your signature on it is void."),
    }
    return sentences.get(cause) or _("%(who)s has changed the page: your signature on it is void.")


def assignment_sentence(verb):
    """What somebody did with an assignment; which one, the notice's text says."""
    sentences = {
        "change": _("%(who)s has changed an assignment of yours."),
        "release": _("%(who)s has taken you off an assignment."),
        "cancel": _("%(who)s has cancelled an assignment."),
        "reinstate": _("%(who)s has taken up a cancelled assignment again."),
        "accept": _("%(who)s has accepted an assignment."),
        "decline": _("%(who)s has declined an assignment."),
        "hand_on": _("%(who)s has handed an assignment on."),
        "take": _("%(who)s has taken an assignment on."),
        "start_story": _("%(who)s has begun the story of an assignment."),
        "tie_story": _("%(who)s has chosen the story of an assignment."),
        "untie_story": _("%(who)s has taken a story off an assignment."),
    }
    return sentences.get(verb) or _("%(who)s has an assignment for you.")


class Worded:
    """A notice with its sentence, where it appeared and where it leads. Made by `worded`."""

    def __init__(self, notice, is_visible):
        story = notice.article
        hidden = story is not None and not is_visible
        self.notice = notice
        self.sentence = sentence(notice, _("a story you may no longer read") if hidden else story)
        tells_all = not hidden or notice.kind in ABOUT_PAGES
        self.text = notice.text if tells_all else ""
        self.placement = None
        self.public_address = ""
        if story is not None and is_visible and notice.kind == Kind.PUBLISHED and story.is_published:
            out = [each for each in story.placements.all() if each.page.issue.is_published]
            self.placement = next(iter(out), None)
            self.public_address = story.get_absolute_url()
        self.address = (self._own(notice.link) or self._story_address(story)) if tells_all else ""

    def _own(self, link):
        """The address, if it lies within this site: a row changed by hand must lead nowhere else."""
        is_own = url_has_allowed_host_and_scheme(link, allowed_hosts=None) and link.startswith("/")
        return link if is_own else ""

    def _story_address(self, story):
        return reverse("admin:articles_article_change", args=[story.pk]) if story else ""

    @property
    def day(self):
        """The day it happened, where the paper is made."""
        return timezone.localdate(self.notice.at)

    @property
    def where(self):
        """The issue and page it appeared on, as a phrase; empty if on none."""
        if self.placement is None:
            return ""
        page = self.placement.page
        return _("issue No. %(number)s of %(date)s, page %(page)s") % {
            "number": page.issue.number,
            "date": page.issue.date,
            "page": page,
        }

    @property
    def mail_address(self):
        """Where a mail leads, whole: readers' page of what appeared, else the back office."""
        return settings.SITE_URL.rstrip("/") + (self.public_address or self.address or "/admin/")


def worded(notices, user):
    """These notices of `user`, each with its sentence. Three queries, however many.

    What a story is called and what was written about it is told only while the person may
    read it: roles and states change after a notice was made.
    """
    notices = list(notices)
    ids = {notice.article_id for notice in notices if notice.article_id}
    visible = Article.objects.visible_to(user).prefetch_related("placements__page__issue").in_bulk(ids)
    for notice in notices:
        notice.article = visible.get(notice.article_id, notice.article)
    return [Worded(notice, notice.article_id in visible) for notice in notices]

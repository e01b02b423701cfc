"""The desk's own screens, which axe looks at. A new screen is one more line here."""

from django.urls import reverse
from django.utils import timezone


def story(world, name):
    return reverse(name, args=[world.story.pk])


# Name for people -> its address, from the world of test_writing_accessible.py.
SCREENS = {
    "start page": lambda world: reverse("admin:index"),
    "stories": lambda world: reverse("admin:articles_article_changelist"),
    "new story": lambda world: reverse("admin:articles_article_add"),
    "writing": lambda world: story(world, "admin:articles_article_change"),
    "versions": lambda world: story(world, "admin:articles_article_versions"),
    "links for outsiders": lambda world: story(world, "admin:articles_article_preview_links"),
    "review slip": lambda world: story(world, "admin:articles_article_slip"),
    "review board": lambda world: reverse("admin:reviewing_story_changelist"),
    "review": lambda world: story(world, "admin:reviewing_story_review"),
    "planning week": lambda world: reverse("admin:planning_assignment_week", args=[timezone.localdate()]),
    "planning day": lambda world: reverse("admin:planning_assignment_day", args=[timezone.localdate()]),
    "calls for copy": lambda world: reverse("admin:planning_call_open"),
    "photos": lambda world: reverse("admin:photos_photo_changelist"),
    "word lists": lambda world: reverse("admin:checking_wordlist_changelist"),
    "rules": lambda world: reverse("admin:checking_rulesetting_changelist"),
    "notices": lambda world: reverse("admin:notices_notice_changelist"),
    "choices of notices": lambda world: reverse("admin:notices_choices"),
    "statistics": lambda world: reverse("admin:numbers_latest_month"),
    "never covered": lambda world: reverse("admin:numbers_uncovered"),
}

"""Refusals as the screens show them: each obstacle with a link to where it can be removed."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.issues.models import Page
from articles.models import Article


def address_of(thing):
    """Where in the back office this story, page or issue is worked on; empty for anything else."""
    if isinstance(thing, Article):
        return reverse("admin:articles_article_change", args=[thing.pk])
    if isinstance(thing, Page):
        return reverse("admin:issues_issue_page", args=[thing.issue_id, thing.number])
    return ""


def linked(problems):
    """Pairs of (address, sentence) of a refusal's problems."""
    return [(address_of(thing), sentence) for thing, sentence in problems]


def described(refusal):
    """A refused move as HTML: the sentence, and every obstacle with its link."""
    if not refusal.problems:
        return str(refusal)
    items = format_html_join("", '<li><a href="{}">{}</a></li>', linked(refusal.problems))
    return format_html("{}<ul>{}</ul>", str(refusal), items)

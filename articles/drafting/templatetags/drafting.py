"""What the templates of the back office ask of drafting."""

from django import template
from django.db.models import Exists, OuterRef, Q

from articles.drafting.models import WorkingCopy
from articles.drafting.sent import TAB
from articles.models import Article

register = template.Library()
SHOWN = 5


@register.simple_tag
def unsaved_copies(user):
    """The person's own unsaved copies, newest first, of stories that he or she may still see."""
    seen = Article.objects.visible_to(user).filter(pk=OuterRef("article"))
    own = WorkingCopy.objects.of(user).select_related("article").newest_first()
    return own.filter(Q(article=None) | Exists(seen))[:SHOWN]


@register.simple_tag
def tabs_before(request):
    """The tabs whose text stands in the form of this page, if it was drawn with what was sent."""
    sent = [*request.POST.getlist("_draft"), *request.POST.getlist("_restore")]
    return " ".join(tab for tab in sent[:20] if TAB.fullmatch(tab))


@register.filter
def draft_key(post):
    """The browser's name for the new story that was sent, if it is one."""
    key = post.get("_draft_key", "")
    return key if TAB.fullmatch(key) else ""

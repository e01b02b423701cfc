"""Which photos of a story may not be published yet, and why: consent, minors, unlabelled AI.

Asked when a story is signed off, when it is published, alone or with its issue, and when it is
corrected: what was flagged since goes off then, or is cleared. Drafts and reviews go on meanwhile. The flags themselves, and who may lower them: photos/flags.py.
"""

from collections import defaultdict

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.moves import MoveRefused
from articles.photos.flags import reasons
from articles.photos.models.photo import held_back


def uncleared(ids):
    """What holds these stories back, as {id: [sentence, …]}; nothing for the others. One query."""
    unlabelled = Q(photo__is_ai_made=True, is_ai_made=False)
    uses = apps.get_model("articles", "PhotoUse")._base_manager.filter(
        held_back("photo__") | unlabelled, article__in=list(ids)
    )
    return uncleared_among(uses.select_related("photo").order_by("article_id", "position", "pk"))


def uncleared_among(uses):
    """The same of photo uses that are at hand with their photos, in their order."""
    found = defaultdict(list)
    for use in uses:
        found[use.article_id] += reasons(use.photo)
        if use.photo.is_ai_made and not use.is_ai_made:
            sentence = _("The photo “%(photo)s” was made by AI, and the story does not say so yet.")
            found[use.article_id].append(sentence % {"photo": use.photo})
    return {pk: sentences for pk, sentences in found.items() if sentences}


def refuse_uncleared(article):
    """Raises MoveRefused, with every reason, if a photo of the story may not be published yet."""
    if sentences := uncleared([article.pk]).get(article.pk):
        raise MoveRefused(sentences[0], [("photo_uses-group", sentence) for sentence in sentences[1:]])

from django.utils.translation import gettext_lazy as _

from articles.models import Article


class Story(Article):
    """A story as the reviewers' desk knows it: no table of its own, only the place of its screens.

    Questions about stories are asked of `Article`.
    """

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("story under review")
        verbose_name_plural = _("stories under review")

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.moves import Status


def new_token():
    """256 random bits, as text for an address."""
    return secrets.token_urlsafe(32)


def default_expiry():
    """The moment at which a link made now expires (PREVIEW_LINK_HOURS from now)."""
    return timezone.now() + timedelta(hours=settings.PREVIEW_LINK_HOURS)


class PreviewLinkQuerySet(models.QuerySet):
    def valid(self):
        """The links that still open: neither expired nor revoked, to a story that is not given up."""
        given_up = [Status.KILLED, Status.WITHDRAWN]
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None).exclude(
            article__status__in=given_up
        )


class PreviewLink(models.Model):
    """An address under which one outsider may read one story before it is published.

    `version` fixes what is shown; without one the link follows the story.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="preview_links",
        verbose_name=_("story"),
    )
    version = models.ForeignKey(
        "articles.Version",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version"),
    )
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"), default=default_expiry)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return str(self.expires_at)

    def revoke(self):
        """Closes the link at once."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

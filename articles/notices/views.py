"""A person's own notices, and how they want to hear of them. Nobody sees anybody else's."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.notices.models import MailChoice
from articles.notices.models.choice import How, all_choices
from articles.notices.wording import worded
from newsroom.reporters import clock
from newsroom.screens import render_screen

SHOWN = 100  # older ones are of no use: the story's ledger has them


@require_safe
def inbox(request):
    """The newest notices, by day."""
    notices = request.user.notices.due().newest_first().select_related("article", "actor")[:SHOWN]
    lines = worded(notices, request.user)
    unread = sum(line.notice.read_at is None for line in lines)
    return render_screen(
        request, "admin/notices/inbox.html", _("Notices"), lines=lines, unread=unread, is_fullwidth=""
    )


@require_safe
def follow(request, pk):
    """To what the notice is about, which is read from then on. Another person's is 404."""
    notice = get_object_or_404(request.user.notices.due().select_related("article"), pk=pk)
    request.user.notices.filter(pk=pk, read_at=None).update(read_at=clock.now())
    address = worded([notice], request.user)[0].address
    return HttpResponseRedirect(address or reverse("admin:notices_notice_changelist"))


@require_POST
def read_all(request):
    request.user.notices.unread().update(read_at=clock.now())
    return redirect("admin:notices_notice_changelist")


def choices(request):
    """What comes by e-mail, and when: one choice for each kind."""
    chosen = all_choices(request.user)
    if request.method == "POST":
        chosen = {kind: _posted(request, kind, how) for kind, how in chosen.items()}
        rows = [MailChoice(user=request.user, kind=kind, how=how) for kind, how in chosen.items()]
        MailChoice.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["user", "kind"], update_fields=["how"]
        )
        waiting = request.user.notices.filter(mailed_at=None).exclude(mail_at=None)
        waiting.filter(kind__in=[kind for kind, how in chosen.items() if how == How.NEVER]).update(
            mail_at=None
        )
        waiting.filter(kind__in=[kind for kind, how in chosen.items() if how == How.AT_ONCE]).update(
            mail_at=F("at")
        )
        messages.success(request, _("Your choice has been kept."))
        return redirect("admin:notices_choices")
    rows = list(chosen.items())
    return render_screen(
        request, "admin/notices/choices.html", _("Notices by e-mail"), rows=rows, hows=How, is_fullwidth=""
    )


def _posted(request, kind, now):
    """The posted choice for this kind, or what holds now where nothing sensible was posted."""
    how = request.POST.get(kind.value)
    return How(how) if how in How.values else now

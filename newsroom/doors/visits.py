"""Whether a session's visit goes on: asked once in each request that asks who is there."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from newsroom.addresses import address_of, within
from newsroom.doors import arrears
from newsroom.doors.models import Visit

KEY = "visit"  # in the session
EVERY = timedelta(minutes=1)  # how exactly `seen_at` is kept

# What a page asks by itself while nobody is at the desk, and what it sends while somebody types.
BEATS = {"admin:drafting_presence", "admin:reviewing_story_sight"}
TYPING = {"admin:drafting_copy", "admin:drafting_new_copy"}


def user_of(request):
    """The account of this request, or AnonymousUser; ends a session whose time is over.

    Who owes something first (a second factor, a new password) is somebody at the doors only:
    everywhere else that person is a stranger, so no view has to remember it.
    """
    user = auth.get_user(request)
    if not user.is_authenticated:
        return user
    if settings.OFFICE_ADDRESSES and not within(address_of(request), settings.OFFICE_ADDRESSES):
        return AnonymousUser()
    visit = Visit.objects.filter(pk=request.session.get(KEY), user=user).first()
    if visit is None or (over := visit.why_over(user)):
        if visit:
            visit.end(over)
        request.session.flush()
        return AnonymousUser()
    request.visit = visit
    request.due = arrears.first(user, visit)
    if request.due and not request.path_info.startswith("/accounts/"):
        return AnonymousUser()
    return user


def begin(request, user):
    """Called at each login; a visit that this session had before is over."""
    if before := request.session.get(KEY):
        Visit.objects.filter(pk=before).end(Visit.End.LOGOUT)
    visit = Visit.objects.create(
        user=user,
        address=address_of(request),
        device=request.META.get("HTTP_USER_AGENT", "")[:300],
        is_staff=user.is_staff,
        is_superuser=user.is_superuser,
    )
    request.session[KEY] = visit.pk
    request.visit = visit


def note_activity(request, view_name):
    """A person did something: the idle time begins anew."""
    visit = getattr(request, "visit", None)
    if visit is None or view_name in BEATS:
        return
    changes = {}
    if view_name in TYPING:
        typed = hashlib.sha256(request.POST.get("data", "").encode()).hexdigest()
        if request.method != "POST" or typed == visit.typed:
            return  # sent again, or asked for: nobody need be there
        changes["typed"] = typed
    elif request.method == "GET" and request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return  # a page looks for news by itself
    now = timezone.now()
    if now - visit.seen_at > EVERY:
        changes["seen_at"] = now
    if changes:
        Visit.objects.filter(pk=visit.pk).update(**changes)

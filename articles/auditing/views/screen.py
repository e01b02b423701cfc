"""What the auditors' screens share."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render


def refuse_unless_auditor(request):
    if not request.user.has_perm("ledger.view_entry"):
        raise PermissionDenied


def screen(request, template, title, **context):
    return render(
        request,
        template,
        {**admin.site.each_context(request), "is_fullwidth": "1", "title": title, **context},
    )

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from articles.checking.models import RuleEvent, RuleSetting
from articles.checking.setting import set_rule
from articles.language.check import rules


@admin.register(RuleSetting)
class RuleSettingAdmin(ModelAdmin):
    """All rules on one page, with what the paper decided on each. There is nothing to add or delete."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """On the page of all rules only: what is changed there is on record."""
        return obj is None and super().has_change_permission(request)

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        may_change = self.has_change_permission(request)
        if request.method == "POST":
            if not may_change:
                raise PermissionDenied
            changed = sum(self._set(request, rule) for rule in rules())
            if changed:
                messages.success(request, _("Saved. It counts from the next check on."))
            return HttpResponseRedirect(request.path)
        settings = {setting.rule: setting for setting in RuleSetting.objects.all()}
        context = self.admin_site.each_context(request) | {
            "title": _("Rules of the language check"),
            "opts": self.opts,
            "may_change": may_change,
            "choices": RuleSetting.Blocking.choices,
            "rows": [(rule, settings.get(rule.number) or RuleSetting(rule=rule.number)) for rule in rules()],
            "events": RuleEvent.objects.select_related("actor")[:30],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/checking/rules.html", context)

    def _set(self, request, rule):
        """Takes over what the form says of one rule; one that the form does not name stays. 1 if it changed."""
        blocking = request.POST.get(f"blocking-{rule.number}")
        is_on = request.POST.get(f"is_on-{rule.number}") == "on"
        shown = request.POST.get(f"shown-{rule.number}")  # what somebody else changed meanwhile stays
        if blocking not in RuleSetting.Blocking.values or shown == f"{is_on} {blocking}":
            return 0
        return set_rule(rule.number, is_on=is_on, blocking=blocking, by=request.user)

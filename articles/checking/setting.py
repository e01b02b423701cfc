"""What the paper decides on a rule: whether it is on, and whether it stops the final review."""

from django.db import transaction

from articles.checking.models import RuleEvent, RuleSetting


@transaction.atomic
def set_rule(rule, *, is_on, blocking, by):
    """Sets the rule of this number. True if that changed anything; each change is on record."""
    setting, _new = RuleSetting.objects.select_for_update().get_or_create(rule=rule)
    verbs = []
    if setting.is_on != is_on:
        verbs.append("switch_on" if is_on else "switch_off")
    if setting.blocking != blocking:
        verbs.append(blocking)
    if not verbs:
        return False
    setting.is_on, setting.blocking = is_on, blocking
    setting.save()
    for verb in verbs:
        RuleEvent.objects.create(rule=rule, verb=verb, actor=by)
    return True

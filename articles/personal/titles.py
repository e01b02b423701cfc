"""What fields and kinds of rows are called for readers, where their models say nothing of their own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

ROWS = {
    "reporters.User_groups": gettext_lazy("Roles"),
    "reporters.User_user_permissions": gettext_lazy("Single permissions"),
    "reporters.Desk_members": gettext_lazy("Membership of desks"),
    "reporters.Reporter_beats": gettext_lazy("Beats"),
    "reviewing.Comment_mentioned": gettext_lazy("Mentions in remarks"),
    "planning.RecurringEvent_usual_people": gettext_lazy("Usual people of recurring events"),
    "mfa.Authenticator": gettext_lazy("Second factors"),
}
FIELDS = {
    "actor": gettext_lazy("by"),
    "at": gettext_lazy("at"),
    "by": gettext_lazy("by"),
    "comment": gettext_lazy("remark"),
    "created at": gettext_lazy("created at"),
    "desk": gettext_lazy("desk"),
    "district": gettext_lazy("district"),
    "data": pgettext_lazy("personal", "content"),
    "doing": pgettext_lazy("personal", "doing"),
    "group": gettext_lazy("role"),
    "headline": gettext_lazy("headline"),
    "how": pgettext_lazy("personal", "how"),
    "kind": gettext_lazy("kind"),
    "last used at": pgettext_lazy("personal", "latest use"),
    "link": pgettext_lazy("personal", "link"),
    "claimed at": pgettext_lazy("personal", "mail begun at"),
    "mail at": pgettext_lazy("personal", "mail due at"),
    "mailed at": pgettext_lazy("personal", "mailed at"),
    "permission": pgettext_lazy("personal", "permission"),
    "read at": pgettext_lazy("personal", "read at"),
    "recipient": pgettext_lazy("personal", "recipient"),
    "recurringevent": pgettext_lazy("personal", "recurring event"),
    "reporter": gettext_lazy("person"),
    "since": pgettext_lazy("personal", "since"),
    "tab": pgettext_lazy("personal", "window"),
    "taken back at": pgettext_lazy("personal", "taken back at"),
    "taken back by": pgettext_lazy("personal", "taken back by"),
    "text": pgettext_lazy("personal", "text"),
    "token": pgettext_lazy("personal", "key"),
    "tokens": pgettext_lazy("personal", "search words"),
    "type": gettext_lazy("kind"),
    "until": pgettext_lazy("personal", "until"),
    "updated at": pgettext_lazy("personal", "changed at"),
    "user": gettext_lazy("account"),
    "verb": gettext_lazy("move"),
}


def title_of(field):
    """The field's name, in the reader's language."""
    name = str(field.verbose_name)
    return str(FIELDS.get(name, name))


def titles(model, names):
    return [title_of(model._meta.get_field(name)) for name in names]


def name_of(model):
    """What a list of its rows is called."""
    return str(ROWS.get(model._meta.label, model._meta.verbose_name_plural))


def shown(value):
    """A value that is true or false, in words."""
    return {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else value

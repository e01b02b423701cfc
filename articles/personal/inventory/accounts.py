"""Accounts, people, the doors, and what an account gathers for itself."""

from django.utils.translation import gettext_lazy as _

from articles.personal.inventory.reasons import (
    HOUSE,
    LOGIN,
    LOGS,
    NAMED_STAYS,
    PLANNING,
    RECORD,
    RECORD_STAYS,
    TELLING,
    WORKING,
)
from articles.personal.table import Basis, Period, Rows
from newsroom.doors.dormant import VISITS_KEPT

LAW, WORK = Basis.LAW, Basis.WORK

ACCOUNTS = {
    "reporters.User": Rows(
        LOGIN,
        WORK,
        owners=("id",),
        goes="email first_name last_name last_login language is_active is_staff is_superuser",
        stays="id username name date_joined",
        hidden="password",
        reason=NAMED_STAYS,
    ),
    "reporters.Reporter": Rows(
        _("The people of the paper, and how the desk reaches them"),
        WORK,
        owners=("id",),
        goes="phone email is_active",
        stays="id name kind union user",
        reason=_("The name under published stories stays, and the union it was told with."),
    ),
    "reporters.User_groups": Rows(LOGIN, WORK, ("user",), goes="user group", deleted=True),
    "reporters.User_user_permissions": Rows(LOGIN, WORK, ("user",), goes="user permission", deleted=True),
    "reporters.Desk_members": Rows(PLANNING, WORK, ("user",), goes="user desk", deleted=True),
    "reporters.Reporter_beats": Rows(PLANNING, WORK, ("reporter",), goes="reporter district", deleted=True),
    "reporters.AccountEvent": Rows(
        LOGS, LAW, ("user",), stays="user actor verb note at address", reason=RECORD_STAYS
    ),
    "sessions.Session": Rows(
        LOGIN,
        WORK,
        ("@sessions",),
        hidden="session_key session_data",
        goes="expire_date",
        deleted=True,
        period=Period("expire_date", 0),
    ),
    "account.EmailAddress": Rows(LOGIN, WORK, ("user",), goes="user email verified primary", deleted=True),
    "account.EmailConfirmation": Rows(
        LOGIN,
        WORK,
        ("email_address__user",),
        goes="email_address created sent",
        hidden="key",
        deleted=True,
        period=Period("created", 30),
    ),
    "mfa.Authenticator": Rows(
        LOGIN, WORK, ("user",), goes="user type created_at last_used_at", hidden="data", deleted=True
    ),
    "doors.Standing": Rows(LOGIN, WORK, ("user",), goes="user changed_at must_change", deleted=True),
    "doors.UsedPassword": Rows(LOGIN, WORK, ("user",), goes="user at", hidden="encoded", deleted=True),
    "doors.Tries": Rows(
        LOGIN, WORK, ("@tries",), goes="key count ends_at", deleted=True, period=Period("ends_at", 1)
    ),
    "doors.Visit": Rows(
        LOGS,
        LAW,
        ("user",),
        goes="user started_at seen_at ended_at ended_by address device "
        "is_staff is_superuser has_second_factor typed",
        deleted=True,
        period=Period("seen_at", VISITS_KEPT.days),
    ),
    "notices.Notice": Rows(
        TELLING,
        WORK,
        ("recipient",),
        goes="recipient actor kind verb text link at read_at mail_at claimed_at mailed_at",
        other="article",
        tells="article",
        deleted=True,
        period=Period("at", 365),
    ),
    "notices.MailChoice": Rows(TELLING, WORK, ("user",), goes="user kind how", deleted=True),
    "drafting.Presence": Rows(
        WORKING,
        WORK,
        ("user",),
        goes="user doing since until tab",
        other="article",
        tells="article",
        deleted=True,
        period=Period("until", 1),
    ),
    "drafting.WorkingCopy": Rows(
        _("Typed text that was not yet saved"),
        WORK,
        ("user",),
        goes="user data headline tab updated_at",
        other="article key base_revision count is_done",
        tells="article",
        deleted=True,
        period=Period("updated_at", 30),
    ),
    "photos.Upload": Rows(
        WORKING,
        WORK,
        ("owner",),
        goes="owner name created_at",
        other="token fingerprint size received photo is_photo_new expires_at",
        deleted=True,
    ),
    "reviewing.Sight": Rows(
        _("Which version somebody has read"),
        WORK,
        ("user",),
        goes="user seen_at is_reading",
        other="article version",
        tells="article",
        deleted=True,
        period=Period("seen_at", 365),
    ),
    "admin.LogEntry": Rows(
        RECORD,
        WORK,
        ("user",),
        goes="user action_time object_repr change_message",
        other="content_type object_id action_flag",
        tells="object_id",
        deleted=True,
        period=Period("action_time", 365),
    ),
    "ledger.Entry": Rows(
        RECORD,
        LAW,
        ("@ledger",),
        stays="number at actor_id actor kind subject facts",
        other="previous hash",
        reason=RECORD_STAYS,
    ),
    "personal.PersonalEvent": Rows(
        RECORD,
        LAW,
        ("user", "reporter"),
        stays="actor verb note at user reporter",
        reason=RECORD_STAYS,
    ),
    "reporters.Desk": Rows(HOUSE, other="name slug"),
    "reporters.Desk_districts": Rows(HOUSE, other="desk district"),
    "auth.Group": Rows(HOUSE, other="name"),
    "auth.Group_permissions": Rows(HOUSE, other="group permission"),
    "auth.Permission": Rows(HOUSE, other="name content_type codename"),
}

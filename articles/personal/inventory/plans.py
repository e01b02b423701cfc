"""Assignments, calls, figures and fees."""

from articles.personal.inventory.reasons import (
    HOUSE,
    MONEY,
    MONEY_STAYS,
    PLANNING,
    RECORD,
    RECORD_STAYS,
    WORK_STAYS,
)
from articles.personal.table import Basis, Rows

LAW, WORK = Basis.LAW, Basis.WORK

PLANS = {
    "planning.Assignment": Rows(
        PLANNING,
        WORK,
        ("editor", "created_by"),
        stays="editor created_by created_at",
        words="topic brief address",
        other="column desk characters pictures may_be_taken starts_at ends_at deadline recurring occurs_on "
        "cancelled_at revision first_day last_day deadline_day",
        tells="topic",
        reason=WORK_STAYS,
    ),
    "planning.Assignee": Rows(
        PLANNING,
        WORK,
        ("reporter", "asked_by"),
        stays="reporter task state note asked_by asked_at answered_at accepted_at",
        other="assignment",
        tells="assignment",
        reason=WORK_STAYS,
    ),
    "planning.AssignmentEvent": Rows(
        RECORD,
        LAW,
        ("actor", "reporter"),
        stays="actor reporter verb note at",
        other="assignment",
        tells="assignment",
        reason=RECORD_STAYS,
    ),
    "planning.PlannedStory": Rows(PLANNING, other="article assignment call"),
    "planning.Assignment_districts": Rows(PLANNING, other="assignment district"),
    "planning.Assignment_unions": Rows(PLANNING, other="assignment union"),
    "planning.Call": Rows(
        PLANNING,
        WORK,
        ("created_by",),
        stays="created_by closed_by created_at closed_at",
        words="title text",
        other="column deadline",
        tells="title",
        reason=WORK_STAYS,
    ),
    "planning.Call_districts": Rows(PLANNING, other="call district"),
    "planning.Call_unions": Rows(PLANNING, other="call union"),
    "planning.RecurringEvent": Rows(
        PLANNING,
        WORK,
        ("editor",),
        goes="editor",
        words="topic brief address",
        other="column desk characters pictures may_be_taken frequency every starts_on until start_time end_time "
        "deadline_hours is_active",
        tells="topic",
    ),
    "planning.RecurringEvent_usual_people": Rows(
        PLANNING, WORK, ("reporter",), goes="reporter recurringevent", deleted=True
    ),
    "planning.RecurringEvent_districts": Rows(PLANNING, other="recurringevent district"),
    "planning.RecurringEvent_unions": Rows(PLANNING, other="recurringevent union"),
    "numbers.Figures": Rows(MONEY, other="article characters photos"),
    "numbers.StoryKind": Rows(HOUSE, other="name order from_characters up_to_characters"),
    "numbers.StoryKind_columns": Rows(HOUSE, other="storykind column"),
    "numbers.Tariff": Rows(HOUSE, other="name valid_from fee_per_point first_author_share"),
    "numbers.Rate": Rows(HOUSE, other="tariff kind position role points"),
    "numbers.Statement": Rows(
        MONEY,
        LAW,
        ("signed_by",),
        stays="signed_by signed_at",
        other="month tariff",
        tells="month",
        reason=MONEY_STAYS,
    ),
    "numbers.StatementLine": Rows(
        MONEY,
        LAW,
        ("reporter",),
        stays="reporter name union points fee share role",
        words="headline",
        other="statement article kind position",
        tells="statement article headline",
        reason=MONEY_STAYS,
    ),
    "numbers.Adjustment": Rows(
        MONEY,
        LAW,
        ("reporter", "by"),
        stays="reporter by points reason at",
        other="statement",
        tells="statement",
        reason=MONEY_STAYS,
    ),
    "numbers.KindChoice": Rows(
        MONEY,
        WORK,
        ("by",),
        stays="by at",
        other="article kind",
        tells="article",
        reason=WORK_STAYS,
    ),
}

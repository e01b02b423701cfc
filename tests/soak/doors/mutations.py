"""Each defence of the doors taken away in turn, and the tests that should notice: a plugin of pytest.

`pytest -p tests.soak.doors.mutations` runs each of these tests once for each defence that it
should miss. One that passes all the same has not noticed.
"""

import pytest

D = "tests/doors"
LIMITS, VISITS, FACTOR = f"{D}/test_limits.py", f"{D}/test_visits.py", f"{D}/test_second_factor.py"
PASSWORDS, THREE, HEADERS = (
    f"{D}/test_passwords.py",
    f"{D}/test_three_administrators.py",
    f"{D}/test_headers.py",
)
MUTATIONS = {}


def without(name, *tests):
    """Registers what takes the defence `name` away: a function of (patch, settings)."""

    def register(function):
        MUTATIONS[name] = (function, tests)
        return function

    return register


def replaced(name, target, value, *tests):
    without(name, *tests)(lambda patch, settings: patch.setattr(target, value))


G, T = "newsroom.doors.guard", "newsroom.doors.models.tries"
TWO_HUNDRED = f"{LIMITS}::test_two_hundred_wrong_passwords_at_once_are_five_looks_at_the_password"
HALF_AN_HOUR = f"{LIMITS}::test_the_sixth_try_is_refused_for_half_an_hour_even_with_the_right_password"

replaced("the limit", f"{T}.TriesQuerySet.take", lambda rows, key, limit: True, TWO_HUNDRED, HALF_AN_HOUR)
replaced("a limit of five", f"{G}.ACCOUNT_TRIES", 6, TWO_HUNDRED)


@without("the one statement that takes a try", TWO_HUNDRED)
def read_then_write(patch, settings):
    from newsroom.doors.models import tries

    def take(rows, key, limit):
        now = tries.timezone.now()
        row, _new = rows.get_or_create(key=key, defaults={"ends_at": now})
        if row.count >= limit:
            return False
        row.count, row.ends_at = row.count + 1, now + tries.LOCK
        row.save()
        return True

    patch.setattr(tries.TriesQuerySet, "take", take)


@without("the lock's half hour", HALF_AN_HOUR)
def short_lock(patch, settings):
    from datetime import timedelta

    patch.setattr(f"{T}.LOCK", timedelta(minutes=20))


replaced(
    "the way past a lock for a known device",
    "newsroom.doors.devices.known",
    lambda request, name: None,
    f"{LIMITS}::test_a_known_device_passes_the_lock_and_is_counted_by_itself",
)


@without("the signature of a known device", f"{LIMITS}::test_a_forged_device_is_no_known_one")
def unsigned(patch, settings):
    from django.core import signing

    patch.setattr(
        signing.TimestampSigner, "unsign", lambda self, value, max_age=None: value.rsplit(":", 2)[0]
    )


replaced(
    "the names that a device knows",
    "newsroom.doors.devices.known",
    lambda request, name: "one" if request.COOKIES.get("known-device") else None,
    f"{LIMITS}::test_a_device_that_knows_one_person_is_a_stranger_to_others",
)
replaced(
    "the end of a known device",
    "newsroom.doors.devices.AGE",
    10**9,
    f"{LIMITS}::test_a_device_is_forgotten_after_half_a_year",
)
replaced(
    "the limit of an address",
    f"{G}.ADDRESS_TRIES",
    10**6,
    f"{LIMITS}::test_trying_many_accounts_locks_the_address",
)
replaced(
    "what a good login does not free",
    f"{G}.passed",
    lambda keys: [__import__(f"{T}", fromlist=["Tries"]).Tries.objects.forget(key) for key in keys],
    f"{LIMITS}::test_a_good_login_of_ones_own_does_not_free_the_address",
)
replaced(
    "the proxies that are believed",
    f"{G}.address_of",
    lambda request: (request.META.get("HTTP_X_FORWARDED_FOR") or request.META["REMOTE_ADDR"]).split(",")[0],
    f"{LIMITS}::test_forged_forwarding_headers_do_not_help",
)
replaced(
    "neighbourhoods of IPv6",
    f"{G}.neighbourhood",
    lambda address: address,
    f"{LIMITS}::test_neighbours_in_ipv6_are_one_address",
)
replaced(
    "one name in every case and width",
    f"{G}.digest",
    lambda name: str(name),
    f"{LIMITS}::test_name_in_another_case_or_width_is_the_same_account",
)


@without(
    "the hash that an unknown name costs", f"{LIMITS}::test_a_name_that_nobody_has_looks_and_costs_the_same"
)
def quick_for_strangers(patch, settings):
    from newsroom.doors import backend
    from newsroom.reporters.models import User

    real = backend.DoorBackend.authenticate

    def authenticate(self, request, username=None, password=None, **kwargs):
        if not User.objects.filter(username=username).exists():
            return None
        return real(self, request, username, password, **kwargs)

    patch.setattr(backend.DoorBackend, "authenticate", authenticate)


@without("one sentence for all refusals", f"{LIMITS}::test_a_name_that_nobody_has_looks_and_costs_the_same")
def says_more(patch, settings):
    from allauth.account.adapter import DefaultAccountAdapter

    from newsroom.doors.adapter import AccountAdapter

    def validation_error(self, code, *args):
        from newsroom.reporters.models import User

        known = User.objects.filter(username=self.request.POST.get("username")).exists()
        return DefaultAccountAdapter.validation_error(self, code if known else "incorrect_code", *args)

    patch.setattr(AccountAdapter, "validation_error", validation_error)


@without(
    "the count of wrong old passwords",
    f"{LIMITS}::test_wrong_old_passwords_are_counted_where_the_password_is_changed",
)
def uncounted_old(patch, settings):
    from allauth.account.forms import ChangePasswordForm

    from newsroom.doors.forms import DoorChangePasswordForm

    patch.setattr(DoorChangePasswordForm, "clean_oldpassword", ChangePasswordForm.clean_oldpassword)


# The second factor

replaced(
    "the demand for a second factor",
    "newsroom.doors.arrears.has_second_factor",
    lambda user, visit: True,
    f"{FACTOR}::test_staff_without_one_reach_only_its_setting_up",
)
replaced(
    "its disappearance from open visits",
    "newsroom.doors.models.visit.VisitQuerySet.open",
    lambda rows: rows.none(),
    f"{FACTOR}::test_setting_one_up_opens_the_house_and_taking_it_away_closes_it",
)
replaced(
    "the count of wrong codes",
    "newsroom.doors.forms.CODE_TRIES",
    10**6,
    f"{FACTOR}::test_five_wrong_codes_close_the_second_factor",
)
replaced(
    "codes that are good once",
    "allauth.mfa.totp.internal.auth.TOTP._mark_code_used",
    lambda self, code: True,
    f"{FACTOR}::test_a_code_is_good_for_one_login",
)


@without("recovery codes being no factor", f"{FACTOR}::test_recovery_codes_alone_are_no_second_factor")
def recovery_is_enough(patch, settings):
    from allauth.mfa.models import Authenticator

    patch.setattr("newsroom.doors.arrears.own_factors", lambda user: Authenticator.objects.filter(user=user))


@without("the encryption of secrets", f"{FACTOR}::test_secrets_are_not_readable_in_the_database")
def readable(patch, settings):
    from newsroom.doors.adapter import SecondFactorAdapter

    patch.setattr(SecondFactorAdapter, "encrypt", lambda self, text: text)
    patch.setattr(SecondFactorAdapter, "decrypt", lambda self, text: text)


@without("older keys", f"{FACTOR}::test_what_an_older_key_encrypted_is_still_read")
def one_key(patch, settings):
    from newsroom.doors import adapter

    real = adapter.ciphers
    patch.setattr(adapter, "ciphers", lambda: real()[:1])


# Passwords

nothing = lambda self, password, user=None: None  # noqa: E731
P = "newsroom.doors.passwords"
WEAK = f"{PASSWORDS}::test_what_is_too_weak_is_refused_with_a_sentence"
replaced("twelve characters", f"{P}.LengthValidator.validate", nothing, WEAK)
replaced("three kinds", f"{P}.KindsValidator.validate", nothing, WEAK)
replaced(
    "the words of the house",
    f"{P}.HouseWordsValidator.validate",
    nothing,
    f"{PASSWORDS}::test_words_of_the_house_are_refused",
)
replaced(
    "the last five",
    f"{P}.NotUsedBeforeValidator.validate",
    nothing,
    f"{PASSWORDS}::test_none_of_the_last_five_is_taken_again_but_the_sixth_is",
)


@without("90 days", f"{PASSWORDS}::test_after_ninety_days_a_new_one_comes_first")
def for_ever(patch, settings):
    from datetime import timedelta

    patch.setattr(f"{P}.MAX_AGE", timedelta(days=10**4))


@without(
    "the change at the first login",
    f"{PASSWORDS}::test_a_password_that_an_administrator_chose_is_changed_at_the_first_login",
)
def kept_first(patch, settings):
    from newsroom.doors import passwords

    real = passwords.remember
    patch.setattr(passwords, "remember", lambda user, by_other: real(user, by_other=False))


# Visits

V = "newsroom.doors.models.visit.Visit"


def without_reason(reason, *tests):
    @without(f"the end of a visit: {reason}", *tests)
    def unending(patch, settings):
        from newsroom.doors.models import Visit

        real = Visit.why_over
        patch.setattr(
            Visit, "why_over", lambda visit, user: None if real(visit, user) == reason else real(visit, user)
        )


without_reason("idle", f"{VISITS}::test_half_an_hour_of_nothing_ends_it")
without_reason("age", f"{VISITS}::test_twelve_hours_end_it_whatever_is_done")


@without(
    "the end by logout, of visit and session", f"{VISITS}::test_logging_out_ends_it_for_a_copied_cookie_too"
)
def logout_ends_nothing(patch, settings):
    """Either of the two would do."""
    from newsroom.doors.models import Visit

    real = Visit.why_over
    patch.setattr(
        Visit, "why_over", lambda visit, user: None if visit.ended_by == "logout" else real(visit, user)
    )
    patch.setattr("django.contrib.sessions.backends.base.SessionBase.flush", lambda session: None)


without_reason("owner", f"{VISITS}::test_ones_own_visits_are_listed_and_ended_one_by_one")
without_reason(
    "rights",
    f"{VISITS}::test_ends_at_the_next_request_after",
    f"{VISITS}::test_a_switched_off_account_does_not_come_back_to_its_old_visit",
)
replaced(
    "whose visits are one's own",
    "newsroom.doors.models.visit.VisitQuerySet.of",
    lambda rows, user: rows.all(),
    f"{VISITS}::test_nobody_ends_the_visit_of_another_person",
)


@without("what pages ask by themselves", f"{VISITS}::test_what_pages_ask_by_themselves_is_no_activity")
def beats_count(patch, settings):
    patch.setattr("newsroom.doors.visits.BEATS", set())


@without("ranges of addresses", f"{VISITS}::test_from_outside_the_given_ranges_there_is_no_back_office")
def anywhere(patch, settings):
    for module in ("middleware", "visits"):
        patch.setattr(f"newsroom.doors.{module}.within", lambda address, ranges: True)


# The three administrators


@without(
    "the exclusion of two",
    f"{THREE}::test_nobody_is_two_of_the_three",
    f"{THREE}::test_the_form_says_so_in_a_sentence",
)
def two_at_once(patch, settings):
    patch.setattr("newsroom.doors.listeners.refuse_two", lambda names: None)
    patch.setattr("newsroom.reporters.admin.refuse_two", lambda names: None)


@without(
    "who gives roles",
    f"{THREE}::test_the_administrator_gives_and_takes_no_role_by_a_forged_form",
    f"{THREE}::test_whatever_view_gives_a_role_only_the_security_administrator_passes",
    f"{THREE}::test_nobody_gives_a_role_to_the_own_account",
)
def anybody_gives(patch, settings):
    patch.setattr("newsroom.reporters.admin.may_give", lambda user, by: True)
    patch.setattr("newsroom.reporters.three.may_give", lambda user, by: True)


replaced(
    "the rule where roles are given",
    "newsroom.doors.listeners.refuse_to_give",
    lambda user, by: None,
    f"{THREE}::test_whatever_view_gives_a_role_only_the_security_administrator_passes",
)
replaced(
    "who made the account",
    "newsroom.reporters.three.made_by",
    lambda user, by: False,
    f"{THREE}::test_a_superuser_gives_roles_only_until_there_is_a_security_administrator",
)
replaced(
    "the one field of who gives roles",
    "newsroom.reporters.admin.UserAdmin.keeps_accounts",
    lambda self, request: True,
    f"{THREE}::test_who_gives_roles_changes_nothing_else_of_an_account",
)


@without("who guards the doors", f"{THREE}::test_nobody_else_may_and_nobody_acts_on_the_own_account")
def all_guard(patch, settings):
    patch.setattr("newsroom.reporters.models.User.has_perms", lambda user, names, obj=None: True)


@without("the sleep of unused accounts", f"{D}/test_dormant.py::test_the_worker_does_it_but_not_in_the_demo")
def all_awake(patch, settings):
    patch.setattr("newsroom.doors.dormant.disable_dormant", lambda days: [])


# Headers

CARRIES = f"{HEADERS}::test_every_answer_carries_the_headers"


def setting(name, value, *tests):
    without(f"the setting {name}", *tests)(lambda patch, settings: setattr(settings, name, value))


setting("SECURE_CONTENT_TYPE_NOSNIFF", False, CARRIES)
setting("SECURE_REFERRER_POLICY", None, CARRIES)
setting("SECURE_CROSS_ORIGIN_OPENER_POLICY", None, CARRIES)
setting("SECURE_CSP", {}, CARRIES, f"{HEADERS}::test_the_back_office_runs_no_inline_script")
replaced("Permissions-Policy", "newsroom.doors.headers.POLICY", "camera=*", CARRIES)


@without(
    "the list of styles", f"{HEADERS}::test_the_back_office_writes_no_style_element_but_its_libraries_own"
)
def any_style(patch, settings):
    settings.SECURE_CSP = {**settings.SECURE_CSP, "style-src": ["'self'", "'unsafe-inline'"]}


# The plugin


def pytest_generate_tests(metafunc):
    path = str(metafunc.definition.path.relative_to(metafunc.config.rootpath))
    here = f"{path}::{metafunc.definition.originalname}"
    names = [name for name, (_function, tests) in MUTATIONS.items() if here in tests]
    metafunc.parametrize("taken_away", names, indirect=True)


@pytest.fixture(autouse=True)
def taken_away(request, monkeypatch, settings):
    MUTATIONS[request.param][0](monkeypatch, settings)

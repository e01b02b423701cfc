"""A passkey in a real browser, whose authenticator is Chromium's own virtual one."""

import pytest
from allauth.mfa.models import Authenticator

from newsroom.doors.models import Visit
from tests.factory import PASSWORD, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(live_server, settings):
    """A passkey belongs to a name, not to an address made of numbers."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.REQUIRE_MFA = True
    return live_server.url.replace("127.0.0.1", "localhost")


def test_a_passkey_is_set_up_and_opens_the_house_without_a_password(page, named):
    wang = make_user("reporter", "wang")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto(f"{named}/admin/")
    page.fill("[name=username]", "wang")
    page.fill("[name=password]", PASSWORD)
    page.click("#login-form button[type=submit]")
    page.wait_for_url("**/accounts/2fa/**")  # nothing else is open yet
    page.goto(f"{named}/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
    page.fill("[name=name]", "办公室电脑")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    assert Authenticator.objects.filter(user=wang, type=Authenticator.Type.WEBAUTHN).count() == 1

    page.goto(f"{named}/accounts/logout/")
    page.click("main button[type=submit]")
    page.goto(f"{named}/accounts/login/?next=/admin/articles/article/")
    page.click("#passkey_login")
    page.wait_for_url(lambda url: url.split("?")[0].endswith("/admin/articles/article/"))
    assert Visit.objects.of(wang).open().count() == 1

    # The control: the same door, with a device that does not have the key.
    page.goto(f"{named}/accounts/logout/")
    page.click("main button[type=submit]")
    other = page.context.new_page()
    devtools = other.context.new_cdp_session(other)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    other.goto(f"{named}/accounts/login/?next=/admin/articles/article/")
    with other.expect_console_message(lambda message: "NotAllowedError" in message.text):
        other.click("#passkey_login")
    assert Visit.objects.of(wang).open().count() == 0
    other.close()

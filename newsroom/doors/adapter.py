"""What allauth asks the house."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from newsroom.addresses import address_of
from newsroom.doors import devices, guard

WRONG = _(
    "Name and password do not fit together. After five wrong tries an account is closed for 30 minutes, "
    "except on devices from which its owner has logged in before."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; the limits are the guard's."""

    # One sentence for every refusal: a locked account, an unknown name and a wrong password look the same.
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": WRONG,
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return address_of(request) or "0.0.0.0"  # noqa: S104 - a word for "unknown"

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response, guard.digest(user.get_username()))
        return response

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """No greetings: the screen one comes to shows that one is in."""
        if message_template and message_template.startswith("account/messages/logged_"):
            return
        super().add_message(request, level, message_template, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are kept encrypted: whoever reads the database makes no codes of them."""

    def get_totp_issuer(self):
        return str(settings.PAPER_NAME)

    def get_totp_label(self, user):
        return user.get_username()

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": str(settings.PAPER_NAME)}

    def encrypt(self, text):
        return ciphers()[0].encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """With the key of today, or one of SECRET_KEY_FALLBACKS."""
        for cipher in ciphers():
            try:
                return cipher.decrypt(encrypted_text.encode()).decode()
            except InvalidToken:
                continue
        raise InvalidToken


def ciphers():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"newsroom.doors.second-factor:{key}".encode()).digest() for key in keys]
    return [Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]

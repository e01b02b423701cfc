from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

from newsroom.doors.models import Tries

CODE_TRIES = 5


class DoorLoginForm(LoginForm):
    """allauth's own; its first field has the name that browsers have kept passwords under."""

    def add_prefix(self, field_name):
        return "username" if field_name == "login" else super().add_prefix(field_name)


class DoorChangePasswordForm(ChangePasswordForm):
    """The old password is looked at where all are: wrong ones are counted, and on record."""

    def clean_oldpassword(self):
        password = self.cleaned_data["oldpassword"]
        if not account_adapter().reauthenticate(self.user, password):
            raise account_adapter().validation_error("enter_current_password")
        return password


class CountedCode:
    """Five wrong codes close the second factor for half an hour; passkeys still work."""

    def clean_code(self):
        key = f"code:{self.user.pk}"
        if not Tries.objects.take(key, CODE_TRIES):
            raise get_adapter().validation_error("incorrect_code")
        code = super().clean_code()
        Tries.objects.forget(key)
        return code


class DoorAuthenticateForm(CountedCode, AuthenticateForm):
    pass


class DoorReauthenticateForm(CountedCode, ReauthenticateForm):
    pass

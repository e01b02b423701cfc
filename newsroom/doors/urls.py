"""What of allauth is open: no registration, no mail addresses, no password by mail."""

from allauth.account import views as account
from django.urls import include, path

from newsroom.doors import security, views
from newsroom.doors.policy import behind_doors

own = (
    [
        path("visits/", views.visits, name="visits"),
        path("visits/<int:pk>/end/", views.visit_end, name="visit-end"),
        path("security/", security.accounts, name="security"),
        path("security/<int:pk>/<slug:verb>/", security.act, name="security-act"),
    ],
    "doors",
)

urlpatterns = behind_doors(
    [
        path("login/", account.login, name="account_login"),
        path("logout/", account.logout, name="account_logout"),
        path("signup/", views.signup, name="account_signup"),
        path("inactive/", account.account_inactive, name="account_inactive"),
        path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
        path("password/", account.password_change, name="account_change_password"),
        path("2fa/", include("allauth.mfa.urls")),
        path("", include(own)),
    ]
)

"""Every address of the installation. Each route's access is listed in tests/architecture/access.py."""

from allauth.account import views as account
from django.urls import include, path, re_path

from goldenthread.config import accounts
from goldenthread.config.home import home

#: Of the accounts package only these; signing up answers that it is closed.
account_urls = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("password/change/", accounts.ChangeOwnPassword.as_view(), name="account_change_password"),
    path("password/reset/", accounts.ForgottenPassword.as_view(), name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        accounts.ChooseNewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
]

urlpatterns = [
    path("", home, name="home"),
    path("accounts/", include(account_urls)),
    path("", include("goldenthread.partnerships.urls")),
    path("gallery/", include("goldenthread.interface.urls")),
    path("documents/", include("goldenthread.documents.urls")),
    path("", include("goldenthread.measures.urls")),
    path("", include("goldenthread.plans.urls")),
]

handler400 = "goldenthread.config.errors.not_understood"
handler403 = "goldenthread.config.errors.not_allowed"
handler404 = "goldenthread.config.errors.not_found"
handler429 = "goldenthread.config.errors.too_often"
handler500 = "goldenthread.config.errors.broken"

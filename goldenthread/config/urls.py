"""Every address of the installation. Each route's access is listed in tests/architecture/test_access.py."""

from django.urls import include, path

from goldenthread.config.home import home

urlpatterns = [
    path("", home, name="home"),
    path("accounts/", include("allauth.account.urls")),
    path("gallery/", include("goldenthread.interface.urls")),
    path("documents/", include("goldenthread.documents.urls")),
    path("", include("goldenthread.plans.urls")),
]

handler403 = "goldenthread.config.errors.not_allowed"
handler404 = "goldenthread.config.errors.not_found"
handler500 = "goldenthread.config.errors.broken"

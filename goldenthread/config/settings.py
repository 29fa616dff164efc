"""How one installation is set up. Everything comes from the environment; a missing value says how to give it.

GOLDENTHREAD_LOCAL=1   local mode: one officer is signed in, on this machine only (see config/local.py)
SECRET_KEY             a long random text; needed unless local
DATABASE_URL           sqlite:///... (default: a file in the data folder) or postgres://...
GOLDENTHREAD_DATA      the data folder (database, uploads); default: var/ in the working folder
GOLDENTHREAD_HOSTS     the names people type in the browser, separated by commas; needed unless local
EMAIL_URL              smtp://user:password@host:587 (or smtps://), for forgotten passwords; without it the
                       page says to ask an administrator
EMAIL_FROM             the address such mail comes from; needed with EMAIL_URL
GOLDENTHREAD_PROXY     the address of the web server in front; default: this machine
"""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from goldenthread.config.starting import kept_secret_key

PACKAGE = Path(__file__).resolve().parent.parent

LOCAL = os.environ.get("GOLDENTHREAD_LOCAL") == "1"
TESTING = os.environ.get("GOLDENTHREAD_TESTING") == "1"
DATA = Path(os.environ.get("GOLDENTHREAD_DATA", "var")).resolve()
try:
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=DATA):
        pass
except OSError as problem:
    raise ImproperlyConfigured(
        f"The data folder {DATA} cannot be used: {problem.strerror}. Give a folder that can be written, in "
        "GOLDENTHREAD_DATA."
    ) from problem
DEBUG = False


def _secret_key() -> str:
    given = os.environ.get("SECRET_KEY", "")
    if given:
        if len(given) < 40:
            raise ImproperlyConfigured("SECRET_KEY is too short: give at least 40 random characters.")
        return given
    if TESTING:
        return secrets.token_urlsafe(50)
    if not LOCAL:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to a long random text that nobody else knows, for example the "
            "output of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return kept_secret_key(DATA / "secret-key")


SECRET_KEY = _secret_key()

_LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [name for name in os.environ.get("GOLDENTHREAD_HOSTS", "").split(",") if name]
if LOCAL and ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "GOLDENTHREAD_LOCAL=1 signs everyone in as one officer, so it only answers on this machine. "
        "Take GOLDENTHREAD_HOSTS away, or take GOLDENTHREAD_LOCAL away and create accounts."
    )
if LOCAL or TESTING:
    ALLOWED_HOSTS = [*_LOOPBACK, "testserver"] if TESTING else _LOOPBACK
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "GOLDENTHREAD_HOSTS is not set. Give the names people will type, e.g. plan.example.gov.uk"
    )

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "goldenthread.interface",  # before allauth: its sign-in pages are ours
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "goldenthread.audit",
    "goldenthread.partnerships",
    "goldenthread.plans",
    "goldenthread.measures",
    "goldenthread.documents",
    "goldenthread.example",
    "goldenthread.config",
]

MIDDLEWARE = [
    # First, so that what any of the others answers (a redirect, a refusal) carries their headers as well.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldenthread.config.local.LocalOfficerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "goldenthread.config.as_at.AsAtMiddleware",
    "goldenthread.config.accounts.OneTimePasswordMiddleware",
    "goldenthread.config.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"
FORM_RENDERER = "goldenthread.interface.forms.GovukRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldenthread.config.navigation.navigation",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    """Where things are kept. A folder's name may have any character, so it is not put into an address."""
    kept: dict[str, Any] = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    given = os.environ.get("DATABASE_URL")
    if not given:
        return kept | {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "goldenthread.sqlite3"}
    try:
        return {**dj_database_url.parse(given), **kept}
    except ValueError as problem:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. It must look like postgres://user:password@host/name, or "
            "sqlite:////folder/file.sqlite3; special characters in a password are written as %40 and so on."
        ) from problem


DATABASES = {"default": _database()}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing; readers never wait for a writer.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # recursive_triggers: what INSERT OR REPLACE would take away meets the triggers that forbid it.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
        " PRAGMA recursive_triggers=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "partnerships.Person"
# Addresses are unique without regard to capitals: the constraint person_email_is_unique says so.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "goldenthread.partnerships.accounts.ClosedAccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if TESTING
        else "django_tasks_db.DatabaseBackend"
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "interface" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "uploads"
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if not (LOCAL or TESTING):
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

CSRF_FAILURE_VIEW = "goldenthread.config.errors.form_expired"

SENDS_EMAIL = bool(os.environ.get("EMAIL_URL"))
if SENDS_EMAIL:
    _mail = urlsplit(os.environ["EMAIL_URL"])
    if _mail.scheme not in ("smtp", "smtps") or not _mail.hostname:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp://user:password@host:587 or smtps://...")
    if not os.environ.get("EMAIL_FROM"):
        raise ImproperlyConfigured("EMAIL_FROM is not set. Give the address that mail comes from.")
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", _mail.scheme == "smtp"
    DEFAULT_FROM_EMAIL = os.environ["EMAIL_FROM"]

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"damaged": {"()": "goldenthread.config.damaged.WithoutTraceback"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["damaged"]},
        "nowhere": {"class": "logging.NullHandler"},  # with no handler at all, Python writes to the console
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Strangers try other names all day long; each is answered with a page, and none is news.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False}},
}

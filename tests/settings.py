"""Settings of the test suite: the product's own, on a database of its own."""

import os
import tempfile

os.environ["GOLDENTHREAD_TESTING"] = "1"
os.environ.setdefault("SECRET_KEY", "a key for tests only, long enough to be taken for a real one")
os.environ.setdefault("GOLDENTHREAD_DATA", tempfile.mkdtemp(prefix="goldenthread-test-"))
os.environ.pop("GOLDENTHREAD_AS_AT", None)
os.environ.pop("GOLDENTHREAD_LOCAL", None)

from goldenthread.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True

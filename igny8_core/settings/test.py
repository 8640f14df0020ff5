"""Tests: real code paths, a database file (threads need one), a broker only where a test starts it."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from igny8_core.settings.base import *  # noqa: F403
from igny8_core.settings.base import settings_from
from igny8_core.settings.environment import database_settings, read_environment
from igny8_core.settings.logging import logging_settings

# A folder per process, so that no two test runs or workers of one share a database, a log or a picture.
_scratch = Path(tempfile.mkdtemp(prefix="igny8-test-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
os.environ["IGNY8_DATA_DIR"] = str(_scratch)
_environment = read_environment(debug=False)
globals().update(settings_from(_environment))
_url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{_environment.data_dir / 'main.sqlite3'}"
DATABASES = {"default": database_settings(_url)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(_environment.data_dir / "test.sqlite3")}
FAULT = _environment.fault
SECRET_KEY = "only-for-tests"  # noqa: S105
ENCRYPTION_KEYS = [SECRET_KEY]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = logging_settings(level="WARNING")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
(_scratch / "static").mkdir()

"""Tests: real code paths, a database file (threads need one), a broker only where a test starts it."""

import os
import tempfile
from pathlib import Path

from igny8_core.settings.base import *  # noqa: F403
from igny8_core.settings.base import settings_from
from igny8_core.settings.environment import database_settings, read_environment
from igny8_core.settings.logging import logging_settings

# A folder per pytest worker, so that no two of them share a database, a log or a picture.
_scratch = Path(tempfile.gettempdir()) / f"igny8-test-{os.getuid()}" / os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ.setdefault("IGNY8_DATA_DIR", str(_scratch))
_environment = read_environment(debug=False)
globals().update(settings_from(_environment))
_url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{_environment.data_dir / 'main.sqlite3'}"
DATABASES = {"default": database_settings(_url)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _environment.data_dir.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(_environment.data_dir / "test.sqlite3")}
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = logging_settings(level="WARNING")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

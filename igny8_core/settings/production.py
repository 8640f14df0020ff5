"""Behind a TLS proxy, with PostgreSQL and Redis. Refuses to start half configured."""

from django.core.exceptions import ImproperlyConfigured

from igny8_core.settings.base import *  # noqa: F403
from igny8_core.settings.base import settings_from
from igny8_core.settings.environment import read_environment
from igny8_core.settings.logging import logging_settings

_environment = read_environment(debug=False)
if not _environment.secret_key:
    raise ImproperlyConfigured("Set SECRET_KEY: production does not make one up.")
if not _environment.redis_url:
    raise ImproperlyConfigured("Set REDIS_URL: production needs a broker that all processes share.")
if _environment.fault:
    raise ImproperlyConfigured("Unset FAULT: it makes processes die, and is for tests only.")
globals().update(settings_from(_environment))
SECRET_KEY = _environment.secret_key
ENCRYPTION_KEYS = _environment.encryption_keys or [SECRET_KEY]
LOGGING = logging_settings(level="INFO", log_format=_environment.log_format or "json")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# HTTPS=false is for a look at http://localhost before there is a proxy: browsers keep HSTS for a year.
SESSION_COOKIE_SECURE = _environment.https
CSRF_COOKIE_SECURE = _environment.https
SECURE_HSTS_SECONDS = 31_536_000 if _environment.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _environment.https
SECURE_HSTS_PRELOAD = _environment.https
SECURE_SSL_REDIRECT = _environment.https
# These come from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]

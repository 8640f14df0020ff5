"""The embedded default with nobody outside to call and no throttle for whoever asks ten thousand times."""

from igny8_core.settings.dev import *  # noqa: F403
from igny8_core.settings.logging import logging_settings

AI_TEXT_PROVIDER = AI_IMAGE_PROVIDER = "igny8_core.ai.providers.offline.provider.OfflineProvider"
OPENAI_API_KEY = RUNWARE_API_KEY = ""
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = logging_settings(level="ERROR")
# Refusals are what most requests are for.
LOGGING["loggers"]["django"] = {"level": "ERROR"}
# Throttles have tests of their own; here every second answer would be a 429.
REST_FRAMEWORK = {**globals()["REST_FRAMEWORK"], "DEFAULT_THROTTLE_CLASSES": []}

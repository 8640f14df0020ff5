"""What the processes under chaos run on: the embedded default with a provider that writes down what it sells."""

from igny8_core.settings.dev import *  # noqa: F403
from igny8_core.settings.environment import read_environment
from igny8_core.settings.logging import logging_settings

AI_TEXT_PROVIDER = "igny8_core.chaos.provider.ChaosTextProvider"
AI_IMAGE_PROVIDER = "igny8_core.chaos.provider.ChaosImageProvider"
EMAIL_BACKEND = "igny8_core.chaos.mail.DiaryBackend"
FAULT = read_environment(debug=False).fault
LOGGING = logging_settings(level="WARNING")
_database = globals()["DATABASES"]["default"]
if _database["ENGINE"] == "django.db.backends.postgresql":
    # Shorter than a freeze: whoever is frozen within a transaction finds it ended.
    _database["OPTIONS"]["options"] = "-c idle_in_transaction_session_timeout=1500"

"""The embedded default: SQLite, a broker on a unix socket, one machine, one key made on the first start."""

from dataclasses import replace

from igny8_core.settings.base import *  # noqa: F403
from igny8_core.settings.base import settings_from
from igny8_core.settings.environment import read_environment, running_broker, stored_secret_key
from igny8_core.settings.logging import logging_settings

_environment = read_environment(debug=False)
# A command in a second terminal talks to the broker that `make run` started in the first.
_environment = replace(_environment, redis_url=_environment.redis_url or running_broker(_environment.data_dir))
globals().update(settings_from(_environment))
SECRET_KEY = _environment.secret_key or stored_secret_key(_environment.data_dir)
ENCRYPTION_KEYS = _environment.encryption_keys or [SECRET_KEY]
LOGGING = logging_settings(level="INFO", log_format=_environment.log_format or "text")
# Files of the build are found where they lie: no collectstatic between a build and a look at it.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Nothing is collected here, but WhiteNoise warns of a root that is not there.
(_environment.data_dir / "static").mkdir(parents=True, exist_ok=True)

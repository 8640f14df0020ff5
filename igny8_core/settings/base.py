"""Settings common to development, production and tests. Values from outside come through `environment`."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import django_stubs_ext

from igny8_core.settings.ai_prices import Prices
from igny8_core.settings.content_security import CONTENT_SECURITY_POLICY as _POLICY
from igny8_core.settings.environment import BASE_DIR, Environment, database_settings

# One thread of linear algebra per worker thread: more of them only wait for each other. Read when NumPy is loaded,
# which is after the settings.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Lets classes such as ModelAdmin be written with their type argument at run time too.
django_stubs_ext.monkeypatch()

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
    "django_celery_beat",
    "igny8_core.business.accounts",
    "igny8_core.business.billing",
    "igny8_core.business.notifications",
    "igny8_core.business.planning",
    "igny8_core.business.content",
    "igny8_core.ai",
    "igny8_core.business.publishing",
    "igny8_core.business.automation",
    "igny8_core.modules.system",
]

MIDDLEWARE = [
    "igny8_core.common.request_id_middleware.RequestIdMiddleware",
    "igny8_core.common.security_headers_middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "igny8_core.common.request_limits_middleware.RequestLimitsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "igny8_core.common.tenancy_middleware.TenancyMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

ROOT_URLCONF = "igny8_core.urls"
WSGI_APPLICATION = "igny8_core.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "first_name")},
    },
]

AUTHENTICATION_BACKENDS = [
    "igny8_core.business.accounts.lockout.LockoutBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Who guesses a password five times is locked out for a quarter of an hour: this address for this person, not everybody
# else at the address, and not the person elsewhere.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "igny8_core.common.client_address.client_address"
AXES_USERNAME_CALLABLE = "igny8_core.business.accounts.lockout.known_as"
AXES_LOCKOUT_CALLABLE = "igny8_core.business.accounts.lockout.locked_out"
# Who logged in is kept with the sessions, where people see it themselves.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

#: Seconds in which a mailed link sets a new password.
PASSWORD_RESET_TIMEOUT = 3600

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"

STATIC_URL = "/static/"
FRONTEND_DIST = BASE_DIR / "frontend" / "dist"
# The build's own folder is `frontend/` below STATIC_URL; Vite's `base` says the same.
STATICFILES_DIRS = [("frontend", FRONTEND_DIST)] if FRONTEND_DIST.is_dir() else []
# Vite puts a hash of the content into these names: they never change.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/frontend/assets/.+-[\w-]{8}\.\w+$"
MEDIA_URL = "/media/"

#: Of JSON and of forms without their files; and of whatever is sent at once, files included.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
LARGEST_BODY = 64_000_000
CONTENT_SECURITY_POLICY = _POLICY
CSRF_FAILURE_VIEW = "igny8_core.common.error_answers.csrf_failure"

# Sessions are read from the cache and kept in the database: a poll costs no query for its session.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "igny8_core.api.authentication.SessionAuthentication",
        "igny8_core.api.authentication.ApiKeyAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["igny8_core.api.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "igny8_core.api.pagination.Pages",
    "DEFAULT_THROTTLE_CLASSES": ["igny8_core.api.throttling.RequestsThrottle"],
    "EXCEPTION_HANDLER": "igny8_core.api.error_handler.answer_with_error_payload",
    # `?format=` asks for a kind of file (api/export.py); the API itself speaks JSON only.
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "IGNY8 API",
    "DESCRIPTION": "Keywords in, articles ready for human review out.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    # The page's scripts come from the package: no network is needed to read the documentation.
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "igny8_core.api.document.with_common_errors",
    ],
    "ENUM_NAME_OVERRIDES": {
        "RunStatusEnum": "igny8_core.common.status_enums.RunStatus",
        "StageStatusEnum": "igny8_core.modules.automation.serializers.current_run.CARD_STATUSES",
        "GenerationStatusEnum": "igny8_core.common.status_enums.GenerationStatus",
        "ApiKeyStatusEnum": "igny8_core.business.accounts.models.KeyStatus",
        "PlanStatusEnum": "igny8_core.common.status_enums.KeywordStatus",
        "IdeaStatusEnum": "igny8_core.common.status_enums.IdeaStatus",
        "IntentEnum": "igny8_core.business.planning.choices.Intent",
        "TaskStatusEnum": "igny8_core.common.status_enums.TaskStatus",
        "ContentStatusEnum": "igny8_core.common.status_enums.ContentStatus",
        "ImageStatusEnum": "igny8_core.common.status_enums.ImageStatus",
        "PutAwayEnum": ["archived"],
        "InvitationStatusEnum": "igny8_core.business.accounts.models.InvitationStatus",
        "RoleEnum": "igny8_core.business.accounts.models.Role",
        "LevelEnum": "igny8_core.business.automation.models.AutomationEvent.Level",
        "NotificationLevelEnum": "igny8_core.business.notifications.models.Notification.Level",
        "NotificationKindEnum": "igny8_core.business.notifications.models.Notification.Kind",
    },
}

# Set by `settings_from`; declared here so that their types are known.
DATA_DIR: Path
LOGS_DIR: Path
LEASE_SECONDS: float
SLICE_SECONDS: float
AI_PRICES: Prices
PRIVATE_HOSTS: list[str]
PUBLIC_URL: str
TRUSTED_PROXIES: int
API_RATES: dict[str, int]
#: The broker as redis-py spells it; empty: none but the one in memory.
REDIS_URL: str
METRICS_TOKEN: str
METRICS_PORT: int
METRICS_ADDRESS: str
LOG_RETENTION_DAYS: int

# Credits: price of one unit, as text so that no float ever touches money. Units: see each AI function.
CREDIT_PRICES = {
    "auto_cluster": "0.2",  # per keyword: 1 per 5
    "generate_ideas": "2",  # per cluster
    "bulk_queue_to_writer": "0",
    "generate_content": "0.002",  # per word: 1 per 500
    "generate_image_prompts": "0.5",  # per prompt
    "generate_images": "1",  # per credit of the image model below
}
IMAGE_MODEL_CREDITS = {
    "offline": 2,
    "gpt-image-2.5-flare": 2,
    "gpt-image-2": 4,
    "runware:100@1": 1,  # FLUX.1 schnell
    "runware:101@1": 2,  # FLUX.1 dev
}
IMAGE_DEFAULT_CREDITS = 2
#: What the estimate assumes until the site has a history of its own.
ESTIMATE_DEFAULTS = {
    "keywords_per_cluster": "6",
    "ideas_per_cluster": "7",
    "words_per_article": "2500",
    "images_per_article": "4",
}
HOLD_FACTOR = "1.2"

OFFLINE = "igny8_core.ai.providers.offline.provider.OfflineProvider"

TASK_MAX_ATTEMPTS = 3
#: A run that is paused for longer gives back the credits it holds.
HOLD_EXPIRY_DAYS = 7
#: A task claimed this often without an answer is given up: it takes its worker down with it.
TASK_MAX_CLAIMS = 20
#: Seconds a provider call may take altogether before its lease is no longer renewed.
TASK_DEADLINE_SECONDS = 900
HEARTBEAT_SECONDS = 10
WORKER_SILENT_AFTER_SECONDS = 35
# It sends something every 30 seconds; one that was sent late is no alarm.
BEAT_SILENT_AFTER_SECONDS = 100

#: A keyword file that is uploaded; a larger one is refused before it is read.
KEYWORD_IMPORT_MAX_BYTES = 50 << 20
#: Rows of a keyword file, by whichever way it comes: they are taken within one request.
KEYWORD_IMPORT_MAX_ROWS = 250_000

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A broker that is down must not hold up a request: the doorbell is best effort, the sweeper is the guarantee.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 10,
    "visibility_timeout": 3600,
    # Kombu would try to connect for six seconds, whatever CELERY_TASK_PUBLISH_RETRY says.
    "max_retries": 0,
}
CELERY_BEAT_SCHEDULER = "igny8_core.business.automation.beat_heartbeat:Scheduler"
DJANGO_CELERY_BEAT_TZ_AWARE = True


def settings_from(environment: Environment) -> dict[str, Any]:
    """The settings that depend on the environment, for `globals().update(...)` in dev, production and test."""
    return {
        "DEBUG": environment.debug,
        "DATA_DIR": environment.data_dir,
        "LOGS_DIR": environment.logs_dir,
        "ALLOWED_HOSTS": environment.allowed_hosts,
        "CSRF_TRUSTED_ORIGINS": environment.csrf_trusted_origins,
        "DATABASES": {"default": database_settings(environment.database_url)},
        "CACHES": {"default": _cache(environment)},
        "CELERY_BROKER_URL": environment.redis_url or "memory://",
        "REDIS_URL": _redis_py_url(environment.redis_url),
        "MEDIA_ROOT": environment.data_dir / "media",
        "STATIC_ROOT": environment.data_dir / "static",
        "OPENAI_API_KEY": environment.openai_api_key,
        "OPENAI_BASE_URL": environment.openai_base_url,
        "OPENAI_MODEL": environment.openai_model,
        "OPENAI_IMAGE_MODEL": environment.openai_image_model,
        # Empty: the usual one at OpenAI itself, and none at a compatible server.
        "OPENAI_EMBEDDING_MODEL": environment.openai_embedding_model,
        "AI_PRICES": environment.ai_prices,
        # A text server without pictures (Ollama, vLLM): IMAGE_PROVIDER=offline draws placeholders beside its texts.
        "IMAGE_PROVIDER": environment.image_provider,
        "RUNWARE_API_KEY": environment.runware_api_key,
        "RUNWARE_IMAGE_MODEL": environment.runware_image_model,
        # Addresses inside this network that accounts may enter as a base URL; empty: none.
        "PRIVATE_HOSTS": environment.private_hosts,
        # How people reach the dashboard, for links in mails; empty: mails have none.
        "PUBLIC_URL": environment.public_url,
        "DEFAULT_FROM_EMAIL": environment.default_from_email,
        **environment.email,
        "LEASE_SECONDS": environment.lease_seconds,
        # How long the journals of ended runs are kept; 0: for ever.
        "LOG_RETENTION_DAYS": environment.log_retention_days,
        "METRICS_TOKEN": environment.metrics_token,
        "METRICS_PORT": environment.metrics_port,
        "METRICS_ADDRESS": environment.metrics_address,
        "SLICE_SECONDS": environment.slice_seconds,
        # Proxies that a request passes before it is here; what more of X-Forwarded-For there is, is not believed.
        "TRUSTED_PROXIES": environment.trusted_proxies,
        "API_RATES": environment.api_rates,
    }


def _cache(environment: Environment) -> dict[str, Any]:
    if not environment.redis_url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _redis_py_url(environment.redis_url)}


def _redis_py_url(redis_url: str) -> str:
    # Celery spells a unix socket `redis+socket:///path`, redis-py spells it `unix:///path`.
    return redis_url.replace("redis+socket://", "unix://", 1).replace("virtual_host=", "db=")

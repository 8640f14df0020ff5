"""The one place where the environment is read and checked.

Everything that an operator may set is a field of `Environment`. A wrong value is one clear line that names it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from igny8_core.settings.ai_prices import Prices, ai_prices
from igny8_core.settings.api_rates import api_rates
from igny8_core.settings.email import email_settings, web_address

IMAGE_PROVIDERS = ("auto", "openai", "runware", "offline")
#: Empty: lines for a terminal in development, JSON in production.
LOG_FORMATS = ("", "text", "json")
_IDLE_IN_TRANSACTION_MILLISECONDS = 120_000
BASE_DIR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Environment:
    """What the environment says, checked. Paths are absolute; times are seconds."""

    data_dir: Path
    logs_dir: Path
    debug: bool
    secret_key: str
    encryption_keys: list[str]
    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    https: bool
    database_url: str
    redis_url: str
    openai_api_key: str
    openai_base_url: str
    openai_model: str
    openai_image_model: str
    openai_embedding_model: str
    image_provider: str
    runware_api_key: str
    runware_image_model: str
    ai_prices: Prices
    private_hosts: list[str]
    lease_seconds: float
    slice_seconds: float
    email: dict[str, Any]
    default_from_email: str
    public_url: str
    log_retention_days: int
    log_format: str
    metrics_token: str
    metrics_port: int
    metrics_address: str
    fault: str
    trusted_proxies: int
    api_rates: dict[str, int]


def read_environment(*, debug: bool) -> Environment:
    """Read `.env` (if there is one) and the process environment. Raises ImproperlyConfigured with one sentence."""
    env = Env()
    env.read_env(str(BASE_DIR / ".env"), recurse=False)
    try:
        return _parse(env=env, debug=debug)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"Check the environment: {error}") from error


def _parse(*, env: Env, debug: bool) -> Environment:
    chosen = env.str("IGNY8_DATA_DIR", "")
    data_dir = Path(chosen).expanduser().resolve() if chosen else BASE_DIR / ".data"
    debug = env.bool("DEBUG", debug)
    return Environment(
        data_dir=data_dir,
        logs_dir=(data_dir if chosen else BASE_DIR) / "logs",
        debug=debug,
        secret_key=env.str("SECRET_KEY", ""),
        encryption_keys=env.list("ENCRYPTION_KEYS", []),
        allowed_hosts=env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
        csrf_trusted_origins=env.list("CSRF_TRUSTED_ORIGINS", []),
        https=env.bool("HTTPS", True),
        database_url=env.str("DATABASE_URL", "") or f"sqlite:///{data_dir / 'igny8.sqlite3'}",
        redis_url=env.str("REDIS_URL", ""),
        openai_api_key=env.str("OPENAI_API_KEY", ""),
        openai_base_url=env.str("OPENAI_BASE_URL", ""),
        openai_model=env.str("OPENAI_MODEL", "") or "gpt-5.4-mini",
        openai_image_model=env.str("OPENAI_IMAGE_MODEL", "") or "gpt-image-2.5-flare",
        openai_embedding_model=env.str("OPENAI_EMBEDDING_MODEL", ""),
        image_provider=_one_of(env.str("IMAGE_PROVIDER", "auto"), name="IMAGE_PROVIDER", known=IMAGE_PROVIDERS),
        runware_api_key=env.str("RUNWARE_API_KEY", ""),
        runware_image_model=env.str("RUNWARE_IMAGE_MODEL", "") or "runware:101@1",
        ai_prices=ai_prices(env.str("AI_PRICES_FILE", "")),
        private_hosts=env.list("PRIVATE_HOSTS", []),
        lease_seconds=_at_least(2.0, env.float("IGNY8_LEASE_SECONDS", 30.0), name="IGNY8_LEASE_SECONDS"),
        slice_seconds=_at_least(1.0, env.float("IGNY8_SLICE_SECONDS", 3.0), name="IGNY8_SLICE_SECONDS"),
        email=email_settings(env.str("EMAIL_URL", "")),
        default_from_email=env.str("DEFAULT_FROM_EMAIL", "") or "IGNY8 <igny8@localhost>",
        public_url=web_address(env.str("PUBLIC_URL", ""), name="PUBLIC_URL"),
        log_retention_days=int(_at_least(0, env.int("LOG_RETENTION_DAYS", 90), name="LOG_RETENTION_DAYS", unit="")),
        log_format=_one_of(env.str("LOG_FORMAT", ""), name="LOG_FORMAT", known=LOG_FORMATS),
        metrics_token=env.str("METRICS_TOKEN", ""),
        metrics_port=env.int("WORKER_METRICS_PORT", 0),
        metrics_address=env.str("WORKER_METRICS_ADDRESS", "127.0.0.1"),
        fault=env.str("FAULT", ""),
        trusted_proxies=int(_at_least(0, env.int("TRUSTED_PROXIES", 0), name="TRUSTED_PROXIES", unit="")),
        api_rates=api_rates(env.str("API_RATES", "")),
    )


def _one_of(value: str, *, name: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{name} is “{value}”, but must be one of {', '.join(filter(None, known))}.")
    return value


def _at_least(least: float, value: float, *, name: str, unit: str = " seconds") -> float:
    if value < least:
        raise ValueError(f"{name} is {value}, but must be at least {least}{unit}.")
    return value


def database_settings(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a URL; SQLite gets WAL and immediate transactions so that writers queue."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["CONN_MAX_AGE"] = None
        settings["OPTIONS"] = {
            "timeout": 20,
            # A deferred transaction that turns to writing fails at once with "database is locked"; this one waits.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif settings["ENGINE"] == "django.db.backends.postgresql":
        usual = {
            # A host that swallows packets would hold a request for minutes.
            "connect_timeout": 5,
            # No transaction of ours waits for anything. One that does belongs to a process that is frozen (a suspended
            # machine), and would keep its locks, on a wallet for instance, until that wakes up.
            "options": f"-c idle_in_transaction_session_timeout={_IDLE_IN_TRANSACTION_MILLISECONDS}",
        }
        settings["OPTIONS"] = {**usual, **dict(settings.get("OPTIONS") or {})}
    return settings


def running_broker(data_dir: Path) -> str:
    """URL of the broker that runs on `data_dir`, which leaves its address there; empty when none runs."""
    path = data_dir / "broker" / "url"
    return path.read_text().strip() if path.is_file() else ""


def stored_secret_key(data_dir: Path) -> str:
    """The development key: made once, kept beside the data so that sessions survive a restart."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()

"""Production's settings: nothing for `check --deploy` to say, and no start half configured."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "igny8_core.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "DATABASE_URL": "postgresql://igny8:none@127.0.0.1:1/igny8",
    "ALLOWED_HOSTS": "igny8.example.com",
    "CSRF_TRUSTED_ORIGINS": "https://igny8.example.com",
}


def check(tmp_path: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {"PATH": os.environ["PATH"], "IGNY8_DATA_DIR": str(tmp_path), **COMPLETE, **changed}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)


def test_the_deployment_check_finds_nothing(tmp_path):
    done = check(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues (0 silenced)" in done.stdout


def test_without_https_it_would_say_so(tmp_path):
    """The negative control: the check above can fail."""
    done = check(tmp_path, HTTPS="false")
    assert done.returncode == 1
    assert "security.W" in done.stderr


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"SECRET_KEY": ""}, "SECRET_KEY"), ({"REDIS_URL": ""}, "REDIS_URL"), ({"FAULT": "x"}, "FAULT")],
)
def test_it_does_not_start_half_configured(tmp_path, changed, word):
    done = check(tmp_path, **changed)
    assert done.returncode != 0
    assert word in done.stderr.strip().splitlines()[-1]

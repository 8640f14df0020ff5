"""What a process carries before its first request or task: a web process neither numerics nor clients of providers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {"scipy", "sklearn", "sknetwork", "openai"}
WEB = "import igny8_core.urls, igny8_core.wsgi"
WORKER = "from igny8_core.ai.worker_loading import LoadingStep; LoadingStep(None)"


def test_a_web_process_is_light():
    assert _loaded(WEB) == set()


def test_a_worker_has_everything_before_its_first_task():
    assert _loaded(WORKER) == HEAVY


def test_every_worker_takes_that_step():
    assert "igny8_core.ai.worker_loading:LoadingStep" in _json(
        "from igny8_core.celery import app", "[str(step) for step in app.steps['worker']]"
    )


def _loaded(statements):
    return set(_json(statements, "sorted(sys.modules)")) & HEAVY


def _json(statements, shown):
    code = f"import json, sys, django; django.setup(); {statements}; print(json.dumps({shown}))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "igny8_core.settings.test"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])

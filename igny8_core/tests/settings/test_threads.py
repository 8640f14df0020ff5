"""NumPy in a process of the product: one thread of linear algebra, unless the operator says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
#: Other libraries have threads of their own, and come in an order that changes.
SHOW = """
import django
django.setup()
import numpy, threadpoolctl
print({library["num_threads"] for library in threadpoolctl.threadpool_info() if library["user_api"] == "blas"})
"""


@pytest.mark.parametrize(("said", "threads"), [(None, "{1}"), ("2", "{2}")])
def test_linear_algebra_takes_one_thread_unless_told(said, threads):
    variables = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    variables |= {"DJANGO_SETTINGS_MODULE": "igny8_core.settings.test"}
    if said:
        variables["OPENBLAS_NUM_THREADS"] = said
    shown = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, check=True
    )
    assert shown.stdout.strip() == threads

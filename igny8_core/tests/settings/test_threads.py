"""NumPy in a process of the product: one thread of linear algebra, unless the operator says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SHOW = """
import django
django.setup()
import numpy, threadpoolctl
print(threadpoolctl.threadpool_info()[0]["num_threads"])
"""


@pytest.mark.parametrize(("said", "threads"), [(None, "1"), ("2", "2")])
def test_linear_algebra_takes_one_thread_unless_told(said, threads):
    variables = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    variables |= {"DJANGO_SETTINGS_MODULE": "igny8_core.settings.test"}
    if said:
        variables["OPENBLAS_NUM_THREADS"] = said
    shown = subprocess.run([sys.executable, "-c", SHOW], env=variables, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == threads

"""`python -m igny8_core.tests.ai.replies`: the reply table with its outcomes."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8_core.settings.test")
django.setup()

from igny8_core.tests.ai.replies.table import lines  # noqa: E402 - models need Django

print("\n".join(lines()))

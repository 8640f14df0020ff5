"""Diaries to write into."""

from __future__ import annotations

import pytest

from igny8_core.chaos.diary import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)

"""What tests need of the machine. Missing, it skips the test; with REQUIRE_ALL=1, as in CI, it fails it."""

from __future__ import annotations

import os
import shutil

import pytest


def chromium() -> str:
    """Path of Chromium; `CHROMIUM` names one that is not on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), "")
    need(found, "Chromium (Debian: apt-get install chromium)")
    return found


def need(found: object, what: str) -> None:
    """Skip the test, or fail it where everything is required, unless `found`."""
    if found:
        return
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{what} is required here and was not found", pytrace=False)
    pytest.skip(f"{what} was not found")

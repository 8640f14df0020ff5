"""A missing program skips a test here and fails it in CI."""

import pytest

from igny8_core.tests import needs


def test_missing_is_skipped(monkeypatch):
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Chromium"):
        needs.need("", "Chromium")


def test_missing_fails_where_everything_is_required(monkeypatch):
    monkeypatch.setenv("REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="Chromium"):
        needs.need("", "Chromium")


def test_chromium_may_be_named(monkeypatch, tmp_path):
    program = tmp_path / "my-chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert needs.chromium() == str(program)

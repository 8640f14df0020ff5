"""`make audit`: silence of a registry is not taken for a clean bill."""

from __future__ import annotations

import pytest

from scripts.audit import AUDITS, ROOT, verdict


@pytest.mark.parametrize(
    ("returncode", "said", "result"),
    [
        (0, "No known vulnerabilities found", 0),
        (0, "found 0 vulnerabilities", 0),
        (1, "Found 2 known vulnerabilities in 1 package", 1),
        (1, "3 high severity vulnerabilities", 1),
        (0, "django  Dependency not found on PyPI and could not be audited: django (5.2.19)", 2),
        (1, "npm error audit endpoint returned an error", 2),
    ],
)
def test_the_verdict(returncode, said, result):
    assert verdict(returncode, said) == result


def test_what_is_audited_is_there():
    assert (ROOT / "requirements.txt").is_file()
    assert all((ROOT / audit.folder).is_dir() for audit in AUDITS)

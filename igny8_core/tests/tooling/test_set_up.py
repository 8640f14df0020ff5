import re

import pytest

from scripts import set_up
from scripts.lock import LOCKS
from scripts.ports import ROOT


def _names(purpose):
    return [step.stamp.name for step in set_up.steps_for(purpose)]


@pytest.mark.parametrize("purpose", ["run", "setup"])
def test_the_extra_for_embeddings_is_left_out_where_nobody_asked_for_it(purpose):
    assert not any("embeddings" in name for name in _names(purpose))


def test_the_tests_need_the_extra_and_the_front_end():
    names = _names("test")
    assert any("requirements-dev" in name for name in names)
    assert any("embeddings" in name for name in names)
    assert any("dist" in name for name in names)


def test_the_extra_needs_no_front_end():
    names = _names("embeddings")
    assert any("embeddings" in name for name in names)
    assert not any("node" in name or "dist" in name for name in names)


def test_the_extra_is_installed_without_what_its_packages_ask_for(monkeypatch):
    ran = []
    monkeypatch.setattr(set_up.subprocess, "run", lambda command, **_: ran.append(command) or _Done())
    set_up.embeddings_steps()[0].make()
    assert "--no-deps" in ran[0]
    assert "--require-hashes" in ran[0]


class _Done:
    returncode = 0


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(lock):
    text = (ROOT / lock).read_text()
    pinned = re.findall(r"^[\w.\[\]-]+==\S+", text, re.MULTILINE)
    assert pinned
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(pinned)


def test_no_lock_file_brings_pytorch():
    for lock in LOCKS:
        assert not re.search(r"^(torch|sentence-transformers|nvidia)", (ROOT / lock).read_text(), re.MULTILINE)

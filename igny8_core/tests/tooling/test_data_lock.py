"""Two `make run` on one data folder."""

import subprocess
import sys

import pytest

from scripts.data_lock import DataFolderBusy, hold_data_folder
from scripts.ports import ROOT


def test_the_second_is_told_who_holds_the_folder(tmp_path):
    code = (
        "import sys, pathlib; from scripts.data_lock import *\n"
        "with hold_data_folder(pathlib.Path(sys.argv[1]), port=8765): print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    first.stdout.readline()
    with pytest.raises(DataFolderBusy) as caught, hold_data_folder(tmp_path, port=9000):
        pass
    assert f"http://127.0.0.1:8765 (process {first.pid})" in str(caught.value)
    assert "\n" not in str(caught.value)
    first.kill()
    first.communicate()
    with hold_data_folder(tmp_path, port=9000):
        assert (tmp_path / "run.lock").read_text().endswith(" 9000")


def test_the_folder_is_free_after_the_block(tmp_path):
    for port in (1, 2):
        with hold_data_folder(tmp_path / "new", port=port):
            pass

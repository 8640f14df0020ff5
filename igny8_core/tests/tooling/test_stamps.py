"""Nothing is made twice, and nothing that changed is left as it was."""

from pathlib import Path

import pytest

from scripts.set_up import Step, perform
from scripts.stamps import Stamp


@pytest.fixture
def source(tmp_path) -> Path:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.ts").write_text("one")
    return folder


@pytest.fixture
def step(tmp_path, source):
    product = tmp_path / "dist"
    runs = []

    def make():
        runs.append("made")
        product.touch()

    stamp = Stamp("dist", (source, tmp_path / "absent.json"), product, ("v20",), folder=tmp_path / ".make")
    return Step("dist", stamp, make), runs


def test_made_once_then_left_alone(step):
    assert perform([step[0]]) is True
    assert perform([step[0]]) is False
    assert step[1] == ["made"]


def test_new_times_alone_change_nothing(step, source):
    perform([step[0]])
    (source / "a.ts").touch()
    assert step[0].stamp.is_current()


@pytest.mark.parametrize(
    "change",
    [
        lambda src: (src / "a.ts").write_text("two"),
        lambda src: (src / "b.ts").write_text(""),
        lambda src: (src / "a.ts").rename(src / "c.ts"),
        lambda src: (src / "a.ts").unlink(),
        lambda src: (src.parent / "dist").unlink(),
        lambda src: (src.parent / "absent.json").write_text("now here"),
    ],
    ids=["edited", "added", "renamed", "removed", "product gone", "named file appears"],
)
def test_every_change_makes_it_again(step, source, change):
    perform([step[0]])
    change(source)
    assert perform([step[0]]) is True


def test_another_tool_version_makes_it_again(step, tmp_path, source):
    perform([step[0]])
    newer = Stamp("dist", step[0].stamp.inputs, step[0].stamp.product, ("v22",), folder=tmp_path / ".make")
    assert not newer.is_current()


def test_a_step_that_fails_half_way_is_done_again(step):
    perform([step[0]])
    (step[0].stamp.inputs[0] / "a.ts").write_text("two")

    def fail():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        perform([Step("dist", step[0].stamp, fail)])
    (step[0].stamp.inputs[0] / "a.ts").write_text("one")
    assert not step[0].stamp.is_current()


def test_a_file_edited_while_it_is_built_is_built_again(step, source):
    stamp = step[0].stamp

    def make():
        stamp.product.touch()
        (source / "a.ts").write_text("edited meanwhile")

    perform([Step("dist", stamp, make)])
    assert not stamp.is_current()

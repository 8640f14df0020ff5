import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.providers.runware_request import LONGEST_PROMPT, covering_size, image_task, task_uuid
from igny8_core.tests.ai.providers.runware.conftest import MODEL, image_request


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        ((1024, 576), (1024, 576)),
        ((1200, 630), (1216, 640)),
        ((1000, 1000), (1024, 1024)),
        ((64, 64), (128, 128)),
        ((4096, 2304), (2048, 1152)),
        ((4096, 4096), (2048, 2048)),
        ((2500, 1400), (2048, 1152)),
        ((4096, 64), (2048, 128)),
    ],
)
def test_the_size_asked_for_is_the_next_that_covers_the_one_wanted(wanted, asked):
    assert covering_size(wanted) == asked


@given(st.integers(64, 4096), st.integers(64, 4096))
def test_every_size_becomes_one_that_runware_makes(width, height):
    asked = covering_size((width, height))
    assert all(128 <= side <= 2048 and side % 64 == 0 for side in asked)
    if max(width, height) <= 2048:
        assert asked[0] >= width and asked[1] >= height


def test_a_task_id_is_a_uuid_of_version_four_and_the_same_for_every_try():
    ids = {task_uuid(image_request(maybe_asked=known), model=MODEL, number=0) for known in (True, False)}
    assert len(ids) == 1
    made = uuid.UUID(ids.pop())
    assert (made.version, made.variant) == (4, uuid.RFC_4122)


def test_the_task_id_never_changes_between_releases():
    # Pictures that were ordered before an upgrade are looked up after it.
    assert task_uuid(image_request(), model=MODEL, number=0) == "8c3a14a2-bba9-4867-8784-3b738bbf3109"


def test_each_number_operation_and_question_has_its_own_id():
    requests = [
        image_request(),
        image_request(operation_id="7.1"),
        image_request(prompt="x"),
        image_request(size="64x64"),
    ]
    ids = [task_uuid(request, model=model, number=n) for request in requests for n in (0, 1) for model in ("a", "b")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("prompt", ["急須の写真", "\ud800", "a\x00b", "é" * 5000])
def test_any_prompt_makes_a_task(prompt):
    task = image_task(image_request(prompt=prompt), model=MODEL, size=(1024, 576), number=0)
    assert uuid.UUID(task["taskUUID"]).version == 4
    assert len(task["positivePrompt"]) <= LONGEST_PROMPT

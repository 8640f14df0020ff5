"""Celery's doors: they take an id or nothing, and what somebody else puts into the broker does no harm."""

from __future__ import annotations

import inspect

import pytest

from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.doorbell import DRIVE_TASK
from igny8_core.celery import app
from igny8_core.common import message_ids
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import AITaskFactory, RunFactory
from igny8_core.tests.modules.api import nothing_written

pytestmark = pytest.mark.django_db
#: The only things that a message may hold, by the name of the parameter.
IDS = {"run_pk": "int", "task_id": "str"}
GARBAGE = [
    None, True, 0, -1, 1.5, 10**30, "", "7", "7; DROP TABLE x", "../../etc/passwd", "\x00", "\ud800", "null",
    "a" * 100_000, [], [7], {}, {"pk": 7}, {"__reduce__": ["os.system", "id"]}, "run_1\n2026 CRITICAL forged",
]  # fmt: skip
each_door = pytest.mark.parametrize("name", [DRIVE_TASK, TASK_NAME])


def our_tasks():
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if task.run.__module__.startswith("igny8_core")}


def test_every_task_takes_an_id_or_nothing():
    tasks = our_tasks()
    assert {DRIVE_TASK, TASK_NAME} <= set(tasks)
    for name, task in tasks.items():
        parameters = inspect.signature(task.run).parameters
        assert len(parameters) <= 1, name
        assert {one: IDS.get(one) for one in parameters} == {one: p.annotation for one, p in parameters.items()}, name


def test_messages_are_json_only():
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"


@each_door
@pytest.mark.parametrize("given", GARBAGE, ids=lambda given: repr(given)[:30])
def test_what_is_no_id_is_logged_and_does_nothing(name, given, monkeypatch):
    lines = []
    monkeypatch.setattr(message_ids.log, "warning", lambda text, *about: lines.append(text % about))
    with nothing_written():
        our_tasks()[name].run(given)
    (line,) = lines
    assert name in line
    assert len(line) < 200
    assert line.isprintable()


NOBODYS = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(("name", "given"), [(DRIVE_TASK, 987_654), (TASK_NAME, NOBODYS)])
def test_an_id_of_nothing_does_nothing(name, given):
    with nothing_written():
        our_tasks()[name].run(given)


def test_a_run_that_was_deleted_or_has_ended_is_left(bells):
    ended, gone = RunFactory.completed(), RunFactory.running()
    pk = gone.pk
    AutomationRun.objects.filter(pk=pk).delete()
    with nothing_written():
        for one in (ended.pk, pk):
            our_tasks()[DRIVE_TASK].run(one)


@pytest.mark.parametrize(
    "status", [GenerationStatus.COMPLETED, GenerationStatus.FAILED, GenerationStatus.CANCELLED], ids=str
)
def test_a_task_that_has_ended_is_not_done_again(status):
    task = AITaskFactory(status=status)
    with nothing_written():
        our_tasks()[TASK_NAME].run(str(task.pk))


def test_a_task_of_a_run_is_not_taken_out_of_its_turn():
    task = AITaskFactory(run=RunFactory.paused(), stage=1, position=0)
    with nothing_written():
        our_tasks()[TASK_NAME].run(str(task.pk))

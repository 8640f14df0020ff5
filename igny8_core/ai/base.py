"""What an AI function is: a plug-in that only answers questions.

It knows which rows it works on, what to ask the provider, how to read the answer and how to save it. It knows nothing
of Celery, leases, credits or HTTP: the engine asks, the function answers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, ClassVar, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from igny8_core.ai.enqueue import enqueue
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, ImageRequest, TextReply, TextRequest
from igny8_core.business.accounts.models import Account, Site
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.common.numbers import LARGEST_ID, plural
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.transitions import move

Request = TextRequest | ImageRequest
Reply = TextReply | ImageReply


@dataclass(frozen=True)
class Batch:
    """Rows that go into one call, a name for people, and what planning knew about them."""

    ids: list[int]
    label: str
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """The rows as they are now. `gone` are ids that need nothing any more (done by hand, deleted, disabled)."""

    rows: list[Any]
    gone: list[int]
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What was saved: `done` and `missing` ids, `units` to charge, `made` counts for the stage result, a sentence."""

    done: list[int]
    missing: list[int]
    units: Decimal
    made: dict[str, int]
    message: str
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Expected:
    """What a selection will cost: how many rows still need the work, and the units of each task it becomes.

    `most` are the units that may be charged at most, in the same order; empty where nothing can come out dearer.
    """

    items: int
    units: list[Decimal]
    note: str
    most: list[Decimal] = field(default_factory=list)


class AIFunction(ABC):
    """Base of the AI functions. Subclasses are stateless; one instance serves all threads."""

    name: ClassVar[str]
    #: What an input row is called, in the singular.
    noun: ClassVar[str]
    model: ClassVar[type[Model]]
    #: True for work that asks no provider.
    is_local: ClassVar[bool] = False
    payload_key: ClassVar[str] = "ids"
    #: Most rows that one call can take.
    max_batch: ClassVar[int] = 100

    # The screens' door -------------------------------------------------------------------------------------------

    def execute(self, payload: dict[str, Any], account: Account) -> dict[str, Any]:
        """Queue this function on `payload["ids"]` for an account; returns {"task_id", "task_ids"}.

        Raises InvalidInputError (nothing or nonsense selected), NotFoundError (an id that is not the account's) and
        ConflictError (a row that another task works on).
        """
        ids = self.validate(payload)
        site_ids = set(self.rows().filter(pk__in=ids, account=account).values_list("site_id", flat=True))
        if len(site_ids) != 1:
            raise NotFoundError(f"Select {self.noun}s of one of your sites.")
        site = Site.objects.get(pk=site_ids.pop())
        found = self.rows().filter(pk__in=ids, site=site).count()
        if found != len(ids):
            raise NotFoundError(f"{plural(len(ids) - found, self.noun)} of the selection could not be found.")
        wishes = self.wishes(payload)
        planned = self.plan(site=site, ids=ids, batch_size=len(ids))
        batches = [replace(batch, payload={**batch.payload, **wishes}) for batch in planned]
        in_line = self.most_at_once(len(batches)) < len(batches)
        # All or nothing: a row that is busy must not leave half of the selection queued behind an error.
        with transaction.atomic():
            tasks: list[AITask] = []
            for number, batch in enumerate(batches):
                place = number if in_line else None
                group = tasks[0].pk if tasks else None
                tasks.append(self._enqueue(site=site, batch=batch, group=group, position=place))
            self.refuse(ids)
        return {"task_id": str(tasks[0].pk), "task_ids": [str(task.pk) for task in tasks]}

    def _enqueue(self, *, site: Site, batch: Batch, group: UUID | None, position: int | None) -> AITask:
        return enqueue(
            site=site,
            function=self.name,
            ids=batch.ids,
            label=batch.label,
            payload=batch.payload,
            rows=self.rows().filter(pk__in=batch.ids),
            group=group,
            position=position,
        )

    def wishes(self, payload: dict[str, Any]) -> dict[str, Any]:
        """What a person asked for beyond the rows; it is kept in the payload of the tasks."""
        return {}

    def validate(self, payload: dict[str, Any]) -> list[int]:
        """The ids asked for: whole numbers, each once, at least one."""
        ids = payload.get(self.payload_key, payload.get("ids"))
        if not isinstance(ids, list) or not ids or not all(type(i) is int and 0 < i <= LARGEST_ID for i in ids):
            raise InvalidInputError(f"Select at least one {self.noun}.")
        return list(dict.fromkeys(ids))

    # What the engine and the automation ask ------------------------------------------------------------------------

    def rows(self) -> QuerySet[Any]:
        """All rows of the model this function works on."""
        return cast("QuerySet[Any]", self.model._default_manager.all())

    def plan(self, *, site: Site, ids: Sequence[int], batch_size: int) -> list[Batch]:
        """Cut the rows of a queue into batches, in order."""
        size = min(batch_size, self.max_batch)
        chunks = [list(ids[i : i + size]) for i in range(0, len(ids), size)]
        names = self.labels(ids) if size == 1 else {}
        return [Batch(ids=chunk, label=names.get(chunk[0]) or plural(len(chunk), self.noun)) for chunk in chunks]

    def most_at_once(self, batches: int) -> int:
        """Of so many batches, how many may be asked about side by side without one needing what another brings."""
        return max(1, batches)

    def labels(self, ids: Sequence[int]) -> dict[int, str]:
        """A name for each row, shown as the current item."""
        return {row.pk: str(row)[:300] for row in self.rows().filter(pk__in=ids)}

    @abstractmethod
    def prepare(self, task: AITask) -> Prepared:
        """Load the rows that still need the work."""

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """The question for the provider. Local functions are never asked."""
        raise TypeError(f"{self.name} asks no provider")

    def parse_response(self, prepared: Prepared, reply: Reply) -> Any:
        """Check the reply against what was asked. Raises ProviderError when it is of no use."""
        raise TypeError(f"{self.name} asks no provider")

    def follow_up(self, task: AITask, prepared: Prepared, parsed: Any, *, operation_id: str) -> Request | None:
        """A second question, when the answer is good but not enough; asked at most once. None: it is enough.

        Deterministic: a retry that finds the first answer in the journal must ask the very same question again.
        """
        return None

    def parse_follow_up(self, prepared: Prepared, parsed: Any, reply: Reply) -> Any:
        """The first result with what the second answer adds. Raises ProviderError when that is of no use.

        Must leave `parsed` as it is: it is saved as it stands when this raises.
        """
        raise TypeError(f"{self.name} asks only once")

    @abstractmethod
    def save_output(self, task: AITask, prepared: Prepared, parsed: Any) -> Outcome:
        """Write outputs and statuses, inside the engine's transaction."""

    def give_up(self, ids: Sequence[int]) -> dict[str, int]:
        """Mark rows whose last attempt failed, inside the engine's transaction; returns what that made, by counter."""
        self.rows().filter(pk__in=ids).update(generation_status=GenerationStatus.FAILED)
        return {}

    def lock(self, ids: Sequence[int]) -> None:
        """Hold these rows until the caller's transaction ends, in an order that all share.

        Whoever ends a task from outside takes its rows before the task, as a save does; else the two of them would
        wait for each other. Without the key: an article that is being inserted refers to its task all the while.
        """
        list(self.rows().filter(pk__in=ids).order_by("pk").select_for_update(no_key=True).values_list("pk"))

    def refuse(self, ids: Sequence[int]) -> None:  # noqa: B027 - of most rows there is nothing to refuse
        """Raise RowRefusedError when nothing may be bought for one of these rows, which the caller has marked."""

    def take_up(self, ids: Sequence[int]) -> bool:
        """Undo `give_up`, in the caller's transaction. False, and nothing moves, when other work has one of the rows.

        Rows that were done or deleted meanwhile are left as they are: `prepare` finds them gone.
        """
        rows = self.rows().filter(pk__in=ids)
        busy = {GenerationStatus.QUEUED, GenerationStatus.PROCESSING}
        if busy & set(rows.select_for_update().values_list("generation_status", flat=True)):
            return False
        idle = (GenerationStatus.FAILED, GenerationStatus.PENDING)
        move(rows, field="generation_status", come_from=idle, to=GenerationStatus.QUEUED)
        self.refuse(ids)
        return True

    def show_in_work(self, ids: Sequence[int]) -> None:
        """The rows' badges change from queued to processing. One that has ended meanwhile keeps its end."""
        rows = self.rows().filter(pk__in=ids)
        move(rows, field="generation_status", come_from=GenerationStatus.QUEUED, to=GenerationStatus.PROCESSING)

    def let_go(self, ids: Sequence[int]) -> None:
        """Free rows for other work, inside the caller's transaction: those that have what is made here are completed.

        They were so before somebody asked for it again, or a person has made it meanwhile.
        """
        busy = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
        rows = self.rows().filter(pk__in=ids)
        done = rows.filter(self.has_it())
        move(done, field="generation_status", come_from=busy, to=GenerationStatus.COMPLETED)
        move(rows, field="generation_status", come_from=busy, to=GenerationStatus.PENDING)

    @abstractmethod
    def has_it(self) -> Q:
        """Rows that have what this function makes."""

    def expected_units(self, prepared: Prepared) -> Decimal:
        """What the call will cost at least, to refuse before the provider is paid."""
        return Decimal(len(prepared.rows))

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """What the rows that still need the work would cost, in as many queries for a thousand as for one."""
        return Expected(items=len(ids), units=[], note="Free")

    def expected_anew(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """The same with what is there already made once more. Most functions leave that as it is."""
        return self.expected(site=site, ids=ids)

    def made_together(self, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The results of several tasks of one selection as one: counts added up, for `success_message`."""
        names = {name for result in results for name, value in result.items() if type(value) is int}
        return {name: sum(int(result.get(name, 0)) for result in results) for name in sorted(names)}

    def success_message(self, made: Mapping[str, int]) -> str:
        """What was made, in a sentence: for one task or, with its counts added up, for several together."""
        return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in made.items())

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        """What credits were taken for, by a task's label and result: a line of the account's bill."""
        return f"{self.name.replace('_', ' ').capitalize()}: {label}"

    # Progress sentences --------------------------------------------------------------------------------------------

    def prep_message(self, task: AITask) -> str:
        """PREP, in the words of the product."""
        return f"Preparing {plural(len(task.input_ids), self.noun)}"

    def prepared_message(self, task: AITask, prepared: Prepared) -> str:
        """PREP, once the rows are loaded and there is more to count."""
        return self.prep_message(task)

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        """AI_CALL; `done` of `wanted` words have arrived."""
        return f"Working on {plural(len(prepared.rows), self.noun)}"

    def current_item(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        """What AI_CALL is at, beside the sentence; `done` of `wanted` words have arrived."""
        return task.label

    def parse_message(self, task: AITask, prepared: Prepared) -> str:
        """PARSE, shown from the moment the answer is journaled."""
        return "Checking the answer"

    def save_message(self, task: AITask, prepared: Prepared, parsed: Any) -> str:
        """SAVE."""
        return f"Saving {task.label}"

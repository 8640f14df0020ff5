"""Images from Runware. An order carries an id of ours, so a lost answer is looked up and not bought again."""

from __future__ import annotations

from decimal import Decimal

from igny8_core.ai.providers.base import ImageReply, ImageRequest, Usage
from igny8_core.ai.providers.image_bytes import media_type, parse_size
from igny8_core.ai.providers.reencoding import reencoded
from igny8_core.ai.providers.runware_account import credit_left, number_in
from igny8_core.ai.providers.runware_bytes import picture_bytes
from igny8_core.ai.providers.runware_client import OFFICIAL_URL, Connection, Row
from igny8_core.ai.providers.runware_request import image_task
from igny8_core.ai.providers.runware_tasks import Picture, State, Tasks
from igny8_core.common.exceptions import AppError, InvalidInputError, ProviderError

#: US dollars. What is above is a mistake, and would not fit into the books.
HIGHEST_COST = 1000
#: Orders of one picture of which all but the last ended without one.
MOST_ORDERS = 5


class RunwareImageProvider:
    """Makes pictures through the REST API. One instance serves all threads."""

    name = "runware"
    is_local = False

    def __init__(
        self, api_key: str, model: str, *, base_url: str = OFFICIAL_URL, connection: Connection | None = None
    ) -> None:
        self.model = model
        self._connection = connection or Connection(api_key=api_key, base_url=base_url)

    def generate(self, request: ImageRequest) -> ImageReply:
        """Return the picture in exactly the size and format asked for; its cost in US dollars is in the usage.

        The same operation id, prompt, size and model get the same picture, which is paid for once, however often an
        answer is lost. Raises ProviderKeyRefusedError (key, credit, model), TooManyRequestsError, ProviderTimeoutError,
        InvalidInputError (size, format, declined prompt) and ProviderError.
        """
        size = parse_size(request.size)
        media_type(request.image_format)
        model = request.model or self.model
        row = self._bought(request, model=model, size=size)
        return reencoded(request, picture_bytes(row, self._connection), usage=Usage(model=model, cost=_cost(row)))

    def check(self) -> Decimal | None:
        """The credit left in US dollars, None when the key may not read it. Costs nothing.

        Raises what `generate` raises when the key is refused, the credit is used up or Runware cannot be reached.
        """
        return credit_left(self._connection, model=self.model)

    def _bought(self, request: ImageRequest, *, model: str, size: tuple[int, int]) -> Row:
        """The row of the picture, whether it was ordered now or by an earlier try."""
        tasks = Tasks(self._connection, model)
        failure: AppError = ProviderError("Runware made no picture.")
        for number in range(MOST_ORDERS):
            task = image_task(request, model=model, size=size, number=number)
            found = tasks.find(task["taskUUID"]) if request.maybe_asked else State.UNKNOWN
            is_new = found is State.UNKNOWN and tasks.order(task)
            ended = tasks.wait(task["taskUUID"]) if isinstance(found, State) else found
            if isinstance(ended, Picture):
                return ended.row
            # What an earlier try ordered and did not get was not sold either: the next number is ordered.
            failure = ended.error
            if is_new or isinstance(failure, InvalidInputError):
                break
        raise failure


def _cost(row: Row) -> str | None:
    """US dollars in Runware's own words; None without any, so that the price table tells."""
    cost = number_in(row.get("cost"))
    return format(cost, "f") if cost is not None and 0 < cost < HIGHEST_COST else None

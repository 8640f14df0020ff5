"""How the provider feels: quick and reliable for fault points, like a real one on a bad day for everything else."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderTimeoutError,
    TooManyRequestsError,
)

_random = random.SystemRandom()


@dataclass(frozen=True)
class Mood:
    """`refusing` is a function whose calls fail (`for_good`: it is of no use to ask again).

    `trouble` is the share of calls that something happens to.
    """

    trouble: float = 0.0
    refusing: str = ""
    for_good: bool = False

    def before_sale(self, function: str) -> None:
        """May raise: nothing is sold then."""
        if function == self.refusing:
            kind = InvalidInputError if self.for_good else ProviderError
            raise kind("The AI service refuses.")
        if self._happens(1):
            raise ProviderError("The AI service is down.")
        if self._happens(1):
            raise TooManyRequestsError("Slow down.", details={"retry_after": 1})
        if self._happens(1):
            raise InvalidInputError("The AI service does not answer this.")

    def while_working(self) -> None:
        """Takes its time, and may raise: it is paid for all the same."""
        if self.trouble:
            time.sleep(_random.expovariate(1 / 0.03))
        if self._happens(3):
            time.sleep(_random.uniform(0.5, 5))
        if self._happens(1):
            raise ProviderTimeoutError("The AI service took too long.")

    def is_sloppy(self) -> bool:
        """The answer leaves something out."""
        return self._happens(2)

    def is_lost_for_words(self) -> bool:
        """The answer is none."""
        return self._happens(1)

    def _happens(self, parts: int) -> bool:
        return _random.random() < self.trouble * parts / 10


CALM = Mood()
BAD_DAY = Mood(trouble=0.1)


def refusing(function: str, *, for_good: bool = False) -> Mood:
    """Quick, but never for this function."""
    return Mood(refusing=function, for_good=for_good)

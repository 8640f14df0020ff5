"""How much is to be broken in one go."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from math import ceil

DATABASES = ("sqlite", "postgres")
#: Every point at every stage.
ALL_CELLS = 10_000


@dataclass(frozen=True)
class Plan:
    """What is asked for; the rest follows from the number of kills, in the proportions of the full size."""

    database: str
    kills: int = 200
    runs: int = 100
    cells: int = ALL_CELLS
    seed: int = 1
    without_safety: bool = False

    @property
    def zombies(self) -> int:
        """Workers frozen for longer than their leases."""
        return ceil(self.kills / 10)

    @property
    def flushes(self) -> int:
        """FLUSHALL on the broker, which is the cache as well."""
        return ceil(self.kills / 20)

    @property
    def restarts(self) -> int:
        """Immediate restarts of the database server."""
        return ceil(self.kills / 40) if self.database == "postgres" else 0

    @property
    def duplicates(self) -> int:
        """Messages delivered again. Without locks so many that two drivers surely meet."""
        return self.kills * (10 if self.without_safety else 1)

    def to_json(self) -> str:
        """For the process that does it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """What `to_json` wrote."""
        return cls(**json.loads(text))

"""Numbers and times in sentences."""

from __future__ import annotations

#: What a column of ids can hold; SQLite fails on more instead of finding nothing.
LARGEST_ID = 2**63 - 1


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 keyword`, `1,245 keywords`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def duration(seconds: float) -> str:
    """`45s`, `2m 30s`, `1h 23m`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours}h {minutes}m"
    return f"{minutes}m {left}s" if minutes else f"{left}s"

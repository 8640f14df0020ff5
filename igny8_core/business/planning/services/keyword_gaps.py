"""Figures that a keyword had not when it came in, and that a later file knows."""

from __future__ import annotations

from collections.abc import Iterable

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.cluster_figures import refresh

FIGURES = ("volume", "difficulty", "intent", "country")
_UNKNOWN = (None, "")


def fill_gaps(pairs: Iterable[tuple[Keywords, Keywords]]) -> int:
    """Give the first of each pair what it lacks and the second has; returns how many got something.

    What is known stays. Clusters of keywords that changed are added up anew.
    """
    changed = [known for known, came in pairs if _fill(known, came)]
    if changed:
        Keywords.objects.bulk_update(changed, FIGURES)
        refresh({row.cluster_id for row in changed if row.cluster_id is not None})
    return len(changed)


def _fill(known: Keywords, came: Keywords) -> bool:
    missing = [name for name in FIGURES if getattr(known, name) in _UNKNOWN and getattr(came, name) not in _UNKNOWN]
    for name in missing:
        setattr(known, name, getattr(came, name))
    return bool(missing)

"""Loaded by schemathesis (SCHEMATHESIS_HOOKS): ids that exist, in paths, queries and bodies."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import schemathesis

from igny8_core.fuzzing.ids import SEED, Known, with_known_ids


@lru_cache(maxsize=1)
def _known() -> Known:
    ids: Known = json.loads(Path(os.environ[SEED]).read_text())["ids"]
    return ids


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Rows that are there."""
    return with_known_ids(path_parameters, known=_known(), path=context.operation.path)


@schemathesis.hook
def map_query(context: Any, query: Any) -> Any:
    """Sites and accounts that are there."""
    return with_known_ids(query, known=_known(), path=context.operation.path)


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Selections of rows that are there."""
    return with_known_ids(body, known=_known(), path=context.operation.path)

"""Below planner/."""

from __future__ import annotations

from igny8_core.tests.architecture.routes.case import Case, site_id

FILE = b"keyword,volume\nmoka pot,320\n"
CASES = (
    Case("POST planner/keywords/import/", "body site_id", body=site_id, file=FILE),
    Case("POST planner/keywords/import/preview/", "body site_id", body=site_id, file=FILE),
)

import csv
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import assert_error

EXPORT = "/api/v1/automation/history/export/"


def rows(response):
    assert response.status_code == 200, response.content
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


def test_the_file_has_every_run_of_the_site_and_of_no_other(site, owner):
    run = RunFactory.completed(site=site, total_credits_used=12)
    RunFactory.failed(site=site, error_message="=broken")
    RunFactory.completed()
    found = {row["Run"]: row for row in rows(owner.get(EXPORT, {"site_id": site.pk}))}
    assert len(found) == 2
    assert (found[run.run_id]["Status"], found[run.run_id]["Credits used"]) == ("completed", "12")
    assert "'=broken" in {row["Error"] for row in found.values()}


def test_queries_do_not_grow_with_the_runs(site, owner):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            owner.get(EXPORT, {"site_id": site.pk}).getvalue()
        return len(seen)

    RunFactory.completed(site=site)
    few = queries()
    for _ in range(10):
        RunFactory.completed(site=site)
    assert queries() == few


def test_a_foreign_site_does_not_exist(site, stranger):
    assert_error(stranger.get(EXPORT, {"site_id": site.pk}), 404, "NotFoundError")

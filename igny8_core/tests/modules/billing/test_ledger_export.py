import csv
import io

from igny8_core.tests.factories import SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

LEDGER = "/api/v1/billing/ledger/"


def rows(response):
    assert response.status_code == 200, response.content
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


def test_the_file_has_every_movement_of_the_list_and_no_other(site, owner):
    SiteFactory()
    listed = owner.get(LEDGER, {"account_id": site.account_id}).json()["results"]
    found = rows(owner.get(f"{LEDGER}export/", {"account_id": site.account_id}))
    assert listed
    assert [(int(row["Id"]), int(row["Credits"]), row["Charged for"]) for row in found] == [
        (row["id"], row["balance_change"], row["charged_for"]) for row in listed
    ]


def test_the_file_is_named_after_the_account(site, owner):
    site.account.name = "Bean & Co"
    site.account.save()
    response = owner.get(f"{LEDGER}export/", {"account_id": site.account_id, "format": "xlsx"})
    assert 'filename="ledger-bean-co-' in response["Content-Disposition"]


def test_a_foreign_account_does_not_exist(site, stranger):
    with nothing_written():
        response = stranger.get(f"{LEDGER}export/", {"account_id": site.account_id})
        assert_error(response, 404, "NotFoundError")

"""A new site with its account and first credits."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Account, Site
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of, ledger_sum
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.tests.modules.api import nothing_written

pytestmark = pytest.mark.django_db


def test_account_site_and_credits_come_at_once():
    site = add_site_with_credits(domain="Example.com", account_name="Beans", credits=500, timezone="Europe/Berlin")
    assert (site.domain, site.account.name, site.timezone) == ("example.com", "Beans", "Europe/Berlin")
    assert balance_of(account_id=site.account_id).balance == 500
    assert ledger_sum(account_id=site.account_id) == balance_of(account_id=site.account_id)
    assert LedgerEntry.objects.get().description == "Granted with example.com"


def test_a_second_site_joins_the_account_and_adds_its_credits():
    first = add_site_with_credits(domain="a.example.com", account_name="Beans", credits=500)
    second = add_site_with_credits(domain="b.example.com", account_name="Beans", credits=70)
    assert first.account_id == second.account_id
    assert balance_of(account_id=first.account_id).balance == 570


def test_without_credits_there_is_an_empty_wallet():
    site = add_site_with_credits(domain="example.com", account_name="Beans")
    assert site.account.wallet.balance == 0
    assert not LedgerEntry.objects.exists()


def test_what_is_no_domain_leaves_not_even_the_account():
    with nothing_written(), pytest.raises(InvalidInputError, match="is not a domain"):
        add_site_with_credits(domain="not a domain", account_name="Beans", credits=500)
    assert not Account.objects.exists()


def test_a_site_that_is_there_already_gets_no_credits_again():
    add_site_with_credits(domain="example.com", account_name="Beans", credits=500)
    with nothing_written(), pytest.raises(ConflictError, match="Beans already has the site example.com"):
        add_site_with_credits(domain="https://EXAMPLE.com/", account_name="Beans", credits=500)
    assert Site.objects.count() == 1

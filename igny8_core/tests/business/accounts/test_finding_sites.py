"""Which site an operator means."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.selectors.sites import site_by_domain
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.tests.factories import SiteFactory


def test_a_site_is_found_in_whatever_case_it_is_typed(db):
    site = SiteFactory(domain="example.com")
    assert site_by_domain(domain=" Example.COM ") == site


def test_two_accounts_with_one_domain_must_be_told_apart(db):
    sites = [SiteFactory(domain="example.com") for _ in range(2)]
    with pytest.raises(InvalidInputError, match="--account NAME"):
        site_by_domain(domain="example.com")
    assert site_by_domain(domain="example.com", account_name=sites[1].account.name) == sites[1]


def test_an_unknown_site_is_answered_with_those_that_are_known(db):
    with pytest.raises(NotFoundError, match="none yet; add one with add_site"):
        site_by_domain(domain="example.com")
    SiteFactory(domain="a.example.com")
    with pytest.raises(NotFoundError, match="There is no site “example.com”. Known sites: a.example.com."):
        site_by_domain(domain="example.com")


def test_the_account_must_be_the_sites(db):
    SiteFactory(domain="example.com")
    with pytest.raises(NotFoundError):
        site_by_domain(domain="example.com", account_name="Nobody")

"""Adding sites and changing them."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Site
from igny8_core.business.accounts.services.sites import add_site, clean_domain
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.tests.factories import AccountFactory


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("example.com", "example.com"),
        ("  WWW.Example.COM ", "www.example.com"),
        ("https://example.com/blog/?x=1", "example.com"),
        ("http://example.com:8080", "example.com"),
        ("a-b.example.co.uk", "a-b.example.co.uk"),
        ("käse.de", "käse.de"),
    ],
)
def test_a_domain_is_cut_out_of_what_people_type(typed, domain):
    assert clean_domain(typed) == domain


@pytest.mark.parametrize(
    "typed",
    ["", " ", "localhost", "example", "-a.com", "a-.com", "a..com", ".com", "a b.com", "a.com.", "x" * 300 + ".com"],
)
def test_what_is_no_domain_is_refused_in_a_sentence(typed):
    with pytest.raises(InvalidInputError, match="is not a domain. Use a name such as example.com."):
        clean_domain(typed)


def test_an_account_has_a_site_once_and_another_account_may_have_it_too(db):
    account, other = AccountFactory(name="Beans"), AccountFactory()
    add_site(account=account, domain="example.com")
    with pytest.raises(ConflictError, match="Beans already has the site example.com."):
        add_site(account=account, domain="EXAMPLE.com")
    add_site(account=other, domain="example.com")
    assert Site.objects.count() == 2

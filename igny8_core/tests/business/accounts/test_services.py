"""Opening accounts, adding sites and people."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Account, Membership, Role, Site
from igny8_core.business.accounts.services import add_member, add_site, clean_domain, open_account
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.tests.factories import AccountFactory, UserFactory


def test_an_account_is_opened_once(db):
    assert open_account(name=" Beans ") == open_account(name="Beans")
    assert Account.objects.get().name == "Beans"


@pytest.mark.parametrize("name", ["", "  "])
def test_an_account_needs_a_name(db, name):
    with pytest.raises(InvalidInputError, match="needs a name"):
        open_account(name=name)


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


def test_a_member_has_one_role_per_account(db):
    account, user = AccountFactory(), UserFactory()
    add_member(account=account, user=user, role=Role.VIEWER)
    add_member(account=account, user=user, role=Role.EDITOR)
    assert Membership.objects.get().role == Role.EDITOR

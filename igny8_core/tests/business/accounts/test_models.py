"""People and sites."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from igny8_core.business.accounts.models import Membership, User, valid_time_zone
from igny8_core.tests.factories import AccountFactory, SiteFactory, UserFactory


def test_a_person_is_known_by_their_address_in_whatever_case(db):
    user = UserFactory(email="ada@example.com")
    assert User.objects.get_by_natural_key("Ada@Example.com") == user


def test_a_superuser_needs_an_address_and_a_password_only(db):
    boss = User.objects.create_superuser(email="boss@example.com", password="a-long-password")
    assert boss.is_staff
    assert boss.check_password("a-long-password")


def test_a_person_is_in_an_account_once(db):
    account = AccountFactory()
    user = UserFactory.member(account)
    with pytest.raises(IntegrityError):
        Membership.objects.create(account=account, user=user)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"])
def test_a_time_zone_is_a_name_of_the_database(zone):
    valid_time_zone(zone)


@pytest.mark.parametrize("zone", ["", "CEST+1", "Berlin", "europe/berlin", "../etc/passwd"])
def test_anything_else_is_refused_with_an_example(zone):
    with pytest.raises(ValidationError, match="Use a name such as Europe/Berlin"):
        valid_time_zone(zone)


def test_a_site_checks_its_time_zone(db):
    site = SiteFactory.build(account=AccountFactory(), timezone="Moon/Crater")
    with pytest.raises(ValidationError) as refused:
        site.full_clean()
    assert set(refused.value.message_dict) == {"timezone"}

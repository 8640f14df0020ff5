"""Credits in Django admin: granted by an action, never typed."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.selectors import balance_of, ledger_sum
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import AccountFactory, UserFactory
from igny8_core.tests.modules.api import nothing_written

WALLETS = reverse("admin:billing_wallet_changelist")


@pytest.fixture
def wallet(db):
    return AccountFactory.with_credits(10).wallet


def grant(client, *wallets):
    body = {"action": "grant_credits", "_selected_action": [wallet.pk for wallet in wallets]}
    return [str(message) for message in get_messages(client.post(WALLETS, body).wsgi_request)]


def test_a_superuser_grants_credits_and_the_ledger_names_them(wallet):
    boss = UserFactory.operator()
    assert grant(client_of(boss), wallet) == ["Granted 1,000 credits to 1 account."]
    assert balance_of(account_id=wallet.account_id).balance == 1010
    entry = LedgerEntry.objects.latest("id")
    assert (entry.kind, entry.balance_change, entry.description) == ("grant", 1000, f"Granted by {boss}")


def test_granting_twice_on_purpose_grants_twice(wallet):
    boss = client_of(UserFactory.operator())
    for _ in range(2):
        grant(boss, wallet)
    assert balance_of(account_id=wallet.account_id).balance == 2010
    assert ledger_sum(account_id=wallet.account_id) == balance_of(account_id=wallet.account_id)


def test_a_form_that_is_sent_twice_grants_once(wallet):
    boss = client_of(UserFactory.operator())
    token = re.search(r'name="grant_token" value="(\w{32})"', boss.get(WALLETS).content.decode())[1]
    body = {"action": "grant_credits", "_selected_action": [wallet.pk], "grant_token": token}
    for _ in range(2):
        boss.post(WALLETS, body)
    assert balance_of(account_id=wallet.account_id).balance == 1010
    assert boss.get(WALLETS).content.decode().count(token) == 0, "a fresh page has a fresh token"


def test_staff_who_may_only_look_grant_nothing(wallet):
    clerk = UserFactory(is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_wallet"))
    client = client_of(clerk)
    with nothing_written():
        assert grant(client, wallet) == ["Only a superuser may grant credits."]


@pytest.mark.parametrize("action", ["delete_selected", "no_such_action"])
def test_wallets_cannot_be_deleted_in_bulk(wallet, action):
    client_of(UserFactory.operator()).post(WALLETS, {"action": action, "_selected_action": [wallet.pk], "post": "yes"})
    assert Wallet.objects.filter(pk=wallet.pk).exists()


def test_the_ledger_can_be_looked_at_and_nothing_else(wallet):
    boss = client_of(UserFactory.operator())
    entry = LedgerEntry.objects.get()
    page = reverse("admin:billing_ledgerentry_change", args=[entry.pk])
    assert boss.get(page).status_code == 200
    with nothing_written():
        assert boss.post(page, {"balance_change": 1_000_000}).status_code == 403
        assert (
            boss.post(reverse("admin:billing_ledgerentry_delete", args=[entry.pk]), {"post": "yes"}).status_code == 403
        )
        assert boss.get(reverse("admin:billing_ledgerentry_add")).status_code == 403
        boss.post(
            reverse("admin:billing_ledgerentry_changelist"),
            {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"},
        )


def test_an_account_with_a_ledger_cannot_be_deleted(wallet):
    boss = client_of(UserFactory.operator())
    response = boss.post(reverse("admin:accounts_account_delete", args=[wallet.account_id]), {"post": "yes"})
    assert "Cannot delete account" in response.content.decode()
    assert LedgerEntry.objects.filter(account_id=wallet.account_id).exists()

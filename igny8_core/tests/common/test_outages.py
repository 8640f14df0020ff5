"""A database that is away is not a wrong statement."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)

from igny8_core.business.billing.models import Wallet
from igny8_core.business.billing.services import credit_service
from igny8_core.common.outages import database_is_away
from igny8_core.settings.environment import database_settings
from igny8_core.tests.factories import AccountFactory

POSTGRES = "postgresql://igny8:secret@db:5432/igny8"


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed"), DatabaseError("server closed")])
def test_a_connection_that_broke_is_a_database_that_is_away(error):
    assert database_is_away(error)


@pytest.mark.parametrize("kind", [IntegrityError, DataError, ProgrammingError, InternalError, ValueError])
def test_a_statement_that_is_wrong_is_not(kind):
    assert not database_is_away(kind("no"))


def test_a_transaction_that_nobody_goes_on_with_is_ended_after_two_minutes():
    options = database_settings(POSTGRES)["OPTIONS"]
    assert options["options"] == "-c idle_in_transaction_session_timeout=120000"


def test_options_of_the_address_stay():
    options = database_settings(f"{POSTGRES}?options=-c%20search_path%3Dx")["OPTIONS"]
    assert options["options"] == "-c search_path=x"


@pytest.mark.django_db(transaction=True)
def test_a_worker_frozen_within_a_transaction_does_not_lock_others_out_for_ever():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's locks end with the process")
    account = AccountFactory.with_credits(10)
    said = []

    def frozen():
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET idle_in_transaction_session_timeout = 300")
                Wallet.objects.filter(account=account).update(reserved=5)
                time.sleep(1)
                Wallet.objects.filter(account=account).update(reserved=6)
        except Exception as error:
            said.append(database_is_away(error))
        finally:
            connections.close_all()

    thread = threading.Thread(target=frozen)
    thread.start()
    time.sleep(0.1)
    reason = credit_service.Reason(key="other", description="Another run of the account")
    credit_service.hold(account_id=account.pk, amount=1, reason=reason)
    thread.join()
    assert said == [True]
    assert Wallet.objects.get(account=account).reserved == 1

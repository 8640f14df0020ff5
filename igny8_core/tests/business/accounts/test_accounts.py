"""Opening and naming accounts."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Account
from igny8_core.business.accounts.services.accounts import open_account
from igny8_core.common.exceptions import InvalidInputError


def test_an_account_is_opened_once(db):
    assert open_account(name=" Beans ") == open_account(name="Beans")
    assert Account.objects.get().name == "Beans"


@pytest.mark.parametrize("name", ["", "  "])
def test_an_account_needs_a_name(db, name):
    with pytest.raises(InvalidInputError, match="needs a name"):
        open_account(name=name)

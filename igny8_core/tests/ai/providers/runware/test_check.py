from decimal import Decimal

import pytest

from igny8_core.common.exceptions import ProviderError, ProviderKeyRefusedError, TooManyRequestsError
from igny8_core.tests.ai.providers.runware.conftest import provider_for
from igny8_core.tests.ai.providers.runware.fake_runware import problem, refusal


@pytest.mark.parametrize(
    ("balance", "left"),
    [(12.5, "12.5"), (3, "3"), ({"amount": 0, "freeBalance": 2.5}, "0"), (None, None), ("12", None), ({}, None)],
)
def test_a_key_that_works_tells_what_is_left(fake, balance, left):
    fake.balance = balance
    assert provider_for(fake).check() == (left and Decimal(left))
    assert (fake.kinds(), fake.sold) == (["accountManagement"], 0)


@pytest.mark.parametrize("balance", [0, -0.5, {"amount": 0, "freeBalance": 0}])
def test_credit_that_is_used_up_is_said(fake, balance):
    fake.balance = balance
    with pytest.raises(ProviderKeyRefusedError, match="used up"):
        provider_for(fake).check()


def test_a_wrong_key_is_said(fake):
    with pytest.raises(ProviderKeyRefusedError, match="does not accept the API key"):
        provider_for(fake, key="rw-wrong").check()


def test_a_key_that_may_not_read_the_account_is_a_key_all_the_same(fake):
    fake.faults = [refusal(403, problem("insufficientPermissions"))]
    assert provider_for(fake).check() is None


def test_a_key_that_may_do_nothing_is_refused(fake):
    fake.faults = [refusal(403, problem("insufficientPermissions"))] * 2
    with pytest.raises(ProviderKeyRefusedError, match="does not allow this"):
        provider_for(fake).check()


@pytest.mark.parametrize(
    ("fault", "error"), [((429, b""), TooManyRequestsError), ((500, b""), ProviderError), ("drop", ProviderError)]
)
def test_what_keeps_the_check_from_an_answer_is_said_too(fake, fault, error):
    fake.faults = [fault]
    with pytest.raises(error):
        provider_for(fake).check()

"""Making, using and ending API keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from igny8_core.business.accounts.models import ApiKey, Role, Scope
from igny8_core.business.accounts.selectors.api_keys import key_behind
from igny8_core.business.accounts.services.api_keys import (
    MOST_KEYS,
    KeyRefusedError,
    make_key,
    revoke_key,
    use_key,
)
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.common.logs.redaction import redacted
from igny8_core.tests.factories import AccountFactory, ApiKeyFactory, UserFactory


def member(role=Role.OWNER):
    return UserFactory.member(AccountFactory(), role).memberships.get()


def test_the_text_of_a_key_opens_and_is_not_stored(db):
    key, text = make_key(member=member(), name=" Weekly \n import ", scope=Scope.WRITE)
    assert use_key(text) == key
    stored = ApiKey.objects.values().get()
    assert text.startswith(stored["prefix"])
    assert text not in str(stored)
    assert stored["name"] == "Weekly import"


def test_two_keys_have_nothing_in_common(db):
    (_one, first), (_two, second) = (make_key(member=member(), name="x", scope=Scope.READ) for _ in range(2))
    assert first[6:] != second[6:]
    assert len(first) == 50


def test_a_key_in_a_log_line_is_hidden_but_for_its_beginning(db):
    key, text = make_key(member=member(), name="x", scope=Scope.READ)
    assert redacted(f"401 for {text}") == f"401 for {key.prefix}[hidden]"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1] + ("a" if text[-1] != "a" else "b"),
        lambda text: text[:-1],
        lambda text: text + "a",
        lambda text: text.upper(),
        lambda text: text[:14],
        lambda text: "",
        lambda text: "igny8_" + "a" * 44,
        lambda text: text.replace("igny8_", "igny8_\x00"),
    ],
)
def test_what_is_not_the_key_to_the_letter_opens_nothing(db, change):
    _key, text = make_key(member=member(), name="x", scope=Scope.READ)
    with pytest.raises(KeyRefusedError, match="is not valid"):
        use_key(change(text))
    assert ApiKey.objects.get().last_used_at is None


def test_a_revoked_key_opens_nothing_and_says_so_to_whoever_has_it(db):
    key, text = make_key(member=member(), name="x", scope=Scope.READ)
    revoke_key(key=key)
    revoked_at = key.revoked_at
    with pytest.raises(KeyRefusedError, match="was revoked"):
        use_key(text)
    revoke_key(key=key)
    assert key.revoked_at == revoked_at


def test_a_key_ends_when_it_said_it_would(db, time_machine):
    time_machine.move_to("2026-01-05T10:00:00+00:00", tick=False)
    _key, text = make_key(member=member(), name="x", scope=Scope.READ, expires_at=timezone.now() + timedelta(days=1))
    time_machine.shift(timedelta(hours=23, minutes=59))
    use_key(text)
    time_machine.shift(timedelta(minutes=2))
    with pytest.raises(KeyRefusedError, match="has expired"):
        use_key(text)


def test_a_key_ends_with_the_membership_of_its_maker(db):
    maker = member()
    _key, text = make_key(member=maker, name="x", scope=Scope.READ)
    maker.delete()
    assert key_behind(text) is None


def test_a_key_of_a_person_who_was_locked_out_opens_nothing(db):
    maker = member()
    _key, text = make_key(member=maker, name="x", scope=Scope.READ)
    maker.user.is_active = False
    maker.user.save()
    with pytest.raises(KeyRefusedError, match="is not valid"):
        use_key(text)


def test_the_last_use_is_written_once_a_minute_at_most(db, time_machine):
    _key, text = make_key(member=member(), name="x", scope=Scope.READ)
    time_machine.move_to("2026-01-05T10:00:00+00:00", tick=False)
    use_key(text)
    first = ApiKey.objects.get().last_used_at
    time_machine.shift(59)
    with CaptureQueriesContext(connection) as queries:
        use_key(text)
    assert len(queries) == 1
    assert ApiKey.objects.get().last_used_at == first
    time_machine.shift(1)
    use_key(text)
    assert ApiKey.objects.get().last_used_at == first + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.OWNER, {"read", "write", "manage"}),
        (Role.ADMIN, {"read", "write", "manage"}),
        (Role.EDITOR, {"read", "write"}),
        (Role.VIEWER, {"read"}),
    ],
)
def test_a_key_reaches_no_further_than_its_makers_role(db, role, scopes):
    maker = member(role)
    for scope in Scope.values:
        if scope in scopes:
            make_key(member=maker, name="x", scope=scope)
        else:
            with pytest.raises(InvalidInputError, match=f"Your role is {role}"):
                make_key(member=maker, name="x", scope=scope)
    assert set(ApiKey.objects.values_list("scope", flat=True)) == scopes


def test_each_scope_includes_the_one_before(db):
    allowed = {scope: [one for one in Scope.values if ApiKey(scope=scope).allows(one)] for scope in Scope.values}
    assert allowed == {"read": ["read"], "write": ["read", "write"], "manage": ["read", "write", "manage"]}


def test_a_time_that_is_over_is_no_end_of_a_key(db):
    with pytest.raises(InvalidInputError, match="in the future"):
        make_key(member=member(), name="x", scope=Scope.READ, expires_at=timezone.now())


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81])
def test_a_key_says_what_it_is_for(db, name):
    with pytest.raises(InvalidInputError) as refused:
        make_key(member=member(), name=name, scope=Scope.READ)
    assert set(refused.value.details["fields"]) == {"name"}


def test_an_account_has_so_many_active_keys_and_revoking_makes_room(db):
    maker = member()
    keys = ApiKeyFactory.create_batch(MOST_KEYS, membership=maker)
    with pytest.raises(ConflictError, match="has 50 API keys"):
        make_key(member=maker, name="x", scope=Scope.READ)
    revoke_key(key=keys[0])
    make_key(member=maker, name="x", scope=Scope.READ)

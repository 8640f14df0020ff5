from __future__ import annotations

import threading

import pytest
from django.db import connection

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.services.prompts import preview_prompt, reset_prompt, save_prompt
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT, marked
from igny8_core.tests.factories import AccountFactory, UserFactory


@pytest.fixture
def account(db):
    return AccountFactory()


def save(account, text=SHORT, *, function=FUNCTION, author_id=None):
    save_prompt(account_id=account.pk, function=function, text=text, author_id=author_id)


def active(account):
    return list(Prompt.objects.filter(account=account, active=True).values_list("function", "text"))


def test_a_saved_prompt_is_in_force_at_once_with_its_version_and_author(account):
    assert account_ai(account.pk).prompts == {}
    author = UserFactory()
    save(account, author_id=author.pk)
    row = Prompt.objects.get()
    assert (row.version, row.author, row.active) == (version_of(SHORT), author, True)
    assert account_ai(account.pk).prompts == {FUNCTION: SHORT}


def test_a_change_is_a_new_row_and_the_old_one_stays(account):
    save(account, SHORT)
    save(account, marked("Be brief."))
    assert Prompt.objects.count() == 2
    assert active(account) == [(FUNCTION, marked("Be brief."))]


def test_the_same_words_again_are_no_new_version(account):
    save(account)
    save(account, SHORT.replace("\n", "\r\n") + "\n\n")
    assert Prompt.objects.count() == 1


def test_an_old_version_saved_again_is_in_force_again(account):
    for text in (SHORT, marked("Be brief."), SHORT):
        save(account, text)
    assert active(account) == [(FUNCTION, SHORT)]
    assert Prompt.objects.count() == 3


def test_back_to_the_default_keeps_the_versions(account):
    save(account)
    reset_prompt(account_id=account.pk, function=FUNCTION)
    reset_prompt(account_id=account.pk, function=FUNCTION)
    assert active(account) == []
    assert Prompt.objects.count() == 1
    assert account_ai(account.pk).prompts == {}


def test_saving_the_default_is_going_back_to_it_so_that_updates_of_it_arrive(account):
    save(account)
    save(account, default_prompt(FUNCTION))
    assert active(account) == []


def test_what_cannot_be_used_is_refused_with_all_its_problems_and_nothing_is_saved(account):
    with pytest.raises(InvalidInputError, match="title is missing") as caught:
        save(account, SHORT.replace("{{ title }}", "1").replace("{{ headings_json }}", "2"))
    assert len(caught.value.details["fields"]["text"]) == 2
    assert not Prompt.objects.exists()


@pytest.mark.parametrize("function", ["generate_images", "bulk_queue_to_writer", "../x", ""])
def test_a_function_without_a_prompt_is_not_found(account, function):
    for act in (
        lambda: save(account, function=function),
        lambda: reset_prompt(account_id=account.pk, function=function),
        lambda: preview_prompt(function=function, text=SHORT),
    ):
        with pytest.raises(NotFoundError, match="There is no prompt"):
            act()


def test_functions_and_accounts_do_not_disturb_each_other(account):
    other = AccountFactory()
    save(account)
    save(account, marked("Mine.", "generate_ideas"), function="generate_ideas")
    save(other, marked("Theirs."))
    reset_prompt(account_id=account.pk, function=FUNCTION)
    assert [function for function, _ in active(account)] == ["generate_ideas"]
    assert active(other) == [(FUNCTION, marked("Theirs."))]


def test_a_preview_shows_the_filled_prompt_and_saves_nothing(account):
    preview = preview_prompt(function=FUNCTION, text=SHORT)
    assert preview.system == "You describe pictures."
    assert preview.user.startswith("2 pictures for:\n<data>")
    assert '"How to Use a Moka Pot"' in preview.user
    assert (preview.problems, preview.version) == ([], version_of(SHORT))
    assert not Prompt.objects.exists()


def test_a_preview_of_what_cannot_be_used_says_why():
    preview = preview_prompt(function=FUNCTION, text="no line")
    assert preview.problems
    assert (preview.system, preview.user, preview.version) == ("", "", "")


@pytest.mark.django_db(transaction=True)
def test_people_who_save_at_once_take_turns_and_one_prompt_is_in_force():
    account, errors, barrier = AccountFactory(), [], threading.Barrier(6)

    def one(number):
        try:
            barrier.wait(timeout=30)
            save(account, marked(f"Version {number}."))
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    assert Prompt.objects.count() == 6
    assert len(active(account)) == 1

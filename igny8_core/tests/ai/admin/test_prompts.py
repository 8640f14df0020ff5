from __future__ import annotations

import pytest
from django.urls import reverse

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.services.prompts import save_prompt
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT, marked

LIST, ADD = reverse("admin:ai_prompt_changelist"), reverse("admin:ai_prompt_add")


@pytest.fixture
def prompt(account):
    save_prompt(account_id=account.pk, function=FUNCTION, text=SHORT, author_id=None)
    return Prompt.objects.get()


def page_of(prompt):
    return reverse("admin:ai_prompt_change", args=[prompt.pk])


def test_adding_one_saves_it_as_the_accounts_prompt(operator, person, account):
    response = operator.post(ADD, {"account": account.pk, "function": FUNCTION, "text": SHORT})
    assert (response.status_code, response["Location"]) == (302, LIST)
    row = Prompt.objects.get()
    assert (row.account, row.text, row.version, row.author) == (account, SHORT, version_of(SHORT), person)


def test_saving_a_change_is_a_new_version_and_the_old_one_stays(operator, person, prompt):
    text = marked("Be brief.").replace("\n", "\r\n")  # as browsers send it
    assert operator.post(page_of(prompt), {"text": text}).status_code == 302
    old, new = Prompt.objects.order_by("pk")
    assert (old.text, old.active) == (SHORT, False)
    assert (new.text, new.active, new.author) == (marked("Be brief."), True, person)


def test_saving_an_old_version_puts_it_in_force_again(operator, prompt):
    operator.post(page_of(prompt), {"text": marked("Be brief.")})
    operator.post(page_of(prompt), {"text": SHORT})
    assert Prompt.objects.get(active=True).text == SHORT


def test_what_cannot_be_used_is_said_beside_the_text(operator, prompt):
    page = operator.post(page_of(prompt), {"text": SHORT.replace("{{ title }}", "x")})
    assert page.status_code == 200
    assert "title is missing (the title of the article)" in page.content.decode()
    assert Prompt.objects.count() == 1


def test_the_default_itself_is_not_saved_as_a_version(operator, account):
    form = {"account": account.pk, "function": FUNCTION, "text": default_prompt(FUNCTION)}
    assert "This is the default." in operator.post(ADD, form).content.decode()
    assert not Prompt.objects.exists()


def test_whose_it_is_and_what_for_cannot_be_changed(operator, prompt):
    operator.post(page_of(prompt), {"text": marked("Be brief."), "function": "generate_ideas", "account": "999"})
    assert set(Prompt.objects.values_list("account", "function")) == {(prompt.account_id, FUNCTION)}


def test_the_page_lists_versions_and_variables(operator, prompt):
    operator.post(page_of(prompt), {"text": marked("<b>Bold</b>")})
    page = operator.get(page_of(Prompt.objects.get(active=True))).content.decode()
    assert version_of(SHORT) in page
    assert "by operator@example.com, in force" in page
    assert "{{ headings_json }}" in page
    assert "<b>Bold" not in page


def test_the_action_leads_back_to_the_default_and_keeps_the_versions(operator, prompt):
    form = {"action": "back_to_the_default", "_selected_action": [prompt.pk]}
    page = operator.post(LIST, form, follow=True)
    assert "1 prompt back to the default." in page.content.decode()
    assert list(Prompt.objects.values_list("active", flat=True)) == [False]


def test_nobody_deletes_versions(operator, prompt):
    assert operator.post(reverse("admin:ai_prompt_delete", args=[prompt.pk]), {"post": "yes"}).status_code == 403
    operator.post(LIST, {"action": "delete_selected", "_selected_action": [prompt.pk], "post": "yes"})
    assert Prompt.objects.count() == 1

"""What people decide: approve, send back, submit, archive, restore."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Membership, Role, User
from igny8_core.business.content.models import Content
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ContentFactory, ImageFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import send, shown

pytestmark = pytest.mark.django_db


def decide(client, article, what, body=None):
    return send(client, "post", f"content/{article.pk}/{what}", body or {})


def refused(client, article, what, body=None) -> str:
    """The sentence of the 409; nothing was written."""
    with nothing_written():
        return assert_error(decide(client, article, what, body), 409, "ConflictError")["error_message"]


def test_an_approved_article_says_when_and_by_whom(site):
    editor = UserFactory.member(site.account, Role.EDITOR)
    row = decide(client_of(editor), ContentFactory.in_review(site=site), "approve").json()
    assert (row["status"], row["published_by"]) == ("published", editor.email)
    assert row["published_at"]


def test_what_was_changed_since_it_was_read_is_not_approved(site, owner):
    article = ContentFactory.in_review(site=site)
    seen = shown(owner, f"content/{article.pk}")["updated_at"]
    send(owner, "patch", f"content/{article.pk}", {"title": "Changed meanwhile"})
    sentence = refused(owner, article, "approve", {"updated_at": seen})
    assert sentence.startswith("Somebody else has changed this article since you opened it.")
    assert decide(owner, article, "approve").status_code == 200


@pytest.mark.parametrize("image", [{"status": "pending"}, {"status": "generated", "generation_status": "queued"}])
def test_an_article_with_a_picture_on_its_way_waits_for_it(site, owner, image):
    article = ContentFactory.in_review(site=site)
    ImageFactory(site=site, content=article, **image)
    sentence = "1 image of this article is still to be made. Wait for that, or delete what hangs."
    assert refused(owner, article, "approve") == sentence
    assert shown(owner, f"content/{article.pk}")["refusals"]["approve"] == sentence


def test_an_article_with_a_failed_picture_may_be_approved_by_who_was_told(site, owner):
    article = ContentFactory.in_review(site=site)
    ImageFactory(site=site, content=article, status="failed")
    assert decide(owner, article, "approve").json()["image_counts"]["note"] == "1 image failed"


@pytest.mark.parametrize(
    ("what", "state", "sentence"),
    [
        ("approve", "draft", "Only an article in review can be published."),
        ("approve", "published", "Only an article in review can be published."),
        ("approve", "archived", "Only an article in review can be published."),
        ("send_back", "draft", "Only an article in review can be sent back."),
        ("send_back", "published", "Only an article in review can be sent back."),
        ("submit", "review", "Only a draft can be put into review."),
        ("submit", "published", "Only a draft can be put into review."),
        ("archive", "archived", "This article is archived already."),
        ("restore", "draft", "Only an archived article can be restored."),
        ("restore", "published", "Only an archived article can be restored."),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_in_the_words_the_page_shows(site, owner, what, state, sentence):
    article = ContentFactory(site=site, status=state)
    assert refused(owner, article, what, {"reason": "x"} if what == "send_back" else None) == sentence
    assert shown(owner, f"content/{article.pk}")["refusals"][what] == sentence


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        ("draft", {"edit", "edit_text", "submit", "archive", "delete"}),
        ("review", {"edit", "edit_text", "approve", "send_back", "archive", "delete"}),
        ("published", {"edit", "archive", "delete"}),
        ("archived", {"restore", "delete"}),
    ],
)
def test_the_page_is_told_what_can_be_decided(site, owner, state, possible):
    refusals = shown(owner, f"content/{ContentFactory(site=site, status=state).pk}")["refusals"]
    assert {what for what, reason in refusals.items() if not reason} == possible


def test_an_article_sent_back_carries_the_reason(site, owner):
    article = ContentFactory.in_review(site=site)
    row = decide(owner, article, "send_back", {"reason": "The second section repeats the first."}).json()
    assert row["status"] == "draft"
    assert row["sent_back"]["reason"] == "The second section repeats the first."
    assert row["sent_back"]["by"] == User.objects.get(memberships__account=site.account).email
    assert row["sent_back"]["at"] == row["sent_back_at"]


def test_the_reason_outlives_whoever_gave_it(site, owner, colleague):
    article = ContentFactory.in_review(site=site)
    decide(owner, article, "send_back", {"reason": "Too short"})
    Membership.objects.get(role=Role.OWNER, account=site.account).user.delete()
    assert shown(colleague, f"content/{article.pk}")["sent_back"]["by"] == ""


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "  "}, {"reason": "x" * 2001}])
def test_without_a_reason_nothing_is_sent_back(site, owner, body):
    article = ContentFactory.in_review(site=site)
    with nothing_written():
        response = send(owner, "post", f"content/{article.pk}/send_back", body)
        assert "reason" in assert_error(response, 400, "ValidationError")["details"]["fields"]


def test_what_was_sent_back_returns_by_hand(site, owner):
    article = ContentFactory.in_review(site=site)
    decide(owner, article, "send_back", {"reason": "Too short"})
    row = decide(owner, article, "submit").json()
    assert (row["status"], row["sent_back"]["reason"]) == ("review", "Too short")


def test_a_draft_whose_prompts_are_being_written_is_not_submitted(site, owner):
    article = ContentFactory(site=site, generation_status="processing")
    assert refused(owner, article, "submit").startswith("An AI function works on this article.")


def test_an_archived_article_comes_back_as_a_draft(site, owner):
    article = ContentFactory.in_review(site=site)
    decide(owner, article, "approve")
    assert decide(owner, article, "archive").json()["status"] == "archived"
    row = decide(owner, article, "restore").json()
    assert (row["status"], row["published_at"], row["published_by"]) == ("draft", None, "")


def test_what_the_ai_works_on_is_not_archived(site, owner):
    image = ImageFactory(site=site, generation_status="queued")
    assert "Wait until that has finished or cancel it" in refused(owner, image.content, "archive")


def test_of_a_selection_the_ready_ones_are_approved_and_the_others_say_why_not(site, owner):
    ready = ContentFactory.create_batch(2, site=site, status="review")
    draft = ContentFactory(site=site, title="Kettles")
    waits = ImageFactory(site=site, content=ContentFactory.in_review(site=site)).content
    body = {"ids": [row.pk for row in (*ready, draft, waits)]}
    answer = send(owner, "post", "content/bulk_approve", body).json()
    assert answer["approved"] == 2
    assert [(one["id"], one["reason"][:20]) for one in answer["refused"]] == [
        (draft.pk, "Only an article in r"),
        (waits.pk, "1 image of this arti"),
    ]
    assert answer["refused"][0]["title"] == "Kettles"
    assert Content.objects.filter(status="published").count() == 2


def test_a_selection_of_which_none_is_ready_is_refused(site, owner):
    drafts = ContentFactory.create_batch(2, site=site)
    with nothing_written():
        response = send(owner, "post", "content/bulk_approve", {"ids": [row.pk for row in drafts]})
        payload = assert_error(response, 409, "ConflictError")
    assert payload["error_message"] == (
        "None of the 2 articles could be approved. Only an article in review can be published."
    )
    assert len(payload["details"]["refused"]) == 2


def test_approving_many_costs_as_much_as_approving_two(site, owner, django_assert_max_num_queries):
    articles = ContentFactory.create_batch(30, site=site, status="review")
    with django_assert_max_num_queries(12):
        send(owner, "post", "content/bulk_approve", {"ids": [row.pk for row in articles]})

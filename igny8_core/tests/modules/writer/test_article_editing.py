"""PATCH content: editing without losing a colleague's words, or changing what was approved."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content
from igny8_core.tests.factories import ContentFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import send, shown

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
]


def edit(client, article, **changes):
    return send(client, "patch", f"content/{article.pk}", changes)


def test_text_and_fields_are_saved_and_words_counted_anew(site, owner):
    article = ContentFactory(site=site)
    changes = {
        "title": "Kettles",
        "html": "<h2>Why</h2><p>Because of tea</p>",
        "excerpt": "On kettles.",
        "meta_title": "Kettles",
        "meta_description": "All about kettles.",
    }
    row = edit(owner, article, **changes).json()
    assert {name: row[name] for name in changes} == changes
    assert (row["word_count"], row["outline"], row["status"]) == (4, ["Why"], "draft")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_paste_goes_through_the_same_wall_as_what_models_write(site, owner, hostile):
    article = ContentFactory(site=site)
    html = edit(owner, article, html=f"<p>Words</p>{hostile}").json()["html"]
    for trace in ("alert", "evil", "onerror", "style=", "javascript"):
        assert trace not in html
    assert html == Content.objects.get().html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 301),
        ("meta_title", "x" * 61),
        ("meta_description", "x" * 156),
        ("excerpt", "x" * 401),
        ("html", "x" * 300_001),
        ("html", "<script>alert(1)</script>"),
        ("html", "a\x00b"),
        ("slug", "!?"),
        ("slug", "x" * 201),
        ("status", "published"),
        ("word_count", 7),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(site, owner, field, value):
    article = ContentFactory(site=site)
    with nothing_written():
        payload = assert_error(edit(owner, article, **{field: value}), 400, "ValidationError")
    assert field in payload["details"]["fields"]


def test_an_address_is_one_per_site(site, owner):
    other = ContentFactory(site=site, slug="kettles", title="Kettles")
    ContentFactory(site=SiteFactory(account=site.account), slug="moka-pots")
    article = ContentFactory(site=site)
    with nothing_written():
        payload = assert_error(edit(owner, article, slug="kettles"), 400, "ValidationError")
    assert "“kettles” belongs to the article “Kettles”" in payload["error_message"]
    assert edit(owner, article, slug="moka-pots").json()["slug"] == "moka-pots"
    assert edit(owner, other, slug="kettles").status_code == 200


def test_of_two_editors_the_second_is_told_and_the_first_keeps_what_she_wrote(site, owner):
    article = ContentFactory(site=site)
    seen = shown(owner, f"content/{article.pk}")["updated_at"]
    first = edit(owner, article, html="<p>First</p>", updated_at=seen)
    assert first.status_code == 200
    with nothing_written():
        payload = assert_error(edit(owner, article, html="<p>Second</p>", updated_at=seen), 409, "ConflictError")
    assert payload["details"]["updated_at"]
    assert payload["action"] is None
    again = edit(owner, article, html="<p>Second</p>", updated_at=first.json()["updated_at"])
    assert again.json()["html"] == "<p>Second</p>"


def test_a_form_that_sends_back_what_it_was_given_changes_nothing(site, owner):
    article = ContentFactory(site=site, status="published")
    row = shown(owner, f"content/{article.pk}")
    with nothing_written():
        same = {name: row[name] for name in ("title", "html", "slug", "excerpt", "meta_title", "updated_at")}
        assert edit(owner, article, **same).status_code == 200


@pytest.mark.parametrize("changes", [{"title": "New"}, {"html": "<p>New</p>"}, {"slug": "new"}])
def test_what_was_approved_stays_as_it_was_read(site, owner, changes):
    article = ContentFactory(site=site, status="published")
    with nothing_written():
        payload = assert_error(edit(owner, article, **changes), 409, "ConflictError")
    assert payload["error_message"] == (
        "This article is published: its title, text and address stay as they were approved. "
        "Meta title, meta description and excerpt may still change."
    )


def test_what_search_engines_show_may_still_be_tuned(site, owner):
    article = ContentFactory(site=site, status="published")
    changes = {"meta_title": "Better", "meta_description": "Better still", "excerpt": "In short"}
    assert edit(owner, article, **changes).status_code == 200


def test_nothing_of_an_archived_article_changes(site, owner):
    article = ContentFactory(site=site, status="archived")
    with nothing_written():
        payload = assert_error(edit(owner, article, meta_title="Better"), 409, "ConflictError")
    assert payload["error_message"] == "This article is archived. Restore it to draft, then change it."


def test_an_article_in_review_is_edited_and_stays_there(site, owner):
    article = ContentFactory.in_review(site=site)
    assert edit(owner, article, title="Better").json()["status"] == "review"

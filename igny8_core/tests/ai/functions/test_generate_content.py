"""Tasks → articles."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.functions.generate_content import GenerateContent
from igny8_core.ai.models import AITask
from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.html import headings
from igny8_core.tests.ai.functions.asking import ask, parse, refuses, save, useless
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    SiteFactory,
    TaskFactory,
)
from igny8_core.tests.scripted_provider import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(site):
    idea = IdeaFactory(site=site, status="queued")
    return TaskFactory(
        site=site, title="Moka pot basics", idea=idea, cluster=ClusterFactory(site=site, name="Moka Pots"),
        target_keywords=["moka pot"], word_count=1500,
    )  # fmt: skip


@pytest.fixture
def task(row):
    return AITaskFactory.on("generate_content", row, label=row.title)


def test_the_request_carries_title_outline_and_keywords_as_data(site, task, row):
    request = ask(task)
    assert request.data | {"content_type": "", "search_intent": ""} == {
        "title": "Moka pot basics",
        "content_type": "",
        "search_intent": "",
        "keywords": ["moka pot"],
        "outline": row.outline,
        "word_count": 1500,
        "cluster": "Moka Pots",
        "domain": site.domain,
        "language": "en",
    }
    assert request.words_wanted == 1500


def test_a_task_without_a_cluster_is_written_too(task):
    Tasks.objects.update(cluster=None, idea=None)
    assert ask(task).data["cluster"] == ""
    assert save(task, article()).done == task.input_ids


def test_a_task_that_has_its_article_is_gone(task, row):
    ContentFactory(site=row.site, task=row)
    assert GenerateContent().prepare(task).gone == [row.pk]


def test_a_task_that_was_completed_by_hand_is_gone(task, row):
    Tasks.objects.update(status="completed")
    assert GenerateContent().prepare(task).gone == [row.pk]


def test_the_article_is_stored_as_a_draft_and_its_task_and_idea_are_completed(site, task, row):
    outcome = save(
        task, article(meta_title="Moka", meta_description="All about it", slug="moka-basics", excerpt="In short")
    )
    content = Content.objects.get()
    assert (content.task_id, content.site_id, content.account_id) == (row.pk, site.pk, site.account_id)
    assert (content.status, content.word_count, content.written_by) == ("draft", 500, "scripted")
    assert (content.meta_title, content.meta_description) == ("Moka", "All about it")
    assert (content.slug, content.excerpt) == ("moka-basics", "In short")
    row.refresh_from_db()
    assert (row.status, row.generation_status) == ("completed", "completed")
    assert ContentIdeas.objects.get().status == "completed"
    assert outcome.done == [row.pk]
    assert outcome.units == 500, "the words that came, not those that were wanted"
    assert outcome.made == {"content_created": 1, "total_words": 500}
    assert outcome.message == "500-word article drafted successfully"
    assert outcome.details == {"content_id": content.pk, "title": "Moka pot basics", "word_count": 500}


def test_the_price_is_checked_for_the_words_wanted(task):
    assert GenerateContent().expected_units(GenerateContent().prepare(task)) == 1500


def test_html_from_the_model_is_cleaned_before_it_is_stored(task):
    html = (
        '<h2 onclick="x()">Why</h2><script>alert(1)</script><p>Good <img src=x> <a href="javascript:x">coffee</a></p>'
    )
    save(task, article(html=html))
    content = Content.objects.get()
    assert content.html == '<h2>Why</h2><p>Good  <a rel="noopener nofollow">coffee</a></p>'
    assert content.word_count == 3


@pytest.mark.parametrize("html", ["", "   ", "<p></p>", "<script>let words = 1</script>", "<p>&nbsp;…!</p>"])
def test_an_article_without_text_is_refused(task, html):
    refuses(task, article(html=html), saying="no text")


@useless
def test_a_useless_answer_is_refused(task, answer):
    refuses(task, answer)


def test_an_article_without_a_title_takes_that_of_its_task(task):
    save(task, article(title=""))
    content = Content.objects.get()
    assert (content.title, content.slug) == ("Moka pot basics", "moka-pot-basics")


@pytest.mark.parametrize(
    ("slug", "title", "stored"),
    [
        ("Moka Pot!", "x", "moka-pot"),
        ("../../etc/passwd", "x", "etc-passwd"),
        ("", "Café crème", "cafe-creme"),
        ("", "名前", "名前"),
        ("s" * 900, "x", "s" * 200),
    ],
)
def test_the_slug_is_safe_for_an_address(task, slug, title, stored):
    assert parse(task, article(slug=slug, title=title)).slug == stored


def test_a_slug_of_nothing_but_signs_is_made_of_the_order(task, row):
    assert parse(task, article(slug="!!!", title="???")).slug == "moka-pot-basics"
    Tasks.objects.update(title="!!!")
    assert parse(task, article(slug="!!!", title="???")).slug == f"article-{row.pk}"


def test_a_second_article_with_the_same_slug_gets_a_number(site, task, row):
    ContentFactory(site=SiteFactory(), slug="moka-pot-basics")
    first, second = (TaskFactory(site=site, title="Moka pot basics") for _ in range(2))
    for one in (row, first, second):
        save(AITaskFactory.on("generate_content", one), article())
    slugs = Content.objects.filter(site=site).order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["moka-pot-basics", "moka-pot-basics-2", "moka-pot-basics-3"]


def test_what_is_too_long_is_cut(task):
    save(task, article(title="t" * 900, meta_title="m" * 900, meta_description="d" * 900))
    content = Content.objects.get()
    assert (len(content.title), len(content.meta_title), len(content.meta_description)) == (300, 60, 155)


def test_zero_bytes_are_dropped(task):
    save(task, article(title="Moka\x00 pot", html="<p>One\x00 two</p>", excerpt="In\x00 short"))
    content = Content.objects.get()
    assert (content.title, content.html, content.excerpt) == ("Moka pot", "<p>One two</p>", "In short")


def test_markdown_becomes_html(task):
    save(task, article(html="Intro.\n\n## How it works\n\n- One\n- Two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"))
    html = Content.objects.get().html
    assert "<h2>How it works</h2>" in html
    assert "<li>Two</li>" in html
    assert "<td>2</td>" in html
    assert "#" not in html and "|" not in html


def test_what_the_model_left_out_is_made_of_the_article(task):
    body = "<p>A moka pot brews with steam. It needs a fine grind.</p><h2>How</h2><p>Fill it.</p>"
    save(task, {"html": body})
    content = Content.objects.get()
    assert (content.title, content.slug, content.meta_title) == (
        "Moka pot basics",
        "moka-pot-basics",
        "Moka pot basics",
    )
    assert content.meta_description == "A moka pot brews with steam. It needs a fine grind. Fill it."
    assert content.excerpt == content.meta_description


@pytest.mark.parametrize(("words", "charged"), [(100, 100), (575, 575), (576, 575), (4000, 575)])
def test_an_article_that_came_too_long_costs_what_was_ordered(site, words, charged):
    order = TaskFactory(site=site, word_count=500)
    outcome = save(AITaskFactory.on("generate_content", order), article(html="<p>" + "word " * words + "</p>"))
    assert outcome.units == charged
    assert Content.objects.get().word_count == outcome.made["total_words"] == words


SHORT = "<p>Intro.</p><h2>What it is</h2><p>" + "word " * 400 + "</p>"


@pytest.fixture
def order(site, script):
    """A task of 1,000 words, 402 of which are written at first."""
    row = TaskFactory(site=site, title="Moka pot basics", word_count=1000, outline=["What it is", "How it works"])
    script.then(article(html=SHORT))
    return AITaskFactory.on("generate_content", row, label=row.title)


def _more(heading, words):
    return {"heading": heading, "html": "<p>" + "more " * words + "</p>"}


@pytest.mark.django_db(transaction=True)
def test_an_article_that_came_too_short_is_extended_once(order, script):
    script.then({"additions": [_more("How it works", 300), _more("what it is", 200), _more("", 2000)]})
    assert AIEngine().execute(task_id=order.pk) is None
    first, second = script.asked
    assert second.function == "extend_content"
    assert (second.words_wanted, second.data["missing_words"]) == (596, 596)
    assert second.data["missing_headings"] == ["How it works"]
    assert [section["heading"] for section in second.data["sections"]] == ["", "What it is"]
    assert "add 596 words" in second.prompt.lower()
    content = Content.objects.get()
    assert content.word_count == 907
    assert headings(content.html) == ["What it is", "How it works"]
    done = AITask.objects.get(pk=order.pk)
    assert done.message == "907-word article drafted successfully"
    assert done.credits_used == 2
    assert {step["message"] for step in done.steps if step["phase"] == "AI_CALL"} == {"Writing 1,000-word article"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "answer",
    [{"additions": []}, "I have nothing to add.", '{"additions": [{"heading": "How it works", "html": "<p>cut', {},
     ProviderError("The AI service is down.")],
    ids=["nothing", "words", "cut off", "another shape", "an error"],
)  # fmt: skip
def test_an_extension_of_no_use_leaves_the_article_as_it_came(order, script, answer):
    script.then(answer)
    assert AIEngine().execute(task_id=order.pk) is None
    assert Content.objects.get().word_count == 404
    assert len(script.asked) == 2


@pytest.mark.django_db(transaction=True)
def test_an_article_within_the_tolerance_is_not_extended(site, script):
    task = AITaskFactory.on("generate_content", TaskFactory(site=site, word_count=580))
    assert AIEngine().execute(task_id=task.pk) is None
    assert len(script.asked) == 1


def test_a_draft_made_offline_is_as_long_as_it_is(task, settings):
    settings.AI_TEXT_PROVIDER = "igny8_core.ai.providers.offline.provider.OfflineProvider"
    function = GenerateContent()
    prepared = function.prepare(task)
    assert function.follow_up(task, prepared, parse(task, article(html=SHORT)), operation_id="op.0.2") is None


def test_nothing_left_to_write_costs_nothing(task):
    Tasks.objects.update(status="completed")
    outcome = save(task, {})
    assert (outcome.done, outcome.units) == ([], 0)
    assert not Content.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_articles_that_take_one_address_at_the_same_instant(site, script, monkeypatch):
    """The search for a free one ran before the other's commit: the constraint refuses, the next try finds another."""
    ContentFactory(site=site, slug="moka-pot-basics")
    row = TaskFactory(site=site, title="Moka pot basics", word_count=500)
    task = AITaskFactory.on("generate_content", row)
    with monkeypatch.context() as blind:
        blind.setattr("igny8_core.ai.functions.generate_content.free_slug", lambda **asked: asked["slug"])
        failure = AIEngine().execute(task_id=task.pk)
    assert (failure.payload["error_type"], failure.final) == ("ConflictError", False)
    assert failure.payload["error_message"] == "Another article has just taken this one's address."
    AITask.objects.update(not_before=None)
    assert AIEngine().execute(task_id=task.pk) is None
    assert len(script.asked) == 1
    assert set(Content.objects.values_list("slug", flat=True)) == {"moka-pot-basics", "moka-pot-basics-2"}

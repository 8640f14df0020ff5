"""Progress and success sentences, word for word as the product promises them, with the counts of the data."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AccountBooks, call, claim, save
from igny8_core.ai.functions.generate_images import GenerateImages
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    ContentFactory,
    ImageFactory,
    KeywordFactory,
    TaskFactory,
)
from igny8_core.tests.scripted_provider import article, cluster, idea, prompt

pytestmark = pytest.mark.django_db
HEADINGS = [f"Part {n}" for n in range(4)]


def _shown(task: AITask) -> dict[str, str]:
    """The last sentence of every phase, and of the finished task."""
    execution = claim(task=task)
    call(execution, AccountBooks())
    save(execution, AccountBooks())
    row = AITask.objects.get(pk=task.pk)
    return {step["phase"]: step["message"] for step in row.steps} | {"DONE": row.message}


def test_auto_cluster(site, script):
    keywords = KeywordFactory.create_batch(45, site=site)
    ids = [k.pk for k in keywords]
    script.then({"clusters": [cluster(ids[n::8], name=f"Topic {'ABCDEFGH'[n]}") for n in range(8)]})
    assert _shown(AITaskFactory.on("auto_cluster", *keywords)) == {
        "PREP": "Loading 45 keywords for clustering",
        "AI_CALL": "Analyzing keyword relationships (0/45)",
        "PARSE": "Checking the answer",
        "SAVE": "Creating 8 clusters",
        "DONE": "45 keywords mapped into 8 clusters",
    }


def test_auto_cluster_counts_on_while_the_answer_comes(site):
    task = AITaskFactory.on("auto_cluster", *KeywordFactory.create_batch(45, site=site))
    function = function_named("auto_cluster")
    prepared = function.prepare(task)
    said = [function.call_message(task, prepared, done, 100) for done in (0, 50, 100, 300)]
    assert said == [f"Analyzing keyword relationships ({n}/45)" for n in (0, 22, 45, 45)]


def test_generate_ideas(site, script):
    clusters = [ClusterFactory(site=site, name=name) for name in ("Moka Pots", "Kettles", "Grinders")]
    script.then({"ideas": [idea(c.pk, f"{c.name} {n}") for c in clusters for n in range(4)]})
    assert _shown(AITaskFactory.on("generate_ideas", *clusters)) == {
        "PREP": "Preparing 3 clusters for idea generation",
        "AI_CALL": "Generating ideas for cluster: Moka Pots, Kettles, Grinders",
        "PARSE": "Checking the answer",
        "SAVE": "Created 12 content ideas",
        "DONE": "Generated 12 content ideas for 3 clusters",
    }


def test_generate_ideas_for_one_cluster(site, script):
    shown = _shown(AITaskFactory.on("generate_ideas", ClusterFactory(site=site, name="Moka Pots")))
    assert shown["PREP"] == "Preparing 1 cluster for idea generation"
    assert shown["AI_CALL"] == "Generating ideas for cluster: Moka Pots"
    assert shown["DONE"] == "Generated 2 content ideas for 1 cluster"


def test_generate_content(site, script):
    row = TaskFactory(site=site, title="Moka pot basics", word_count=1200)
    script.then(article(title="Moka pot basics, explained", html="<p>" + "word " * 1245 + "</p>"))
    assert _shown(AITaskFactory.on("generate_content", row, label=row.title)) == {
        "PREP": "Preparing task: Moka pot basics",
        "AI_CALL": "Writing 1,200-word article",
        "PARSE": "Checking the answer",
        "SAVE": "Saving article: Moka pot basics, explained",
        "DONE": "1,245-word article drafted successfully",
    }


def test_generate_content_tells_how_far_it_is_beside_the_sentence(site):
    row = TaskFactory(site=site, title="Moka pot basics", word_count=1200)
    task = AITaskFactory.on("generate_content", row, label=row.title)
    function = function_named("generate_content")
    prepared = function.prepare(task)
    assert {function.call_message(task, prepared, done, 1200) for done in (0, 1100)} == {"Writing 1,200-word article"}
    assert function.current_item(task, prepared, 0, 1200) == "Moka pot basics"
    assert function.current_item(task, prepared, 1100, 1200) == "Moka pot basics (1,100 of 1,200 words)"


@pytest.mark.parametrize(
    ("function", "made", "sentence"),
    [
        ("generate_ideas", {"ideas_created": 12, "clusters": 3}, "Generated 12 content ideas for 3 clusters"),
        ("generate_ideas", {"ideas_created": 1, "clusters": 1}, "Generated 1 content idea for 1 cluster"),
        ("generate_content", {"content_created": 1, "total_words": 1245}, "1,245-word article drafted successfully"),
        (
            "generate_content",
            {"content_created": 3, "total_words": 3735},
            "3 articles with 3,735 words drafted successfully",
        ),
        (
            "generate_image_prompts",
            {"featured": 1, "in_article": 4},
            "1 Featured Image + 4 In-article Image Prompts ready",
        ),
        (
            "generate_image_prompts",
            {"featured": 2, "in_article": 1},
            "2 Featured Images + 1 In-article Image Prompt ready",
        ),
        ("bulk_queue_to_writer", {"tasks_created": 20}, "20 ideas queued to the writer"),
    ],
)
def test_success_for_one_task_and_for_several_together(function, made, sentence):
    assert function_named(function).success_message(made) == sentence


def test_generate_image_prompts(site, script):
    html = "".join(f"<h2>{heading}</h2><p>Words</p>" for heading in HEADINGS)
    row = ContentFactory(site=site, html=html, word_count=1400)
    script.then({"featured": prompt(), "in_article": [prompt(heading) for heading in HEADINGS]})
    task = AITaskFactory.on("generate_image_prompts", row)
    assert _shown(task) == {
        "PREP": "Mapping content for 5 image prompts",
        "AI_CALL": "Writing featured image prompt",
        "PARSE": "Writing 4 in-article image prompts",
        "SAVE": f"Saving {task.label}",
        "DONE": "1 Featured Image + 4 In-article Image Prompts ready",
    }


def test_generate_images(site, script):
    images = ImageFactory.create_batch(5, site=site, prompt="A moka pot on a stove")
    queued = GenerateImages().execute({"image_ids": [image.pk for image in images]}, site.account)
    assert _shown(AITask.objects.get(pk=queued["task_ids"][1])) == {
        "PREP": "Preparing 5 images for generation",
        "AI_CALL": "Generating image 2/5: A moka pot on a stove",
        "PARSE": "Checking the answer",
        "SAVE": "Saving the image",
        "DONE": "1 image generated successfully",
    }


def test_generate_one_image(site, script):
    image = ImageFactory(site=site, prompt="A moka pot on a stove")
    assert _shown(AITaskFactory.on("generate_images", image)) == {
        "PREP": "Preparing 1 image for generation",
        "AI_CALL": "Generating image 1/1: A moka pot on a stove",
        "PARSE": "Checking the answer",
        "SAVE": "Saving the image",
        "DONE": "1 image generated successfully",
    }


@pytest.mark.parametrize(
    ("function", "count", "sentence"),
    [
        ("auto_cluster", 1, "Loading 1 keyword for clustering"),
        ("auto_cluster", 1245, "Loading 1,245 keywords for clustering"),
        ("bulk_queue_to_writer", 20, "Queueing 20 ideas"),
    ],
)
def test_counts_are_written_as_people_write_them(site, function, count, sentence):
    task = AITask(site=site, function=function, input_ids=list(range(count)))
    assert function_named(function).prep_message(task) == sentence

"""The table of variables says what the functions really give."""

import pytest

from igny8_core.ai import text_requests
from igny8_core.ai.prompts import render
from igny8_core.ai.prompts.variables import FUNCTION_NAMES, VARIABLES
from igny8_core.ai.registry import function_named
from igny8_core.tests.ai.functions.asking import ask, parse
from igny8_core.tests.factories import AITaskFactory, ClusterFactory, ContentFactory, KeywordFactory, TaskFactory


def cluster_with_a_keyword(site):
    cluster = ClusterFactory(site=site)
    KeywordFactory.mapped(cluster)
    return cluster


def ask_to_extend(site):
    """The second question about an article that came too short."""
    task = AITaskFactory.on("generate_content", TaskFactory(site=site, word_count=1200))
    function = function_named(task.function)
    short = {"title": "Moka", "html": "<p>Too short.</p>"}
    short |= dict.fromkeys(("meta_title", "meta_description", "slug", "excerpt"), "x")
    assert function.follow_up(task, function.prepare(task), parse(task, short), operation_id="op.0.2")


#: How each prompt comes to be asked.
QUESTIONS = {
    "auto_cluster": lambda site: ask(AITaskFactory.on("auto_cluster", KeywordFactory(site=site))),
    "generate_ideas": lambda site: ask(AITaskFactory.on("generate_ideas", cluster_with_a_keyword(site))),
    "generate_content": lambda site: ask(AITaskFactory.on("generate_content", TaskFactory(site=site))),
    "extend_content": ask_to_extend,
    "generate_image_prompts": lambda site: ask(AITaskFactory.on("generate_image_prompts", ContentFactory(site=site))),
}


def test_every_prompt_of_the_table_is_asked_by_some_function():
    assert set(FUNCTION_NAMES) == set(VARIABLES)
    assert set(VARIABLES) <= set(QUESTIONS)


@pytest.mark.parametrize("function", FUNCTION_NAMES)
def test_a_function_gives_exactly_the_variables_of_the_table(site, script, monkeypatch, function):
    given = {}

    def seen(name, **variables):
        given.update(variables)
        return render(name, **variables)

    monkeypatch.setattr(text_requests, "render", seen)
    QUESTIONS[function](site)
    assert set(given) == {variable.name for variable in VARIABLES[function]}


@pytest.mark.parametrize("function", FUNCTION_NAMES)
def test_every_variable_says_what_it_holds_and_names_are_unique(function):
    variables = VARIABLES[function]
    assert all(variable.holds and variable.example for variable in variables)
    assert len({variable.name for variable in variables}) == len(variables)


def test_how_a_variable_is_written():
    written = {variable.name: variable.placeholder for variable in VARIABLES["generate_content"]}
    assert (written["title"], written["word_count"]) == ("{{ title }}", "{{ word_count | number }}")

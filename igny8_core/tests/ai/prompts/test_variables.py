"""The table of variables says what the functions really give."""

import pytest

from igny8_core.ai import text_requests
from igny8_core.ai.prompts import render
from igny8_core.ai.prompts.variables import FUNCTION_NAMES, VARIABLES
from igny8_core.ai.registry import FUNCTIONS
from igny8_core.tests.ai.functions.asking import ask
from igny8_core.tests.factories import AITaskFactory, ClusterFactory, ContentFactory, KeywordFactory, TaskFactory


def a_cluster(site):
    cluster = ClusterFactory(site=site)
    KeywordFactory.mapped(cluster)
    return cluster


ROWS = {
    "auto_cluster": lambda site: KeywordFactory(site=site),
    "generate_ideas": a_cluster,
    "generate_content": lambda site: TaskFactory(site=site),
    "generate_image_prompts": lambda site: ContentFactory(site=site),
}


def test_the_functions_of_the_table_exist():
    assert set(FUNCTION_NAMES) == set(VARIABLES) == set(ROWS)
    assert set(FUNCTION_NAMES) <= set(FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTION_NAMES)
def test_a_function_gives_exactly_the_variables_of_the_table(site, monkeypatch, function):
    given = {}

    def seen(name, **variables):
        given.update(variables)
        return render(name, **variables)

    monkeypatch.setattr(text_requests, "render", seen)
    ask(AITaskFactory.on(function, ROWS[function](site)))
    assert set(given) == {variable.name for variable in VARIABLES[function]}


@pytest.mark.parametrize("function", FUNCTION_NAMES)
def test_every_variable_says_what_it_holds_and_names_are_unique(function):
    variables = VARIABLES[function]
    assert all(variable.holds and variable.example for variable in variables)
    assert len({variable.name for variable in variables}) == len(variables)


def test_how_a_variable_is_written():
    written = {variable.name: variable.placeholder for variable in VARIABLES["generate_content"]}
    assert (written["title"], written["word_count"]) == ("{{ title }}", "{{ word_count | number }}")

import json

import pytest
from django.core.management import CommandError, call_command

from igny8_core.ai.clustering import sources
from igny8_core.tests.ai.clustering.samples import FILES, SAMPLE_DATA

COFFEE, GYM, TRAVEL = (str(SAMPLE_DATA / name) for name in FILES)
KEYS = ["file", "n", "groups", "clusters", "ari", "v_measure", "seconds"]


def test_json_is_a_list_with_one_object_a_file(capsys):
    call_command("evaluate_clustering", COFFEE, GYM, "--json")
    results = json.loads(capsys.readouterr().out)
    assert [list(result) for result in results] == [KEYS, KEYS]
    assert [(r["file"], r["n"], r["groups"]) for r in results] == [(COFFEE, 47, 8), (GYM, 100, 12)]


def test_the_figures_promised_for_keyword_lists_are_kept(capsys):
    call_command("evaluate_clustering", COFFEE, GYM, TRAVEL, "--json")
    results = json.loads(capsys.readouterr().out)
    assert sum(result["ari"] for result in results) / 3 >= 0.17
    assert all(abs(result["clusters"] / result["groups"] - 1) <= 0.35 for result in results)


def test_the_table_has_a_line_a_file_and_their_mean(capsys):
    call_command("evaluate_clustering", COFFEE, TRAVEL)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:1] + lines[-1:]] == ["file", "mean"]
    assert len(lines) == 4
    assert "coffee_47.csv" in lines[1]
    assert "300" in lines[2]


def test_one_file_needs_no_mean(capsys):
    call_command("evaluate_clustering", COFFEE)
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_columns_can_be_chosen(capsys):
    call_command("evaluate_clustering", COFFEE, "--label", "intent", "--json")
    assert json.loads(capsys.readouterr().out)[0]["groups"] == 4


def test_a_wrong_file_ends_before_anything_is_grouped(tmp_path, capsys):
    with pytest.raises(CommandError, match="No such file"):
        call_command("evaluate_clustering", COFFEE, str(tmp_path / "gone.csv"))
    assert capsys.readouterr().out == ""


def test_local_vectors_that_are_not_installed_are_named_with_the_remedy(monkeypatch):
    monkeypatch.setattr(sources, "find_spec", lambda package: None)
    with pytest.raises(CommandError, match="make embeddings"):
        call_command("evaluate_clustering", COFFEE, "--vectors", "local")


def test_provider_vectors_without_a_key_say_what_to_set(settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = settings.AI_TEXT_PROVIDER = ""
    with pytest.raises(CommandError, match="OPENAI_API_KEY"):
        call_command("evaluate_clustering", COFFEE, "--vectors", "provider")


def test_the_help_names_the_columns(capsys):
    with pytest.raises(SystemExit):
        call_command("evaluate_clustering", "--help")
    said = capsys.readouterr().out
    assert "utterance" in said
    assert "newsgroup" in said

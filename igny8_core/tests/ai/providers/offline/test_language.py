import re
import tomllib

import pytest

from igny8_core.ai.providers.offline import language as module
from igny8_core.ai.providers.offline.language import FOLDER, known_languages, language_of

BLANK = re.compile(r"\{(\w+)\}")
OWN = [code for code in known_languages() if code != "en"]


def strings_of(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, int):
        return []
    return [text for one in (value.values() if isinstance(value, dict) else value) for text in strings_of(one)]


def file_of(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"), ("EN", "English"), ("en-GB", "English"), ("", "English"), (None, "English"),
        ("de", "Deutsch"), ("de-AT", "Deutsch"), ("DE_ch", "Deutsch"), ("ja", "English"), ("../de", "English"),
    ],
)  # fmt: skip
def test_a_code_finds_its_language_or_english(code, name):
    assert language_of(code).name == name


@pytest.mark.parametrize(
    ("code", "foreign"), [("en", False), (None, False), ("de", False), ("ja", True), ("x" * 99, True)]
)
def test_english_sentences_on_a_site_of_another_language_are_marked(code, foreign):
    assert language_of(code).is_foreign is foreign


def test_a_language_is_loaded_once():
    assert language_of("de") is language_of("de")


@pytest.mark.parametrize("code", OWN)
def test_a_language_has_the_plans_and_roles_of_english_in_their_order(code):
    english, own = file_of("en"), file_of(code)
    assert {name: list(plan) for name, plan in own["plans"].items()} == {
        name: list(plan) for name, plan in english["plans"].items()
    }
    for table in ("titles", "angles", "descriptions", "excerpts", "intros", "closings", "table", "signs"):
        assert set(own[table]) <= set(english[table]), table
    assert set(own["faq"]["usual"]) == set(english["faq"]["usual"])


@pytest.mark.parametrize("code", OWN)
def test_a_section_has_the_form_of_the_english_one(code):
    english, own = file_of("en.sections"), file_of(f"{code}.sections")
    assert set(own) == set(english)
    for role, section in own.items():
        assert section.get("form") == english[role].get("form"), role
        assert len(section["rows"]) == len(english[role]["rows"]), role
        assert [row.count(" | ") for row in section["rows"]] == [row.count(" | ") for row in english[role]["rows"]], (
            role
        )
        assert [sorted(BLANK.findall(row)) for row in section["rows"]] == [
            sorted(BLANK.findall(row)) for row in english[role]["rows"]
        ], role


@pytest.mark.parametrize("code", known_languages())
def test_every_blank_is_one_that_is_filled(code):
    known = set("kKtTabABcshxnq") | {"also", "names", "language"}
    for name in (code, f"{code}.sections"):
        used = {blank for text in strings_of(file_of(name)) for blank in BLANK.findall(text)}
        # A number in braces belongs to a pattern.
        assert {blank for blank in used if not blank.isdigit()} <= known, name


@pytest.mark.parametrize("code", known_languages())
def test_nothing_is_claimed_with_a_figure(code):
    for name in (code, f"{code}.sections"):
        data = file_of(name)
        texts = [
            text
            for key, value in data.items()
            if key not in {"before", "after", "versus"}
            for text in strings_of(value)
        ]
        wrong = [
            text for text in texts if re.search(r"\d", re.sub(r"\[[^]]*\]|\{[^}]*\}", "", text)) and "\\w" not in text
        ]
        assert wrong == []


@pytest.mark.parametrize("code", known_languages())
def test_brackets_are_closed_and_no_sentence_stands_there_twice(code):
    sections = file_of(f"{code}.sections")
    for role, section in sections.items():
        for text in strings_of(section):
            assert text.count("[") == text.count("]"), (role, text)
    notes = [note for section in sections.values() for note in section["notes"]]
    leads = [lead for section in sections.values() for lead in section.get("lead", ())]
    assert len(set(leads)) == len(leads)
    assert len(set(notes)) >= len(notes) - 2


def test_a_new_language_is_one_file_with_what_there_is(tmp_path, monkeypatch):
    for name in ("en", "en.sections"):
        (tmp_path / f"{name}.toml").write_text((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "nl.toml").write_text(
        'name = "Nederlands"\ntitle_case = false\n[table]\ncell = "[invullen]"\n', "utf-8"
    )
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    known_languages.cache_clear()
    module._load.cache_clear()
    try:
        dutch = language_of("nl-BE")
        assert (dutch.name, dutch.table.cell, dutch.table.criterion) == ("Nederlands", "[invullen]", "Criterion")
        assert dutch.is_foreign
    finally:
        known_languages.cache_clear()
        module._load.cache_clear()

import pytest

from igny8_core.business.planning.services.keyword_files.values import (
    read_country,
    read_difficulty,
    read_intent,
    read_volume,
)


@pytest.mark.parametrize(
    ("cell", "volume"),
    [
        ("1300", 1300),
        ("1.300", 1300),
        ("1,300", 1300),
        ("1 300", 1300),
        ("1\u00a0300", 1300),
        ("1\u202f300", 1300),
        ("1'300", 1300),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.300,50", 1300),
        ("1,300.50", 1300),
        ("1300.0", 1300),
        ("12,5", 12),
        ("0", 0),
        ("10K", 10_000),
        ("1.2K", 1_200),
        ("1,2 Tsd.", 1_200),
        ("2 Mio.", 2_000_000),
        ("1M", 1_000_000),
        ("10K – 100K", 10_000),
        ("100 - 1000", 100),
        ("<10", 10),
        (">1.000", 1000),
        ("~ 500", 500),
    ],
)
def test_volumes_in_the_customs_of_tools_and_countries(cell, volume):
    assert read_volume(cell) == volume


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "–",
        "—",
        "n/a",
        "N/A",
        "∞",
        "no data",
        "abc",
        "-5",
        "1.2.3",
        "9" * 20,
        "9" * 5000,
        "１３",
        ".",
        ",",
    ],
)
def test_what_is_no_number_is_unknown_and_not_0(cell):
    assert read_volume(cell) is None
    assert read_difficulty(cell) is None


@pytest.mark.parametrize(
    ("cell", "difficulty"),
    [
        ("45", 45),
        ("45.4", 45),
        ("45,6", 46),
        ("45 %", 45),
        ("45%", 45),
        ("0", 0),
        ("100", 100),
        ("0,37", 0),
        ("45.000", 45),
    ],
)
def test_difficulties_are_whole_numbers_up_to_100(cell, difficulty):
    assert read_difficulty(cell) == difficulty


@pytest.mark.parametrize("cell", ["101", "1.000.000", "", "hard", "inf", "nan"])
def test_a_difficulty_that_is_none_is_unknown(cell):
    assert read_difficulty(cell) is None


@pytest.mark.parametrize(
    ("cell", "intent"),
    [
        ("informational", "informational"),
        ("Informational,Non-branded,Non-local", "informational"),
        ("Non-branded,Commercial", "commercial"),
        ("Informationsorientiert", "informational"),
        ("Kommerziell", "commercial"),
        ("Transaktional", "transactional"),
        ("Navigationsorientiert", "navigational"),
        ("C", "commercial"),
        ("I, T", "informational"),
        ("n;c", "navigational"),
        ("  Transactional ", "transactional"),
        ("n/a", ""),
        ("Branded", ""),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_intents_in_the_tools_spellings(cell, intent):
    assert read_intent(cell) == intent


@pytest.mark.parametrize(
    ("cell", "code"),
    [("us", "US"), (" De ", "DE"), ("uk", "GB"), ("USA", ""), ("Germany", ""), ("", ""), ("1a", ""), ("ßa", "")],
)
def test_countries_are_two_letters(cell, code):
    assert read_country(cell) == code

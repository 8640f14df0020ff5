import pytest

from igny8_core.business.planning.services.keyword_files.columns import header_columns
from igny8_core.business.planning.services.keyword_files.rows import Row, read_rows
from igny8_core.common.exceptions import InvalidInputError


def rows(text):
    lines = text.splitlines(keepends=True)
    return list(read_rows(iter(enumerate(lines, 1)), filename="k.csv"))


def keywords(text):
    return [row.cells.get("keyword") for row in rows(text)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_each_separator_is_found(separator):
    text = "Keyword,Volume,KD %\nmoka pot,320,45\n".replace(",", separator)
    assert rows(text) == [Row(2, {"keyword": "moka pot", "volume": "320", "difficulty": "45"})]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (["Keyword", "Search Volume", "Keyword Difficulty"], {"keyword": 0, "volume": 1, "difficulty": 2}),
        (["Suchbegriff", "Suchvolumen (Ø Monat)", "CPC (€)"], {"keyword": 0, "volume": 1}),
        (
            ["#", "Keyword", "Country", "Difficulty", "Volume", "Intents"],
            {"keyword": 1, "country": 2, "difficulty": 3, "volume": 4, "intent": 5},
        ),
        (["Keyword", "Currency", "Avg. monthly searches", "Competition (indexed value)"], {"keyword": 0, "volume": 2}),
        (["keyword", "avg_monthly_searches"], {"keyword": 0, "volume": 1}),
        (["Parent Keyword", "Keyword", "Global volume", "Volume"], {"keyword": 1, "volume": 3}),
        (["Top queries", "Clicks"], {"keyword": 0}),
        (["Mot-clé", "Volume"], {"keyword": 0, "volume": 1}),
        (["ＫＥＹＷＯＲＤ"], {"keyword": 0}),
        (["Keyword", "keyword"], {"keyword": 0}),
        (["(" * 5000], {}),
        (["moka pot"], {}),
        ([], {}),
    ],
)
def test_columns_are_recognised_by_their_names(cells, columns):
    assert header_columns(cells) == columns


def test_titles_before_the_header_are_passed_over():
    titles = 'Keyword Stats 2025-10-06\n"October 1, 2024 - September 30, 2025"\n'
    assert rows(titles + "Keyword\tAvg. monthly searches\nmoka pot\t320\n") == [
        Row(4, {"keyword": "moka pot", "volume": "320"})
    ]


def test_quoted_cells_keep_separators_quotes_and_line_ends():
    text = 'keyword,volume\n"moka pot, 3 cups",10\n"5"" pan",20\n"two\nlines",30\nlast,40\n'
    assert [(row.line, row.cells["keyword"]) for row in rows(text)] == [
        (2, "moka pot, 3 cups"),
        (3, '5" pan'),
        (4, "two\nlines"),
        (6, "last"),
    ]


def test_a_stray_quote_swallows_no_other_row():
    body = "".join(f"keyword {n},{n}\n" for n in range(100))
    found = keywords(f'keyword,volume\n"open quote,1\n{body}')
    assert found == ["open quote", *(f"keyword {n}" for n in range(100))]


def test_a_stray_quote_near_the_end_swallows_nothing_either():
    assert keywords('keyword,volume\n"open,1\nmoka pot,2\n') == ["open", "moka pot"]


def test_inches_are_no_quotes():
    assert keywords('keyword,volume\n5" lift kit,1\nmoka pot,2\n6" lift kit,3\n') == [
        '5" lift kit',
        "moka pot",
        '6" lift kit',
    ]


def test_short_rows_and_rows_without_anything_are_no_trouble():
    text = "volume,keyword\n10,moka pot\n20\n,\n\n30,drip\n"
    assert [(row.line, row.cells.get("keyword")) for row in rows(text)] == [(2, "moka pot"), (3, None), (6, "drip")]


def test_a_list_without_header_is_one_keyword_a_line():
    assert keywords("moka pot\n\n  french press \nlast") == ["moka pot", "french press", "last"]


def test_commas_in_a_list_without_header_belong_to_the_keywords():
    assert keywords("moka pot\ncoffee, black\nbest laptops, 2024\n") == [
        "moka pot",
        "coffee, black",
        "best laptops, 2024",
    ]


def test_figures_after_every_keyword_are_cut_off():
    assert keywords("moka pot;320;45\nfrench press;1.300;\n") == ["moka pot", "french press"]


def test_a_table_without_header_pasted_from_a_spreadsheet_keeps_its_first_column():
    assert keywords("moka pot\tbrewing\nfrench press\tbrewing\n") == ["moka pot", "french press"]


def test_quotes_around_a_whole_line_go():
    assert keywords('"moka pot"\n"say ""when"""\n"\n5" pan\n') == ["moka pot", 'say "when"', '"', '5" pan']


def test_excels_hint_is_no_keyword():
    assert keywords("sep=;\nmoka pot\n") == ["moka pot"]
    assert keywords("sep=;\nKeyword;Volume\nmoka pot;3\n") == ["moka pot"]


def test_the_word_keywords_in_the_middle_of_a_list_is_a_keyword():
    assert keywords("seo tools\nkeywords\nmoka pot\n") == ["seo tools", "keywords", "moka pot"]


def test_a_list_with_the_header_alone():
    assert keywords("Keyword\n") == []


@pytest.mark.parametrize(
    "text", ["Volume,Difficulty,Topic\n320,45,Coffee\n", "Topic;Volume\nCoffee;320\n", "Land\tSuchvolumen\nDE\t1.300\n"]
)
def test_a_table_without_keywords_is_refused_and_not_taken_for_a_list(text):
    with pytest.raises(InvalidInputError, match="has no keyword column.*Name the column “keyword”"):
        rows(text)


def test_a_keyword_that_begins_with_a_columns_name_is_no_header():
    assert keywords("country, music lyrics\nland, rover\n") == ["country, music lyrics", "land, rover"]

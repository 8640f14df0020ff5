"""Exports in the forms that keyword tools print, with the columns of their headers as they are."""

import io

import pytest

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.tests.business.planning.workbooks import workbook

SEMRUSH_MAGIC = (
    "Keyword,Intent,Volume,Trend,Keyword Difficulty,CPC (USD),Competitive Density,SERP Features,Number of Results\n"
    'moka pot,"Informational, Commercial",27100,"0.54,0.66,0.81",46,0.83,1.00,"Image pack, Reviews",23900000\n'
    "moka pot recipe,Informational,n/a,,,,,,\n"
)
SEMRUSH_MAGIC_OLD = (
    'Keyword,Seed keyword,Tags,Volume,Keyword Difficulty,"CPC (USD)",Competitive Density,Number of Results,Intent,'
    "SERP Features,Trend,Click potential\n"
    'moka pot,coffee,,27100,46,0.83,1.00,23900000,Informational,"Image pack","0.54,0.66",70\n'
)
SEMRUSH_POSITIONS = (
    "Keyword,Position,Previous position,Search Volume,Keyword Difficulty,CPC,URL,Traffic,Traffic (%),Traffic Cost,"
    "Competition,Number of Results,Trends,Timestamp,SERP Features by Keyword,Keyword Intents,Position Type\n"
    'moka pot,3,4,27100,46,0.83,https://example.com/moka,2100,1.4,1743,1.00,23900000,"54,66,81",'
    '2025-10-06,"Image pack","informational, commercial",Organic\n'
)
SEMRUSH_API = "Keyword;Search Volume;CPC;Competition;Number of Results;Trends\nmoka pot;27100;0.83;1.00;239;0.54,0.66\n"
SEARCH_CONSOLE = "Top queries,Clicks,Impressions,CTR,Position\nmoka pot,41,1250,3.28%,7.4\n=moka recipe,3,90,3.33%,12\n"
SEARCH_CONSOLE_COMPARED = (
    "Top queries,Last 28 days Clicks,Previous 28 days Clicks,Last 28 days Impressions,Previous 28 days Impressions\n"
    "moka pot,41,39,1250,1199\n"
)
SEARCH_CONSOLE_DE = "Häufigste Suchanfragen,Klicks,Impressionen,CTR,Position\nmoka pot,41,1250,3.28%,7.4\n"
SEARCH_CONSOLE_FR = "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nmoka pot,41,1250,3.28%,7.4\n"
AHREFS_OLD = (
    "#\tKeyword\tCountry\tDifficulty\tVolume\tCPC\tClicks\tCPS\tReturn Rate\tParent Keyword\t"
    "Last Update\tSERP Features\n"
    "1\tmoka pot\tus\t46\t27100\t0.83\t15000\t0.6\t1.2\tcoffee maker\t2025-10-06 01:02:03\tImage pack\n"
)
PLANNER_SEGMENTED = (
    "Keyword Stats 2025-10-06 at 14_22_31\n1. Oktober 2024 - 30. September 2025\n"
    "Keyword\tCurrency\tSegmentation\tAvg. monthly searches\tThree month change\tYoY change\tCompetition\t"
    "Competition (indexed value)\tTop of page bid (low range)\tTop of page bid (high range)\tIn Account\n"
    "moka pot\tEUR\tAll\t5000\t0%\t∞\tHigh\t100\t0,21\t0,83\t\n"
)
UBERSUGGEST = "No,Keywords,Search Volume,CPC,Paid Difficulty,Search Difficulty\n1,moka pot,27100,$0.83,100,46\n"

FULL = (27100, 46, "informational")


def load(site, content):
    content = content if isinstance(content, bytes) else content.encode()
    return import_keywords(site=site, source=io.BytesIO(content), filename="export")


@pytest.mark.parametrize(
    ("content", "figures"),
    [
        (SEMRUSH_MAGIC, FULL),
        (SEMRUSH_MAGIC_OLD, FULL),
        (SEMRUSH_POSITIONS, FULL),
        (SEMRUSH_API, (27100, None, "")),
        (SEARCH_CONSOLE, (None, None, "")),
        (SEARCH_CONSOLE_COMPARED, (None, None, "")),
        (SEARCH_CONSOLE_DE, (None, None, "")),
        (SEARCH_CONSOLE_FR, (None, None, "")),
        (AHREFS_OLD.encode("utf-16"), (27100, 46, "")),
        (PLANNER_SEGMENTED.encode("utf-16"), (5000, None, "")),
        (UBERSUGGEST, (27100, 46, "")),
    ],
)
def test_each_figure_comes_from_its_own_column(site, content, figures):
    assert load(site, content).rejected_count == 0
    row = Keywords.objects.get(keyword="moka pot")
    assert (row.volume, row.difficulty, row.intent) == figures


def test_a_semrush_workbook_has_the_same(site):
    header = ["Keyword", "Intent", "Volume", "Keyword Difficulty", "CPC (USD)", "SERP Features"]
    load(site, workbook(**{"moka_broad-match_us": [header, ["moka pot", "Informational", 27100, 46, 0.83, "Reviews"]]}))
    row = Keywords.objects.get()
    assert (row.volume, row.difficulty, row.intent) == FULL


def test_a_search_console_workbook_gives_its_queries_and_not_its_pages(site):
    figures = [41, 1250, 0.0328, 7.4]
    content = workbook(
        Queries=[["Top queries", "Clicks", "Impressions", "CTR", "Position"], ["moka pot", *figures]],
        Pages=[["Top pages", "Clicks", "Impressions", "CTR", "Position"], ["https://example.com/", *figures]],
        Countries=[["Country", "Clicks", "Impressions", "CTR", "Position"], ["Germany", *figures]],
        Filters=[["Filter", "Value"], ["Date", "Last 3 months"]],
    )
    assert load(site, content).added == 1
    assert Keywords.objects.get().keyword == "moka pot"


def test_a_query_that_looks_like_a_formula_is_a_query(site):
    load(site, SEARCH_CONSOLE)
    assert Keywords.objects.filter(keyword="=moka recipe").exists()

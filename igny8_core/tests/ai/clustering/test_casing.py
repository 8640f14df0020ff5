import pytest

from igny8_core.ai.clustering.casing import sentence_case, title_case


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        ("how to use a v60", "How to Use a V60", "How to use a V60"),
        ("trx home2", "TRX Home2", "TRX home2"),
        ("gym at home", "Gym at Home", "Gym at home"),
        ("45 lb plates", "45 Lb Plates", "45 lb plates"),
        ("multi-trip cover", "Multi-Trip Cover", "Multi-trip cover"),
        ("über kaffee", "Über Kaffee", "Über kaffee"),
        ("コーヒー豆", "コーヒー豆", "コーヒー豆"),
        ("x vs y", "X Vs Y", "X vs y"),
        ("", "", ""),
    ],
)
def test_names_and_headings_read_as_people_write_them(text, title, sentence):
    assert title_case(text) == title
    assert sentence_case(text) == sentence

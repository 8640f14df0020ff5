"""Which column of a keyword file is which, by the names that the usual tools print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NAMES = {
    "keyword": """keyword|keywords|term|terms|search term|search terms|query|queries|top queries|search query|phrase|
        keyphrase|key phrase|keyword phrase|suchbegriff|suchbegriffe|suchanfrage|suchanfragen|schlüsselwort|
        schlagwort|stichwort|häufigste suchanfragen|requêtes|requêtes les plus fréquentes|consultas principales|
        principales consultas|query più frequenti|principais consultas|populairste zoekopdrachten|mot clé|
        mots clés|requête|palabra clave|palabras clave|parola chiave|parole chiave|palavra chave|zoekwoord|
        zoekwoorden|słowo kluczowe|キーワード""",
    "volume": """volume|search volume|searches|monthly searches|avg monthly searches|average monthly searches|
        monthly search volume|avg search volume|min volume|sv|msv|suchvolumen|suchvolumen pro monat|
        monatliches suchvolumen|durchschnittl suchanfragen pro monat|volume de recherche|volumen|
        volumen de búsqueda|volume di ricerca|volume de pesquisa|zoekvolume""",
    "difficulty": """difficulty|keyword difficulty|keyword difficulty index|kd|kdi|search difficulty|seo difficulty|sd|
        schwierigkeit|keyword schwierigkeit|difficulté|dificultad|difficoltà|dificuldade|moeilijkheid""",
    "intent": """intent|intents|search intent|search intents|keyword intent|keyword intents|intention|suchintention|
        suchabsicht|intención|intention de recherche|intento""",
    "country": "country|country code|land|pays|país|paese",
}
_FIELDS = {
    " ".join(name.split()): field for field, names in _NAMES.items() for name in names.split("|")
}  # name in print → field
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
#: Characters of the longest name that is looked at; the rest is somebody's prose.
_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r"[^\w]+", re.UNICODE)


def header_columns(cells: Sequence[str]) -> dict[str, int]:
    """Field → index of its column, for the fields whose names stand in these cells; of two alike the first."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        field = _FIELDS.get(_name(cell))
        if field:
            columns.setdefault(field, index)
    return columns


def _name(cell: str) -> str:
    """`Suchvolumen (Ø Monat)` → `suchvolumen`, `KD %` → `kd`, `avg_monthly_searches` → `avg monthly searches`."""
    if len(cell) > _LONGEST_NAME:
        return ""
    bare = _IN_BRACKETS.sub(" ", unicodedata.normalize("NFKC", cell).casefold()).replace("_", " ")
    return _NOT_IN_NAMES.sub(" ", bare).strip()

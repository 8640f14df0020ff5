"""Words that say nothing about what an article is about, and the stems of those that do. For several languages."""

from __future__ import annotations

from sys import intern

_SMALL = """
a an the of for to in on at by with and or is are was be do does did can could should will would you your yours my our
we it its this that these those from as into about how what vs versus there any
der die das den dem des ein eine einen einem einer eines und oder ist sind im am auf aus bei mit nach von vom zu zum zur
für so wie was wann geht du dein deine ihr ihre es sich
le la les un une du de et ou est sont en dans sur pour par avec au aux comment que quoi qu ce cette votre vos sa ses ma
mon notre nos leur leurs se
el los las una unos unas del al con para por como qué cómo su sus tu tus
il lo gli uno di da nel nella tra che della delle dei come cosa
os as um uma do dos na nos nas em com
het een van op met voor te naar bij om hoe wat je jouw zijn
"""
_LOUD = """
ultimate complete definitive full comprehensive essential essentials easy easily simple simply quick quickly really
actually explained everything know need want guaranteed proven amazing awesome new updated step steps top
ultimative ultimativer komplette kompletter vollständige vollständiger einfach einfache einfachen schnell erklärt alles
wissen schritt schritte schritten
ultime complet complète définitif facile facilement rapide étape étapes
definitiva definitivo completa completo facil fácil fácilmente rápido sencillo paso pasos
semplice passi passo passos
definitieve complete volledige makkelijk eenvoudig snel uitgelegd stap stappen
"""
_ACCENTS = str.maketrans("äöüàâçéèêëîïôûùáíóúñãõ", "aouaaceeeeiiouuaiounao")


def _both_spellings(words: str) -> frozenset[str]:
    return frozenset((words + words.translate(_ACCENTS)).split())


FILLING = _both_spellings(_SMALL + _LOUD)
#: What lists count: the number before them is no part of the subject.
COUNTED = _both_spellings("""
steps ways tips ideas things reasons mistakes examples methods tricks facts rules signs secrets best
schritte schritten tipps wege ideen dinge gründe fehler beispiele methoden tricks fakten regeln besten beste
étapes façons conseils idées choses raisons erreurs exemples méthodes astuces meilleurs meilleures
pasos formas maneras consejos ideas cosas razones errores ejemplos métodos trucos mejores
passi modi consigli idee cose motivi errori esempi metodi migliori
passos dicas ideias coisas razões erros exemplos melhores
stappen manieren ideeën dingen redenen fouten voorbeelden
""")
#: Words before which a number counts, too.
BEFORE_COUNTS = frozenset({"the", "top", "die", "les", "los", "las", "le", "os", "as", "de"})

#: (ending, letters that must be left), the longer ones first. Rough on purpose: titles are only compared by it.
_ENDINGS = (
    ("ungen", 4),
    ("ings", 3),
    ("ing", 3),
    ("ung", 4),
    ("en", 4),
    ("es", 4),
    ("ed", 3),
    ("s", 3),
    ("n", 4),
    ("e", 3),
)
_NO_PLURAL = ("ss", "us", "is")
_DOUBLED = frozenset("bdfgmnprt")
_SOFT = "аеиоуыэюяйь"


def stem(word: str) -> str:
    """A folded word without the endings that only bend it: “cleaning” and “clean”, “Maschinen” and “Maschine”."""
    if not word.isalpha():
        return intern(word)
    if word.endswith("ies") and len(word) > 4:
        return intern(f"{word[:-3]}y")
    bare = _shorter(word)
    while bare != word:
        word, bare = bare, _shorter(bare)
    if word[-1] in _SOFT:
        return intern(word.rstrip(_SOFT) if len(word.rstrip(_SOFT)) >= 4 else word)
    return intern(word)


def _shorter(word: str) -> str:
    for ending, least in _ENDINGS:
        left = len(word) - len(ending)
        if left >= least and word.endswith(ending) and not (ending == "s" and word.endswith(_NO_PLURAL)):
            bare = word[:left]
            doubled = ending.endswith(("ing", "ed")) and bare[-1] == bare[-2] and bare[-1] in _DOUBLED
            return bare[:-1] if doubled else bare
    return word

"""Words that carry no topic: the small words of a language, and the words people wrap around a topic when they search.

Everything is casefolded. The lists are short on purpose: they only have to beat the document frequency of a few dozen
keywords, which cannot tell `how` from `espresso`.
"""

from __future__ import annotations

_ENGLISH = """a an the and or but of in on at to for from by with without into over under after before than then as is
are was were be been am do does did can could should would will i you he she it we they my your his her its our their
me us them this that these those there here not no s t"""
_GERMAN = """der die das den dem des ein eine einer eines einem einen und oder aber von im am an auf zu zum zur für
mit ohne aus bei nach über unter vor als ist sind war wird werden kann man ich du er sie es wir ihr mein dein sein
nicht kein bis durch um in"""
_FRENCH = """le la les un une des du de et ou mais à au aux en dans sur sous pour par avec sans est sont être on je tu
il elle nous vous ils mon ma mes ce cette ces qui que ne pas d l"""
_SPANISH = """el los las unos unas y o pero del al con sin por para sobre entre es son ser se lo su sus mi mis tu no
si una uno en"""
_ITALIAN = """il i gli lo uno e ed o ma di da del della dei delle nel nella con su per tra fra è sono come al alla"""
_PORTUGUESE = """os as um uma e ou mas do da dos das no na nos nas com sem por para é são ao seu sua"""
_DUTCH = """het een en of maar van op aan voor met zonder naar bij uit over onder is zijn was wordt kan ik je jij hij
wij ze niet geen te"""
_JAPANESE = """の は が を に へ と も で や から まで より です ます する した"""

_ASKING = """how what why when where which who whose whether vs versus wie was warum wann wo welche welcher welches
wer wieviel comment quoi pourquoi quand où quel quelle quels quelles combien cómo qué por qué cuándo dónde cuál cuáles
cuánto come cosa perché quando dove quale quanto como que porque onde qual hoe wat waarom wanneer waar welke とは 方法
おすすめ 違い 比較"""
_SELLING = """best top good better cheap cheapest affordable review reviews buy sale online price prices worth near
much many long ideas tips guide explained beste besten bester bestes günstig günstige kaufen test testsieger vergleich
preis preise meilleur meilleure meilleurs meilleures acheter prix avis mejor mejores comprar precio precios migliore
migliori prezzo melhor melhores kopen"""

_VAGUE = """about some something any need get got use using make making take go want tell find know say keep does lose
file already still only one two three first new high low meaning definition difference explained"""

_SPEECH = """i you he she it we they my your his her its our their me us them is are was were be been am do does did can
could should would will not no this that these those here there if"""

#: Words of whole sentences, which stand in no name of a topic: `stop my card` is a wish.
SPEECH = frozenset(_SPEECH.split())
#: Articles, prepositions, pronouns, auxiliaries.
FUNCTION_WORDS = frozenset(
    " ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH, _JAPANESE)).casefold().split()
)
#: Words of the searcher's intent: question words, superlatives, words of buying.
INTENT_WORDS = frozenset(f"{_ASKING} {_SELLING}".casefold().split())
#: All words that never name a topic.
TOPICLESS = FUNCTION_WORDS | INTENT_WORDS
#: Words that no topic name starts or ends with. Wider than TOPICLESS: `use` may well tell two keywords apart.
NAMELESS = TOPICLESS | frozenset(_VAGUE.split())

"""Sections of a draft that grow piece by piece until the article is as long as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Literal

from igny8_core.ai.providers.offline import forms
from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import RoleText
from igny8_core.ai.providers.offline.wording import phrase, rotated
from igny8_core.common.html import count_words

Piece = Literal["lead", "unit", "note", "extra", "general"]
#: In which order a section grows; what is used up or too long for what is left is passed over.
ORDER: tuple[Piece, ...] = ("unit", "lead", "unit", "note", "unit", "unit", "lead", "unit", "note", "unit", "lead")
#: When a section has said its own: what fits any section of a long article.
FURTHER: tuple[Piece, ...] = ("extra", "general")
MOST_GENERAL_NOTES = 12
#: One note is a sentence, more are a list; a list of one point looks forgotten.
LEAST_LISTED = 2
ANY_LENGTH = 10**6

counted = lru_cache(maxsize=4096)(count_words)


@dataclass
class Section:
    """One h2 with sentences for readers, a form to fill in, points for long articles and notes for the editor.

    `said` is shared by the sections of an article: no sentence stands in it twice. `keywords` are the article's
    further ones.
    """

    heading: str
    role: RoleText
    blanks: Blanks
    seed: str
    said: set[str]
    keywords: Sequence[str] = ()
    lead: list[str] = field(default_factory=list)
    units: int = 0
    extras: int = 0
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._more = {"h": phrase(self.heading), "x": self._subject()}
        self._written = [self._filled(template) for template in self.role.lead]
        # One answer has one opening sentence, whichever it is.
        most_leads = 1 if self.role.form == "paragraph" else len(self._written)
        self._leads = rotated(self._written, self.seed)[:most_leads]
        self._notes = rotated([self._filled(template) for template in self.role.notes], self.seed)
        general = self.blanks.language.general
        self._general = rotated([self._filled(template) for template in general.notes], self.seed, self.heading)
        self._points = self._further_points()
        self._turn = 0

    def begin(self, *, with_form: bool) -> None:
        """What the section cannot do without: a sentence, and the form if the article is made for it."""
        self._say(self._leads, self.lead, ANY_LENGTH)
        if with_form:
            self.units = forms.least_units(self.role)

    def grow(self, most: int) -> int:
        """Say one thing more, of at most so many words; the words it took, 0 when there is nothing that fits."""
        for offset in range(len(ORDER)):
            words = self._add(ORDER[(self._turn + offset) % len(ORDER)], most)
            if words:
                self._turn += offset + 1
                return words
        return next((words for words in (self._add(piece, most) for piece in FURTHER) if words), 0)

    def html(self) -> str:
        """The section as it stands."""
        # Said in the order in which the sentences were written: one may follow from the other.
        lead = f"<p>{' '.join(sorted(self.lead, key=self._written.index))}</p>" if self.lead else ""
        parts = [lead, self._form(self.units), self._extras_html(self.extras), self._notes_html()]
        return f"<h2>{escape(self.heading)}</h2>{''.join(parts)}"

    def _add(self, piece: Piece, most: int) -> int:
        adding: dict[Piece, Callable[[], int]] = {
            "lead": lambda: self._say(self._leads, self.lead, most),
            "note": lambda: self._add_note(self._notes, most),
            "general": lambda: self._add_note(self._general, most),
            "unit": lambda: self._add_unit(most),
            "extra": lambda: self._add_extra(most),
        }
        return adding[piece]()

    def _say(self, pool: list[str], into: list[str], most: int) -> int:
        """The first sentence of the pool that the article does not have yet and that fits."""
        sentence = next((one for one in pool if one not in self.said and counted(one) <= most), "")
        if sentence:
            self.said.add(sentence)
            pool.remove(sentence)
            into.append(sentence)
        return counted(sentence)

    def _add_note(self, pool: list[str], most: int) -> int:
        """The first note comes with its title."""
        if len(self.notes) >= len(self.role.notes) + MOST_GENERAL_NOTES:
            return 0
        title = 0 if self.notes else counted(self.blanks.language.notices.editor)
        words = self._say(pool, self.notes, most - title)
        return words and words + title

    def _add_unit(self, most: int) -> int:
        wanted = max(self.units + 1, forms.least_units(self.role))
        if wanted > forms.most_units(self.role):
            return 0
        words = counted(self._form(wanted)) - counted(self._form(self.units))
        self.units, taken = (wanted, words) if words <= most else (self.units, 0)
        return taken

    def _add_extra(self, most: int) -> int:
        wanted = max(self.extras + 1, LEAST_LISTED)
        if wanted > len(self._points):
            return 0
        words = counted(self._extras_html(wanted)) - counted(self._extras_html(self.extras))
        self.extras, taken = (wanted, words) if words <= most else (self.extras, 0)
        return taken

    def _further_points(self) -> list[str]:
        general = self.blanks.language.general
        of_keywords = [self._filled(general.keyword, k=phrase(keyword)) for keyword in self.keywords]
        return [*of_keywords, *rotated([self._filled(row) for row in general.rows], self.seed, self.heading)]

    def _subject(self) -> str:
        side = {"a": "{a}", "b": "{b}", "": ""}[self.role.subject]
        return self.blanks.fill(side) or self.blanks.fill("{T}")

    def _filled(self, template: str, **more: str) -> str:
        return escape(self.blanks.fill(template, **{**self._more, **more}))

    def _form(self, units: int) -> str:
        return forms.draw(self.role, self.blanks, units, **self._more)

    def _extras_html(self, count: int) -> str:
        if not count:
            return ""
        title = escape(self.blanks.language.general.title)
        return f"<h3>{title}</h3><ul>{''.join(f'<li>{point}</li>' for point in self._points[:count])}</ul>"

    def _notes_html(self) -> str:
        if not self.notes:
            return ""
        title = f"<strong>{escape(self.blanks.language.notices.editor)}</strong>"
        if len(self.notes) < LEAST_LISTED:
            return f"<blockquote><p>{title} {self.notes[0]}</p></blockquote>"
        points = "".join(f"<li>{note}</li>" for note in self.notes)
        return f"<blockquote><p>{title}</p><ul>{points}</ul></blockquote>"

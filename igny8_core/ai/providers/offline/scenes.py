"""What a picture for each kind of section shows: something a photographer could set up. In English, for image models.

{t} is the topic. Sections that are not here, and those of unknown kind, are shown in everyday use.
"""

from __future__ import annotations

FEATURED = "{t} as the one large subject in its natural surroundings, with calm space around it"
EVERYDAY = "an ordinary moment of everyday life in which {t} plays the main part"

SCENES: dict[str, str] = {
    "need": "everything that is needed for {t}, laid out in neat order on a wooden table",
    "steps": "the hands of an adult in the middle of one step of {t}",
    "adjust": "a hand carefully measuring or setting something for {t}",
    "mistakes": "a good and a poor result of {t}, next to each other on the same surface",
    "result": "the finished result of {t}, fresh and complete, on a plain surface",
    "answer": "{t} alone on a neutral surface, simple and clear",
    "reasons": "the one part of {t} on which everything depends, very large in the frame",
    "practice": "an adult at home, applied to {t}, seen over the shoulder",
    "difference": "two kinds of {t} next to each other, so that the difference in shape and surface shows",
    "criteria": "several kinds of {t} in one row, evenly lit, at the same distance",
    "side_a": "the first of two kinds of {t} in front, the other one out of focus behind it",
    "side_b": "the second of two kinds of {t} in front, the other one out of focus behind it",
    "strengths": "two kinds of {t} in use at the same time, each in its own place",
    "cost": "{t} on a kitchen table beside a purse and a jar of coins",
    "decide": "an adult in thought in front of two kinds of {t}, one hand reaching out",
    "choosing": "an adult picking up one of several kinds of {t} and turning it to the light",
    "shortlist": "a small selection of {t} arranged in a loose half circle",
    "matching": "{t} in the hands of an adult, with a second, quite different one within reach",
    "wants": "an empty place in a tidy room, prepared for {t}",
    "basics": "{t} with all of its parts in view, in a quiet arrangement",
    "start": "the very first touch: a hand just beginning with {t}",
    "detail": "one small detail of {t}, so close that the texture fills the frame",
    "watch": "a small irregularity on {t} that one could easily overlook",
    "where": "a quiet desk by a window with a closed notebook, ready for {t}",
}
#: Sections that a picture explains little of; they get one when nothing better is left.
ABSTRACT = frozenset(("exceptions", "verify", "settle", "none", "next", "contact", "questions"))

STYLES = (
    "Calm editorial photograph in natural daylight with a muted, warm palette",
    "Flat illustration with a limited palette of blue-green and sand, soft shadows",
    "Still life photograph with soft light from the left and a restrained palette of greys and ochre",
    "Documentary photograph with late afternoon light and earthy colours",
    "Simple isometric illustration with clean edges and pale, even colours",
)
VIEWPOINTS = (
    "Seen from slightly above, the subject in the middle third",
    "Close view at eye level, shallow depth of field",
    "Straight from above, generous margins",
    "Three-quarter view from the left, the background softly blurred",
    "Wide view with the subject right of the centre",
    "Low viewpoint, near the surface, the light coming from behind",
)
NEVER = "Landscape format. No text, no letters, no numbers, no logos, no brands, no recognisable people"

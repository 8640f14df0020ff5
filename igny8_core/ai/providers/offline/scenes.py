"""What a picture for each kind of section shows: something a photographer could set up. In English, for image models.

The scenes speak of “the subject”, which is named in a sentence of its own: it may be a pot, a journey or a question.
Sections that are not here, and those of unknown kind, are shown in everyday use.
"""

from __future__ import annotations

FEATURED = "The subject large and alone in its natural surroundings, with calm space around it"
EVERYDAY = "An ordinary moment of everyday life in which the subject plays the main part"

SCENES: dict[str, str] = {
    "need": "Everything that is needed for the subject, laid out in neat order on a wooden table",
    "steps": "The hands of an adult in the middle of one step of the work",
    "adjust": "A hand carefully measuring or setting something that belongs to the subject",
    "mistakes": "A good and a poor result next to each other on the same surface",
    "result": "The finished result, fresh and complete, on a plain surface",
    "answer": "The one object that stands for the subject, alone on a neutral surface, simple and clear",
    "reasons": "The detail on which the subject depends, very large in the frame",
    "practice": "An adult at home, putting into practice what the article says, seen over the shoulder",
    "difference": "Two variants of the subject next to each other, so that their difference in shape and surface shows",
    "criteria": "Several variants of the subject in one row, evenly lit, at the same distance",
    "side_a": "The first of the two things compared in front, the other one out of focus behind it",
    "side_b": "The second of the two things compared in front, the other one out of focus behind it",
    "strengths": "Two variants of the subject in use at the same time, each in its own place",
    "cost": "A purse and a jar of coins on a kitchen table, beside an object that stands for the subject",
    "decide": "An adult in thought between two choices, one hand reaching out",
    "choosing": "An adult picking up one of several variants of the subject and turning it to the light",
    "shortlist": "A small selection of variants of the subject, arranged in a loose half circle",
    "matching": "An adult trying one variant of the subject, with a second, quite different one within reach",
    "wants": "An empty place in a tidy room, prepared for the subject",
    "basics": "All the parts that belong to the subject, in a quiet arrangement",
    "start": "A hand at the very beginning of the work, nothing else touched yet",
    "detail": "One small detail of the subject, so close that its texture fills the frame",
    "watch": "A small irregularity that one could easily overlook, in soft raking light",
    "where": "A quiet desk by a window with a closed notebook, ready for work",
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

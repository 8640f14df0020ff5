"""What the sections of an offline draft say: instructions to an editor, never a claim about the topic.

{h} is the heading, {here} the section by whatever name, {k} a keyword, {t} the title, {s} the site. Every template can
be made a sentence of its own by naming the heading or another keyword, so that no article says the same twice.
"""

from __future__ import annotations

from igny8_core.ai.replies import ContentType

OPENERS: dict[ContentType, tuple[str, ...]] = {
    "how_to": (
        "“{h}” has to bring a reader one step closer to doing it alone.",
        "A reader arrives at “{h}” with the tools at hand and wants to be told what comes next.",
        "“{h}” is read with one eye on the work, so every sentence has to be an action.",
    ),
    "question": (
        "“{h}” has to settle one part of the question and nothing else.",
        "A reader who asks “{k}” expects “{h}” to be answered before it is explained.",
        "Put the answer to “{h}” first and the reasons after it.",
    ),
    "comparison": (
        "“{h}” has to help a reader decide, not to list features.",
        "Treat all sides alike under “{h}”: the same criteria, in the same order.",
        "A reader who searches “{k}” is close to a decision, and “{h}” should not delay it.",
    ),
    "list": (
        "“{h}” has to shorten the choice, so say plainly what is left out.",
        "A reader who searches “{k}” wants “{h}” to save an evening of research.",
        "Under “{h}” every entry is judged by the same criteria.",
    ),
    "guide": (
        "“{h}” has to give a newcomer firm ground before any detail.",
        "A reader who searches “{k}” should leave “{h}” knowing what to do next.",
        "Begin “{h}” with what the reader already knows and build from there.",
    ),
}

ADVICE = (
    "Say in the first sentence of {here} what a reader who searches “{k}” will take away from it.",
    "Use the phrase “{k}” once where it fits, and its parts in other words after that.",
    "Write {here} for somebody who has never read {s} before.",
    "If {here} needs a term that a beginner does not know, explain it where it first appears.",
    "Describe one real situation in which “{h}” matters, taken from your own work or from a named reader.",
    "Keep to one thought per paragraph, because {here} will mostly be read on a phone.",
    "Where opinions on “{h}” differ, name who holds which and say what {s} recommends.",
    "Answer the search “{k}” directly, then add what the searcher did not think to ask.",
    "Leave out of {here} whatever another article of {s} already explains, and link to that instead.",
    "An example of your own makes “{h}” more useful than a general rule.",
    "Mention the limits: for whom {here} does not apply, and what those readers should do.",
    "State what you tested yourself for {here} and what you only read about.",
    "Say how long ago the facts behind “{h}” were last checked.",
    "A photograph taken for {here} convinces more than one that was bought.",
    "Ask a colleague who knows little about “{k}” to read {here} aloud and mark where it stops being clear.",
    "If the answer to “{h}” depends on budget, place or season, give each case a sentence of its own.",
    "End {here} with the one decision that the reader can take now.",
    "The searcher of “{k}” may be in a hurry, so the first two lines of {here} have to stand alone.",
    "Connect {here} with the promise of the title, “{t}”.",
    "Cut from {here} every sentence that would be just as true in an article about something else.",
    "Name the most frequent misunderstanding about “{h}” and correct it without blaming anyone.",
    "When {here} calls for numbers, give them with unit, source and date, or leave them out.",
    "Show under {here} what a good outcome looks like and what a poor one looks like.",
    "Consider a short list in {here} if more than three things stand side by side.",
    "Write {here} so that it still makes sense to a reader who jumped straight to it.",
    "Tell readers of {here} when it is time to ask a professional.",
    "Check whether readers have written to {s} about “{h}”, and answer what they asked.",
    "Compare {here} with what the first results for “{k}” say, and add what they all leave out.",
)

CHECKS = (
    "Every figure in {here} has a source and a date.",
    "“{k}” reads naturally and appears no more often than needed.",
    "Nothing in {here} contradicts another section of the article.",
    "Names and spellings used for “{k}” are those of the makers or authorities themselves.",
    "A claim in {here} that a reader could act on has been checked by a second person.",
    "Links set for {here} lead where they say and open without a login.",
    "{here} holds no promise that {s} could not keep.",
    "Pictures for {here} are your own or licensed, and carry a description.",
    "Advice in {here} is safe to follow for someone without experience.",
    "Whatever in {here} depends on a country or a year says which one.",
    "Any advertising or affiliate interest around “{k}” is disclosed.",
    "The wording of {here} treats all readers with respect.",
)

SOURCES = (
    "Instructions and data sheets of the makers concerned with “{k}”.",
    "An interview with someone who deals with “{h}” every day.",
    "Public authorities or standards bodies, if “{h}” touches rules or safety.",
    "Your own notes and photographs from trying out what “{h}” describes.",
    "Questions about “{k}” that reach {s} by mail or in comments.",
    "Independent tests that say how they tested, if there are any for “{h}”.",
    "A specialist book or course text that covers “{k}”.",
    "Discussions among practitioners about “{h}”, as a hint and never as proof.",
)

INTROS: dict[ContentType, tuple[str, ...]] = {
    "how_to": (
        "People who search “{k}” want to do it themselves and to know that they did it right.",
        "This article leads readers of {s} through “{k}” from preparation to result.",
    ),
    "question": (
        "People who search “{k}” want an answer they can rely on, and want it early.",
        "This article answers “{k}” for readers of {s} and says when the answer changes.",
    ),
    "comparison": (
        "People who search “{k}” have narrowed their choice and need the differences that matter.",
        "This article sets the sides of “{k}” next to each other for readers of {s}.",
    ),
    "list": (
        "People who search “{k}” want a short list and the reasons behind it.",
        "This article helps readers of {s} to choose when they search “{k}”.",
    ),
    "guide": (
        "People who search “{k}” want an overview first and the details when they need them.",
        "This article introduces readers of {s} to “{k}” without taking anything for granted.",
    ),
}

NOTICES = (
    "Offline draft: assembled without a language model, from the outline and the keywords alone. "
    "An editor has to complete it before it is published.",
    "This is an offline draft, assembled without a language model. It holds structure and instructions, "
    "no researched facts, and an editor has to complete it.",
    "Offline draft for an editor: put together without a language model. It says what each section must do "
    "and leaves the facts to be researched.",
)

CLOSINGS = (
    "Before publishing, sum up “{t}” in two sentences and name the next step for the reader.",
    "Close “{t}” with the one thing a reader should remember, and a link to what comes next on {s}.",
    "At the end, return to the question behind “{t}” and say plainly what has been answered.",
)

FAQ_ADVICE = (
    "Answer “{k}” in two or three sentences, then link to the section that says more.",
    "Give the plain answer to “{k}” first; exceptions can follow in a second sentence.",
    "Write the answer to “{k}” so that it can be quoted on its own, with its source.",
)

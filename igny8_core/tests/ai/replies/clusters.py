"""Answers with clusters: ids that are invented, doubled, left out or written as text."""

from __future__ import annotations

from functools import partial

from igny8_core.tests.ai.replies.case import bad, good
from igny8_core.tests.ai.replies.grounds import KEYWORDS
from igny8_core.tests.scripted_provider import cluster

IDS = list(KEYWORDS)
MOKA, GRINDERS = cluster(IDS[:3], name="Moka Pots"), cluster(IDS[3:], name="Burr Grinders")
GOOD = {"clusters": [MOKA, GRINDERS]}
AS_TEXT = [{**one, "keyword_ids": [str(pk) for pk in one["keyword_ids"]]} for one in (MOKA, GRINDERS)]
NEAR_NAMES = [cluster(IDS[:1], name="Moka Pots"), cluster(IDS[1:3], name="moka pot"), GRINDERS]
FOUND = {"Moka Pots": IDS[:3], "Burr Grinders": IDS[3:]}
stores = partial(good, "auto_cluster", stores=FOUND)
refuses = partial(bad, "auto_cluster")

CASES = [
    stores("as asked", GOOD, outcome="two clusters"),
    stores("a bare list in a fence", f"```\n{[MOKA, GRINDERS]}\n```".replace("None", "null"), outcome="two clusters"),
    stores("ids as text", {"clusters": AS_TEXT}, outcome="two clusters"),
    stores("invented ids", {"clusters": [{**MOKA, "keyword_ids": [*IDS[:3], 99_999, -1, 10**30, "x"]}, GRINDERS]},
           outcome="they are dropped"),
    stores("doubled ids", {"clusters": [MOKA, {**GRINDERS, "keyword_ids": IDS}]}, outcome="the first place counts"),
    stores("an invented cluster", {"clusters": [{**MOKA, "cluster_id": 99_999}, GRINDERS]}, outcome="it is a new one"),
    stores("the same name twice", {"clusters": NEAR_NAMES}, outcome="one cluster"),
    stores("a cluster without a name", {"clusters": [MOKA, GRINDERS, cluster([99_998], name="")]},
           outcome="it is dropped"),
    stores("markup in a name", {"clusters": [{**MOKA, "name": "<b>Moka Pots</b>"}, GRINDERS]},
           outcome="the name is text"),
    stores("a keyword left out", {"clusters": [MOKA, cluster(IDS[3:4], name="Burr Grinders")]}, credits=1,
           outcome="the others are stored, it is asked again by itself",
           stores={"Moka Pots": IDS[:3], "Burr Grinders": IDS[3:4]}),
    refuses("none of the keywords", {"clusters": [cluster([99_999])]}, "assigned none of the keywords"),
    refuses("no clusters", {"clusters": []}, "assigned none of the keywords"),
    refuses("cut off in the ids", '{"clusters": [{"cluster_id": null, "keyword_ids": [601, 60', "cut off"),
]  # fmt: skip

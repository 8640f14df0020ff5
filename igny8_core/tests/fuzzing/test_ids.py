"""Ids of requests are replaced by such as exist; everything else is sent as it was made."""

from __future__ import annotations

import pytest
from django.apps import apps

from igny8_core.fuzzing.ids import BY_NAME, BY_PATH, known_ids, with_known_ids

KNOWN = {"accounts.Site": [7, 8], "planning.Keywords": [5], "automation.AutomationRun": ["run_a"]}
KEYWORDS = "/api/v1/planner/keywords/bulk_delete/"


def test_an_id_of_the_document_becomes_one_that_exists():
    sent = {"site_id": 1, "ids": [1, 4], "run_id": "x", "name": "a"}
    changed = with_known_ids(sent, known=KNOWN, path=KEYWORDS)
    assert changed == {"site_id": 8, "ids": [5, 5], "run_id": changed["run_id"], "name": "a"}


def test_some_stay_as_they_are_and_always_the_same():
    sent = [with_known_ids({"site_id": n}, known=KNOWN, path=KEYWORDS)["site_id"] for n in range(300)]
    assert 50 < sum(one not in (7, 8) or one == n for n, one in enumerate(sent)) < 150
    assert sent == [with_known_ids({"site_id": n}, known=KNOWN, path=KEYWORDS)["site_id"] for n in range(300)]


@pytest.mark.parametrize("sent", [None, [], "text", 5, {"other": 1}, {}])
def test_what_has_no_id_is_not_touched(sent):
    assert with_known_ids(sent, known=KNOWN, path=KEYWORDS) == sent


@pytest.mark.parametrize("sent", [{"ids": None}, {"ids": {"a": 1}}, {"ids": "\ud800"}, {1: 2}])
def test_what_is_wrong_does_not_stop_it(sent):
    assert with_known_ids(sent, known=KNOWN, path=KEYWORDS)


def test_an_id_in_the_path_is_of_what_the_path_is_about():
    assert known_ids(known=KNOWN, path=KEYWORDS, name="id") == [5]
    assert known_ids(known=KNOWN, path="/api/v1/elsewhere/", name="id") == ()


@pytest.mark.parametrize("label", sorted({*BY_NAME.values(), *(label for _, label in BY_PATH)}))
def test_every_kind_is_a_model(label):
    assert apps.get_model(label)

"""Keywords of any language and script go through a run from end to end."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end, start
from igny8_core.tests.factories import AccountFactory, KeywordFactory, SiteFactory
from igny8_core.tests.scripted_provider import cluster

pytestmark = pytest.mark.django_db

GERMAN = ["günstige Kaffeemaschine kaufen", "beste Kaffeemaschine Test", "Kaffeemühle Größe", "Straße überqueren Übung"]
JAPANESE = ["コーヒー豆の選び方", "コーヒー豆の保存", "エスプレッソマシン おすすめ", "ｺｰﾋｰ豆"]
ARABIC = ["أفضل قهوة عربية", "طريقة عمل القهوة العربية", "طاحونة قهوة"]
THAI = ["วิธีชงกาแฟ", "เมล็ดกาแฟ ยี่ห้อไหนดี", "เครื่องชงกาแฟ"]
EMOJI = ["☕", "☕☕ recipes", "🧑‍🍳 coffee", "coffee ❤️"]
LANGUAGES = {"German": GERMAN, "Japanese": JAPANESE, "Arabic": ARABIC, "Thai": THAI, "emoji": EMOJI}
MIXED = [text for texts in LANGUAGES.values() for text in texts]


def _site(texts):
    site = SiteFactory(account=AccountFactory.with_credits(100_000))
    for text in texts:
        KeywordFactory(site=site, keyword=text, keyword_key=phrase_key(text))
    return site


def _assert_whole(run, site):
    run.refresh_from_db()
    assert (run.status, run.error_message) == ("completed", "")
    assert not AITask.objects.filter(run=run).exclude(status="completed").exists()
    assert not Keywords.objects.filter(site=site, cluster__isnull=True).exists()
    articles = list(Content.objects.filter(site=site))
    assert articles and all(one.title.strip() and one.slug and one.word_count > 0 for one in articles)
    assert len({one.slug for one in articles}) == len(articles)
    assert not Images.objects.filter(site=site).exclude(status="generated").exists()
    assert_books_balance(run)


@pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_a_run_with_the_scripted_provider(script, texts):
    site = _site(texts)
    names = [f"{text} {number}" for number, text in enumerate(texts)]
    ids = list(Keywords.objects.filter(site=site).order_by("pk").values_list("pk", flat=True))
    script.ideas = 1
    script.then({"clusters": [cluster([pk], name=name) for pk, name in zip(ids, names, strict=True)]})
    _assert_whole(drive_to_end(start(site)), site)
    assert set(Clusters.objects.filter(site=site).values_list("name", flat=True)) == set(names)


def test_a_run_with_all_of_them_without_a_provider(settings):
    site = _site(MIXED)
    run = start(site)
    _assert_whole(drive_to_end(run), site)
    names = list(Clusters.objects.filter(site=site).values_list("name", flat=True))
    assert all(name.strip() for name in names)
    assert any(ord(sign) > 0x3000 for name in names for sign in name), "a Japanese topic has a Japanese name"

"""Keywords of many languages from the list to the review, with nothing but the offline provider."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.html import headings
from igny8_core.common.status_enums import ContentStatus, ImageStatus, KeywordStatus
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db

KEYWORDS = {
    "de": ["beste kaffeemaschine test", "kaffeemaschine entkalken anleitung", "warum ist espresso bitter"],
    "fr": ["comment nettoyer une cafetière", "meilleure machine à café", "café crème"],
    "ja": ["コーヒー豆の選び方", "コーヒーとは", "エスプレッソとドリップの違い"],
    "ar": ["أفضل ماكينة قهوة", "طريقة عمل القهوة", "ما هي القهوة المختصة؟"],
    "th": ["เครื่องชงกาแฟ ราคา", "วิธีชงกาแฟดริป", "กาแฟสดกับกาแฟผง"],
    "en": ["😀☕", "moka pot 😀", "!!!", "{k} {0} %s"],
}


@pytest.fixture
def run_of(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def run(language):
        site = SiteFactory(language=language, image_size="320x180")
        for keyword in KEYWORDS[language]:
            KeywordFactory(site=site, keyword=keyword, intent="")
        return drive_to_end(start(site))

    return run


@pytest.mark.parametrize("language", KEYWORDS)
def test_every_keyword_becomes_an_article_with_pictures(run_of, language):
    run = run_of(language)
    assert run.status == "completed", run.error
    site = run.site
    assert not Keywords.objects.filter(site=site).exclude(status=KeywordStatus.MAPPED).exists()
    assert all(cluster.name and cluster.description for cluster in Clusters.objects.filter(site=site))
    articles = Content.objects.filter(site=site)
    ideas = {idea.idea_title: idea for idea in ContentIdeas.objects.filter(site=site)}
    assert sum(len(idea.target_keywords) for idea in ideas.values()) == len(KEYWORDS[language])
    assert set(articles.values_list("status", flat=True)) == {ContentStatus.REVIEW}
    for article in articles:
        idea = ideas[article.title]
        assert article.slug.strip("-")
        assert article.meta_title and article.meta_description and article.excerpt
        assert 0.85 * idea.word_count <= article.word_count <= 1.15 * idea.word_count
        assert headings(article.html)[:-1] == idea.outline
    pictures = Images.objects.filter(site=site)
    assert set(pictures.values_list("status", flat=True)) == {ImageStatus.GENERATED}
    assert all(picture.alt_text and picture.prompt for picture in pictures)


def test_german_articles_are_german_throughout(run_of):
    run = run_of("de")
    for article in Content.objects.filter(site=run.site):
        assert "Offline-Entwurf" in article.html
        assert "Für die Redaktion:" in article.html
        for english in (" the ", " and ", " editor", "[to fill in]"):
            assert english not in article.html


def test_a_language_without_sentences_keeps_its_titles_and_says_what_is_in_english(run_of):
    run = run_of("ja")
    articles = Content.objects.filter(site=run.site)
    assert {article.title for article in articles} == set(KEYWORDS["ja"])
    assert all("no offline sentences for the language of this site (ja)" in article.html for article in articles)
    assert {article.slug for article in articles} == set(KEYWORDS["ja"])

"""Articles as people write, change and delete them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction

from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Content, Images
from igny8_core.business.content.services.article_addresses import chosen_slug, refuse_taken
from igny8_core.business.content.services.picture_files import delete_files_on_commit
from igny8_core.business.content.services.slugs import free_slug
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.html import clean_edited, count_words
from igny8_core.common.locking import locked, locked_all
from igny8_core.common.refusals import RowRefusedError, refuse_busy, refuse_changed
from igny8_core.common.slugs import slug_of
from igny8_core.common.status_enums import ContentStatus

#: In `written_by`, where the model's name stands otherwise.
BY_HAND = "by hand"
#: What search engines show may be tuned for ever; what somebody approved may not change behind their back.
STILL_FREE = frozenset({"meta_title", "meta_description", "excerpt"})
NOT_EDITABLE = "This article is archived. Restore it to draft, then change it."
TEXT_SETTLED = (
    "This article is published: its title, text and address stay as they were approved. "
    "Meta title, meta description and excerpt may still change."
)


def create_article(*, site: Site, values: Mapping[str, Any]) -> Content:
    """A draft by hand. Without a slug it gets the next free one of its title."""
    fields = {**values, **_text(values["html"])}
    slug = fields.pop("slug", "")
    if slug:
        address: Any = chosen_slug(slug, site_id=site.pk)
    else:
        spare = uuid4().hex[:8]
        address = free_slug(site_id=site.pk, slug=slug_of(fields["title"]) or f"article-{spare}", spare=spare)
    article = Content(site=site, account_id=site.account_id, written_by=BY_HAND, slug=address, **fields)
    _store(article, slug=slug or slug_of(fields["title"]))
    return article


def change_article(*, article_id: int, changes: Mapping[str, Any], seen: datetime | None = None) -> None:
    """Change an article; `seen` is the `updated_at` that its editor had before them.

    Raises ChangedMeanwhileError when somebody saved since, RowRefusedError for what its state does not allow, and
    InvalidInputError for an address that is taken or an article without text.
    """
    with transaction.atomic():
        (article,) = locked_all(Content.objects.all(), ids=[article_id], noun="article")
        refuse_changed(article, seen=seen, noun="article")
        values = _different(article, changes)
        _refuse_settled(article, set(values))
        if "slug" in values:
            values["slug"] = chosen_slug(values["slug"], site_id=article.site_id, article_id=article.pk)
        if "html" in values:
            values |= _text(values["html"])
        for name, value in values.items():
            setattr(article, name, value)
        if values:
            _store(article, slug=article.slug, fields=[*values, "updated_at"])


def delete_articles(*, ids: Sequence[int]) -> int:
    """Delete these articles with their images and the files of those, or none. Their tasks stay.

    Raises RowRefusedError when an AI function has one of them or of their images.
    """
    with transaction.atomic():
        # Images before articles, as the engine does when it saves a picture: nobody waits in a circle.
        images = locked(Images.objects.filter(content__in=ids).only("account_id", "image_url", "generation_status"))
        articles = locked_all(Content.objects.only("generation_status"), ids=ids, noun="article")
        refuse_busy(articles, noun="article", then="delete it")
        refuse_busy(images, noun="image", then="delete the article")
        delete_files_on_commit(images)
        Content.objects.filter(pk__in=ids).delete()
    return len(ids)


def _different(article: Content, changes: Mapping[str, Any]) -> dict[str, Any]:
    """A form sends back what it was given: only what is new counts as a change."""
    return {name: value for name, value in changes.items() if getattr(article, name) != value}


def _refuse_settled(article: Content, names: set[str]) -> None:
    if article.status == ContentStatus.ARCHIVED and names:
        raise RowRefusedError(NOT_EDITABLE)
    if article.status == ContentStatus.PUBLISHED and names - STILL_FREE:
        raise RowRefusedError(TEXT_SETTLED)


def _text(html: str) -> dict[str, Any]:
    cleaned = clean_edited(html)
    words = count_words(cleaned)
    if not words:
        sentence = "An article needs text. Scripts, pictures and styles are taken out of it."
        raise InvalidInputError(sentence, details={"fields": {"html": [sentence]}})
    return {"html": cleaned, "word_count": words}


def _store(article: Content, *, slug: str, fields: Sequence[str] | None = None) -> None:
    try:
        with transaction.atomic():
            article.save(update_fields=fields)
    except IntegrityError:
        # Somebody took the address between the look and the save.
        refuse_taken(slug)

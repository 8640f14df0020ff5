"""The address of an article as a person chooses it: unlike a machine, they are told when it is taken."""

from __future__ import annotations

from typing import NoReturn

from igny8_core.business.content.models import Content
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.slugs import slug_of


def chosen_slug(text: str, *, site_id: int, article_id: int | None = None) -> str:
    """`text` as an address. Raises InvalidInputError for one without letters, or that another article has."""
    slug = slug_of(text)
    if not slug:
        raise _refused("An address needs letters or digits.")
    other = Content.objects.filter(site_id=site_id, slug=slug).only("title").first()
    if other is not None and other.pk != article_id:
        refuse_taken(slug, title=other.title)
    return slug


def refuse_taken(slug: str, *, title: str = "") -> NoReturn:
    """Raise InvalidInputError: the address is another article's."""
    whose = f"the article “{title}”" if title else "another article"
    raise _refused(f"The address “{slug}” belongs to {whose} of this site. Choose another one.")


def _refused(sentence: str) -> InvalidInputError:
    return InvalidInputError(sentence, details={"fields": {"slug": [sentence]}})

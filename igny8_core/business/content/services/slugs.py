"""One address per article of a site."""

from __future__ import annotations

from django.db.models import Case, CharField, Exists, Value, When
from django.db.models.expressions import Combinable

from igny8_core.business.content.models import Content

#: Numbers tried before the spare is taken: an address that is unlike all others is better than a long search.
TRIED = 5
LONGEST = 200


def free_slug(*, site_id: int, slug: str, spare: str) -> Combinable:
    """`slug`, or the first free of `slug-2`, `slug-3` …, or `slug-spare`, as part of the INSERT that needs it.

    The database looks when it writes, without a statement of its own, and stops at the first one that is free.
    """
    names = [slug, *(_numbered(slug, str(number)) for number in range(2, TRIED + 1))]
    here = Content.objects.filter(site_id=site_id)
    free = [When(~Exists(here.filter(slug=name)), then=Value(name)) for name in names]
    return Case(*free, default=Value(_numbered(slug, spare)), output_field=CharField())


def _numbered(slug: str, number: str) -> str:
    return f"{slug[: LONGEST - len(number) - 1].rstrip('-')}-{number}"

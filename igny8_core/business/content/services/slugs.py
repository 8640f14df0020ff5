"""One address per article of a site."""

from __future__ import annotations

from functools import lru_cache

from django.db import connection
from django.db.models import CharField
from django.db.models.expressions import RawSQL

from igny8_core.business.content.models import Content

#: Numbers tried before the spare is taken: an address that is unlike all others is better than a long search.
TRIED = 5
LONGEST = 200


def free_slug(*, site_id: int, slug: str, spare: str) -> RawSQL:
    """`slug`, or the first free of `slug-2`, `slug-3` …, or `slug-spare`, as part of the INSERT that needs it.

    The database looks when it writes, without a statement of its own, and stops at the first one that is free.
    """
    names = [slug, *(_numbered(slug, str(number)) for number in range(2, TRIED + 1))]
    params = [value for name in names for value in (site_id, name, name)]
    return RawSQL(_sql(), [*params, _numbered(slug, spare)], output_field=CharField())  # noqa: S611 - no text from outside


@lru_cache
def _sql() -> str:
    """Kept as text: composing it anew takes the ORM longer than running it takes the database."""
    table = connection.ops.quote_name(Content._meta.db_table)
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE site_id = %s AND slug = %s)"  # noqa: S608 - a name of ours
    return f"CASE {f'WHEN NOT {taken} THEN %s ' * TRIED} ELSE %s END"


def _numbered(slug: str, number: str) -> str:
    return f"{slug[: LONGEST - len(number) - 1].rstrip('-')}-{number}"

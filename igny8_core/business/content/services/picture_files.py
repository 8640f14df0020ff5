"""The files of pictures that nobody shows any more."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import normpath
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from igny8_core.business.content.models import Images


def delete_files_on_commit(pictures: Iterable[Images]) -> None:
    """Delete the files of these rows once the transaction that lets go of them is through.

    Before that a rollback would leave rows without their pictures. A process that dies in between leaves a file too
    many, which harms nobody.
    """
    names = [name for picture in pictures if (name := file_of(picture))]
    for name in names:
        # Robust: a storage that is away costs the file, not the answer to the person who deleted the row.
        transaction.on_commit(lambda name=name: default_storage.delete(name), robust=True)  # type: ignore[misc]


def file_of(picture: Images) -> str:
    """The media path of a picture; empty without one, and for what is not in its account's own folder."""
    url = picture.image_url or ""
    name = unquote(url.removeprefix(settings.MEDIA_URL)) if url.startswith(settings.MEDIA_URL) else ""
    # The storage would follow a `..` out of it.
    return name if normpath(name) == name and name.startswith(f"images/{picture.account_id}/") else ""

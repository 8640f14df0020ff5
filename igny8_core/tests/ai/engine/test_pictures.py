"""Whatever a provider sends is stored as a picture of ours: decoded once, in the site's size and format."""

from __future__ import annotations

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, Usage
from igny8_core.tests.ai.engine.claimed import called, drawing, lose_worker

pytestmark = pytest.mark.django_db


def _picture(size=(1536, 1024), kind="PNG", **options):
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **options)
    return out.getvalue()


def _reply(content, media_type="image/png"):
    return ImageReply(content=content, media_type=media_type, usage=Usage(model="m"))


def _stored(task):
    journal = AITask.objects.get(pk=task.pk).stored_response
    with default_storage.open(journal["file"]) as file:
        return journal, Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize(("image_format", "kind"), [("webp", "WEBP"), ("png", "PNG")])
@pytest.mark.parametrize("came", ["PNG", "JPEG", "WEBP"])
def test_it_ends_in_the_size_and_format_of_the_site(site, script, image_format, kind, came):
    site.image_format, site.image_size = image_format, "640x360"
    site.save()
    task = drawing(site)
    script.then(_reply(_picture(kind=came), media_type="image/nonsense"))
    called(task)
    journal, stored = _stored(task)
    assert (stored.format, stored.size) == (kind, (640, 360))
    assert journal["media_type"] == f"image/{image_format}"
    assert journal["file"].endswith(f".{image_format}")


def test_what_lies_beside_the_pixels_is_not_kept(site, script):
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    task = drawing(site)
    script.then(_reply(_picture(kind="JPEG", exif=exif, comment=b"secret words")))
    called(task)
    with default_storage.open(_stored(task)[0]["file"]) as file:
        assert b"secret words" not in file.read()


@pytest.mark.parametrize("content", [b"", b"<html>", _picture()[:200], b"GIF89a" + bytes(40)])
def test_bytes_that_are_no_picture_are_stored_nowhere(site, script, settings, content):
    task = drawing(site)
    script.then(_reply(content))
    AIEngine().execute(task_id=task.pk)
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.error["error_type"], row.stored_response) == ("pending", "AIProviderError", None)
    assert not settings.MEDIA_ROOT.exists()


def test_a_picture_that_unpacks_without_end_is_refused(site, script, settings):
    # 64 million black pixels in a few kilobytes.
    out = io.BytesIO()
    Image.new("1", (8_000, 8_000)).save(out, "PNG")
    task = drawing(site)
    script.then(_reply(out.getvalue()))
    AIEngine().execute(task_id=task.pk)
    assert "too large" in AITask.objects.get(pk=task.pk).error["error_message"]
    assert not settings.MEDIA_ROOT.exists()


def test_half_a_file_that_a_crash_left_is_written_anew(site, script):
    task = drawing(site)
    called(task)
    name = _stored(task)[0]["file"]
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"half"))
    AITask.objects.update(stored_response=None, request_hash="")
    lose_worker(task)
    called(task)
    journal, _ = _stored(task)
    assert journal["file"] == name


def test_only_a_second_try_asks_whether_the_picture_was_bought(site, script):
    task = drawing(site)
    script.then(ConnectionError("the worker lost its answer"))
    with pytest.raises(ConnectionError):
        called(task)
    lose_worker(task)
    called(task)
    assert [request.maybe_asked for request in script.asked] == [False, True]

import pytest

from igny8_core.ai.providers.base import ImageRequest
from igny8_core.ai.providers.runware_client import Connection, Limits
from igny8_core.ai.providers.runware_images import RunwareImageProvider
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, FakeRunware, serving

MODEL = "runware:101@1"
#: Nothing is slow on this machine: what takes longer is meant to.
QUICK = Limits(connect=2.0, read=0.4, total=2.0, wait=1.0, first_pause=0.01, longest_pause=0.02)


def image_request(**changes):
    fields = {"operation_id": "7.0", "prompt": "A moka pot", "label": "Moka", "size": "1024x576", "model": MODEL}
    return ImageRequest(**fields | changes)


def provider_for(fake, *, key=KEY, **changes):
    """A new provider object, as another process would have it."""
    return RunwareImageProvider(key, MODEL, connection=Connection(key, fake.url, QUICK, **changes))


@pytest.fixture
def fake():
    with serving(FakeRunware()) as served:
        yield served

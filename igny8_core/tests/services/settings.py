"""What a worker under test runs on: the embedded default with a provider that takes its time."""

from igny8_core.settings.dev import *  # noqa: F403

AI_TEXT_PROVIDER = "igny8_core.tests.services.slow_provider.SlowTextProvider"
AI_IMAGE_PROVIDER = "igny8_core.tests.services.slow_provider.SlowImageProvider"

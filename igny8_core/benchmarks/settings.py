"""The embedded default with the provider of the spec's example."""

from igny8_core.settings.dev import *  # noqa: F403

AI_TEXT_PROVIDER = "igny8_core.benchmarks.spec_provider.SpecTextProvider"
AI_IMAGE_PROVIDER = "igny8_core.benchmarks.spec_provider.SpecImageProvider"

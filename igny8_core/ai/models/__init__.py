"""Tasks, usage, prompts and provider settings."""

from igny8_core.ai.models.prompt import Prompt
from igny8_core.ai.models.provider_settings import ProviderSettings
from igny8_core.ai.models.task import AITask
from igny8_core.ai.models.usage import AIUsageLog

__all__ = ["AITask", "AIUsageLog", "Prompt", "ProviderSettings"]

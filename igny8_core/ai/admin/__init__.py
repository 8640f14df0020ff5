"""AI in the admin: what was asked and what it cost, the prompts and the providers of accounts."""

from igny8_core.ai.admin.prompts import PromptAdmin
from igny8_core.ai.admin.provider_settings import ProviderSettingsAdmin
from igny8_core.ai.admin.tasks import AITaskAdmin, AIUsageLogAdmin

__all__ = ["AITaskAdmin", "AIUsageLogAdmin", "PromptAdmin", "ProviderSettingsAdmin"]

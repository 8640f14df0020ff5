"""AutomationRun, AutomationConfig, AutomationEvent and WorkerHeartbeat."""

from igny8_core.business.automation.models.config import AutomationConfig
from igny8_core.business.automation.models.event import AutomationEvent
from igny8_core.business.automation.models.heartbeat import WorkerHeartbeat
from igny8_core.business.automation.models.run import AutomationRun

__all__ = ["AutomationConfig", "AutomationEvent", "AutomationRun", "WorkerHeartbeat"]

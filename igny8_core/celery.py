"""The Celery app. Celery is a doorbell: messages carry ids, the database is the queue."""

import logging.config
import os
from typing import Any

from celery import Celery, signals
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8_core.settings.dev")

app = Celery("igny8")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["igny8_core.ai", "igny8_core.business.automation", "igny8_core.business.notifications"])
app.steps["worker"].add("igny8_core.ai.worker_loading:LoadingStep")
app.steps["worker"].add("igny8_core.business.automation.worker_heartbeat:HeartbeatStep")
app.steps["worker"].add("igny8_core.business.automation.worker_metrics:MetricsStep")


@signals.setup_logging.connect
def set_up_logging(**_: Any) -> None:
    """With a receiver here Celery leaves logging alone: its lines have the form of all others."""
    logging.config.dictConfig(settings.LOGGING)


#: Added to the table of the database scheduler when they are not there. An admin changes or switches them off there;
#: one that is deleted comes back at the next start of the scheduler.
app.conf.beat_schedule = {
    "sweep-ai-tasks": {"task": "ai.sweep", "schedule": 30.0},
    "sweep-automation-runs": {"task": "automation.sweep", "schedule": 30.0},
    "deliver-notifications": {"task": "notifications.deliver", "schedule": 30.0},
    "check-scheduled-automations": {"task": "check_scheduled_automations", "schedule": crontab(minute="*")},
    "remove-orphaned-pictures": {"task": "ai.remove_orphaned_pictures", "schedule": crontab(minute=30, hour=3)},
    "purge-old-logs": {"task": "automation.purge_old_logs", "schedule": crontab(minute=0, hour=3, day_of_week="mon")},
}

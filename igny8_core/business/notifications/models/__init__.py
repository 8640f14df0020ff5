"""What people are told, and what waits to be sent."""

from igny8_core.business.notifications.models.mail_choice import MailChoice
from igny8_core.business.notifications.models.notification import Notification
from igny8_core.business.notifications.models.outbox import OutboxMessage
from igny8_core.business.notifications.models.webhook import SiteWebhook

__all__ = ["MailChoice", "Notification", "OutboxMessage", "SiteWebhook"]

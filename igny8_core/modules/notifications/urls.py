"""Paths of the notifications API, below /api/v1/notifications/."""

from django.urls import path

from igny8_core.modules.notifications.views.inbox import NotificationsView, ReadView
from igny8_core.modules.notifications.views.preferences import PreferencesView
from igny8_core.modules.notifications.views.webhook import WebhookSecretView, WebhookTestView, WebhookView

urlpatterns = [
    path("", NotificationsView.as_view(), name="notifications"),
    path("read/", ReadView.as_view(), name="notifications-read"),
    path("preferences/", PreferencesView.as_view(), name="notification-preferences"),
    path("sites/<int:site_id>/webhook/", WebhookView.as_view(), name="site-webhook"),
    path("sites/<int:site_id>/webhook/secret/", WebhookSecretView.as_view(), name="site-webhook-secret"),
    path("sites/<int:site_id>/webhook/test/", WebhookTestView.as_view(), name="site-webhook-test"),
]

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "igny8_core.business.publishing"
    label = "publishing"

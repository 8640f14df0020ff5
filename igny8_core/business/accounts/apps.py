from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "igny8_core.business.accounts"
    label = "accounts"

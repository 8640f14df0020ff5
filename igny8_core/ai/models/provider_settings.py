"""ProviderSettings: which AI an account uses, with whose key. Empty fields mean what the server is set to."""

from __future__ import annotations

from django.db import models

from igny8_core.common.encryption import EncryptedTextField
from igny8_core.common.tenancy import TenantManager


class ProviderSettings(models.Model):
    """An account's choice of text and image provider, models and keys. Keys are encrypted and never shown again."""

    class Text(models.TextChoices):
        SERVER = "", "As the server is set"
        OPENAI = "openai", "OpenAI or a compatible server"
        OFFLINE = "offline", "Offline drafts"

    class Image(models.TextChoices):
        SERVER = "", "As the server is set"
        OPENAI = "openai", "OpenAI or a compatible server"
        RUNWARE = "runware", "Runware"
        OFFLINE = "offline", "Offline placeholders"

    class Vectors(models.TextChoices):
        AUTOMATIC = "", "Automatic"
        TFIDF = "tfidf", "Words and letters"
        LOCAL = "local", "Local embeddings"
        PROVIDER = "provider", "Embeddings of the provider"

    account = models.OneToOneField(
        "accounts.Account", on_delete=models.CASCADE, primary_key=True, related_name="provider_settings"
    )
    text_provider = models.CharField(max_length=10, choices=Text.choices, default=Text.SERVER, blank=True)
    openai_api_key = EncryptedTextField(blank=True, default="")
    openai_base_url = models.CharField(max_length=300, blank=True, default="")
    text_model = models.CharField(max_length=80, blank=True, default="")
    image_provider = models.CharField(max_length=10, choices=Image.choices, default=Image.SERVER, blank=True)
    image_model = models.CharField(max_length=80, blank=True, default="")
    runware_api_key = EncryptedTextField(blank=True, default="")
    vectors = models.CharField(max_length=10, choices=Vectors.choices, default=Vectors.AUTOMATIC, blank=True)
    embedding_model = models.CharField(max_length=80, blank=True, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = TenantManager()

    class Meta:
        verbose_name_plural = "provider settings"

    def __str__(self) -> str:
        return f"AI providers of {self.account}"

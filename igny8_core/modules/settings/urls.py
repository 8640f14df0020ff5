"""Paths of the settings API, below /api/v1/settings/."""

from django.urls import path

from igny8_core.modules.settings.views.prompts import (
    PromptPreviewView,
    PromptsView,
    PromptVersionsView,
    PromptView,
)
from igny8_core.modules.settings.views.providers import ConnectionTestView, ProvidersView
from igny8_core.modules.settings.views.sites import SiteImagesView

urlpatterns = [
    path("providers/", ProvidersView.as_view(), name="provider-settings"),
    path("providers/test/", ConnectionTestView.as_view(), name="connection-test"),
    path("prompts/", PromptsView.as_view(), name="prompts"),
    path("prompts/<str:function>/", PromptView.as_view(), name="prompt"),
    path("prompts/<str:function>/versions/", PromptVersionsView.as_view(), name="prompt-versions"),
    path("prompts/<str:function>/preview/", PromptPreviewView.as_view(), name="prompt-preview"),
    path("sites/<int:site_id>/images/", SiteImagesView.as_view(), name="site-images"),
]

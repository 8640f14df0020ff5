"""Paths of the planner API, below /api/v1/planner/."""

from django.urls import path

from igny8_core.modules.planner.views.keyword_import import KeywordImportPreviewView, KeywordImportView

urlpatterns = [
    path("keywords/import/", KeywordImportView.as_view(), name="keyword-import"),
    path("keywords/import/preview/", KeywordImportPreviewView.as_view(), name="keyword-import-preview"),
]

"""Paths of the planner API, below /api/v1/planner/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from igny8_core.modules.planner.views.clusters import ClustersViewSet
from igny8_core.modules.planner.views.functions import AutoClusterView, BulkQueueToWriterView, GenerateIdeasView
from igny8_core.modules.planner.views.ideas import IdeasViewSet
from igny8_core.modules.planner.views.keyword_import import KeywordImportPreviewView, KeywordImportView
from igny8_core.modules.planner.views.keywords import KeywordsViewSet

router = SimpleRouter()
router.register("keywords", KeywordsViewSet, basename="keyword")
router.register("clusters", ClustersViewSet, basename="cluster")
router.register("ideas", IdeasViewSet, basename="idea")

urlpatterns = [
    path("keywords/import/", KeywordImportView.as_view(), name="keyword-import"),
    path("keywords/import/preview/", KeywordImportPreviewView.as_view(), name="keyword-import-preview"),
    path("keywords/auto_cluster/", AutoClusterView.as_view(), name="auto-cluster"),
    path("clusters/generate_ideas/", GenerateIdeasView.as_view(), name="generate-ideas"),
    path("ideas/bulk_queue_to_writer/", BulkQueueToWriterView.as_view(), name="bulk-queue-to-writer"),
    *router.urls,
]

"""Paths of the writer's API, below /api/v1/writer/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from igny8_core.modules.writer.views.articles import ArticlesViewSet
from igny8_core.modules.writer.views.functions import GenerateContentView, GenerateImagePromptsView, GenerateImagesView
from igny8_core.modules.writer.views.images import ImagesViewSet
from igny8_core.modules.writer.views.tasks import TasksViewSet

router = SimpleRouter(use_regex_path=False)
router.register("tasks", TasksViewSet, basename="writer-task")
router.register("content", ArticlesViewSet, basename="writer-article")
router.register("images", ImagesViewSet, basename="writer-image")

urlpatterns = [
    path("tasks/generate_content/", GenerateContentView.as_view(), name="generate-content"),
    path("content/generate_image_prompts/", GenerateImagePromptsView.as_view(), name="generate-image-prompts"),
    path("images/generate_images/", GenerateImagesView.as_view(), name="generate-images"),
    *router.urls,
]

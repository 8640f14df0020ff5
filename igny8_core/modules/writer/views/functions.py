"""The AI functions of the writer."""

from __future__ import annotations

from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.ai_functions import FunctionView, asks_function
from igny8_core.modules.writer.views.rows import TAG


class GenerateContentView(FunctionView):
    """Tasks → articles."""

    function = "generate_content"

    @asks_function("Write the articles of tasks", tag=TAG)
    def post(self, request: Request) -> Response:
        """Queue these tasks to be written, one article each. 1 credit per 500 words."""
        return self.queue(request)


class GenerateImagePromptsView(FunctionView):
    """Drafts → image prompts."""

    function = "generate_image_prompts"

    @asks_function("Write the image prompts of drafts", tag=TAG)
    def post(self, request: Request) -> Response:
        """Queue these drafts: a featured prompt and some for their headings. Those with images are left as they are."""
        return self.queue(request)


class GenerateImagesView(FunctionView):
    """Image prompts → images."""

    function = "generate_images"

    @asks_function("Make the pictures of image prompts", tag=TAG)
    def post(self, request: Request) -> Response:
        """Queue these images. What has its picture already is left as it is; `regenerate` makes it anew."""
        return self.queue(request)

"""The AI functions of the planner's pages."""

from __future__ import annotations

from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.ai_functions import FunctionView, asks_function


class AutoClusterView(FunctionView):
    """Keywords → clusters."""

    function = "auto_cluster"

    @asks_function("Cluster keywords", tag="planner")
    def post(self, request: Request) -> Response:
        """Put the selected keywords into clusters, existing or new ones. 409 when other work has one of them."""
        return self.queue(request)


class GenerateIdeasView(FunctionView):
    """Clusters → ideas."""

    function = "generate_ideas"

    @asks_function("Generate ideas", tag="planner")
    def post(self, request: Request) -> Response:
        """Plan articles for the selected clusters. 409 when other work has one of them."""
        return self.queue(request)


class BulkQueueToWriterView(FunctionView):
    """Ideas → tasks."""

    function = "bulk_queue_to_writer"

    @asks_function("Queue ideas to the writer", tag="planner")
    def post(self, request: Request) -> Response:
        """Make a task of each selected idea; costs nothing. 409 when other work has one of them."""
        return self.queue(request)

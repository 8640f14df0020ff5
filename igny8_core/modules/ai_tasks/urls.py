"""Paths of AI tasks, below /api/v1/ai/tasks/."""

from django.urls import path

from igny8_core.modules.ai_tasks.views.acting import CancelTaskView, RetryTaskView
from igny8_core.modules.ai_tasks.views.estimate import EstimateTasksView
from igny8_core.modules.ai_tasks.views.reading import TasksView, TaskView

urlpatterns = [
    path("", TasksView.as_view(), name="ai-tasks"),
    path("estimate/", EstimateTasksView.as_view(), name="ai-task-estimate"),
    path("<uuid:task_id>/", TaskView.as_view(), name="ai-task"),
    path("<uuid:task_id>/cancel/", CancelTaskView.as_view(), name="ai-task-cancel"),
    path("<uuid:task_id>/retry/", RetryTaskView.as_view(), name="ai-task-retry"),
]

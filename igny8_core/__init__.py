"""IGNY8: from search keywords to articles ready for human review."""

from igny8_core.celery import app as celery_app

__all__ = ["celery_app"]

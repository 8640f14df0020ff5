"""What answers look like, for the document."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample

ONE_TASK = OpenApiExample(
    "Keywords being clustered",
    response_only=True,
    status_codes=["200"],
    value={
        "task_id": "6f1c1c1e-3f5b-4a39-9d2a-0c8f1f1c9b11",
        "group": "6f1c1c1e-3f5b-4a39-9d2a-0c8f1f1c9b11",
        "run_id": None,
        "site_id": 3,
        "function": "auto_cluster",
        "label": "45 keywords",
        "status": "processing",
        "attempts": 0,
        "not_before": None,
        "created_at": "2025-12-11T10:30:00Z",
        "started_at": "2025-12-11T10:30:01Z",
        "completed_at": None,
        "details": {
            "phase": "AI_CALL",
            "message": "Analyzing keyword relationships (20/45)",
            "percentage": 47,
            "items_total": 45,
            "items_processed": 20,
            "current_item": "best seo tools",
            "estimated_seconds_remaining": 120,
        },
        "steps": [
            {"phase": "PREP", "message": "Loading 45 keywords for clustering", "seconds": 0.2, "state": "done"},
            {
                "phase": "AI_CALL",
                "message": "Analyzing keyword relationships (20/45)",
                "seconds": None,
                "state": "active",
            },
        ],
        "success_message": "",
        "error": None,
        "credits_used": 0,
        "result": {},
        "can": {"cancel": True, "retry": False},
    },
)

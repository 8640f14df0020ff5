"""What a worker does for its numbers."""

from __future__ import annotations

import socket
import urllib.request

from igny8_core.business.automation import worker_metrics
from igny8_core.business.automation.worker_metrics import MetricsStep, safely
from igny8_core.common.metrics import files
from igny8_core.common.metrics.counting import batch_done


def test_a_worker_on_another_machine_serves_its_numbers_itself(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.METRICS_PORT = server.getsockname()[1]
    settings.METRICS_ADDRESS = "127.0.0.1"
    batch_done(function="auto_cluster", outcome="saved", seconds=0.1)
    step = MetricsStep(None)
    step.start(None)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.METRICS_PORT}/metrics", timeout=5) as answer:
            assert b"igny8_batch_seconds_count" in answer.read()
    finally:
        step.stop(None)


def test_nothing_of_it_keeps_a_worker_from_starting(settings, monkeypatch):
    def refuse():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "fold_dead", refuse)
    monkeypatch.setattr(worker_metrics, "serve", refuse)
    settings.METRICS_PORT = 1
    step = MetricsStep(None)
    step.start(None)
    step.stop(None)
    safely(refuse)

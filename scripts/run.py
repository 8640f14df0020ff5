"""`make run`: database, broker, web, worker and beat on this machine, in one terminal.

Ends with exit status 0 after Ctrl-C or SIGTERM, 1 when something could not start or ended by itself.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from igny8_core.settings.environment import read_environment
from scripts.broker import Broker, BrokerError, check_answers, start_broker
from scripts.data_lock import DataFolderBusy, hold_data_folder
from scripts.ports import ROOT, PortError, check_free, chosen_port
from scripts.preparation import Preparation, PreparationError, prepare
from scripts.processes import ProcessGroup
from scripts.set_up import child_environment
from scripts.welcome import READY_SECONDS, box, wait_until_healthy

# Celery warns of root in nine lines. Here nothing but the owner of the data folder can send it a message.
AS_ROOT = "ignore:You're running the worker with superuser privileges"


class RunError(Exception):
    """`make run` cannot go on; the text is the one line to show."""


def main() -> None:
    # Until the processes run, both signals unwind the stack, so that a broker already started is stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.chdir(ROOT)
    try:
        environment = read_environment(debug=False)
        port = chosen_port()
        with hold_data_folder(environment.data_dir, port=port):
            check_free(port)
            # Links in mails lead to this dashboard, unless told otherwise.
            public_url = environment.public_url or f"http://127.0.0.1:{port}"
            run(data_dir=environment.data_dir, redis_url=environment.redis_url, port=port, public_url=public_url)
    except (ImproperlyConfigured, PortError, DataFolderBusy, BrokerError, PreparationError, RunError) as error:
        sys.exit(f"IGNY8: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def run(*, data_dir: Path, redis_url: str, port: int, public_url: str) -> None:
    """Start everything and stay until it ends. Raises RunError when it did not end because somebody asked."""
    env = child_environment() | {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": AS_ROOT, "PUBLIC_URL": public_url}
    env.setdefault("DJANGO_SETTINGS_MODULE", "igny8_core.settings.dev")
    if redis_url:
        check_answers(redis_url)
        return supervise(env=env, data_dir=data_dir, port=port, broker=None)
    broker = start_broker(data_dir)
    try:
        return supervise(env=env | {"REDIS_URL": broker.url}, data_dir=data_dir, port=port, broker=broker)
    finally:
        # Last of all: the worker puts down what it holds with the broker still there.
        broker.stop()


def supervise(*, env: dict[str, str], data_dir: Path, port: int, broker: Broker | None) -> None:
    preparation = prepare(env)
    group = ProcessGroup()
    for name, command in commands(port).items():
        group.add(name, command, env)
    in_background(welcome, group, preparation, data_dir, port)
    if broker is not None:
        in_background(end_with_broker, group, broker)
    try:
        group.loop()
    finally:
        preparation.end()
    if group.ended_by:
        raise RunError(f"{group.ended_by} ended by itself; everything was stopped. Its last lines are above.")


def commands(port: int) -> dict[str, list[str]]:
    """What runs, by name. Work waits for databases and providers: threads, not processes."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "-A", "igny8_core"]
    return {
        "web": [
            *(*python, "gunicorn", "igny8_core.wsgi:application", "--bind", f"127.0.0.1:{port}"),
            *("--worker-class", "gthread", "--threads", "8", "--graceful-timeout", "5", "--log-level", "warning"),
            # Nothing is written outside the data folder.
            "--no-control-socket",
            # What is longer than our own limit says so in our own words.
            *("--limit-request-line", "8190"),
        ],
        "worker": [*celery, "worker", "--pool", "threads", "--concurrency", "8", "--loglevel", "WARNING"],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--pidfile="],
    }


def welcome(group: ProcessGroup, preparation: Preparation, data_dir: Path, port: int) -> None:
    """Runs beside the processes: wait for the dashboard, show the box, start the first run."""
    url = f"http://127.0.0.1:{port}"
    if not wait_until_healthy(url):
        group.end(f"web did not answer within {READY_SECONDS:.0f} s and")
        return
    facts = [f"Demo:  {preparation.login}", f"Data:  {data_dir}", "Stop:  Ctrl-C"]
    print(box([f"IGNY8 is ready at {url}/automation", *facts]), flush=True)
    group.say(preparation.start_first_run())


def end_with_broker(group: ProcessGroup, broker: Broker) -> None:
    broker.process.wait()
    group.end("broker")


def in_background(target: object, *arguments: object) -> None:
    threading.Thread(target=target, args=arguments, daemon=True).start()  # type: ignore[arg-type]


if __name__ == "__main__":
    main()

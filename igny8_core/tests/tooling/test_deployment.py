"""The files for a server agree with each other and with the settings."""

import re
import tomllib

import pytest
import yaml

from scripts.container_health import allowed_host, is_well
from scripts.ports import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
EXAMPLE = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M))
SETTINGS = set(re.findall(r'env\.\w+\("([A-Z0-9_]+)"', (ROOT / "igny8_core/settings/environment.py").read_text()))


def test_compose_runs_one_image_four_times_beside_two_servers():
    assert set(COMPOSE["services"]) == {"migrate", "web", "worker", "beat", "postgres", "redis"}
    images = [COMPOSE["services"][name]["image"] for name in ("migrate", "web", "worker", "beat")]
    assert set(images) == {"igny8:latest"}


def test_what_compose_asks_of_the_environment_is_in_the_example():
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked <= EXAMPLE


def test_the_example_sets_nothing_by_itself_and_knows_only_real_settings():
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
    read_by_compose_or_run = {"POSTGRES_PASSWORD", "WORKER_THREADS", "PORT"}
    assert EXAMPLE - read_by_compose_or_run <= SETTINGS


def test_what_compose_gives_the_program_is_read_by_it():
    given = set(COMPOSE["x-igny8"]["environment"])
    assert given <= SETTINGS


def test_only_the_dashboard_is_published_and_only_on_this_machine():
    published = {name: s["ports"] for name, s in COMPOSE["services"].items() if "ports" in s}
    assert published == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_everything_the_image_copies_is_sent_to_the_builder():
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.M)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
        assert any(path == top or path.startswith(f"{top}/") for top in sent), path


def test_the_image_has_the_python_of_the_project():
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert set(re.findall(r"FROM python:([\d.]+)-", (ROOT / "Dockerfile").read_text())) == {needed.removeprefix(">=")}


@pytest.mark.parametrize(
    "hosts, host",
    [
        ("igny8.example.com,localhost", "igny8.example.com"),
        (".example.com", "example.com"),
        ("*", "localhost"),
        ("", "localhost"),
    ],
)
def test_the_health_check_asks_under_an_allowed_name(hosts, host):
    assert allowed_host(hosts) == host


def test_every_container_that_stays_has_a_health_check():
    stays = {name: s for name, s in COMPOSE["services"].items() if name != "migrate"}
    assert [name for name, service in stays.items() if "healthcheck" not in service] == []


@pytest.mark.parametrize(
    "body, part, well",
    [
        (b'{"status": "degraded"}', "", True),
        (b'{"status": "ok", "beat": {"ok": true}}', "beat", True),
        (b'{"status": "degraded", "beat": {"ok": false}}', "beat", False),
        (b'{"status": "degraded"}', "beat", False),
    ],
)
def test_a_part_is_well_only_when_it_is_said_to_be(body, part, well):
    assert is_well(body, part) is well

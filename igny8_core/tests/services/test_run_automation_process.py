"""manage.py run_automation as a process of its own: its exit status and what it prints where."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from igny8_core.business.automation.models import AutomationRun
from igny8_core.tests.factories import AccountFactory, KeywordFactory, SiteFactory
from igny8_core.tests.services.workers import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manage(tmp_path):
    """`manage("run_automation", …)` → the finished process, on this test's database and without a broker."""

    def run(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        variables = environment(redis_url="", data_dir=tmp_path)
        return subprocess.run(
            command, env=variables, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )

    return run


def test_a_completed_run_exits_with_0_and_prints_one_object_and_nothing_else(manage):
    site = SiteFactory()
    ended = manage("run_automation", "--site", site.domain, "--here", "--json")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["status"] == "completed"
    assert ended.stdout.count("\n") == 1
    assert AutomationRun.objects.get().status == "completed"


def test_a_refused_start_exits_with_1_and_says_why_in_one_line(manage):
    site = SiteFactory(account=AccountFactory.with_credits(5))
    KeywordFactory.create_batch(10, site=site)
    ended = manage("run_automation", "--site", site.domain, "--here", "--json")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("CommandError: Not enough credits.")
    assert ended.stderr.count("\n") == 1


def test_an_unknown_site_exits_with_1(manage):
    ended = manage("run_automation", "--site", "nowhere.example", "--here")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "CommandError: There is no site “nowhere.example”. Known sites: none yet; add one with add_site.\n"
    )

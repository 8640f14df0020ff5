"""manage.py setup_demo and start_demo_run"""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command

from igny8_core.business.accounts.models import Site, User
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.demo import EMAIL, PASSWORD
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.modules.api import nothing_written

pytestmark = pytest.mark.django_db


def manage(command):
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_it_makes_a_login_a_site_with_47_keywords_and_1500_credits(client):
    assert manage("setup_demo") == f"coffee.example.com: log in as {EMAIL} with {PASSWORD}\n"
    site = Site.objects.get()
    assert Keywords.objects.filter(site=site, status="new").count() == 47
    assert balance_of(account_id=site.account_id).balance == 1500
    assert client.login(username=EMAIL, password=PASSWORD)


def test_a_second_time_it_does_nothing():
    manage("setup_demo")
    with nothing_written():
        manage("setup_demo")


def test_it_brings_nothing_back_that_a_user_changed():
    manage("setup_demo")
    Keywords.objects.exclude(pk=Keywords.objects.first().pk).delete()
    Site.objects.update(name="Mine")
    user = User.objects.get()
    user.set_password("another-password")
    user.save()
    manage("setup_demo")
    user.refresh_from_db()
    assert Keywords.objects.count() == 1
    assert Site.objects.get().name == "Mine"
    assert user.check_password("another-password")


def test_credits_that_were_used_are_not_given_again(spec_provider):
    manage("start_demo_run")
    AutomationRun.objects.update(pace_seconds=0)
    drive_to_end(AutomationRun.objects.get())
    left = balance_of(account_id=Site.objects.get().account_id).balance
    manage("setup_demo")
    assert balance_of(account_id=Site.objects.get().account_id).balance == left == 1500 - 866


def test_the_first_run_is_slow_enough_to_be_watched_and_says_so():
    manage("start_demo_run")
    run = AutomationRun.objects.get()
    assert run.pace_seconds == 0.3
    assert run.events.filter(message="Slowed down to be watched: 0.3 seconds between two batches").exists()


def test_the_first_run_is_started_once():
    assert manage("start_demo_run") == f"Started {AutomationRun.objects.get().run_id}.\n"
    with nothing_written():
        assert manage("start_demo_run") == "The demo has had its first run.\n"

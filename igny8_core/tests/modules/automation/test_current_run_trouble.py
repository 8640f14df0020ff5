"""What the dashboard is told of a run that waits for somebody to mend something."""

from __future__ import annotations

import pytest

from igny8_core.common.exceptions import ProviderKeyRefusedError, SettingsError
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory
from igny8_core.tests.modules.api import get

pytestmark = pytest.mark.django_db
MENDED_IN_SETTINGS = [
    (ProviderKeyRefusedError("OpenAI does not accept the API key."), "AuthenticationError"),
    (ProviderKeyRefusedError("The quota at OpenAI is used up."), "AuthenticationError"),
    (SettingsError("The prompt cannot be filled in."), "ValidationError"),
]


@pytest.mark.parametrize(("error", "kind"), MENDED_IN_SETTINGS, ids=[error.message for error, _ in MENDED_IN_SETTINGS])
def test_a_run_paused_by_its_provider_says_why_and_where_to_mend_it(script, error, kind):
    site = small_site()
    script.always(error)
    drive_to_end(start(site))
    run = get(client_of(UserFactory.member(site.account)), "current_run", site_id=site.pk).json()["run"]
    assert (run["status"], run["error_message"]) == ("paused", error.message)
    assert (run["error"]["error_type"], run["error"]["action"]) == (kind, "open_settings")

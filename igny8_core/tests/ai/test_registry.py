"""Every AI function by name."""

from __future__ import annotations

import pytest

from igny8_core.ai.base import AIFunction
from igny8_core.ai.registry import FUNCTIONS, function_named
from igny8_core.business.automation.stages import STAGES
from igny8_core.common.exceptions import NotFoundError


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_found_under_its_own_name(name, settings):
    function = function_named(name)
    assert isinstance(function, AIFunction)
    assert function.name == name
    assert function is function_named(name), "one instance serves all threads"
    assert name in settings.CREDIT_PRICES, "it has a price"


def test_every_stage_has_its_function():
    assert {stage.function for stage in STAGES if stage.function} == set(FUNCTIONS)


@pytest.mark.parametrize("name", ["", "auto_clusters", "os.system", "__class__"])
def test_another_name_is_not_found(name):
    with pytest.raises(NotFoundError):
        function_named(name)

"""Whatever happens to an answer, a picture is bought once."""

import signal
import subprocess
import sys
import threading

import pytest

from igny8_core.ai.providers import runware_images
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
)
from igny8_core.tests.ai.providers.runware.conftest import image_request, provider_for
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, problem, refusal


def again(fake, **changes):
    """The next try, in another process as far as the provider knows."""
    return provider_for(fake).generate(image_request(**{"maybe_asked": True} | changes))


LOST = [("drop", ProviderError), ("hang", ProviderTimeoutError), (b"<html>proxy</html>", ProviderError)]


@pytest.mark.parametrize("refuses_finished", [True, False])
@pytest.mark.parametrize(("fault", "error"), LOST[:2])
def test_an_order_whose_answer_is_lost_is_looked_up_and_not_bought_again(fake, fault, error, refuses_finished):
    fake.refuses_finished, fake.faults = refuses_finished, [fault]
    with pytest.raises(error):
        provider_for(fake).generate(image_request())
    assert again(fake).content
    assert fake.sold == 1


@pytest.mark.parametrize(("fault", "error"), LOST)
def test_answers_that_are_lost_while_waiting_cost_nothing(fake, fault, error):
    fake.faults = [None, fault, fault, fault]
    with pytest.raises(error):
        provider_for(fake).generate(image_request())
    assert again(fake).content
    assert fake.sold == 1


def test_one_lost_lookup_is_not_even_noticed(fake):
    fake.lookups_until_done, fake.faults = 3, [None, "drop", "drop"]
    assert provider_for(fake).generate(image_request()).content
    assert fake.sold == 1


def test_a_process_that_is_killed_while_it_waits_leaves_a_picture_that_is_found(fake):
    fake.lookups_until_done = 10**9
    code = (
        "from igny8_core.tests.ai.providers.runware.conftest import image_request, provider_for\n"
        "from igny8_core.tests.ai.providers.runware.fake_runware import FakeRunware\n"
        f"provider_for(FakeRunware(url={fake.url!r})).generate(image_request())\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code])
    try:
        assert fake.sold_one.wait(30)
    finally:
        process.kill()
    assert process.wait(10) == -signal.SIGKILL
    for task in fake.tasks.values():
        task.lookups_left = 2
    # Even an engine that does not know of the first try is told by the refusal of the id.
    assert again(fake, maybe_asked=False).content
    assert again(fake).content
    assert fake.sold == 1


def test_without_a_word_from_the_engine_a_finished_picture_is_found_by_the_refusal_of_its_id(fake):
    provider_for(fake).generate(image_request())
    again(fake, maybe_asked=False)
    assert fake.kinds()[2:] == ["imageInference", "getResponse"]
    assert fake.sold == 1


def test_a_lookup_finds_what_an_earlier_try_bought_without_ordering(fake):
    provider_for(fake).generate(image_request())
    again(fake)
    assert fake.kinds()[2:] == ["getResponse"]


@pytest.mark.parametrize("says_not_found", [True, False])
def test_what_is_no_longer_among_the_responses_is_found_in_the_archive(fake, says_not_found):
    provider_for(fake).generate(image_request())
    fake.forgets_responses, fake.says_not_found = True, says_not_found
    assert again(fake).content
    assert fake.kinds()[2:] == ["getResponse", "getTaskDetails"]
    assert fake.sold == 1


@pytest.mark.parametrize("says_not_found", [True, False])
def test_a_try_that_never_reached_runware_is_ordered_after_the_lookup(fake, says_not_found):
    fake.says_not_found = says_not_found
    assert again(fake).content
    assert fake.kinds() == ["getResponse", "getTaskDetails", "imageInference", "getResponse"]
    assert fake.sold == 1


def test_an_archive_that_holds_only_the_refusal_of_a_repetition_does_not_sell_another(fake):
    provider_for(fake).generate(image_request())
    fake.forgets_responses = True
    fake.requests.clear()
    fake.tasks[next(iter(fake.tasks))].last_response = refusal(400, problem("conflictTaskUUID"))[1]
    with pytest.raises((ProviderError, ProviderTimeoutError)):
        again(fake)
    assert "imageInference" not in fake.kinds()
    assert fake.sold == 1


def test_a_picture_that_runware_no_longer_hands_out_is_not_bought_twice_behind_the_users_back(fake):
    provider_for(fake).generate(image_request())
    fake.forgets_responses = fake.forgets_archive = True
    with pytest.raises(ProviderError, match="took the order of this picture but does not hand it out"):
        again(fake)
    assert fake.sold == 1


def test_two_workers_with_the_same_operation_share_one_order(fake):
    fake.lookups_until_done = 6
    made = []
    threads = [threading.Thread(target=lambda: made.append(again(fake, maybe_asked=False))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(made) == 4
    assert fake.sold == 1


def test_a_picture_that_takes_too_long_is_asked_for_again_later_and_not_ordered_again(fake):
    fake.lookups_until_done = 10**9
    with pytest.raises(ProviderTimeoutError, match="not done with this picture yet"):
        provider_for(fake).generate(image_request())
    fake.tasks[next(iter(fake.tasks))].lookups_left = 1
    assert again(fake).content
    assert fake.sold == 1


@pytest.mark.parametrize("knows", [True, False])
def test_an_order_that_failed_at_runware_was_not_sold_and_the_next_try_orders_anew(fake, knows):
    fake.fails_with = problem("inferenceError", "The machine broke.")
    with pytest.raises(ProviderError, match="The machine broke"):
        provider_for(fake).generate(image_request())
    assert fake.sold == 0
    fake.fails_with = None
    assert again(fake, maybe_asked=knows).content
    assert (fake.sold, len(fake.tasks)) == (1, 2)
    assert again(fake).content
    assert fake.sold == 1


def test_failures_end_after_a_few_orders(fake):
    fake.fails_with = problem("inferenceError", "The machine broke.")
    for _ in range(runware_images.MOST_ORDERS + 2):
        with pytest.raises(ProviderError, match="The machine broke"):
            again(fake)
    assert len(fake.tasks) == runware_images.MOST_ORDERS


def test_a_prompt_that_was_declined_is_not_tried_under_another_number(fake):
    fake.fails_with = problem("invalidProviderContent", "Flagged.")
    for _ in range(2):
        with pytest.raises(InvalidInputError, match="declined this picture because of its content"):
            again(fake)
    assert len(fake.tasks) == 1


def test_credit_that_came_back_lets_the_next_try_order(fake):
    fake.fails_with = problem("insufficientCredits")
    with pytest.raises(ProviderKeyRefusedError, match="credit at Runware is used up"):
        provider_for(fake).generate(image_request())
    fake.fails_with = None
    assert again(fake).content


@pytest.mark.parametrize(
    "changes", [{"operation_id": "7.1"}, {"prompt": "A tea pot"}, {"size": "512x512"}, {"model": "bfl:2@1"}]
)
def test_another_question_is_another_picture(fake, changes):
    provider_for(fake).generate(image_request())
    again(fake, **changes)
    assert fake.sold == 2


def test_the_same_question_in_another_file_format_is_the_same_picture(fake):
    provider_for(fake).generate(image_request())
    assert again(fake, image_format="png").media_type == "image/png"
    assert fake.sold == 1


def test_the_key_is_no_part_of_a_task_id(fake):
    provider_for(fake).generate(image_request())
    assert all(KEY not in task_id for task_id in fake.tasks)

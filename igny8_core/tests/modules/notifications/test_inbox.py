"""Reading notifications and marking them as read."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.notifications.models import Notification
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import NotificationFactory, SiteFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.notifications.calls import call

pytestmark = pytest.mark.django_db


def titles(client) -> list[str]:
    return [row["title"] for row in call(client, "get").json()["results"]]


def test_mine_are_listed_newest_first_with_the_number_of_unread_ones(site, me, mine):
    first = NotificationFactory(site=site, user=me, title="First", link="/automation?site=1", sentence="It took 9s.")
    NotificationFactory(site=site, user=me, title="Second", read_at=first.created_at)
    answer = call(mine, "get").json()
    assert [row["title"] for row in answer["results"]] == ["Second", "First"]
    assert (answer["unread"], answer["next"], answer["previous"]) == (1, None, None)
    row = answer["results"][1]
    assert row == {
        "id": first.pk,
        "kind": "run.completed",
        "level": "success",
        "title": "First",
        "sentence": "It took 9s.",
        "link": "/automation?site=1",
        "site_domain": site.domain,
        "created_at": row["created_at"],
        "read_at": None,
    }


def test_a_colleague_sees_their_own_alone(site, me, colleague, stranger):
    NotificationFactory(site=site, user=me)
    for client in (colleague, stranger):
        assert call(client, "get").json() == {"next": None, "previous": None, "results": [], "unread": 0}


def test_a_viewer_sees_and_reads_their_own(site):
    viewer = UserFactory.member(site.account, Role.VIEWER)
    NotificationFactory(site=site, user=viewer)
    client = client_of(viewer)
    assert call(client, "get").json()["unread"] == 1
    assert call(client, "post", "read/", {"all": True}).json() == {"unread": 0}


def test_those_of_all_my_accounts_are_in_one_list(site, me, mine):
    other = SiteFactory()
    Membership.objects.create(account=other.account, user=me, role=Role.EDITOR)
    NotificationFactory(site=site, user=me, title="A")
    NotificationFactory(site=other, user=me, title="B")
    assert titles(mine) == ["B", "A"]


def test_who_leaves_an_account_no_longer_sees_what_it_told(site, me, mine):
    NotificationFactory(site=site, user=me)
    Membership.objects.all().delete()
    assert call(mine, "get").json()["results"] == []


def test_there_are_pages_that_do_not_slip(site, me, mine):
    NotificationFactory.create_batch(45, site=site, user=me)
    seen, url = [], "/api/v1/notifications/"
    while url:
        answer = mine.get(url).json()
        seen += [row["id"] for row in answer["results"]]
        assert answer["unread"] == 45
        NotificationFactory(site=SiteFactory(), user=UserFactory())
        url = answer["next"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) == 45


def test_a_page_costs_the_same_for_many_rows(site, me, mine, django_assert_max_num_queries):
    NotificationFactory.create_batch(20, site=site, user=me)
    with django_assert_max_num_queries(4):
        call(mine, "get")


def test_some_are_read(site, me, mine):
    one, two, three = NotificationFactory.create_batch(3, site=site, user=me)
    assert call(mine, "post", "read/", {"ids": [one.pk, three.pk]}).json() == {"unread": 1}
    assert list(Notification.objects.filter(read_at__isnull=True)) == [two]


def test_reading_again_keeps_the_first_time(site, me, mine):
    one = NotificationFactory(site=site, user=me)
    call(mine, "post", "read/", {"ids": [one.pk]})
    with nothing_written():
        assert call(mine, "post", "read/", {"ids": [one.pk]}).status_code == 200


def test_all_are_read_and_nobody_elses(site, me, mine):
    NotificationFactory.create_batch(3, site=site, user=me)
    theirs = NotificationFactory(site=site)
    assert call(mine, "post", "read/", {"all": True}).json() == {"unread": 0}
    theirs.refresh_from_db()
    assert theirs.read_at is None


def test_a_colleagues_notification_is_not_mine_to_read(site, me, mine):
    own, theirs = NotificationFactory(site=site, user=me), NotificationFactory(site=site)
    with nothing_written():
        assert_error(call(mine, "post", "read/", {"ids": [own.pk, theirs.pk]}), 404, "NotFoundError")


@pytest.mark.parametrize(
    "body", [{}, {"all": False}, {"ids": [1], "all": True}, {"ids": ["x"]}, {"ids": [0]}, {"ids": [2**70]}]
)
def test_what_makes_no_sense_is_refused(mine, body):
    assert_error(call(mine, "post", "read/", body), 400, "ValidationError")


def test_no_ids_are_no_notifications(mine):
    assert call(mine, "post", "read/", {"ids": []}).status_code == 200

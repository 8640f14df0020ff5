"""What the three lists have in common: pages, order, and a number of queries that does not grow."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Membership, Role, User
from igny8_core.tests.factories import (
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
)
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.writer.calls import WRITER, ids_of, listed, queries_of

pytestmark = pytest.mark.django_db


def a_task(site):
    task = TaskFactory(site=site, cluster=ClusterFactory(site=site), idea=IdeaFactory(site=site))
    return ContentFactory(site=site, task=task).task


def an_article(site):
    article = a_task(site).content
    for position in range(3):
        ImageFactory(site=site, content=article, position=position)
    return article


def an_image(site):
    return ImageFactory(site=site, content=an_article(site), position=7)


MADE = {"tasks": a_task, "content": an_article, "images": an_image}
each = pytest.mark.parametrize("path", MADE)


@each
def test_the_number_of_queries_is_the_same_for_2_and_for_20_rows(site, owner, path):
    counts = []
    for more in (2, 18):
        for _ in range(more):
            MADE[path](site)
        counts.append(len(queries_of(owner, path, site_id=site.pk)))
    assert counts[0] == counts[1] <= 7


@each
def test_no_list_reads_the_text_of_an_article(site, owner, path):
    MADE[path](site)
    assert not [sql for sql in queries_of(owner, path) if '"html"' in sql]


def test_a_page_of_one_article_does_read_it(site, owner):
    """The negative control of the test above."""
    assert [sql for sql in queries_of(owner, f"content/{an_article(site).pk}") if '"html"' in sql]


@each
def test_there_are_pages(site, owner, path):
    rows = [MADE[path](site) for _ in range(3)]
    page = listed(owner, path, page_size=2, ordering="created_at")
    assert page["count"] == (3 if path != "images" else 12)
    assert len(page["results"]) == 2
    assert page["previous"] is None
    assert rows[0].pk in ids_of(owner, path, page_size=200)
    assert_error(owner.get(f"{WRITER}{path}/?page=99"), 404, "NotFoundError")


@each
def test_rows_of_all_my_sites_or_of_one(site, owner, path):
    other = SiteFactory(account=site.account)
    mine, theirs = MADE[path](site), MADE[path](other)
    assert {mine.pk, theirs.pk} <= set(ids_of(owner, path))
    of_one = ids_of(owner, path, site_id=site.pk)
    assert mine.pk in of_one
    assert theirs.pk not in of_one


@each
def test_a_viewer_reads_and_a_stranger_sees_an_empty_list(site, colleague, stranger, path):
    row = MADE[path](site)
    assert row.pk in ids_of(colleague, path)
    assert listed(stranger, path)["count"] == 0


@each
def test_somebody_with_two_accounts_sees_both(site, owner, path):
    other = SiteFactory()
    Membership.objects.create(account=other.account, user=User.objects.first(), role=Role.EDITOR)
    rows = {MADE[path](site).pk, MADE[path](other).pk}
    assert rows <= set(ids_of(owner, path))


@each
@pytest.mark.parametrize("state", ["queued", "paused"])
def test_the_badge_of_work_that_waits_for_a_paused_run_says_so(site, owner, path, state):
    if state == "paused":
        RunFactory.paused(site=site)
    row = MADE[path](site)
    type(row).objects.filter(pk=row.pk).update(generation_status="queued")
    assert ids_of(owner, path, work_state=state) == [row.pk]
    (shown,) = listed(owner, path, generation_status="queued")["results"]
    assert (shown["generation_status"], shown["work_state"]) == ("queued", state)


@each
@pytest.mark.parametrize("query", ["status=gone", "site_id=x", "site_id=0", "generation_status=1", "work_state=busy"])
def test_a_filter_that_makes_no_sense_is_refused_beside_its_name(owner, path, query):
    payload = assert_error(owner.get(f"{WRITER}{path}/?{query}"), 400, "ValidationError")
    assert query.split("=")[0] in payload["details"]["fields"]


@each
def test_every_list_is_a_file_too(site, owner, path):
    MADE[path](site)
    response = owner.get(f"{WRITER}{path}/export/", {"site_id": site.pk})
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert response.status_code == 200
    assert len(lines) == 1 + listed(owner, path)["count"]

"""Any sequence of moves, merges, splits and deletes: every keyword is in one place, and nothing written is lost."""

from __future__ import annotations

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from igny8_core.business.content.models import Tasks
from igny8_core.business.content.services.writer_queue import queue_to_writer
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.cluster_deleting import delete_clusters
from igny8_core.business.planning.services.cluster_editing import change_clusters
from igny8_core.business.planning.services.cluster_merging import merge_clusters
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.business.planning.services.cluster_splitting import split_cluster
from igny8_core.business.planning.services.keyword_editing import change_keywords, delete_keywords
from igny8_core.common.exceptions import AppError
from igny8_core.tests.business.planning.plan_invariants import check
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory

#: Which of those that are there; more than there are count from the start again.
PICK = st.integers(0, 20)
PICKS = st.lists(PICK, min_size=1, max_size=4)


class Plan(RuleBasedStateMachine):
    """The plan of a site beside a model of it: which keyword is in which cluster, and which tasks there are."""

    @initialize()
    def start(self):
        self.site = SiteFactory()
        clusters = ClusterFactory.create_batch(3, site=self.site)
        # Empty ones have no volume, as services leave them.
        self.places: dict[int, int | None] = {}
        for number in range(9):
            keyword = KeywordFactory(site=self.site, volume=2**number)
            self.places[keyword.pk] = None
        for number, cluster in enumerate(clusters):
            self._move(list(self.places)[number * 2 : number * 2 + 2], cluster.pk)
            IdeaFactory(site=self.site, keyword_cluster=cluster)
        self.opened, self.tasks = 0, set()

    @rule(keywords=PICKS, cluster=PICK)
    def move(self, keywords, cluster):
        if self._keywords(keywords) and self._cluster(cluster):
            self._move(self._keywords(keywords), self._cluster(cluster))

    @rule(keywords=PICKS)
    def take_out(self, keywords):
        if self._keywords(keywords):
            self._move(self._keywords(keywords), None)

    @rule(keywords=PICKS, disabled=st.booleans())
    def disable_keywords(self, keywords, disabled):
        if self._keywords(keywords):
            change_keywords(ids=self._keywords(keywords), changes={"disabled": disabled})

    @rule(keyword=PICK)
    def delete_keyword(self, keyword):
        for pk in self._keywords([keyword]):
            delete_keywords(ids=[pk])
            del self.places[pk]

    @rule(cluster=PICK, disabled=st.booleans())
    def disable_cluster(self, cluster, disabled):
        if self._cluster(cluster):
            change_clusters(ids=[self._cluster(cluster)], changes={"disabled": disabled})

    @rule(into=PICK, others=PICKS)
    def merge(self, into, others):
        into_id, ids = self._cluster(into), [pk for pk in {self._cluster(one) for one in others} if pk]
        possible = bool(ids) and into_id not in ids and not Clusters.objects.get(pk=into_id).disabled
        if ids and self._done(merge_clusters, possible, into_id=into_id, ids=ids):
            self.places = {pk: into_id if place in ids else place for pk, place in self.places.items()}

    @rule(cluster=PICK, keywords=PICKS)
    def split(self, cluster, keywords):
        cluster_id, ids = self._cluster(cluster), self._keywords(keywords)
        members = {pk for pk, place in self.places.items() if place == cluster_id}
        self.opened += 1
        new = NewCluster(f"Part {self.opened}", f"part {self.opened}")
        possible = set(ids) < members
        if cluster_id and ids and self._done(split_cluster, possible, cluster_id=cluster_id, keyword_ids=ids, new=new):
            part = Clusters.objects.get(site=self.site, name=new.name).pk
            self.places |= dict.fromkeys(ids, part)

    @rule(cluster=PICK)
    def delete_cluster(self, cluster):
        cluster_id = self._cluster(cluster)
        if not cluster_id:
            return
        possible = not Tasks.objects.filter(idea__keyword_cluster=cluster_id).exists()
        if self._done(delete_clusters, possible, ids=[cluster_id]):
            self.places = {pk: None if place == cluster_id else place for pk, place in self.places.items()}

    @rule()
    def write_an_idea(self):
        ideas = list(ContentIdeas.objects.filter(site=self.site, status="new")[:1])
        queue_to_writer(ideas=ideas)
        self.tasks |= set(Tasks.objects.filter(idea__in=ideas).values_list("pk", flat=True))

    @invariant()
    def every_keyword_is_in_one_place(self):
        assert dict(Keywords.objects.filter(site=self.site).values_list("pk", "cluster")) == self.places

    @invariant()
    def the_plan_agrees_with_itself(self):
        check(self.site)

    @invariant()
    def nothing_written_is_lost(self):
        written = Tasks.objects.filter(site=self.site, idea__isnull=False, cluster__isnull=False)
        assert set(written.values_list("pk", flat=True)) == self.tasks

    def _done(self, service, possible, **asked):
        """True when the service did it, which it must when `possible` and must not otherwise."""
        try:
            with transaction.atomic():
                service(**asked)
        except AppError:
            assert not possible
            return False
        assert possible
        return True

    def _move(self, keywords, cluster_id):
        disabled = bool(cluster_id) and Clusters.objects.get(pk=cluster_id).disabled
        if self._done(change_keywords, not disabled, ids=keywords, changes={"cluster_id": cluster_id}):
            self.places |= dict.fromkeys(keywords, cluster_id)

    def _keywords(self, picks):
        there = list(self.places)
        return list(dict.fromkeys(there[pick % len(there)] for pick in picks)) if there else []

    def _cluster(self, pick):
        there = list(Clusters.objects.filter(site=self.site).order_by("pk").values_list("pk", flat=True))
        return there[pick % len(there)] if there else None


def test_whatever_the_order_the_plan_is_whole(db):
    # The same examples each time: a red run is then about the change that made it red.
    calm = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(Plan, settings=calm)

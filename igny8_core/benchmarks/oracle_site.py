"""A site of labelled keywords, taken through stage 1 of a run with the oracle, and how near it comes to the labels."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import adjusted_rand_score

from igny8_core.benchmarks.oracle_provider import KNOWLEDGE, Knowledge
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.configuring import change_config
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.automation.services.stage_step import run_stage
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords

#: Enough for the estimate of a whole run: only stage 1 is driven.
CREDITS = 10_000_000
#: (keyword, topic)
Labelled = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class OracleResult:
    """Adjusted Rand index against the labels, clusters against topics, and what a call held on average."""

    keywords: int
    topics: int
    clusters: int
    ari: float
    calls: int
    tokens_per_call: int
    clusters_shown: int
    seconds: float


def cluster_with_oracle(labelled: Labelled, *, domain: str, batch_size: int, side_by_side: int = 1) -> OracleResult:
    """Stage 1 of a run over a new site, so many calls at once. The text provider of the settings must be the oracle."""
    site = add_site_with_credits(domain=domain, account_name=domain, credits=CREDITS)
    add_keywords(site, labelled)
    change_config(site=site, changes={"stage_1_batch_size": batch_size, "stage_1_concurrency": side_by_side})
    vars(KNOWLEDGE).update(vars(Knowledge(topics=dict(labelled))))
    began = time.perf_counter()
    run_stage_1(site)
    return result_of(site, dict(labelled), seconds=time.perf_counter() - began)


def run_stage_1(site: Site) -> None:
    """Start a run and drive its first stage to the end, as a worker does."""
    run = AutomationService(site.account, site).start_automation("manual")
    lease = RunLease.take(run.pk)
    if lease is None:
        raise RuntimeError("the run has another driver")
    state = DriveState.load(lease)
    while state.run.current_stage == 1:
        run_stage(state, 1)
    state.close_calls()


def add_keywords(site: Site, labelled: Labelled) -> None:
    """New keywords, not yet in a cluster."""
    Keywords.objects.bulk_create(
        Keywords(account_id=site.account_id, site=site, keyword=text, keyword_key=phrase_key(text))
        for text, _ in labelled
    )


def result_of(site: Site, topics: dict[str, str], *, seconds: float) -> OracleResult:
    """Where the keywords of a site are now, against their topics."""
    mapped = dict(Keywords.objects.filter(site=site).values_list("keyword", "cluster_id"))
    texts = list(topics)
    return OracleResult(
        keywords=len(texts),
        topics=len(set(topics.values())),
        clusters=len(set(mapped.values())),
        ari=float(adjusted_rand_score([topics[text] for text in texts], [mapped[text] or 0 for text in texts])),
        calls=KNOWLEDGE.calls,
        tokens_per_call=KNOWLEDGE.tokens // KNOWLEDGE.calls,
        clusters_shown=KNOWLEDGE.clusters_shown // KNOWLEDGE.calls,
        seconds=seconds,
    )

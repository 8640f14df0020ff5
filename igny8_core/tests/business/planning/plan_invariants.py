"""What is true of the plan of a site after whatever people did to it."""

from __future__ import annotations

from django.db.models import F, Q, Sum

from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords


def check(site) -> None:
    """Statuses, sites and figures agree."""
    keywords = Keywords.objects.filter(site=site)
    astray = keywords.filter(Q(status="mapped", cluster=None) | Q(status="new", cluster__isnull=False))
    assert not astray.exists(), list(astray.values())
    assert not keywords.exclude(cluster=None).exclude(cluster__site=site).exists()
    assert not ContentIdeas.objects.filter(site=site).exclude(keyword_cluster__site=site).exists()
    assert not Tasks.objects.filter(site=site, idea__isnull=False).exclude(cluster=F("idea__keyword_cluster")).exists()
    for cluster in Clusters.objects.filter(site=site):
        in_use = cluster.keywords.filter(disabled=False)
        assert cluster.volume == in_use.aggregate(sum=Sum("volume"))["sum"], cluster.name

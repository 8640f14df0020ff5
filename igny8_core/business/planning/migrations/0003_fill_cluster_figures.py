"""Clusters that were made before they carried figures get those of their keywords."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    Clusters, Keywords = (apps.get_model("planning", name) for name in ("Clusters", "Keywords"))
    members = Keywords.objects.filter(cluster=OuterRef("pk"), disabled=False).order_by()
    volume = members.values("cluster").annotate(sum=Sum("volume")).values("sum")
    searches = Sum(Coalesce(F("volume"), 0) + 1)
    intents = members.exclude(intent="").values("intent").annotate(searches=searches).order_by("-searches", "intent")
    Clusters.objects.filter(volume__isnull=True, keywords__isnull=False).update(
        volume=Subquery(volume), search_intent=Coalesce(Subquery(intents.values("intent")[:1]), F("search_intent"))
    )


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_cluster_figures")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

"""What a site should be found for: keywords, the clusters they form and the ideas made of those."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from igny8_core.common.models import MachineWorked, SiteOwned
from igny8_core.common.status_enums import ClusterStatus, IdeaStatus, KeywordStatus


class Clusters(MachineWorked):
    """One topic of a site. `name_key` is the name folded so that near-duplicate names are one cluster."""

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    search_intent = models.CharField(max_length=16, blank=True, help_text="What most of its searchers want")
    volume = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="Searches per month of its keywords together; empty: unknown"
    )
    status = models.CharField(max_length=8, choices=ClusterStatus.choices, default=ClusterStatus.NEW)
    disabled = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "clusters"
        constraints = [models.UniqueConstraint(fields=["site", "name_key"], name="one_cluster_per_name")]
        indexes = [models.Index(fields=["site", "status"])]

    def __str__(self) -> str:
        return self.name


class Keywords(MachineWorked):
    """A phrase that people search for. `keyword_key` is it trimmed and case-folded: the same phrase is kept once."""

    keyword = models.CharField(max_length=300)
    keyword_key = models.CharField(max_length=300)
    volume = models.PositiveIntegerField(null=True, blank=True, help_text="Searches per month; empty: unknown")
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0-100; empty: unknown")
    intent = models.CharField(max_length=16, blank=True)
    country = models.CharField(max_length=2, blank=True)
    cluster = models.ForeignKey(Clusters, on_delete=models.SET_NULL, null=True, blank=True, related_name="keywords")
    status = models.CharField(max_length=8, choices=KeywordStatus.choices, default=KeywordStatus.NEW)
    disabled = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "keywords"
        constraints = [models.UniqueConstraint(fields=["site", "keyword_key"], name="one_keyword_per_phrase")]
        indexes = [
            models.Index(fields=["site", "status"]),
            # What stage 1 asks: it stays small while the mapped ones grow.
            models.Index(
                fields=["site", "id"],
                name="keywords_unmapped",
                condition=Q(status=KeywordStatus.NEW, cluster__isnull=True, disabled=False),
            ),
        ]

    def __str__(self) -> str:
        return self.keyword


class ContentIdeas(MachineWorked):
    """An article worth writing: angle, outline and the keywords it is for."""

    idea_title = models.CharField(max_length=300)
    title_key = models.CharField(max_length=300)
    description = models.TextField(blank=True, help_text="The angle, in a sentence or two")
    keyword_cluster = models.ForeignKey(Clusters, on_delete=models.CASCADE, related_name="ideas")
    search_intent = models.CharField(max_length=16, blank=True)
    content_type = models.CharField(max_length=16, default="guide")
    target_keywords = models.JSONField(default=list, help_text="List of phrases")
    outline = models.JSONField(default=list, help_text="List of h2 headings")
    word_count = models.PositiveIntegerField(default=1000, help_text="Words wanted")
    status = models.CharField(max_length=9, choices=IdeaStatus.choices, default=IdeaStatus.NEW)

    class Meta:
        verbose_name_plural = "content ideas"
        constraints = [models.UniqueConstraint(fields=["site", "title_key"], name="one_idea_per_title")]
        indexes = [models.Index(fields=["site", "status"])]

    def __str__(self) -> str:
        return self.idea_title


class KeywordImport(SiteOwned):
    """An import under an Idempotency-Key: who has it, where it stands, and at its end what is told to every repeat."""

    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    report = models.JSONField(default=dict)
    token = models.PositiveIntegerField(default=0, help_text="Raised by each who takes it over")
    lease_until = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "key"], name="one_import_per_key")]
        indexes = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        return self.key

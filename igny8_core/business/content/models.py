"""What gets written: tasks, the articles they become and the articles' images."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.common.models import MachineWorked
from igny8_core.common.status_enums import ContentStatus, ImageStatus, TaskStatus


class Tasks(MachineWorked):
    """An order to the writer. One per idea (the unique link is what keeps a second queueing from doubling it)."""

    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    idea = models.OneToOneField(ContentIdeas, on_delete=models.CASCADE, null=True, blank=True, related_name="task")
    cluster = models.ForeignKey(Clusters, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    search_intent = models.CharField(max_length=16, blank=True)
    content_type = models.CharField(max_length=16, default="guide")
    target_keywords = models.JSONField(default=list)
    outline = models.JSONField(default=list)
    word_count = models.PositiveIntegerField(default=1000)
    status = models.CharField(max_length=9, choices=TaskStatus.choices, default=TaskStatus.QUEUED)

    class Meta:
        verbose_name_plural = "tasks"
        indexes = [models.Index(fields=["site", "status"])]

    def __str__(self) -> str:
        return self.title


class Content(MachineWorked):
    """An article. `word_count` is counted from the text. One per task, held by the unique link."""

    task = models.OneToOneField(Tasks, on_delete=models.SET_NULL, null=True, blank=True, related_name="content")
    title = models.CharField(max_length=300)
    slug = models.CharField(max_length=200)
    html = models.TextField()
    excerpt = models.TextField(blank=True)
    meta_title = models.CharField(max_length=60, blank=True)
    meta_description = models.CharField(max_length=155, blank=True)
    word_count = models.PositiveIntegerField(default=0)
    written_by = models.CharField(max_length=60, blank=True, help_text="Provider and model; “offline” is a draft")
    status = models.CharField(max_length=9, choices=ContentStatus.choices, default=ContentStatus.DRAFT)
    images_deleted = models.BooleanField(
        default=False, db_default=False, help_text="People deleted all of its images: no run writes prompts unasked"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    # Of the last time; it stays to be read when the article is in review again.
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.TextField(blank=True)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "content"
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="one_article_per_address")]
        indexes = [models.Index(fields=["site", "status"])]

    def __str__(self) -> str:
        return self.title


class Images(MachineWorked):
    """A picture of an article; while `status` is pending the row is the prompt. `position` 0 is the featured one."""

    class Kind(models.TextChoices):
        FEATURED = "featured", "Featured"
        IN_ARTICLE = "in_article", "In article"

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="images")
    image_type = models.CharField(max_length=10, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(max_length=300, blank=True, help_text="The h2 it belongs to")
    prompt = models.TextField()
    alt_text = models.CharField(max_length=300, blank=True)
    image_url = models.CharField(max_length=500, blank=True, null=True)
    model = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=9, choices=ImageStatus.choices, default=ImageStatus.PENDING)

    class Meta:
        verbose_name_plural = "images"
        constraints = [models.UniqueConstraint(fields=["content", "position"], name="one_image_per_position")]
        indexes = [
            models.Index(fields=["site", "status"]),
            # Asked after every image: is one of this article's still open?
            models.Index(fields=["content"], name="images_open", condition=Q(status=ImageStatus.PENDING)),
        ]

    def __str__(self) -> str:
        return f"{self.image_type}: {self.prompt[:60]}"

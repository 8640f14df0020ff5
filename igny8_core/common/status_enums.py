"""Every status of the product, the sets that code asks about, and how each one may move.

A status changes only through `igny8_core.common.transitions`, so these drawings are what can happen and nothing else.
"""

from __future__ import annotations

from django.db.models import TextChoices


class GenerationStatus(TextChoices):
    """The work of a machine on a row (also the status of an AITask); never an editorial state.

    pending ──► queued ──► processing ──► completed
       ▲           │           ├────────► failed ──► pending (retry)
       └───────────┴───────────┴────────► cancelled
    """

    PENDING = "pending", "Pending"
    QUEUED = "queued", "Queued"
    PROCESSING = "processing", "Processing"
    COMPLETED = "completed", "Completed"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


GENERATION_OPEN = (GenerationStatus.PENDING, GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
GENERATION_TERMINAL = (GenerationStatus.COMPLETED, GenerationStatus.FAILED, GenerationStatus.CANCELLED)
GENERATION_CANCELLABLE = (GenerationStatus.PENDING, GenerationStatus.QUEUED)


class KeywordStatus(TextChoices):
    """new ──► mapped (to a cluster)"""

    NEW = "new", "New"
    MAPPED = "mapped", "Mapped"


class ClusterStatus(TextChoices):
    """new ──► mapped (to ideas)"""

    NEW = "new", "New"
    MAPPED = "mapped", "Mapped"


class IdeaStatus(TextChoices):
    """new ──► queued (has a task) ──► completed (has an article)"""

    NEW = "new", "New"
    QUEUED = "queued", "Queued"
    COMPLETED = "completed", "Completed"


class TaskStatus(TextChoices):
    """queued ──► completed (has an article) ──► queued (its article was deleted and a person wants another)"""

    QUEUED = "queued", "Queued"
    COMPLETED = "completed", "Completed"


class ContentStatus(TextChoices):
    """draft ──► review ──► published;  any of them ──► archived ──► draft

    draft → review when every image is generated or given up, or when a person says so; what a person sent back
    (review → draft) only they put into review again. All other moves are people's alone.
    """

    DRAFT = "draft", "Draft"
    REVIEW = "review", "Review"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"


class ImageStatus(TextChoices):
    """pending ──► generated | failed;  failed ──► pending (retry)"""

    PENDING = "pending", "Pending"
    GENERATED = "generated", "Generated"
    FAILED = "failed", "Failed"


class RunStatus(TextChoices):
    """A run of the automation.

    running ◄──► paused            a person asks, the driver obeys between two batches
    running │ paused ──► cancelled
    running ──► completed ──► running (failed work is taken up again)
    running ──► failed ──► running (resume, or the same)
    """

    RUNNING = "running", "Running"
    PAUSED = "paused", "Paused"
    CANCELLED = "cancelled", "Cancelled"
    COMPLETED = "completed", "Completed"
    FAILED = "failed", "Failed"


#: At most one run of a site may be in one of these (a partial unique index holds it).
RUN_ACTIVE = (RunStatus.RUNNING, RunStatus.PAUSED)
RUN_TERMINAL = (RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)
RUN_RESUMABLE = (RunStatus.PAUSED, RunStatus.FAILED)
#: Ended, and may go on with what failed. A cancelled run gave its items back: a new run takes them.
RUN_REOPENABLE = (RunStatus.COMPLETED, RunStatus.FAILED)


class LedgerKind(TextChoices):
    """What a ledger row did to a wallet (balance, reserved).

    grant +,0   purchase +,0   refund +,0   hold 0,+   release 0,−   capture −,− (or −,0 where nothing was held)
    """

    GRANT = "grant", "Grant"
    PURCHASE = "purchase", "Purchase"
    HOLD = "hold", "Hold"
    CAPTURE = "capture", "Capture"
    RELEASE = "release", "Release"
    REFUND = "refund", "Refund"

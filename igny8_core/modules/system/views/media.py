"""Pictures of articles, for members of the account they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

from igny8_core.business.accounts.models import Membership

#: The picture by itself: nothing in it runs or loads, whatever it turns out to be.
POLICY = "default-src 'none'; sandbox"


def media(request: HttpRequest, account_id: int, path: str) -> HttpResponseBase:
    """A file under `images/{account_id}/`; 404 for strangers, as for what does not exist."""
    user: Any = request.user
    if not (user.is_superuser or Membership.objects.filter(user_id=user.pk, account_id=account_id).exists()):
        raise Http404
    # The account's own folder is the root: a path with `..` in it must not lead to another account's.
    folder = Path(settings.MEDIA_ROOT) / "images" / str(account_id)
    try:
        response = serve(request, path, document_root=str(folder))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    response["Cache-Control"] = "private, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response

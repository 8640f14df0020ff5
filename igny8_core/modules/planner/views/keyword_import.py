"""POST keywords/import/ and keywords/import/preview/."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, cast

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import asked_site
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.services.import_once import import_once
from igny8_core.business.planning.services.import_preview import preview_import
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import TooLargeError
from igny8_core.common.text import one_line
from igny8_core.modules.planner.serializers.keyword_import import (
    IdempotencyKeySerializer,
    ImportReportSerializer,
    KeywordFileSerializer,
    PreviewSerializer,
)

#: What a multipart body has beside the file.
_WRAPPING = 64 << 10
_LONGEST_NAME = 100
_FILE = {"multipart/form-data": KeywordFileSerializer}
_ERRORS = dict.fromkeys((400, 401, 403, 404, 413, 415), ErrorSerializer)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Made up by you, one for each file and site: sent again, the file is not imported a second time, and "
    "the report of the first time is the answer. Remembered for a day at least.",
)
_REPORT = OpenApiExample(
    "Two of 48 rows were not taken",
    response_only=True,
    status_codes=["200"],
    value={
        "added": 40,
        "duplicates": 6,
        "filled": 2,
        "rejected_count": 2,
        "rejected": [
            {"line": 17, "text": "", "reason": "The keyword is empty."},
            {"line": 31, "text": "–", "reason": "It has no letter and no digit."},
        ],
    },
)


@dataclass(frozen=True)
class _Sent:
    """What came."""

    site: Site
    file: BinaryIO
    filename: str


class _KeywordFileView(TenantView, APIView):
    """Takes a file for a site. Django keeps a large one on the disk while it comes in."""

    parser_classes = [MultiPartParser]
    throttle_group = "import"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Before anything is read of it: how large it says it is. The server reads no byte more than that."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.KEYWORD_IMPORT_MAX_BYTES + _WRAPPING:
            raise _too_large()
        super().initial(request, *args, **kwargs)

    def sent(self, request: Request) -> _Sent:
        """The file and its site, which the user may write to."""
        asked = KeywordFileSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        file = asked.validated_data["file"]
        if file.size > settings.KEYWORD_IMPORT_MAX_BYTES:
            raise _too_large()
        site = asked_site(asked.validated_data["site_id"])
        self.require_writer(site.account_id)
        return _Sent(site, cast(BinaryIO, file), one_line(file.name)[:_LONGEST_NAME])


class KeywordImportView(_KeywordFileView):
    """Import keywords."""

    @extend_schema(
        summary="Import keywords from a file",
        tags=["planner"],
        parameters=[IDEMPOTENCY_KEY],
        request=_FILE,
        responses={200: ImportReportSerializer, **_ERRORS, 409: ErrorSerializer},
        examples=[_REPORT],
    )
    def post(self, request: Request) -> Response:
        """Adds what the site does not have; keywords it has stay as they are and get figures that were unknown.

        409 when the Idempotency-Key belongs to another file, or its import is still under way.
        """
        sent, key = self.sent(request), _idempotency_key(request)
        if key:
            report = import_once(site=sent.site, key=key, source=sent.file, filename=sent.filename)
        else:
            report = import_keywords(site=sent.site, source=sent.file, filename=sent.filename)
        return Response(ImportReportSerializer(report).data)


class KeywordImportPreviewView(_KeywordFileView):
    """See what an import would do."""

    @extend_schema(
        summary="See what an import would do",
        tags=["planner"],
        request=_FILE,
        responses={200: PreviewSerializer, **_ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Reads the whole file, says what it recognised, and writes nothing."""
        sent = self.sent(request)
        preview = preview_import(site=sent.site, source=sent.file, filename=sent.filename)
        return Response(PreviewSerializer({"filename": sent.filename, **asdict(preview)}).data)


def _idempotency_key(request: Request) -> str:
    header = request.headers.get("Idempotency-Key")
    asked = IdempotencyKeySerializer(data={} if header is None else {"idempotency_key": header})
    asked.is_valid(raise_exception=True)
    return str(asked.validated_data.get("idempotency_key", ""))


def _too_large() -> TooLargeError:
    most = settings.KEYWORD_IMPORT_MAX_BYTES >> 20
    return TooLargeError(f"The file is larger than {most} MB. Split it and import the parts.")

"""Reading what callers send."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from rest_framework import parsers
from rest_framework.exceptions import ParseError

from igny8_core.common.exceptions import TooLargeError


class JSONParser(parsers.JSONParser):
    """JSON; what is nested too deep to be read is the caller's mistake, not a defect of ours."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The value that was sent. Django's own limit is for forms: this reads past it."""
        sent = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(sent) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLargeError("This is too large to be sent at once.")
        try:
            return super().parse(BytesIO(sent), media_type=media_type, parser_context=parser_context)
        except RecursionError as error:
            raise ParseError("The JSON is nested too deep.") from error

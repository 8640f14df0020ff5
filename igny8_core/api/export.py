"""Every list as a file: `GET …/export/?format=csv|xlsx`, with the filters, the search and the order of the list."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.spreadsheets import MOST_SHEET_ROWS, write_csv, write_xlsx

F = TypeVar("F", bound=Callable[..., Any])
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_TYPES = {"csv": CSV, "xlsx": XLSX}
#: Rows that are in memory at a time.
_CHUNK = 2_000
#: Bytes of a file that are kept in memory before it goes to the disk.
_SPOOL = 1 << 20


@dataclass(frozen=True)
class Column:
    """One column: its title, where the queryset has its value, and how to show it if not as it is."""

    title: str
    path: str
    shown: Callable[[Any], Any] | None = None


class ExportRequestSerializer(serializers.Serializer[Any]):
    """Which kind of file."""

    # Not declared as an attribute: `format` is a name that serializers may use themselves one day.
    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """csv unless asked otherwise."""
        return {"format": serializers.ChoiceField(choices=list(CONTENT_TYPES), default="csv")}


class AnyAccept(BaseContentNegotiation):
    """A file is of the kind that was asked for by `?format=`, whatever Accept says; errors are JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """The first; a GET has nothing to parse."""
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The first."""
        return renderers[0], renderers[0].media_type


def documented_export(*parameters: Any, **more: Any) -> Callable[[F], F]:
    """The document of an export; the list's filters belong to it."""
    kind = OpenApiParameter("format", enum=list(CONTENT_TYPES), default="csv", description="Kind of file")
    errors = dict.fromkeys((400, 401, 404), ErrorSerializer)
    document: Callable[[F], F] = extend_schema(
        filters=True,
        parameters=[*parameters, kind],
        request=None,
        responses={(200, CSV): OpenApiTypes.BINARY, (200, XLSX): OpenApiTypes.BINARY, **errors},
        **more,
    )
    return document


def export_file(request: Request, *, rows: QuerySet[Any], columns: Sequence[Column], name: str) -> FileResponse:
    """The rows as a download."""
    titles = [column.title for column in columns]
    return file_of(request, titles=titles, cells=_cells(rows, columns), count=rows.count, name=name)


def file_of(
    request: Request, *, titles: Sequence[str], cells: Iterator[Sequence[Any]], count: Callable[[], int], name: str
) -> FileResponse:
    """A table as a download.

    The file is complete before its first byte leaves: what goes wrong is an error and not half a file, no database
    cursor waits for a slow reader, and every row is read while the wall of this request stands.
    """
    asked = ExportRequestSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    kind = asked.validated_data["format"]
    if kind == "xlsx" and count() >= MOST_SHEET_ROWS:
        raise InvalidInputError(f"An Excel sheet holds {MOST_SHEET_ROWS - 1:,} rows. Filter the list or take CSV.")
    file = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115 - the response closes it
    if kind == "csv":
        write_csv(file, titles, cells)
    else:
        write_xlsx(file, titles, cells, title=name)
    file.seek(0)
    filename = f"{name}-{timezone.now():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=filename, content_type=CONTENT_TYPES[kind])


def shown_in_chunks(rows: QuerySet[Any], show: Callable[[Sequence[Any]], Iterable[Any]]) -> Iterator[Any]:
    """Rows as `show` makes them of some at a time, for lists whose lines are more than columns."""
    left = rows.iterator(chunk_size=_CHUNK)
    while chunk := list(itertools.islice(left, _CHUNK)):
        yield from show(chunk)


def _cells(rows: QuerySet[Any], columns: Sequence[Column]) -> Iterator[Sequence[Any]]:
    plain = rows.select_related(None).prefetch_related(None)
    for values in plain.values_list(*(column.path for column in columns)).iterator(chunk_size=_CHUNK):
        yield [column.shown(value) if column.shown else value for column, value in zip(columns, values, strict=True)]


class Exported:
    """Mixin for viewsets of a site's rows, left of `SiteRowsViewSet`: the action `export`."""

    #: What the file has, from left to right.
    export_columns: ClassVar[Sequence[Column]]
    #: How the file is called: `keywords` makes `keywords-example.com-2026-01-31.csv`.
    export_name: ClassVar[str]

    @documented_export()
    @action(detail=False, url_path="export", content_negotiation_class=AnyAccept, pagination_class=None)
    def export(self: Any, request: Request) -> FileResponse:
        """All rows that the list would show, as a file for spreadsheets."""
        rows = self.filter_queryset(self.get_queryset())
        name = "-".join([self.export_name, *_domain_asked(request)])
        return export_file(request, rows=rows, columns=self.export_columns, name=name)


def _domain_asked(request: Request) -> list[str]:
    """The domain of `?site_id=`, which the list's filter has let through by now."""
    site_id = request.query_params.get("site_id", "")
    return list(Site.objects.filter(pk=int(Decimal(site_id))).values_list("domain", flat=True)) if site_id else []

"""A keyword file, what is recognised of it, and what became of its rows."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.ids import IdField


class KeywordFileSerializer(serializers.Serializer[Any]):
    """A file for one of your sites."""

    site_id = IdField()
    file = serializers.FileField(allow_empty_file=True, help_text="CSV, TSV, text (one keyword a line) or XLSX")


class IdempotencyKeySerializer(serializers.Serializer[Any]):
    """The header."""

    idempotency_key = serializers.RegexField(
        r"\A[\x21-\x7e]{1,200}\Z",
        required=False,
        error_messages={"invalid": "Up to 200 letters, digits and signs without spaces."},
    )


class RowErrorSerializer(serializers.Serializer[Any]):
    """A row that is not taken."""

    line = serializers.IntegerField()
    text = serializers.CharField(help_text="What stands there, shortened")
    reason = serializers.CharField()


class ImportReportSerializer(serializers.Serializer[Any]):
    """What became of the rows."""

    added = serializers.IntegerField()
    duplicates = serializers.IntegerField(help_text="Rows whose keyword the site has, or has by an earlier row")
    filled = serializers.IntegerField(help_text="Keywords that got a figure which was unknown so far")
    rejected_count = serializers.IntegerField()
    rejected = RowErrorSerializer(many=True, help_text="The first 1,000")


class PreviewRowSerializer(serializers.Serializer[Any]):
    """A row as it would be taken."""

    line = serializers.IntegerField()
    keyword = serializers.CharField()
    volume = serializers.IntegerField(allow_null=True)
    difficulty = serializers.IntegerField(allow_null=True)
    intent = serializers.CharField(allow_blank=True)
    country = serializers.CharField(allow_blank=True)
    is_new = serializers.BooleanField()


class PreviewSerializer(serializers.Serializer[Any]):
    """What was recognised, and what an import would do."""

    filename = serializers.CharField()
    format = serializers.ChoiceField(choices=["csv", "tsv", "txt", "xlsx"])
    encoding = serializers.CharField(allow_blank=True, help_text="Of text; empty for a workbook")
    separator = serializers.CharField(
        allow_blank=True, trim_whitespace=False, help_text="Between cells; empty for one keyword a line and workbooks"
    )
    sheet = serializers.CharField(allow_blank=True, help_text="Of a workbook")
    columns = serializers.DictField(
        child=serializers.CharField(), help_text="Field → name of its column; empty for a file without header"
    )
    unused_columns = serializers.ListField(child=serializers.CharField())
    rows = PreviewRowSerializer(many=True, help_text="The first 20 that would be taken")
    new = serializers.IntegerField()
    duplicates = serializers.IntegerField()
    rejected_count = serializers.IntegerField()
    rejected = RowErrorSerializer(many=True, help_text="The first 1,000")

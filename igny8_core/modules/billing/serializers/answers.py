"""Wallet, ledger and usage."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.selectors.usage import BY
from igny8_core.common.status_enums import LedgerKind


class PriceSerializer(serializers.Serializer[Any]):
    function = serializers.CharField()
    credits = serializers.CharField(help_text="Credits per unit, as a decimal number; whole credits on the sum")
    note = serializers.CharField()


class HeldSerializer(serializers.Serializer[Any]):
    """Credits that a run has put aside."""

    run_id = serializers.CharField()
    site_id = serializers.IntegerField()
    credits = serializers.IntegerField()


class WalletSerializer(serializers.Serializer[Any]):
    """available = balance − reserved, the sum of what is held."""

    account_id = serializers.IntegerField()
    balance = serializers.IntegerField()
    reserved = serializers.IntegerField()
    available = serializers.IntegerField()
    held = HeldSerializer(many=True)
    prices = PriceSerializer(many=True)

    class Meta:
        ref_name = "BillingWallet"


class SiteNameSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    domain = serializers.CharField()


class LedgerEntrySerializer(serializers.Serializer[Any]):
    """One movement. Ids are there to link to; null for what is none or is gone."""

    id = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=LedgerKind.choices)
    balance_change = serializers.IntegerField()
    reserved_change = serializers.IntegerField()
    charged_for = serializers.CharField(help_text="In words: “Writing “How to clean a moka pot”, 1,245 words”")
    description = serializers.CharField(help_text="What was written down with it")
    function = serializers.CharField(allow_blank=True)
    task_id = serializers.UUIDField(allow_null=True)
    run_id = serializers.CharField(allow_null=True)
    site = SiteNameSerializer(allow_null=True)


class SumsSerializer(serializers.Serializer[Any]):
    """`in_vain` counts answers that were paid for and were of no use."""

    credits = serializers.IntegerField()
    calls = serializers.IntegerField()
    items = serializers.IntegerField()
    input_tokens = serializers.IntegerField()
    output_tokens = serializers.IntegerField()
    dollars = serializers.DecimalField(max_digits=18, decimal_places=6, help_text="Of the calls whose price is known")
    calls_without_a_price = serializers.IntegerField()
    in_vain = serializers.IntegerField()


class UsageRowSerializer(SumsSerializer):
    key = serializers.CharField(help_text="Name of a function, id of a site, or a day")
    label = serializers.CharField()  # type: ignore[assignment]


class UsageSerializer(serializers.Serializer[Any]):
    account_id = serializers.IntegerField()
    by = serializers.ChoiceField(choices=BY)
    first_day = serializers.DateField()
    last_day = serializers.DateField()
    time_zone = serializers.CharField()
    rows = UsageRowSerializer(many=True)
    total = SumsSerializer()

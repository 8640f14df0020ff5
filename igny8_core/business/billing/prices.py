"""What things cost. Prices are text in the settings and Decimal here: no float touches a credit."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from django.conf import settings


def unit_price(function: str) -> Decimal:
    """Credits per unit of a function (keyword, cluster, word, prompt, model credit)."""
    return Decimal(settings.CREDIT_PRICES[function])


def credits_for(*, function: str, units: Decimal) -> int:
    """Whole credits for all units so far, rounded up once: the batch size never changes the price."""
    return int((unit_price(function) * units).to_integral_value(rounding=ROUND_CEILING))


def image_credits(model: str) -> int:
    """Credits of one image by model (1-4)."""
    return int(settings.IMAGE_MODEL_CREDITS.get(model, settings.IMAGE_DEFAULT_CREDITS))


#: How the price of each function is said.
NOTES = {
    "auto_cluster": "1 credit per 5 keywords",
    "generate_ideas": "2 credits per cluster",
    "bulk_queue_to_writer": "Free",
    "generate_content": "1 credit per 500 words",
    "generate_image_prompts": "0.5 credits per prompt",
    "generate_images": "1 to 4 credits per image, by model",
}


def price_list() -> list[dict[str, str]]:
    """Every function with its price per unit and in words."""
    return [{"function": name, "credits": price, "note": NOTES[name]} for name, price in settings.CREDIT_PRICES.items()]

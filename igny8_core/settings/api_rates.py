"""API_RATES: how many requests a minute the API takes from one sender."""

from __future__ import annotations

#: A dashboard that is open in ten tabs stays far below `person`. The last four count beside the first three.
USUAL = {
    "person": 1_200,
    "key": 600,
    "anonymous": 120,
    # Logins, invitations and new passwords, by address.
    "login": 30,
    "ai": 120,
    "import": 20,
    "connection_test": 20,
}


def api_rates(text: str) -> dict[str, int]:
    """The usual rates with those of `person=600,key=300` in place of theirs. Raises ValueError with one sentence."""
    return {**USUAL, **dict(_one(entry) for entry in text.split(",") if entry.strip())}


def _one(entry: str) -> tuple[str, int]:
    name, _equals, number = (part.strip() for part in entry.partition("="))
    if name not in USUAL:
        raise ValueError(f"API_RATES has “{name}”; known are {', '.join(USUAL)}.")
    if not (number.isascii() and number.isdigit()) or int(number) < 1:
        raise ValueError(f"API_RATES: {name} is “{number}”, but must be a whole number of requests a minute.")
    return name, int(number)

"""Why something was not delivered."""

from __future__ import annotations


class NotDeliveredError(Exception):
    """One sentence. `final`: trying again would change nothing."""

    def __init__(self, sentence: str, *, final: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.final = final

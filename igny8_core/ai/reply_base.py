"""What all reply shapes have in common: strict where we write one, forgiving where a model's answer is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator, model_validator

from igny8_core.common.text import storable

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")
_FORGIVING = {"forgiving": True}


class Reply(BaseModel):
    """Base of the shapes. The schema that is sent is as strict as the class."""

    model_config = ConfigDict(extra="forbid")
    #: Other names that models use for a field, in snake case.
    aliases: ClassVar[Mapping[str, str]] = {}
    #: For a shape that is little more than a list: its field, and what stands in it.
    entries: ClassVar[tuple[str, type[Reply]] | None] = None

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Self:
        """A model's answer: unknown fields dropped, missing ones empty, values taken as they were meant.

        Raises pydantic's ValidationError where that is impossible.
        """
        return cls.model_validate(value, context=_FORGIVING)

    @classmethod
    def named(cls, value: Mapping[Any, Any]) -> dict[str, Any]:
        """The fields of `value` by their own names. What stands under its own name wins over another name for it."""
        own: dict[str, Any] = {}
        other: dict[str, Any] = {}
        for key, one in value.items():
            name = _snake(str(key))
            if name in cls.model_fields:
                own[name] = one
            elif name in cls.aliases:
                other.setdefault(cls.aliases[name], one)
        return {**other, **own}

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, value: Any, info: ValidationInfo) -> Any:
        if not (info.context and isinstance(value, Mapping)):
            return value
        return dict.fromkeys(cls.model_fields) | cls.named(value)

    @field_validator("*")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        """A JSON string may hold `\\u0000`, which PostgreSQL stores nowhere."""
        if isinstance(value, str):
            return storable(value)
        return [cls._storable(one) for one in value] if isinstance(value, list) else value


def read_by(reader: Callable[[Any], Any]) -> BeforeValidator:
    """For a field: how its value is read from a model's answer. Where we write a reply nothing is bent."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        return reader(value) if info.context else value

    return BeforeValidator(validate)


def _snake(name: str) -> str:
    return _NOT_WORD.sub("_", _CAPITAL.sub("_", name)).strip("_").lower()

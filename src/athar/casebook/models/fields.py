"""Choices for Django from the domain's enums."""

from enum import StrEnum


def choices(vocabulary: type[StrEnum]) -> list[tuple[str, str]]:
    """Give (value, value) pairs: what is stored is what the domain says; faces word it."""
    return [(member.value, member.value) for member in vocabulary]

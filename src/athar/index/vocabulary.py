"""The vocabulary of a segment while it is built: distinct words, numbered as they come."""

from athar.matching import MOST_WORDS


class Vocabulary:
    """Numbers words, each with the key under which it is compared."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, written: str, key: str) -> int:
        """Give a word's number, a new one where it is new.

        Raises:
            OverflowError: there are more distinct words than a segment can number.
        """
        number = self._numbers.setdefault((written, key), len(self._numbers))
        if number >= MOST_WORDS:
            raise OverflowError("a segment holds too many distinct words")
        return number

    @property
    def written(self) -> list[str]:
        """The words, in the order of their numbers."""
        return [written for written, _ in self._numbers]

    @property
    def keys(self) -> list[str]:
        """Their keys, in the same order."""
        return [key for _, key in self._numbers]

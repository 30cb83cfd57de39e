"""One line of an explanation: a field, its value, where it is printed, and why it is so."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.rules import says

_MAX_QUOTE = 60


@dataclass(frozen=True)
class Reason:
    """`value` of `field` was read from source[start:end] by `rules`; `words` are the printed words that decided."""

    field: str
    value: str
    span: tuple[int, int] | None
    rules: tuple[str, ...]
    words: str = ""

    @property
    def because(self) -> str:
        """The sentences of the rules, with the deciding words."""
        text = "；".join(f"{says(rule)}（{rule}）" for rule in self.rules)
        return f"{text}：“{self.words}”" if self.words else text

    def printed(self, source: str) -> str:
        """The words of the source at the span, shortened in the middle, with the place."""
        if self.span is None:
            return ""
        start, end = self.span
        quote = " ".join(source[start:end].split())
        if len(quote) > _MAX_QUOTE:
            quote = f"{quote[: _MAX_QUOTE // 2]}…{quote[-_MAX_QUOTE // 2 :]}"
        return f"{quote}（{start}–{end}）"


def span_of(span: list[int]) -> tuple[int, int]:
    """A span of parsed-plan/1 as a pair."""
    return span[0], span[1]

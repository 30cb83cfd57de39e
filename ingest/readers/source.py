"""What every reader returns: the extracted text that all offsets point into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SourceText:
    """Extracted text of one file. `text` is what `python -m ingest text FILE` prints."""

    path: Path
    text: str
    media_type: str
    sha256: str

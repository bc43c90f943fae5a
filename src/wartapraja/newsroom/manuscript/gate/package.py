"""What the gate lets through: parts that were counted and walked, and nothing else of the file."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from wartapraja.newsroom.manuscript.types import Caution

Format = Literal["word", "opendocument"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A manuscript file after the gate.

    Attributes:
        format: which reader takes it.
        parts: contents by name.
        main: name of the part that holds the text.
        warnings: what the gate saw and left out.
    """

    format: Format
    parts: Mapping[str, bytes]
    main: str
    warnings: tuple[Caution, ...]

    def rewritten(self, changed: Mapping[str, bytes]) -> BytesIO:
        """Write the checked parts into a new, uncompressed ZIP.

        A parser that reads this cannot see the original's headers differently than the gate did.

        Args:
            changed: contents to put in place of those with the same name.
        """
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, changed.get(name, content))
        out.seek(0)
        return out

"""Who and what the demo is made of. Everything is invented."""

from typing import Final

from wartapraja.organisation.demo_cast.kecamatan import KECAMATAN
from wartapraja.organisation.demo_cast.kominfo import KOMINFO
from wartapraja.organisation.demo_cast.shape import DemoOffice, DemoPerson, DemoPosition
from wartapraja.organisation.demo_cast.words import WORDS

OFFICES: Final = (KOMINFO, KECAMATAN)

__all__ = ["OFFICES", "WORDS", "DemoOffice", "DemoPerson", "DemoPosition"]

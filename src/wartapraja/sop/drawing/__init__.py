"""The drawing of a procedure: from a definition, and optionally a case, to geometry, and from geometry to SVG.

The case page, the printed sheet, the editor's preview and the public page of an SOP all draw from here.
Only the five legal symbols: capsule, box, diamond, arrow, pentagon.

Follows: PermenPANRB 35/2012, flowchart symbols.
"""

from wartapraja.sop.drawing.geometry import Drawing, Layout, draw
from wartapraja.sop.drawing.sheet import sheet_svg
from wartapraja.sop.drawing.svg import lanes_svg

__all__ = ["Drawing", "Layout", "draw", "lanes_svg", "sheet_svg"]

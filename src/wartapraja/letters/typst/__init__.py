"""Typst, fenced in: our templates, our fonts, words only as data, the same bytes for the same input."""

from wartapraja.letters.typst.compiling import compile_pdf, compile_pictures

__all__ = ["compile_pdf", "compile_pictures"]

"""Changes as HTML: what went is struck out, what came is marked; every word is escaped."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from wartapraja.newsroom.types import Change


def as_html(changes: Sequence[Change], *, only_changed: bool = False) -> SafeString:
    """The changes as a list of parts with ``ins`` and ``del``.

    Args:
        changes: what `word_diff` answered.
        only_changed: leave out the parts that stayed as they were.
    """
    shown = [change for change in changes if not (only_changed and change.kind == "same")]
    came = sum(change.words_in for change in changes)
    went = sum(change.words_out for change in changes)
    return render_to_string("newsroom/diff.html", {"changes": shown, "came": came, "went": went})

"""Refuses: always lacks something, and says what."""

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Reason, Work


class DemoRefuses(Activity):
    """Never finishes."""

    def failure_reasons(self, work: Work) -> list[Reason]:
        """The one reason."""
        return [
            Reason(sentence=_("This example step always lacks something; return the case instead."))
        ]

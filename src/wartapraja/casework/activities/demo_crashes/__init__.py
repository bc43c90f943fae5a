"""Crashes: shows that nothing is half done when an activity breaks."""

from wartapraja.casework.activity import Activity, Performed, Work


class DemoCrashes(Activity):
    """Breaks in the middle of its work."""

    def perform(self, work: Work) -> Performed:
        """Break.

        Raises:
            RuntimeError: always.
        """
        raise RuntimeError("the example activity broke on purpose")

"""Works: leaves a small paper, and may be decided by link."""

from django.utils.safestring import mark_safe

from wartapraja.casework.activity import Activity, Paper, Performed, Work


class DemoWorks(Activity):
    """Always finishes."""

    by_link = True

    def perform(self, work: Work) -> Performed:
        """Leave one paper that says which round it was."""
        content = f"{work.case.number} {work.step.key} {work.round}\n".encode()
        return Performed(
            papers=(
                Paper(
                    kind="output",
                    title="Hasil contoh",
                    content=content,
                    name="hasil.txt",
                    mime="text/plain",
                ),
            )
        )

    def preview_html(self, work: Work) -> str:
        """A sentence to decide on."""
        return mark_safe("<p>Contoh naskah.</p>")

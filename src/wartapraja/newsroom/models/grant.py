"""The ledger of grants. The database's triggers read it."""

from django.db import models

from wartapraja.newsroom.terms import Action


class PublishingGrant(models.Model):
    """Leave to do one thing to one page, open only inside the transaction of the step that opened it.

    The row is written open and closed again before that transaction commits. So no other connection ever sees an open
    one, and a crash takes it away with everything else of the step.
    """

    case = models.CharField(max_length=120)
    action = models.CharField(max_length=10, choices=Action.choices)
    page_id = models.BigIntegerField(null=True)
    revision_id = models.BigIntegerField(null=True)
    open = models.BooleanField(default=True)

    class Meta:
        """Found by page while open."""

        indexes = [models.Index(fields=["page_id", "open"], name="newsroom_grant_open")]

    def __str__(self) -> str:
        """Case, action and page."""
        return f"{self.case} · {self.action} · {self.page_id or '*'}"

"""What stands on the public site, and the index that its search reads."""

from django.db import models


class BakedPage(models.Model):
    """One file of the public site: the signed manifest is made of these rows."""

    path = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=30)
    page = models.BigIntegerField(null=True, db_index=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    baked_at = models.DateTimeField()
    category = models.CharField(max_length=100, blank=True, default="")
    month = models.CharField(max_length=7, blank=True, default="")

    class Meta:
        """In the order of their addresses."""

        ordering = ["path"]

    def __str__(self) -> str:
        """The address."""
        return self.path


class BakingTurn(models.Model):
    """Who may write the public tree now. One row; taken, held and given back by conditional updates."""

    name = models.CharField(max_length=20, unique=True)
    holder = models.CharField(max_length=32, blank=True, default="")
    until = models.FloatField(default=0.0)

    def __str__(self) -> str:
        """What is held."""
        return self.name


class MediaUse(models.Model):
    """Which page shows which public file; a file that no page shows any more is taken away."""

    media = models.CharField(max_length=200, db_index=True)
    baked = models.ForeignKey(BakedPage, on_delete=models.CASCADE, related_name="media")

    class Meta:
        """Once a page and file."""

        constraints = [
            models.UniqueConstraint(fields=["media", "baked"], name="media_used_once_a_page")
        ]

    def __str__(self) -> str:
        """The file's address."""
        return self.media


class SearchEntry(models.Model):
    """A published article in stemmed words."""

    page = models.BigIntegerField(unique=True)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    intro = models.TextField(blank=True)
    published_at = models.DateTimeField(db_index=True)
    stems = models.TextField()
    title_stems = models.TextField(default="")

    def __str__(self) -> str:
        """The title."""
        return self.title

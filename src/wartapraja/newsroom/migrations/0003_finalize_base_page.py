"""Bind the base page to revisions and its locale."""

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

_REVISION: dict[str, Any] = {
    "blank": True,
    "editable": False,
    "null": True,
    "on_delete": django.db.models.deletion.SET_NULL,
    "related_name": "+",
    "to": "wagtailcore.revision",
}


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_bootstrap_base_page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="basepage",
            name="latest_revision",
            field=models.ForeignKey(verbose_name="latest revision", **_REVISION),
        ),
        migrations.AddField(
            model_name="basepage",
            name="live_revision",
            field=models.ForeignKey(verbose_name="live revision", **_REVISION),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether(
            name="basepage", unique_together={("translation_key", "locale")}
        ),
    ]

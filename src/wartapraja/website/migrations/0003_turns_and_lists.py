"""Where an article was listed when it was baked, and the turn that bakers take."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("website", "0002_search_index")]
    operations = [
        migrations.AddField(
            "bakedpage", "category", models.CharField(blank=True, default="", max_length=100)
        ),
        migrations.AddField(
            "bakedpage", "month", models.CharField(blank=True, default="", max_length=7)
        ),
        migrations.CreateModel(
            name="BakingTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, unique=True)),
                ("holder", models.CharField(blank=True, default="", max_length=32)),
                ("until", models.FloatField(default=0.0)),
            ],
        ),
    ]

"""Deviations as rows, with those that the record already holds."""

import json
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def fold(apps: Any, _editor: Any) -> None:
    """One row for each event so far, as `casework.commands.projecting` writes them from now on."""
    deviation = apps.get_model("casework", "Deviation")
    cases = apps.get_model("casework", "Case").objects.select_related("procedure")
    people = apps.get_model("organisation", "Person").objects
    events = apps.get_model("record", "Event").objects.filter(kind="DeviationRecorded")
    for event in events.order_by("seq").iterator():
        said = json.loads(event.payload)
        case = cases.filter(key=event.stream.partition(":")[2]).first()
        if case is None:
            continue
        deviation.objects.create(
            case=case,
            step=said["step"],
            number=said["number"] or "",
            text=said["step"],
            person=people.filter(key=said["person"]).first(),
            position_title=said["position"],
            approver=people.filter(key=said["approver"]).first(),
            approver_title=said["approver_position"],
            reason=said["reason"],
            at=event.at,
        )


def person() -> models.ForeignKey:
    """A person who may be unknown to the organisation."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="organisation.person",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("organisation", "0004_labels"),
        ("record", "0002_append_only"),
    ]
    operations = [
        migrations.CreateModel(
            name="Deviation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deviations",
                        to="casework.case",
                    ),
                ),
                ("step", models.CharField(max_length=80, verbose_name="step")),
                ("number", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField()),
                ("person", person()),
                ("position_title", models.CharField(blank=True, max_length=200)),
                ("approver", person()),
                ("approver_title", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="recorded")),
            ],
            options={
                "verbose_name": "deviation",
                "verbose_name_plural": "deviations",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
    ]

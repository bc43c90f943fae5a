"""The codes that coverages are filed under. Follows: Permendagri 83/2022; retention is a local value that the office changes."""

from django.db import migrations

ROWS = (
    ("400.14.3", "Dokumentasi/liputan kegiatan dinas pimpinan (foto, video, rekaman suara)", 1, 3, "permanen"),
    ("400.14.1.3", "Agenda kegiatan pimpinan daerah", 2, 3, "musnah"),
    ("400.14.4.3", "Pengumuman/pemberitaan", 1, 1, "musnah"),
    ("400.14.5.6", "Hubungan dengan media massa", 1, 1, "musnah"),
    ("400.14.7", "Bahan pidato", 1, 1, "permanen"),
    ("400.14.9", "Publikasi lewat media cetak maupun elektronik", 1, 1, "musnah"),
    ("000.5.3.1", "Penciptaan arsip: buku agenda dan kartu kendali", 2, 3, "musnah"),
)  # fmt: skip


def add(apps, schema_editor):
    """Add the codes that are not there."""
    model = apps.get_model("coverage", "Classification")
    for code, title, active, inactive, fate in ROWS:
        facts = {"title": title, "active_years": active, "inactive_years": inactive, "fate": fate}
        model.objects.get_or_create(code=code, defaults=facts)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("coverage", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]

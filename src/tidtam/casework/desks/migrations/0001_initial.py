import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("org", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=24, unique=True)),
                ("prefix", models.CharField(max_length=8, unique=True, verbose_name="อักษรนำเลขเรื่อง")),
                ("name", models.CharField(max_length=200, verbose_name="ชื่อบริการ")),
                ("name_en", models.CharField(max_length=200, verbose_name="ชื่อภาษาอังกฤษ")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desks",
                        to="calendars.calendar",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="desks", to="org.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DeskVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("pack", models.JSONField()),
                ("loaded_at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=150)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุผล")),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="desks.desk"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "number"), name="one_pack_a_version")
                ],
            },
        ),
    ]

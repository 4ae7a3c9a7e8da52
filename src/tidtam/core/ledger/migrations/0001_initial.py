from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chain", models.CharField(help_text="สิ่งที่เกิดเหตุการณ์ เช่น case:42", max_length=48)),
                ("position", models.PositiveIntegerField(help_text="ลำดับในสาย เริ่มที่ 1")),
                ("kind", models.CharField(max_length=48)),
                (
                    "actor_kind",
                    models.CharField(
                        choices=[("officer", "เจ้าหน้าที่"), ("contact", "ผู้แจ้ง"), ("system", "ระบบ")],
                        max_length=8,
                    ),
                ),
                ("actor_id", models.BigIntegerField(blank=True, null=True)),
                ("occurred_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("replayed", models.BooleanField(default=False)),
                ("data", models.JSONField(default=dict)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["kind", "occurred_at"], name="ledger_event_kind_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "position"), name="one_event_a_position")
                ],
            },
        ),
    ]

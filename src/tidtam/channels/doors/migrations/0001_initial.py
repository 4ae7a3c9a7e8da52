from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DoorState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.CharField(max_length=16)),
                ("account", models.CharField(max_length=40)),
                ("ok", models.BooleanField(default=True)),
                ("trouble", models.CharField(blank=True, help_text="รหัสของปัญหา", max_length=40)),
                ("detail", models.CharField(blank=True, max_length=300)),
                ("since", models.DateTimeField(blank=True, null=True)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("quota_used", models.PositiveIntegerField(blank=True, null=True)),
                ("quota_limit", models.PositiveIntegerField(blank=True, null=True)),
                ("quota_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "account"), name="one_state_a_door")
                ],
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "work_state",
                    models.CharField(
                        choices=[
                            ("waiting", "รอทำ"),
                            ("done", "เสร็จแล้ว"),
                            ("dead", "ทำไม่สำเร็จ"),
                            ("dropped", "ยกเลิก"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_holder", models.CharField(blank=True, default="", max_length=64)),
                ("last_error", models.CharField(blank=True, default="", max_length=500)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(help_text="ช่องทางและบัญชี เช่น line:default", max_length=60)),
                ("external_id", models.CharField(max_length=128)),
                ("sender", models.CharField(blank=True, max_length=128)),
                ("body", models.JSONField()),
                ("occurred_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["due_at"],
                        name="doors_envelope_due",
                    ),
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["source", "sender", "occurred_at"],
                        name="doors_envelope_order",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "external_id"), name="one_envelope_once")
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0001_initial"),
        ("desks", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("promise", models.CharField(max_length=40)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("desk_version", models.PositiveIntegerField(help_text="นโยบายฉบับที่")),
                ("calendar_version", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("account", models.JSONField(default=list)),
                ("kept_at", models.DateTimeField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("running", "กำลังเดิน"), ("kept", "ทันเวลา"), ("late", "เกินกำหนด")],
                        default="running",
                        max_length=8,
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="calendars.calendar"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="cases.case"
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
            ],
            options={
                "ordering": ["round", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
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
                (
                    "stage",
                    models.CharField(
                        choices=[("soon", "ใกล้ครบกำหนด"), ("due", "ครบกำหนด"), ("escalated", "เกินกำหนด")],
                        max_length=10,
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="sla.clock"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                fields=["desk", "promise", "round", "received_at", "verdict", "kept_at"],
                name="sla_clock_figures",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                fields=("case", "promise", "round"), name="one_clock_a_promise"
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_at__isnull", True), ("verdict", "running")),
                    models.Q(models.Q(("verdict", "running"), _negated=True), ("kept_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_verdict_has_its_time",
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                condition=models.Q(("work_state", "waiting")), fields=["due_at"], name="sla_reminder_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("work_state", "waiting")),
                fields=("clock", "stage"),
                name="one_waiting_reminder",
            ),
        ),
    ]

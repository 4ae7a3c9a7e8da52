import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("contacts", "0001_initial"),
        ("desks", "0001_initial"),
        ("messaging", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asked",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "NOTHING"),
                            ("letter_number", "LETTER_NUMBER"),
                            ("number_again", "NUMBER_AGAIN"),
                            ("which_letter", "WHICH_LETTER"),
                            ("which_case", "WHICH_CASE"),
                            ("old_or_new", "OLD_OR_NEW"),
                            ("concern", "CONCERN"),
                            ("suggestion", "SUGGESTION"),
                            ("listed", "LISTED"),
                        ],
                        max_length=16,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("options", models.JSONField(blank=True, default=list)),
                ("misread", models.PositiveSmallIntegerField(default=0)),
                (
                    "assured_at",
                    models.DateTimeField(
                        blank=True, help_text="when we last said that words arrived", null=True
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "identity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dialogue",
                        to="contacts.identity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Hearing",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for a choice"),
                            ("placed", "on a case"),
                            ("answered", "answered by the assistant"),
                            ("rated", "an answer to the survey"),
                            ("suggested", "a suggestion"),
                            ("withdrawn", "taken back before it was placed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearings",
                        to="assistant.dialogue",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearing",
                        to="messaging.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["due_at"],
                        name="assistant_hearing_due",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "waiting")),
                        fields=["dialogue"],
                        name="assistant_hearing_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sought",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sought", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key"], name="assistant_sought_key")],
                "constraints": [models.UniqueConstraint(fields=("case", "key"), name="one_search_a_number")],
            },
        ),
    ]

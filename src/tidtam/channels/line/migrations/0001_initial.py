import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contacts", "0001_initial"),
        ("messaging", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountCheck",
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
                ("account", models.CharField(max_length=40, unique=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["due_at"],
                        name="line_accountcheck_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Courtesy",
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
                ("account", models.CharField(max_length=40)),
                ("chat", models.CharField(max_length=128)),
                (
                    "word",
                    models.CharField(
                        choices=[("group", "บอกกลุ่มว่าให้คุยแบบตัวต่อตัว"), ("nameless", "บอกผู้ที่ LINE ไม่ให้รหัสผู้ใช้")],
                        max_length=10,
                    ),
                ),
                ("token", models.CharField(blank=True, max_length=100)),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "courtesies",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["due_at"],
                        name="line_courtesy_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "chat"), name="one_courtesy_a_chat")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProfileFetch",
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
                    "identity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contacts.identity"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("work_state", "waiting")),
                        fields=["due_at"],
                        name="line_profilefetch_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=100)),
                ("event_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "delivery",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="messaging.delivery",
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reply_tokens",
                        to="contacts.identity",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["identity", "received_at"], name="line_token_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("identity", "token"), name="one_reply_token_once")
                ],
            },
        ),
    ]

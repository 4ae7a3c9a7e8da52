import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desks", "0001_initial"),
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60, unique=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=300, verbose_name="ชื่อตัวชี้วัด")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="ชื่อภาษาอังกฤษ")),
                ("short", models.CharField(max_length=80, verbose_name="ชื่อสั้น")),
                ("short_en", models.CharField(blank=True, max_length=80, verbose_name="ชื่อสั้นภาษาอังกฤษ")),
                (
                    "formula",
                    models.CharField(
                        choices=[
                            ("count", "นับจำนวนเทียบเป้าหมาย"),
                            ("promise", "ร้อยละที่ทันคำมั่น"),
                            ("satisfied", "ร้อยละความพึงพอใจ"),
                            ("share_met", "ร้อยละของตัวชี้วัดย่อยที่ผ่านเป้าหมาย"),
                        ],
                        max_length=12,
                    ),
                ),
                ("promise", models.CharField(blank=True, max_length=40)),
                ("question", models.PositiveSmallIntegerField(default=1)),
                ("rule", models.CharField(blank=True, help_text="top_box, top_two_box", max_length=12)),
                (
                    "basis",
                    models.CharField(
                        choices=[("cases", "นับเรื่อง"), ("people", "นับคน")], default="cases", max_length=8
                    ),
                ),
                ("unit_word", models.CharField(max_length=40, verbose_name="หน่วยนับ")),
                ("decimals", models.PositiveSmallIntegerField(default=2, verbose_name="ทศนิยม")),
                ("service_start", models.DateField(verbose_name="เริ่มให้บริการ")),
                (
                    "paper",
                    models.JSONField(default=dict, help_text="ถ้อยคำบนแบบรายงาน: นิยาม วิธีคำนวณ ยุทธศาสตร์"),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="desks.desk",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="indicators.definition",
                    ),
                ),
            ],
            options={
                "ordering": ["desk", "order", "code"],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("as_of", models.DateField()),
                ("figures", models.JSONField()),
                ("evidence_hash", models.CharField(help_text="ลายนิ้วมือของรายการเรื่องที่นับ", max_length=64)),
                ("frozen_at", models.DateTimeField()),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="indicators.definition",
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-frozen_at"],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="ปีงบประมาณ พ.ศ.")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="ค่าเป้าหมาย"
                    ),
                ),
                ("unit_word", models.CharField(blank=True, max_length=40, verbose_name="หน่วย")),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="indicators.definition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("definition", "fiscal_year"), name="one_target_a_year")
                ],
            },
        ),
    ]

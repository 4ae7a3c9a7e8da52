import django.db.models.deletion
import tidtam.core.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("indicators", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Form",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=tidtam.core.kernel.ids.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="ปีงบประมาณ พ.ศ.")),
                ("signatory_name", models.CharField(blank=True, max_length=150, verbose_name="ชื่อผู้ลงนาม")),
                (
                    "signatory_position",
                    models.CharField(blank=True, max_length=150, verbose_name="ตำแหน่งผู้ลงนาม"),
                ),
                (
                    "signatory_role",
                    models.CharField(default="ผู้รายงานข้อมูล", max_length=60, verbose_name="ลงนามในฐานะ"),
                ),
                ("started_at", models.DateTimeField()),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="indicators.definition",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-fiscal_year", "definition"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=tidtam.core.kernel.ids.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="หลักฐาน")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="ที่อยู่เว็บ")),
                ("file", models.FileField(blank=True, upload_to="reports/evidence/")),
                ("name", models.CharField(blank=True, max_length=200)),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="reports.form",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Certification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="เลขที่ตรวจสอบ")),
                ("pdf", models.FileField(upload_to="reports/certified/")),
                ("pdf_sha256", models.CharField(max_length=64)),
                ("signatory_name", models.CharField(max_length=150)),
                ("signatory_position", models.CharField(max_length=150)),
                ("certified_at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "snapshot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certification",
                        to="indicators.snapshot",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certifications",
                        to="reports.form",
                    ),
                ),
            ],
            options={
                "ordering": ["quarter"],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("6.1", "ไตรมาสที่ 1"),
                            ("6.2", "ไตรมาสที่ 2"),
                            ("6.3", "ไตรมาสที่ 3"),
                            ("6.4", "ไตรมาสที่ 4"),
                            ("6.5", "สรุปผลการดำเนินงาน (ปลายปีงบประมาณ)"),
                            ("7", "ปัจจัยสนับสนุนการดำเนินงาน"),
                            ("8", "อุปสรรคต่อการดำเนินงาน"),
                        ],
                        max_length=4,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("as_of", models.DateField(blank=True, null=True, verbose_name="วันตัดข้อมูล")),
                ("draft", models.TextField(blank=True)),
                ("drafted_text", models.TextField(blank=True, help_text="ร่างล่าสุดที่ใช้เป็นข้อความ")),
                ("drafted_from", models.JSONField(default=list, help_text="ตัวเลขที่ใช้ร่าง")),
                ("drafted_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="reports.form",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.AddConstraint(
            model_name="form",
            constraint=models.UniqueConstraint(fields=("definition", "fiscal_year"), name="one_form_a_year"),
        ),
        migrations.AddConstraint(
            model_name="certification",
            constraint=models.UniqueConstraint(
                fields=("form", "quarter"), name="one_certification_a_quarter"
            ),
        ),
        migrations.AddConstraint(
            model_name="certification",
            constraint=models.CheckConstraint(
                condition=models.Q(("quarter__range", (1, 4))), name="certified_quarter_1_to_4"
            ),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.UniqueConstraint(fields=("form", "place"), name="one_text_a_place"),
        ),
    ]

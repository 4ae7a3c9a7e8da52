import django.db.models.deletion
import tidtam.core.kernel.ids
import tidtam.core.kernel.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("kernel", "0002_trigrams"),
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Addressee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, unique=True, verbose_name="ถึง")),
                ("name_en", models.CharField(blank=True, max_length=150, verbose_name="ชื่อภาษาอังกฤษ")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ลำดับ")),
                ("is_active", models.BooleanField(default=True, verbose_name="ยังดำรงตำแหน่ง")),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("register_year", models.PositiveSmallIntegerField(verbose_name="ปีทะเบียน")),
                ("register_number", models.PositiveIntegerField(verbose_name="เลขทะเบียนรับ")),
                ("registered_at", models.DateTimeField(verbose_name="วันที่ลงทะเบียน")),
                ("recorded_at", models.DateTimeField(verbose_name="บันทึกเมื่อ")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="ที่")),
                ("canonical", models.CharField(blank=True, db_index=True, editable=False, max_length=120)),
                ("tail", models.CharField(blank=True, db_index=True, editable=False, max_length=120)),
                ("dated", models.DateField(blank=True, null=True, verbose_name="ลงวันที่")),
                ("sender", models.CharField(max_length=200, verbose_name="จาก")),
                ("subject", models.CharField(max_length=500, verbose_name="เรื่อง")),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("normal", "ปกติ"),
                            ("urgent", "ด่วน"),
                            ("very_urgent", "ด่วนมาก"),
                            ("most_urgent", "ด่วนที่สุด"),
                        ],
                        default="normal",
                        max_length=12,
                        verbose_name="ชั้นความเร็ว",
                    ),
                ),
                (
                    "secrecy",
                    models.CharField(
                        choices=[
                            ("normal", "ปกติ"),
                            ("confidential", "ลับ"),
                            ("secret", "ลับมาก"),
                            ("top_secret", "ลับที่สุด"),
                        ],
                        default="normal",
                        max_length=12,
                        verbose_name="ชั้นความลับ",
                    ),
                ),
                ("action", models.CharField(blank=True, max_length=500, verbose_name="การปฏิบัติ")),
                ("remarks", models.CharField(blank=True, max_length=500, verbose_name="หมายเหตุ")),
                ("step", models.CharField(max_length=40)),
                ("step_since", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="อยู่ที่")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุที่ยกเลิก")),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("sender_key", models.CharField(blank=True, editable=False, max_length=400)),
                ("subject_key", models.CharField(blank=True, editable=False, max_length=400)),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="letters.addressee",
                        verbose_name="ถึง",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้รับผิดชอบ",
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters_sent",
                        to="org.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="org.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-registered_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LetterFile",
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
                ("name", models.CharField(max_length=200, verbose_name="ชื่อไฟล์")),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("file", models.FileField(upload_to="letters/%Y/%m/")),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="letters.letter"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LetterFollow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_follows",
                        to="cases.case",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="letters.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LetterImport",
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
                ("name", models.CharField(max_length=200, verbose_name="ชื่อไฟล์")),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("read_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("written", models.PositiveIntegerField(default=0, verbose_name="จำนวนที่นำเข้า")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="บรรทัด")),
                ("said", models.JSONField(help_text="ข้อความในแต่ละช่องตามไฟล์")),
                ("understood", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list, help_text="ช่องและข้อผิดพลาด")),
                (
                    "twin_line",
                    models.PositiveIntegerField(blank=True, help_text="ซ้ำกับบรรทัดนี้ของไฟล์เดียวกัน", null=True),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="letters.letter",
                    ),
                ),
                (
                    "twin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="letters.letter",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="letters.letterimport",
                    ),
                ),
            ],
            options={
                "ordering": ["line"],
            },
        ),
        migrations.CreateModel(
            name="Movement",
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
                ("step", models.CharField(max_length=40)),
                ("occurred_at", models.DateTimeField(verbose_name="เมื่อ")),
                ("recorded_at", models.DateTimeField(verbose_name="บันทึกเมื่อ")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="อยู่ที่")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="หมายเหตุ")),
                ("told", models.PositiveIntegerField(default=0, verbose_name="แจ้งผู้ติดตาม")),
                ("replies", models.JSONField(blank=True, default=list, help_text="ข้อความที่แจ้งผู้ติดตาม")),
                ("withdrawn_at", models.DateTimeField(blank=True, help_text="ยกเลิกการย้ายขั้นเมื่อ", null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movements",
                        to="letters.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["occurred_at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["registered_at", "id"], name="letters_letter_registered"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["step", "registered_at"], name="letters_letter_step"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["owner", "registered_at"], name="letters_letter_owner"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["step_since", "id"], name="letters_letter_since"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["sender_key", "id"], name="letters_letter_sender"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["subject_key", "id"], name="letters_letter_subject"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=tidtam.core.kernel.search.TrigramIndex(
                fields=["search_text"], name="letters_letter_search"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("unit", "register_year", "register_number"), name="one_letter_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("secrecy", "top_secret"), _negated=True), name="no_top_secret_letters"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_at__isnull", True),
                    models.Q(("cancel_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="cancelled_letter_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterfollow",
            constraint=models.UniqueConstraint(fields=("case", "letter"), name="one_follow_each"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("batch", "line"), name="one_row_a_line"),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(fields=["letter", "occurred_at"], name="letters_movement_letter"),
        ),
    ]

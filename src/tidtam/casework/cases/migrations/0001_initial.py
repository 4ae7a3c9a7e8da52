import django.db.models.deletion
import django.db.models.functions.comparison
import tidtam.core.kernel.ids
import tidtam.core.kernel.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contacts", "0001_initial"),
        ("kernel", "0002_trigrams"),
        ("desks", "0001_initial"),
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("number", models.CharField(max_length=24, unique=True, verbose_name="เลขเรื่อง")),
                ("desk_version", models.PositiveIntegerField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("line", "LINE"),
                            ("facebook", "Facebook"),
                            ("phone", "โทรศัพท์"),
                            ("web", "เว็บไซต์"),
                            ("traffy", "Traffy Fondue"),
                            ("open311", "Open311"),
                            ("mis", "MIS"),
                            ("walk_in", "มาด้วยตนเอง"),
                            ("letter", "หนังสือ"),
                        ],
                        max_length=10,
                        verbose_name="ช่องทาง",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="ชื่อเรื่อง")),
                ("category", models.CharField(blank=True, max_length=40)),
                ("topic", models.CharField(blank=True, max_length=40)),
                ("agency_class", models.CharField(blank=True, max_length=40)),
                ("district", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "รอรับทราบ"),
                            ("working", "กำลังดำเนินการ"),
                            ("reported", "แจ้งผลแล้ว"),
                            ("closed", "ปิดเรื่องแล้ว"),
                            ("contested", "โต้แย้งการปิดเรื่อง"),
                            ("merged", "รวมกับเรื่องอื่น"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="รับเรื่องเมื่อ")),
                ("recorded_at", models.DateTimeField(verbose_name="บันทึกเมื่อ")),
                (
                    "backdate_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="เหตุที่ลงเวลาย้อนหลัง"),
                ),
                ("replayed", models.BooleanField(default=False)),
                (
                    "external_ref",
                    models.CharField(
                        blank=True, db_index=True, max_length=80, verbose_name="เลขอ้างอิงของต้นทาง"
                    ),
                ),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("next_due_at", models.DateTimeField(blank=True, null=True)),
                ("unanswered_since", models.DateTimeField(blank=True, null=True)),
                (
                    "attend_at",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "next_due_at", "unanswered_since"
                        ),
                        help_text="เวลาที่เจ้าหน้าที่ต้องดูเรื่องนี้",
                        output_field=models.DateTimeField(null=True),
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing_reason", models.CharField(blank=True, max_length=40)),
                ("reopened", models.PositiveSmallIntegerField(default=0)),
                ("last_message", models.CharField(blank=True, max_length=200)),
                ("last_message_at", models.DateTimeField(blank=True, null=True)),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="contacts.contact",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="desks.desk"
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cases",
                        to="contacts.identity",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="cases.case",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split",
                        to="cases.case",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="org.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ClosedSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closed_spans",
                        to="cases.case",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("promise", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="cases.case"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="cases.case"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["desk", "opened_at", "contact"], name="cases_case_figures"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "-opened_at"], name="cases_case_unit"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["contact", "-opened_at"], name="cases_case_contact"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("attend_at__isnull", False)),
                fields=["attend_at", "id", "unit", "assignee", "desk", "state", "next_due_at"],
                name="cases_case_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("attend_at", None), ("closed_at", None), ("merged_into", None)),
                fields=["opened_at", "id", "unit", "assignee"],
                name="cases_case_quiet",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="cases_case_merged",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=tidtam.core.kernel.search.TrigramIndex(fields=["search_text"], name="cases_case_search"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)),
                    _connector="OR",
                ),
                name="closed_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="merged_has_a_target",
            ),
        ),
        migrations.AddIndex(
            model_name="closedspan",
            index=models.Index(fields=["desk", "since", "until", "case"], name="cases_closed_figures"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["officer", "seen_at", "-at"], name="cases_notice_officer"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("case", "officer"), name="one_presence_each"),
        ),
    ]

import django.db.models.deletion
import tidtam.core.kernel.ids
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("contacts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
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
                            ("held", "รอส่ง ยกเลิกได้"),
                            ("queued", "รอส่ง"),
                            ("sent", "ส่งแล้ว"),
                            ("parked", "รอส่งพร้อมข้อความถัดไปของผู้แจ้ง"),
                            ("uncertain", "ไม่แน่ใจว่าถึงหรือไม่"),
                            ("failed", "ส่งไม่สำเร็จ"),
                            ("undone", "ยกเลิกการส่ง"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                (
                    "via",
                    models.CharField(blank=True, help_text="reply = ตอบฟรี, push = ใช้โควตา", max_length=10),
                ),
                ("retry_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("request_id", models.CharField(blank=True, max_length=80)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="contacts.identity",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "จากผู้แจ้ง"), ("out", "ถึงผู้แจ้ง"), ("note", "บันทึกภายใน")], max_length=4
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "ข้อความ"),
                            ("card", "การ์ด"),
                            ("image", "ภาพ"),
                            ("video", "วิดีโอ"),
                            ("audio", "เสียง"),
                            ("file", "ไฟล์"),
                            ("location", "ตำแหน่ง"),
                            ("sticker", "สติกเกอร์"),
                            ("call", "โทรศัพท์"),
                            ("unknown", "ไม่รู้จักชนิด"),
                        ],
                        default="text",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("payload", models.JSONField(blank=True, default=dict)),
                ("is_automatic", models.BooleanField(default=False)),
                ("external_id", models.CharField(blank=True, max_length=64)),
                ("occurred_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, help_text="ผู้ส่งยกเลิกข้อความเมื่อ", null=True)),
                (
                    "author",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="cases.case",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="contacts.contact",
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="messaging.delivery",
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="contacts.identity",
                    ),
                ),
            ],
            options={
                "ordering": ["occurred_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                    "public_id",
                    models.CharField(
                        default=tidtam.core.kernel.ids.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "fetch",
                    models.CharField(
                        choices=[
                            ("waiting", "กำลังดึงไฟล์"),
                            ("ready", "พร้อมเปิด"),
                            ("gone", "ต้นทางลบไฟล์แล้ว"),
                            ("too_big", "ไฟล์ใหญ่เกินกำหนด"),
                            ("refused", "ไม่รับไฟล์ชนิดนี้"),
                            ("withdrawn", "ผู้ส่งยกเลิกแล้ว"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(blank=True, help_text="เลขของเนื้อหาที่ช่องทาง", max_length=200)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("file", models.FileField(blank=True, upload_to="attachments/%Y/%m/")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="messaging.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("work_state", "waiting")),
                fields=["due_at"],
                name="messaging_delivery_due",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["identity", "outcome"], name="messaging_delivery_person"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["case", "occurred_at"], name="messaging_message_case"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["contact", "occurred_at"], name="messaging_message_contact"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("identity", "external_id"),
                name="one_message_once",
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("work_state", "waiting")),
                fields=["due_at"],
                name="messaging_attachment_due",
            ),
        ),
    ]

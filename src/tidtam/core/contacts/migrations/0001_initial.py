import django.db.models.deletion
import tidtam.core.kernel.ids
import tidtam.core.kernel.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0002_trigrams"),
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                ("name", models.CharField(blank=True, max_length=200, verbose_name="ชื่อ")),
                ("agency", models.CharField(blank=True, max_length=200, verbose_name="หน่วยงาน")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="โทรศัพท์")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="อีเมล")),
                ("language", models.CharField(default="th", max_length=2)),
                ("sort_key", models.CharField(blank=True, db_index=True, editable=False, max_length=400)),
                ("created_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contacts",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AccessRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_records",
                        to="contacts.contact",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.CharField(max_length=16)),
                ("account", models.CharField(blank=True, max_length=40)),
                ("external_id", models.CharField(max_length=128)),
                ("display_name", models.CharField(blank=True, max_length=200)),
                ("profile_at", models.DateTimeField(blank=True, help_text="ดึงโปรไฟล์ล่าสุดเมื่อ", null=True)),
                (
                    "notice_at",
                    models.DateTimeField(blank=True, help_text="แจ้งประกาศความเป็นส่วนตัวเมื่อ", null=True),
                ),
                ("blocked_at", models.DateTimeField(blank=True, help_text="บล็อกบัญชีเมื่อ", null=True)),
                ("last_seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identities",
                        to="contacts.contact",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "identities",
            },
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["sort_key", "id"], name="contacts_contact_order"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=tidtam.core.kernel.search.TrigramIndex(fields=["name"], name="contacts_contact_name"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=tidtam.core.kernel.search.TrigramIndex(fields=["agency"], name="contacts_contact_agency"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=tidtam.core.kernel.search.TrigramIndex(fields=["phone"], name="contacts_contact_phone"),
        ),
        migrations.AddIndex(
            model_name="accessrecord",
            index=models.Index(fields=["contact", "-at"], name="contacts_access_time"),
        ),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.UniqueConstraint(
                fields=("channel", "account", "external_id"), name="one_identity_a_name"
            ),
        ),
    ]

import datetime
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9][a-z0-9_-]*\\Z", "รหัสปฏิทินใช้ตัวพิมพ์เล็ก a-z ตัวเลข ขีดกลางหรือขีดล่าง"
                            )
                        ],
                        verbose_name="รหัส",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="ชื่อ")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="ชื่อภาษาอังกฤษ")),
                ("always_open", models.BooleanField(default=False, verbose_name="เปิดตลอด 24 ชั่วโมง")),
                (
                    "observes_government_holidays",
                    models.BooleanField(default=True, verbose_name="หยุดตามวันหยุดราชการ"),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="ฉบับที่")),
            ],
            options={
                "verbose_name": "ปฏิทินทำการ",
                "verbose_name_plural": "ปฏิทินทำการ",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("always_open", True), ("observes_government_holidays", True), _negated=True
                        ),
                        name="calendar_open_24_hours_has_no_holidays",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="ฉบับที่")),
                ("snapshot", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("made_by", models.CharField(max_length=120, verbose_name="ผู้แก้ไข")),
                ("made_at", models.DateTimeField(verbose_name="เมื่อ")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="เหตุผล")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="calendars.calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "ฉบับของปฏิทิน",
                "verbose_name_plural": "ฉบับของปฏิทิน",
                "ordering": ["calendar", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("calendar"), models.F("version"), name="calendar_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="วันที่")),
                ("intervals", models.JSONField(blank=True, default=list, verbose_name="เวลาทำการวันนั้น")),
                ("name", models.CharField(max_length=200, verbose_name="ชื่อวัน")),
                ("reason", models.CharField(max_length=400, verbose_name="เหตุผลหรือหนังสืออ้างอิง")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overrides",
                        to="calendars.calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "วันที่เวลาทำการต่างไป",
                "verbose_name_plural": "วันที่เวลาทำการต่างไป",
                "ordering": ["calendar", "day"],
                "constraints": [
                    models.UniqueConstraint(models.F("calendar"), models.F("day"), name="one_override_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenInterval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "วันจันทร์"),
                            (1, "วันอังคาร"),
                            (2, "วันพุธ"),
                            (3, "วันพฤหัสบดี"),
                            (4, "วันศุกร์"),
                            (5, "วันเสาร์"),
                            (6, "วันอาทิตย์"),
                        ],
                        verbose_name="วัน",
                    ),
                ),
                ("start", models.TimeField(verbose_name="เปิด")),
                ("end", models.TimeField(verbose_name="ปิด")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_intervals",
                        to="calendars.calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "ช่วงเวลาทำการ",
                "verbose_name_plural": "ช่วงเวลาทำการ",
                "ordering": ["calendar", "weekday", "start"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("calendar"),
                        models.F("weekday"),
                        models.F("start"),
                        name="open_interval_starts_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="open_interval_in_the_week"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end__gt", models.F("start")), ("end", datetime.time(0, 0)), _connector="OR"
                        ),
                        name="open_interval_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]

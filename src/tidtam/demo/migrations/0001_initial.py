import django.db.models.deletion
import tidtam.demo.standin.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("basic_id", models.CharField(max_length=30)),
                (
                    "bot_user_id",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_user_id, max_length=33, unique=True
                    ),
                ),
                ("secret", models.CharField(max_length=64)),
                ("token", models.CharField(max_length=300, unique=True)),
                ("webhook_url", models.CharField(blank=True, max_length=500)),
                ("webhook_active", models.BooleanField(default=True)),
                (
                    "webhooks",
                    models.CharField(
                        choices=[
                            ("plain", "ตามลำดับ ครั้งเดียว"),
                            ("twice", "ส่งซ้ำสองครั้ง"),
                            ("shuffled", "สลับลำดับ"),
                            ("lost", "ไม่ส่งเลย"),
                        ],
                        default="plain",
                        max_length=10,
                    ),
                ),
                ("redelivers", models.BooleanField(default=False)),
                ("monthly_limit", models.PositiveIntegerField(default=300, null=True)),
                ("used_elsewhere", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user_id",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_user_id, max_length=33, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("language", models.CharField(default="th", max_length=10)),
                ("persona", models.CharField(blank=True, max_length=30)),
                ("joined_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Chat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("followed_at", models.DateTimeField(null=True)),
                ("blocked_at", models.DateTimeField(null=True)),
                ("last_wrote_at", models.DateTimeField(null=True)),
                ("loading_until", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chats", to="demo.channel"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chats", to="demo.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Fault",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("slow", "ช้า"),
                            ("error", "ผิดพลาด 500"),
                            ("error_after_accept", "รับแล้วแต่ตอบ 500"),
                            ("timeout", "ไม่ตอบ"),
                            ("timeout_after_accept", "รับแล้วแต่ไม่ตอบ"),
                            ("rate", "เรียกถี่เกินไป 429"),
                            ("down", "ล่ม 503"),
                        ],
                        max_length=20,
                    ),
                ),
                ("call", models.CharField(blank=True, max_length=30)),
                ("times", models.PositiveIntegerField(default=1)),
                ("seconds", models.FloatField(default=3)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="faults", to="demo.channel"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
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
                    "message_id",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_message_id, max_length=20, unique=True
                    ),
                ),
                ("from_person", models.BooleanField()),
                ("body", models.JSONField()),
                (
                    "quote_token",
                    models.CharField(default=tidtam.demo.standin.identifiers.new_token, max_length=64),
                ),
                (
                    "read_token",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_token, max_length=64, unique=True
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("unsent_at", models.DateTimeField(null=True)),
                ("is_event", models.BooleanField(default=True)),
                (
                    "chat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="demo.chat"
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("data", models.BinaryField()),
                ("content_type", models.CharField(max_length=100)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("ready_at", models.DateTimeField()),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="content", to="demo.message"
                    ),
                ),
            ],
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
                (
                    "token",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_token, max_length=64, unique=True
                    ),
                ),
                ("event_at", models.DateTimeField()),
                ("delivered_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "chat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reply_tokens",
                        to="demo.chat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RichMenu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "menu_id",
                    models.CharField(
                        default=tidtam.demo.standin.identifiers.new_menu_id, max_length=50, unique=True
                    ),
                ),
                ("body", models.JSONField()),
                ("image", models.BinaryField(null=True)),
                ("image_type", models.CharField(blank=True, max_length=20)),
                ("created_at", models.DateTimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="menus", to="demo.channel"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="chat",
            name="menu",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="linked",
                to="demo.richmenu",
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="default_menu",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="default_of",
                to="demo.richmenu",
            ),
        ),
        migrations.CreateModel(
            name="RichMenuAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("alias_id", models.CharField(max_length=32)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="menu_aliases",
                        to="demo.channel",
                    ),
                ),
                (
                    "menu",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="demo.richmenu",
                    ),
                ),
            ],
            options={
                "ordering": ["alias_id"],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("way", models.CharField(choices=[("reply", "Reply"), ("push", "Push")], max_length=5)),
                ("request_id", models.CharField(max_length=36)),
                ("retry_key", models.UUIDField(null=True)),
                ("sent_messages", models.JSONField(default=list)),
                ("is_counted", models.BooleanField(default=False)),
                ("accepted_at", models.DateTimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="demo.channel",
                    ),
                ),
                (
                    "chat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sendings", to="demo.chat"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=30)),
                ("status", models.PositiveSmallIntegerField()),
                ("request_id", models.CharField(max_length=36)),
                ("at", models.DateTimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="demo.channel"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["channel", "name", "at"], name="demo_call_channel_dde8a1_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("events", models.JSONField()),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_status", models.PositiveSmallIntegerField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="demo.channel",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "indexes": [
                    models.Index(fields=["ended_at", "due_at"], name="demo_delive_ended_a_c1cde2_idx")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["chat", "sent_at"], name="demo_messag_chat_id_77046d_idx"),
        ),
        migrations.AddConstraint(
            model_name="chat",
            constraint=models.UniqueConstraint(fields=("channel", "person"), name="demo_one_chat_each"),
        ),
        migrations.AddConstraint(
            model_name="richmenualias",
            constraint=models.UniqueConstraint(
                fields=("channel", "alias_id"), name="demo_alias_unique_per_channel"
            ),
        ),
        migrations.AddIndex(
            model_name="sending",
            index=models.Index(fields=["channel", "retry_key"], name="demo_sendin_channel_3f12ff_idx"),
        ),
        migrations.AddIndex(
            model_name="sending",
            index=models.Index(fields=["channel", "accepted_at"], name="demo_sendin_channel_79dd16_idx"),
        ),
    ]

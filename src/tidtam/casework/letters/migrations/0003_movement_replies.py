from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_addressees")]

    operations = [
        migrations.AddField(
            "movement",
            "replies",
            models.JSONField(blank=True, default=list, help_text="ข้อความที่แจ้งผู้ติดตาม"),
        ),
    ]

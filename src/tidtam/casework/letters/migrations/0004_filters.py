from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_movement_replies")]

    operations = [
        migrations.AddIndex(
            "letter", models.Index(fields=["step", "registered_at"], name="letters_letter_step")
        ),
        migrations.AddIndex(
            "letter", models.Index(fields=["owner", "registered_at"], name="letters_letter_owner")
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_initial"), ("sla", "0002_figures")]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="calendar",
            field=models.ForeignKey(
                default=1,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="calendars.calendar",
            ),
            preserve_default=False,
        ),
    ]

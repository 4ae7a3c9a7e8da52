import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_search"),
        ("contacts", "0002_initial"),
        ("desks", "0002_initial"),
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="merged_has_a_target",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="cases_case_queue",
        ),
        migrations.AddField(
            model_name="case",
            name="attend_at",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce("next_due_at", "unanswered_since"),
                help_text="เวลาที่เจ้าหน้าที่ต้องดูเรื่องนี้",
                output_field=models.DateTimeField(null=True),
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("attend_at__isnull", False)),
                fields=["attend_at", "id", "unit", "assignee", "desk", "state"],
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
    ]

"""The first tables of this room."""

import django.db.models.deletion
import voordeur.journal.models
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("journal", "__first__")]

    operations = [
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("version", models.UUIDField(editable=False)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("programme", models.UUIDField(help_text="The file of the programme that it counts for.")),
                ("indicator", models.CharField(max_length=100)),
                ("on", models.DateField()),
                (
                    "since",
                    models.DateField(
                        help_text="From when its age counts: for what closes, the day on which that was opened."
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "by",
                    models.JSONField(
                        default=dict, help_text="Field of the entry -> its value; places are looked up when asked."
                    ),
                ),
                ("entries", voordeur.journal.models.IdsField(blank=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "indicator", "on"], name="contribution_in_period"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("on"))), name="contribution_age_not_negative"
                    )
                ],
            },
        ),
    ]

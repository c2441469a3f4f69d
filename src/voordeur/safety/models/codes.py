"""The statutory reporting code. The row stands in a file that only its named readers may see."""

from django.db import models

from voordeur.journal.models import Projection


class ReportingCode(Projection):
    """One run of the reporting code for a household or case: its id is the id of its own file."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True, help_text="The household or case that it is about.")
    started_by = models.UUIDField(db_index=True, help_text="Who does the code.")
    since = models.DateField()
    done = models.JSONField(default=list, help_text="The steps of the law that were taken, in order of happening.")
    reported_on = models.DateField(null=True, help_text="The day of the last report to Veilig Thuis.")
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

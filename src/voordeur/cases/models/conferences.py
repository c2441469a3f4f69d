"""Partners who sit together: the conference, who is asked to come, its agenda and what was decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import InDomain, Thing


class Conference(Thing):
    """Partners around one case; `text` is what it is for.

    `meeting` is shared by the conferences of several cases at one table, and empty for a case that has it alone.
    """

    thing = "conference"
    listed = ("-on", "-id")

    class Kind(models.TextChoices):
        """What sort of conference it is."""

        CASE_DISCUSSION = "case_discussion", _("Case discussion")
        MULTIDISCIPLINARY = "multidisciplinary", _("With several disciplines")
        FOLLOW_UP = "follow_up", _("Follow-up")
        BRIEFING = "briefing", _("Briefing, before going in together")
        DEBRIEFING = "debriefing", _("Debriefing, afterwards")
        FAMILY = "family", _("With the family")
        CORE_TEAM = "core_team", _("Core team")

    class State(models.TextChoices):
        """Whether it is still to come."""

        CALLED = "called", _("to come")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    meeting = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=30, choices=Kind)
    on = models.DateField(db_index=True)
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    place = models.TextField(blank=True)
    chair = models.UUIDField(null=True)
    minutes_by = models.UUIDField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.HELD)
    reason = models.TextField(blank=True)
    attended = models.JSONField(default=list)
    decisions = models.TextField(blank=True)
    minutes_sent = models.DateTimeField(null=True)


class Invitation(Thing):
    """Somebody is asked to come for one case: a worker, or somebody by name (`text`) of an organisation."""

    thing = "invitation"
    listed = ("invited_on", "id")

    class Answer(models.TextChoices):
        """What whoever is asked says."""

        NONE = "", _("no answer yet")
        COMES = "comes", _("comes")
        NOT = "not", _("does not come")

    class Came(models.TextChoices):
        """Whether somebody took part in the discussion of this case."""

        UNKNOWN = "", _("not written down")
        THERE = "there", _("there")
        WITH_NOTICE = "with_notice", _("absent, with notice")
        ABSENT = "absent", _("absent")

    conference = models.UUIDField(db_index=True)
    worker = models.UUIDField(null=True, db_index=True)
    organisation = models.UUIDField(null=True)
    invited_on = models.DateField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    remark = models.TextField(blank=True)
    came = models.CharField(max_length=20, choices=Came, blank=True)
    agrees = models.BooleanField(null=True, help_text="Whether the minutes are right, once read by link.")
    minutes_remark = models.TextField(blank=True, default="", db_default="")


class AgendaItem(Thing):
    """Something that somebody wants to discuss, besides what the agenda finds by itself."""

    thing = "agenda_item"
    listed = ("put_on", "id")

    conference = models.UUIDField(db_index=True)
    put_on = models.DateField()
    put_by = models.UUIDField(null=True)


class ConferenceDecision(Thing):
    """What a conference decided, as it was said; whose it is, and by when. `action`: what became of it in the plan."""

    thing = "conference_decision"
    listed = ("made_on", "by", "id")

    class State(models.TextChoices):
        """Whether it was carried out."""

        OPEN = "open", _("open")
        CARRIED_OUT = "carried_out", _("carried out")
        DROPPED = "dropped", _("dropped")

    conference = models.UUIDField(db_index=True)
    owner_kind = models.CharField(max_length=20)
    owner = models.UUIDField(null=True, db_index=True)
    owner_name = models.TextField(blank=True)
    by = models.DateField()
    action = models.UUIDField(null=True)
    made_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="conference_decision_ended_has_its_day",
                condition=Q(state="open", ended_on=None) | (~Q(state="open") & Q(ended_on__isnull=False)),
            )
        ]


class Dissent(InDomain):
    """Somebody does not agree with a decision, and why; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    conference_decision = models.UUIDField(db_index=True)
    who = models.TextField()
    reason = models.TextField(blank=True)
    on = models.DateField()

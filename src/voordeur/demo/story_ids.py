"""Whose is what a story names: the file in which a thing began, and where whoever decides by a mandate works."""

from uuid import UUID

from voordeur.journal import vocabulary
from voordeur.methods.language import PROGRAMME
from voordeur.methods.stories import Story, id_of


def whose(story: Story, file: str, thing: str, id: UUID) -> str:
    """Give the file of a thing that is named in this one: of the programme where it began there, and not here."""
    kinds = vocabulary()
    began = {
        name
        for step in story.steps
        if step.entry and kinds[step.entry].begins and step.fields.get(kinds[step.entry].thing) == id
        for name in step.files
        if kinds[step.entry].thing == thing
    }
    return PROGRAMME if PROGRAMME in began and file not in began else file


def deciding_for_partners(story: Story) -> dict[UUID, UUID]:
    """Give who decides by a mandate, each with the organisation that holds it: there they work."""
    holders = {step.fields["mandate"]: step.fields["holder"] for step in story.steps if step.entry == "mandate_given"}
    return {
        id_of(step.writer): holders[step.fields["mandate"]]
        for step in story.steps
        if step.entry == "decided_for_partner" and step.fields["mandate"] in holders
    }

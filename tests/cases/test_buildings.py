"""A case about a building: what was found, and the cases that go with it, each written in both."""

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases.linking import AnothersCase, SameCase
from voordeur.cases.models import Building, Case, CaseLink, Finding
from voordeur.common.ids import new_id
from voordeur.journal import Entry, id_from
from voordeur.journal.rebuilding import rebuild


@pytest.fixture
def building(case):
    """A case of the same programme that is about the building behind the door."""
    id = new_id()
    roles = {"case_manager": cast.KARIN}
    may_open = may(cast.KARIN, "coordination", programme=cast.DORDRECHT)
    cases.open_case(route="signal", programme=cast.DORDRECHT, roles=roles, permit=may_open, at=cast.AT, id=id)
    file = id_from(id, "case")
    cases.identify_building(addresses=[cast.ADDRESS], label="Vlierhof 1 tot 9", **writing(file))
    return file


def writing(file, *also):
    return {"file": file, "permit": may(cast.KARIN, "coordination", file=file, also=also), "at": cast.AT}


def test_a_building_has_its_findings_and_the_cases_that_go_with_it(case, building):
    assert Case.objects.get(pk=building).subject_kind == "building"
    assert Building.objects.get().addresses == [str(cast.ADDRESS)]
    finding = new_id()
    cases.note_finding(
        finding=finding, what="help_request", part="attic", text="Sleeps on the floor", **writing(building)
    )
    assert [one.settled_on for one in Finding.objects.all()] == [None]
    cases.settle_finding(finding=finding, result="Has a bed", **writing(building))
    assert Finding.objects.get().result == "Has a bed"
    said = {"case": case, "how": "lives_there", **writing(building, case)}
    twice = new_id()
    assert len({cases.link_case(**said, id=twice).act for _ in range(2)}) == 1
    cases.link_case(case=building, how="lives_there", **writing(case, building))  # said from the other side too
    assert Entry.objects.filter(kind="case_linked").count() == 2
    assert set(CaseLink.objects.values_list("file", "case")) == {(building, case), (case, building)}
    assert rebuild(today=cast.TODAY).differences == []


def test_a_case_goes_with_no_case_of_another_controller_and_not_with_itself(case, building):
    with pytest.raises(SameCase):
        cases.link_case(case=building, **writing(building))
    far = cases.open_case(route="signal", programme=cast.DEN_HAAG, permit=cast.operator(), at=cast.AT).entries[0]
    with pytest.raises(AnothersCase):
        cases.link_case(file=building, case=far.file_id, permit=cast.operator(), at=cast.AT)
    assert not CaseLink.objects.exists()

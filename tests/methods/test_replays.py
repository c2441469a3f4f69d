"""Replays: the figures that were published come out of a population, and do not when one counts wrongly."""

import pytest

from voordeur.journal.kinds import vocabulary
from voordeur.methods import library, replays
from voordeur.methods.population import NOT_COUNTED
from voordeur.methods.replaying import MethodErrors, Replay, Replayed, as_json, read_replay, replay

SMALL = """
method: 12-dordrecht-achter-de-voordeur
replay: Three doors
seed: 1
period: 2009
population:
  talked:
    times: 3
    between: [2009-02-02, 2009-03-27]
    files: {D: doorstep}
    steps:
      - {file: D, entry: visit_held, by: home_visitor}
      - {after: [1, 9], file: D, entry: visit_held, by: home_visitor}
figures: {talks_held: 3}
wrong:
  talks_held:
    of: doorstep
    about: work
    title: {nl: Elk bezoek, en: Every visit}
    count: entries
    when: {happened: visit_held}
"""


def _told(text: str = SMALL) -> Replay:
    return read_replay(text, vocabulary())


def _came(text: str = SMALL) -> Replayed:
    told = _told(text)
    return replay(told, library.text(told.method), vocabulary())


@pytest.mark.parametrize("id_", replays.ids())
def test_the_published_figures_come_out_and_a_wrong_way_of_counting_gives_others(id_: str) -> None:
    told = read_replay(replays.text(id_), vocabulary(), file=f"{id_}.yaml")

    came = replay(told, library.text(told.method), vocabulary())

    assert told.method == id_
    assert not came.failures, "\n".join(map(str, came.failures))
    assert {one.published.indicator: str(one.reported) for one in came.figures if not one.equal} == {}
    assert told.wrong.keys() == {one.indicator for one in told.figures}, "of each figure what counting wrongly gives"
    assert {group.not_counted for group in told.groups.values()} >= {"", "out_of_period"}


def test_between_them_the_replays_meet_every_way_in_which_somebody_must_not_be_counted() -> None:
    told = [read_replay(replays.text(id_), vocabulary()) for id_ in replays.ids()]

    met = {group.not_counted for one in told for group in one.groups.values()} - {""}

    assert met == set(NOT_COUNTED)


def test_the_same_seed_draws_the_same_days_and_another_draws_others() -> None:
    days = [[step.on for step in _told(SMALL.replace("seed: 1", f"seed: {seed}")).story().steps] for seed in (1, 1, 2)]

    assert days[0] == days[1] != days[2]


def test_a_figure_that_differs_is_reported_beside_the_published_one() -> None:
    (figure,) = as_json(_came(SMALL.replace("talks_held: 3}", "talks_held: 4}")))["indicators"]

    assert (figure["published"], figure["reported"], figure["equal"]) == ("4", 3, False)


def test_about_is_a_stated_range_and_equal_means_inside_it() -> None:
    about = SMALL.replace("talks_held: 3}", "talks_held: {published: about 3, from: 3, to: 5}}")

    (figure,) = as_json(_came(about))["indicators"]

    assert (figure["form"], figure["published"], figure["equal"]) == ("range", "about 3", True)


def test_a_population_that_a_wrong_count_gets_right_proves_nothing() -> None:
    once = SMALL.replace("      - {after: [1, 9], file: D, entry: visit_held, by: home_visitor}\n", "")

    came = _came(once)

    assert [one.equal for one in came.figures] == [True]
    assert not came.holds
    assert "Counted wrongly `talks_held` comes out as well" in str(came.failures[0])


@pytest.mark.parametrize(
    ("of", "with_", "message"),
    [
        ("after: [1, 9]", "after: [9, 1]", "the fewest and the most"),
        ("after: [1, 9]", "after: soon", "Here belongs a whole number"),
        ("between: [2009-02-02, 2009-03-27]", "between: [2009-03-27]", "the first and the last"),
        ("times: 3", "times: 3\n    not_counted: moved_away", "Did you mean `moved`?"),
        ("entry: visit_held", "entry: visit_helt", "Did you mean `visit_held`"),
        ("talks_held: 3}", "talks_held: {from: 3}}", "in the words of the source"),
        ("talks_held: 3}", "talks_helt: 3}", "Did you mean `talks_held`?"),
        ("period: 2009", "period: some year", "no period"),
    ],
)
def test_what_is_wrong_in_a_replay_is_said_with_its_place(of: str, with_: str, message: str) -> None:
    with pytest.raises(MethodErrors) as errors:
        _came(SMALL.replace(of, with_))

    assert message in str(errors.value)
    assert "replay.yaml:" in str(errors.value)


def test_a_figure_without_a_wrong_way_of_counting_is_a_mistake() -> None:
    with pytest.raises(MethodErrors, match="Write under `wrong:` how `opt_outs` could be counted wrongly"):
        _came(SMALL.replace("{talks_held: 3}", "{talks_held: 3, opt_outs: 0}"))

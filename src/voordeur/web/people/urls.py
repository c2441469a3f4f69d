"""The urls of households. Ids only: no name or address stands in one."""

from django.urls import path

from voordeur.web.people import doubles, looking_after, pages, persons

_HOME = "huishoudens/<uuid:file>/"

urlpatterns = [
    path(_HOME, pages.household, name="household"),
    path(f"{_HOME}erbij/", persons.add, name="add_person"),
    path(f"{_HOME}verhuizen/", pages.move, name="move_household"),
    path(f"{_HOME}splitsen/", pages.split, name="split_household"),
    path(f"{_HOME}dubbel/", doubles.proposed, name="doubles"),
    path(f"{_HOME}dubbel/<uuid:other>/", doubles.merge, name="merge_households"),
    path(f"{_HOME}dubbel/<uuid:other>/ongedaan/", doubles.undo, name="undo_merge"),
    path(f"{_HOME}<uuid:person>/", persons.change, name="change_person"),
    path(f"{_HOME}<uuid:person>/bereikbaar/", looking_after.reachable, name="set_reachable"),
    path(f"{_HOME}<uuid:person>/gezag/", looking_after.custody, name="custody"),
    path(f"{_HOME}<uuid:person>/weg/", persons.left, name="left_household"),
    path(f"{_HOME}<uuid:person>/overleden/", persons.died, name="died"),
    path(f"{_HOME}<uuid:person>/deeltijd/", persons.part_time, name="part_time"),
]

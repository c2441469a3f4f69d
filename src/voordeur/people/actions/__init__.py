"""Deeds about who lives where. Rights to see a household's file are given in higher rooms, with their cause."""

from voordeur.people.actions.households import NotOneHousehold as NotOneHousehold
from voordeur.people.actions.households import form_household as form_household
from voordeur.people.actions.households import merge as merge
from voordeur.people.actions.households import move as move
from voordeur.people.actions.households import split as split
from voordeur.people.actions.households import undo_merge as undo_merge
from voordeur.people.actions.involvement import end_involvement as end_involvement
from voordeur.people.actions.involvement import involvement as involvement
from voordeur.people.actions.involvement import note_involvement as note_involvement
from voordeur.people.actions.persons import change_person as change_person
from voordeur.people.actions.persons import join as join
from voordeur.people.actions.persons import leave as leave
from voordeur.people.actions.persons import note_death as note_death
from voordeur.people.actions.persons import register_person as register_person

"""Questions about cases, each for one who may see the answer."""

from voordeur.cases.queries.answers import Asked as Asked
from voordeur.cases.queries.answers import asked as asked
from voordeur.cases.queries.answers import open_question as open_question
from voordeur.cases.queries.calling import Call as Call
from voordeur.cases.queries.calling import of_one_controller as of_one_controller
from voordeur.cases.queries.calling import whom_to_call as whom_to_call
from voordeur.cases.queries.cover import absences_of as absences_of
from voordeur.cases.queries.cover import away as away
from voordeur.cases.queries.cover import colleagues as colleagues
from voordeur.cases.queries.cover import covered_by as covered_by
from voordeur.cases.queries.cover import covered_for as covered_for
from voordeur.cases.queries.cover import covers_in as covers_in
from voordeur.cases.queries.cover import days_alone as days_alone
from voordeur.cases.queries.cover import held_roles as held_roles
from voordeur.cases.queries.standing import Held as Held
from voordeur.cases.queries.standing import coordinators as coordinators
from voordeur.cases.queries.standing import held_by as held_by
from voordeur.cases.queries.standing import homes_at as homes_at
from voordeur.cases.queries.standing import known_cases as known_cases
from voordeur.cases.queries.standing import running_cases as running_cases
from voordeur.cases.queries.standing import running_with as running_with
from voordeur.cases.queries.things import hidden_things as hidden_things
from voordeur.cases.queries.things import place_of as place_of
from voordeur.cases.queries.things import tables_of_things as tables_of_things
from voordeur.cases.queries.things import things_of as things_of
from voordeur.cases.queries.things import words_of_things as words_of_things

"""Questions about partner organisations. What they offer and signed is no secret of a resident."""

from voordeur.partners.queries.covenants import HeldMandate as HeldMandate
from voordeur.partners.queries.covenants import covenant as covenant
from voordeur.partners.queries.covenants import covenants_of as covenants_of
from voordeur.partners.queries.covenants import covenants_with as covenants_with
from voordeur.partners.queries.covenants import ended_parties as ended_parties
from voordeur.partners.queries.covenants import ended_unseen as ended_unseen
from voordeur.partners.queries.covenants import ending_soon as ending_soon
from voordeur.partners.queries.covenants import mandates_held as mandates_held
from voordeur.partners.queries.covenants import mandates_of as mandates_of
from voordeur.partners.queries.covenants import pacts as pacts
from voordeur.partners.queries.covenants import participants_of as participants_of
from voordeur.partners.queries.covenants import parties_of as parties_of
from voordeur.partners.queries.covenants import sharing_with as sharing_with
from voordeur.partners.queries.covenants import under_covenant as under_covenant
from voordeur.partners.queries.services import contacts as contacts
from voordeur.partners.queries.services import contacts_named as contacts_named
from voordeur.partners.queries.services import expected_weeks as expected_weeks
from voordeur.partners.queries.services import service as service
from voordeur.partners.queries.services import services as services
from voordeur.partners.queries.services import services_named as services_named
from voordeur.partners.queries.services import services_on as services_on
from voordeur.partners.queries.services import waits_by_quarter as waits_by_quarter

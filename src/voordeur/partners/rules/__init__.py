"""Pure decisions about partners: how long one waits, and what a covenant allows."""

from voordeur.partners.rules.services import last_waits as last_waits
from voordeur.partners.rules.services import usual_wait as usual_wait
from voordeur.partners.rules.services import weeks_waited as weeks_waited

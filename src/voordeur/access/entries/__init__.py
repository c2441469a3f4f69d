"""What can be said of who may see and do what: rights, a second person, break-glass. One module for each."""

from voordeur.access.entries.cutting import AccessLogWasCut as AccessLogWasCut
from voordeur.access.entries.emergencies import GlassBroken as GlassBroken
from voordeur.access.entries.grants import AccessEnded as AccessEnded
from voordeur.access.entries.grants import AccessGranted as AccessGranted
from voordeur.access.entries.looks import LookBudgetSet as LookBudgetSet
from voordeur.access.entries.looks import ManyLooksExplained as ManyLooksExplained
from voordeur.access.entries.looks import ManyLooksNoticed as ManyLooksNoticed
from voordeur.access.entries.ties import TieDeclared as TieDeclared
from voordeur.access.entries.ties import TieEnded as TieEnded
from voordeur.access.entries.two_people import SecondPersonAgreed as SecondPersonAgreed
from voordeur.access.entries.two_people import SecondPersonAsked as SecondPersonAsked
from voordeur.access.entries.two_people import SecondPersonNamed as SecondPersonNamed
from voordeur.access.entries.two_people import SecondPersonRefused as SecondPersonRefused
from voordeur.access.entries.two_people import SecondPersonReleased as SecondPersonReleased

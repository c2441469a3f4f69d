"""Tables of what leaves the house."""

from voordeur.post.models.calendars import CalendarLink as CalendarLink
from voordeur.post.models.channels import OF_A_DOOR as OF_A_DOOR
from voordeur.post.models.channels import Channel as Channel
from voordeur.post.models.channels import StoppedChannel as StoppedChannel
from voordeur.post.models.documents import Document as Document
from voordeur.post.models.documents import DocumentContent as DocumentContent
from voordeur.post.models.letters import Letter as Letter
from voordeur.post.models.messages import Message as Message
from voordeur.post.models.messages import Outgoing as Outgoing

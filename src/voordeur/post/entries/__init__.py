"""What can be said in the journal of what leaves the house. One module per capability."""

from voordeur.post.entries.calendars import CalendarLinkEnded as CalendarLinkEnded
from voordeur.post.entries.calendars import CalendarLinkMade as CalendarLinkMade
from voordeur.post.entries.channels import ChannelApproved as ChannelApproved
from voordeur.post.entries.channels import ChannelStopped as ChannelStopped
from voordeur.post.entries.documents import DocumentAdded as DocumentAdded
from voordeur.post.entries.letters import LetterMade as LetterMade
from voordeur.post.entries.letters import LetterSent as LetterSent
from voordeur.post.entries.messages import Failure as Failure
from voordeur.post.entries.messages import MessageFailed as MessageFailed
from voordeur.post.entries.messages import MessageQueued as MessageQueued
from voordeur.post.entries.messages import MessageSent as MessageSent

"""Deeds of what leaves the house."""

from voordeur.post.actions.calendars import calendar_secret as calendar_secret
from voordeur.post.actions.calendars import digest_of as digest_of
from voordeur.post.actions.calendars import end_calendar_link as end_calendar_link
from voordeur.post.actions.calendars import make_calendar_link as make_calendar_link
from voordeur.post.actions.channels import NotStopped as NotStopped
from voordeur.post.actions.channels import Stopped as Stopped
from voordeur.post.actions.channels import approve_channel as approve_channel
from voordeur.post.actions.channels import refuse_stopped as refuse_stopped
from voordeur.post.actions.channels import stop_channels as stop_channels
from voordeur.post.actions.channels import stops as stops
from voordeur.post.actions.letters import letter_id as letter_id
from voordeur.post.actions.letters import make_letter as make_letter
from voordeur.post.actions.letters import print_letter as print_letter
from voordeur.post.actions.letters import send_letter as send_letter
from voordeur.post.actions.messages import queue_message as queue_message

"""Deeds of what leaves the house."""

from voordeur.post.actions.channels import NotStopped as NotStopped
from voordeur.post.actions.channels import approve_channel as approve_channel
from voordeur.post.actions.channels import stop_channels as stop_channels
from voordeur.post.actions.channels import stops as stops
from voordeur.post.actions.messages import queue_message as queue_message

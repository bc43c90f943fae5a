"""What can be done to a case. Every command either does all of it, on the record, or nothing."""

from wartapraja.casework.commands.acting import act
from wartapraja.casework.commands.errors import CaseworkError, NotPossible, Overtaken
from wartapraja.casework.commands.papers import add_paper, comment
from wartapraja.casework.commands.procedures import adopt, adopt_shipped, definition_of
from wartapraja.casework.commands.replying import NotAReply, receive
from wartapraja.casework.commands.starting import start
from wartapraja.casework.commands.steering import cancel, deviate, pause, reassign, resume, withdraw

__all__ = [
    "CaseworkError",
    "NotAReply",
    "NotPossible",
    "Overtaken",
    "act",
    "add_paper",
    "adopt",
    "adopt_shipped",
    "cancel",
    "comment",
    "definition_of",
    "deviate",
    "pause",
    "reassign",
    "receive",
    "resume",
    "start",
    "withdraw",
]

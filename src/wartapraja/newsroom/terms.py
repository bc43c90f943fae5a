"""Names of states, actions and colour roles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ColourRole(TextChoices):
    """Roles of the palette, not colours: the theme says what each looks like."""

    TARUM = "tarum", _("Indigo")
    KUNYIT = "kunyit", _("Turmeric")
    DAUN = "daun", _("Leaf")
    BATA = "bata", _("Brick")


class Action(TextChoices):
    """What can be done to what the public sees. Each needs a grant."""

    CREATE = "create", _("create live")
    PUBLISH = "publish", _("publish")
    UNPUBLISH = "unpublish", _("take down")
    MOVE = "move", _("move")
    DELETE = "delete", _("delete")


class SecondLook(TextChoices):
    """How the second look after an emergency publication ended."""

    OPEN = "open", _("waiting")
    KEPT = "kept", _("kept")
    WITHDRAWN = "withdrawn", _("withdrawn")


EMERGENCY_SOP = "terbit-darurat"
"""Key under which an office binds the positions that may publish in an emergency; no document of steps stands behind it."""

EMERGENCY_OFFICIAL = "pejabat"
"""The actor of `EMERGENCY_SOP`: who may publish at once, and who takes the second look."""

SECOND_LOOK_MINUTES = 120
"""Working minutes within which another official must have looked."""

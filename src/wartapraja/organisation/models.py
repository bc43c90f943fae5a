"""Who works here, in which unit and position, from when to when."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account that may sign in to the office; the person behind it is a `Person`."""

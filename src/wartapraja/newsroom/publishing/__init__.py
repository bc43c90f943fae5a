"""By whose leave a page goes live, moves or vanishes.

A *grant* is open while a step of an SOP executes. Three layers ask for it: the permission tester, the page's own methods,
and the database. Nobody has it by right, not even a superuser.
"""

from wartapraja.newsroom.publishing.grants import Grant, Ungranted, allows, grant

__all__ = ["Grant", "Ungranted", "allows", "grant"]

"""Starts Django for this room, once a process, before any model is imported.

A host that configures Django itself (a web desk) is left alone.
"""

import django
from django.conf import settings

from athar.casebook import settings as own


def boot() -> None:
    """Configure Django with the room's own settings and load its models."""
    if settings.configured:
        return
    settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()})
    django.setup()


boot()

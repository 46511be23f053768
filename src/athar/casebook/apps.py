"""Django's name for this room."""

from django.apps import AppConfig


class CasebookConfig(AppConfig):
    """The casebook's models and migrations."""

    name = "athar.casebook"
    label = "casebook"

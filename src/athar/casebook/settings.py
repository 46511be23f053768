"""Django's settings for a casebook. The database is chosen when a casebook is opened."""

from typing import Any

INSTALLED_APPS = ["athar.casebook"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# No page is served and nothing is signed in this room; Django wants a value all the same.
SECRET_KEY = "unused: the casebook signs nothing"  # noqa: S105

BUSY_SECONDS = 600
"""How long a writer waits for another: a list of a million rows is written within a minute."""

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "OPTIONS": {
        # IMMEDIATE: a transaction that may write takes the lock at its start and waits for it,
        # instead of failing half-way when it turns out that another process wrote meanwhile.
        "transaction_mode": "IMMEDIATE",
        "timeout": 1,  # seconds; a longer wait is made of such steps, between which Ctrl-C is heard
        # FULL: a committed change survives a power cut; evidence is worth the flush.
        # secure_delete: erased rows are overwritten in the file, not only unlinked.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;"
        ),
    },
}
DATABASES = {"default": SQLITE}

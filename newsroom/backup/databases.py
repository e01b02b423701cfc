"""Which of the two databases this newsroom has, for a backup and for a restore."""

from django.db import connection, connections

from newsroom.backup import postgres, sqlite


def module():
    return postgres if connection.vendor == "postgresql" else sqlite


def snapshot(folder):
    """The database of the settings as it is now. `folder` is for what must lie somewhere meanwhile."""
    return module().Snapshot(folder)


def target():
    """The database of the settings, to be restored into."""
    if connection.vendor == "postgresql":
        return postgres.Target(connections.create_connection("default"))
    return sqlite.Target(connection.settings_dict["NAME"])


def let_go():
    """Closes all that this process holds, a pool's connections as well."""
    connections.close_all()
    if getattr(connection, "pool", None):
        connection.close_pool()

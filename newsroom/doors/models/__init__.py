from newsroom.doors.models.password import Standing, UsedPassword
from newsroom.doors.models.tries import Tries
from newsroom.doors.models.visit import Visit

__all__ = ["Standing", "Tries", "UsedPassword", "Visit"]

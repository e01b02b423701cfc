"""Where the paper reports from, and the unions there. Knows nobody above."""

from newsroom.districts.models.alias import DistrictAlias
from newsroom.districts.models.district import District
from newsroom.districts.models.union import Union

__all__ = ["District", "DistrictAlias", "Union"]

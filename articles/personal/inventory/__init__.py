"""The inventory of personal data: each model of the house and of its libraries, by what it is for.

tests/personal/test_inventory.py fails if a field of any model is missing here.
"""

from articles.personal.inventory.accounts import ACCOUNTS
from articles.personal.inventory.machinery import MACHINERY
from articles.personal.inventory.paper import PAPER
from articles.personal.inventory.plans import PLANS
from articles.personal.inventory.stories import STORIES

AREAS = {"accounts": ACCOUNTS, "stories": STORIES, "paper": PAPER, "plans": PLANS, "machinery": MACHINERY}
TABLE = {label: rows for area in AREAS.values() for label, rows in area.items()}

"""What stands under the demo paper's name: publication codes and sponsor, both made up."""

from articles.demo.content import paper
from articles.issues.models import Sheet


def load_masthead():
    """Gives them to every format that has none of its own yet."""
    for sheet in Sheet.objects.filter(codes="", sponsor=""):
        sheet.codes, sheet.sponsor = paper()["masthead"]["codes"], paper()["masthead"]["sponsor"]
        sheet.save(update_fields=["codes", "sponsor"])

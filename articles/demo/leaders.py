"""The leaders of the demo federation, for the word list of leaders. All of them are invented."""

from articles.checking.models import WordList

# Name, title, place in the order.
LEADERS = [
    ("申屠怀远", "北京市总工会党组书记、主席", 1),
    ("濮阳静姝", "北京市总工会党组副书记、副主席", 2),
    ("尉迟长风", "北京市总工会副主席", 3),
    ("闻人予安", "北京市总工会副主席", 3),
    ("令狐望舒", "北京市总工会经费审查委员会主任", 4),
]


def load_leaders(by):
    """Puts the list in force, unless there are leaders in it. `by` is the login that does so."""
    leaders = WordList.objects.get(kind=WordList.Kind.LEADER)
    if leaders.words.exists():
        return
    for name, title, rank in LEADERS:
        leaders.words.create(term=name, title=title, rank=rank)
    leaders.publish(by=by, note="演示用名单，人名均为虚构")

"""What each role may do: the whole of it in one table, to be read before it is changed.

A superuser may do all of it. Which stories a role sees, and who may make which move on
which, is not said here: see tests/articles/test_who_sees_what.py and test_who_may_move.py.
"""

from django.contrib.auth.models import Group

from newsroom.reporters.roles import ROLES
from tests import factory

COLUMNS = {
    "co": "correspondent",
    "re": "reporter",
    "ph": "photographer",
    "de": "desk editor",
    "dc": "desk chief",
    "ce": "chief editor",
    "pr": "proofreader",
    "pe": "page editor",
    "ad": "administrator",
    "au": "auditor",
    "sa": "security administrator",
}
TABLE = """
                             co   re   ph   de   dc   ce   pr   pe   ad   au   sa
articles
  add_article                 y    y    y    y    y    y    -    -    -    -    -
  change_article              y    y    y    y    y    y    -    -    -    -    -
  correct_article             -    -    -    -    -    y    -    -    -    -    -
  first_review_article        -    -    -    y    -    -    -    -    -    -    -
  kill_article                -    -    -    y    y    y    -    -    -    -    -
  publish_article             -    -    -    -    -    y    -    -    -    -    -
  restore_article             -    -    -    -    y    y    -    -    -    -    -
  second_review_article       -    -    -    -    y    -    -    -    -    -    -
  sign_off_article            -    -    -    -    -    y    -    -    -    -    -
  submit_article              y    y    y    y    y    y    -    -    -    -    -
  view_article                y    y    y    y    y    y    y    y    -    y    -
  withdraw_article            -    -    -    -    -    y    -    -    -    -    -
  add_byline                  y    y    y    y    y    y    -    -    -    -    -
  change_byline               y    y    y    y    y    y    -    -    -    -    -
  delete_byline               y    y    y    y    y    y    -    -    -    -    -
  view_byline                 y    y    y    y    y    y    y    y    -    y    -
  add_column                  -    -    -    -    -    y    -    -    -    -    -
  change_column               -    -    -    -    -    y    -    -    -    -    -
  view_column                 y    y    y    y    y    y    y    y    -    y    -
  view_correction             y    y    y    y    y    y    y    y    -    y    -
  view_event                  y    y    y    y    y    y    y    y    -    y    -
  add_photouse                y    y    y    y    y    y    -    -    -    -    -
  change_photouse             y    y    y    y    y    y    -    -    -    -    -
  delete_photouse             y    y    y    y    y    y    -    -    -    -    -
  view_photouse               y    y    y    y    y    y    y    y    -    y    -
  add_previewlink             y    y    -    y    y    y    -    -    -    -    -
  change_previewlink          y    y    -    y    y    y    -    -    -    -    -
  view_previewlink            y    y    -    y    y    y    -    -    -    -    -
  view_review                 y    y    y    y    y    y    y    y    -    y    -
  view_version                y    y    y    y    y    y    y    y    -    y    -
auth
  view_group                  -    -    -    -    -    -    -    -    y    y    y
checking
  overrule_finding            -    -    -    -    y    y    -    -    -    -    -
  view_keptfinding            -    -    -    y    y    y    y    -    -    y    -
  change_rulesetting          -    -    -    -    -    y    -    -    -    -    -
  view_rulesetting            y    y    y    y    y    y    y    y    -    y    -
  change_wordlist             -    -    -    -    y    y    y    -    -    -    -
  publish_wordlist            -    -    -    -    y    y    -    -    -    -    -
  view_wordlist               y    y    y    y    y    y    y    y    -    y    -
districts
  change_district             -    -    -    -    -    -    -    -    y    -    -
  view_district               y    y    y    y    y    y    y    y    y    y    y
  add_districtalias           -    -    -    -    -    -    -    -    y    -    -
  change_districtalias        -    -    -    -    -    -    -    -    y    -    -
  delete_districtalias        -    -    -    -    -    -    -    -    y    -    -
  view_districtalias          y    y    y    y    y    y    y    y    y    y    y
  add_union                   -    -    -    y    y    y    -    -    y    -    -
  change_union                -    -    -    y    y    y    -    -    y    -    -
  view_union                  y    y    y    y    y    y    y    y    y    y    y
doors
  guard_doors                 -    -    -    -    -    -    -    -    -    -    y
ingest
  add_pageimport              -    y    -    y    y    y    -    -    -    -    -
  view_pageimport             -    y    -    y    y    y    -    -    -    y    -
  add_wordimport              y    y    y    y    y    y    -    -    -    -    -
  view_wordimport             y    y    y    y    y    y    -    -    -    y    -
issues
  add_issue                   -    -    -    -    -    y    -    y    -    -    -
  change_issue                -    -    -    -    -    y    -    y    -    -    -
  plan_issue                  -    -    -    -    -    y    -    y    -    -    -
  publish_issue               -    -    -    -    -    y    -    -    -    -    -
  sign_issue                  -    -    -    -    -    y    -    -    -    -    -
  view_issue                  y    y    y    y    y    y    y    y    -    y    -
  view_issueevent             y    y    y    y    y    y    y    y    -    y    -
  add_page                    -    -    -    -    -    y    -    y    -    -    -
  change_page                 -    -    -    -    -    y    -    y    -    -    -
  delete_page                 -    -    -    -    -    y    -    y    -    -    -
  proofread_page              -    -    -    -    -    -    y    -    -    -    -
  sign_page                   -    -    -    -    -    -    -    y    -    -    -
  view_page                   y    y    y    y    y    y    y    y    -    y    -
  view_pagesignature          y    y    y    y    y    y    y    y    -    y    -
  add_placement               -    -    -    -    -    y    -    y    -    -    -
  change_placement            -    -    -    -    -    y    -    y    -    -    -
  delete_placement            -    -    -    -    -    y    -    y    -    -    -
  view_placement              y    y    y    y    y    y    y    y    -    y    -
  add_sheet                   -    -    -    -    -    y    -    -    y    -    -
  change_sheet                -    -    -    -    -    y    -    -    y    -    -
  delete_sheet                -    -    -    -    -    y    -    -    y    -    -
  view_sheet                  -    -    -    y    y    y    y    y    y    y    -
ledger
  view_entry                  -    -    -    -    -    -    -    -    -    y    -
mourning
  add_mourning                -    -    -    -    -    y    -    -    y    -    -
  change_mourning             -    -    -    -    -    y    -    -    y    -    -
  view_mourning               -    -    -    -    -    y    -    -    y    y    -
numbers
  view_all_numbers            -    -    -    y    y    y    -    -    -    y    -
  add_rate                    -    -    -    -    -    y    -    -    -    -    -
  change_rate                 -    -    -    -    -    y    -    -    -    -    -
  delete_rate                 -    -    -    -    -    y    -    -    -    -    -
  view_rate                   -    -    -    -    y    y    -    -    -    y    -
  change_statement            -    -    -    -    y    y    -    -    -    -    -
  sign_statement              -    -    -    -    -    y    -    -    -    -    -
  view_statement              -    -    -    -    y    y    -    -    -    y    -
  add_storykind               -    -    -    -    -    y    -    -    -    -    -
  change_storykind            -    -    -    -    -    y    -    -    -    -    -
  delete_storykind            -    -    -    -    -    y    -    -    -    -    -
  view_storykind              -    -    -    -    y    y    -    -    -    y    -
  add_tariff                  -    -    -    -    -    y    -    -    -    -    -
  change_tariff               -    -    -    -    -    y    -    -    -    -    -
  delete_tariff               -    -    -    -    -    y    -    -    -    -    -
  view_tariff                 -    -    -    -    y    y    -    -    -    y    -
personal
  erase_person                -    -    -    -    -    -    -    -    y    -    -
  export_person               -    -    -    -    -    -    -    -    y    -    -
  view_inventory              -    -    -    -    -    -    -    -    y    y    -
photos
  add_photo                   y    y    y    y    y    y    -    y    -    -    -
  change_others_photo         -    -    -    y    y    y    -    y    -    -    -
  change_photo                y    y    y    y    y    y    -    y    -    -    -
  clear_photo                 -    -    -    y    y    y    -    y    -    -    -
  delete_photo                y    y    y    y    y    y    -    y    -    -    -
  view_others_photo           -    y    y    y    y    y    y    y    -    y    -
  view_photo                  y    y    y    y    y    y    y    y    -    y    -
planning
  add_assignment              -    -    -    y    y    y    -    -    -    -    -
  change_assignment           -    -    -    y    y    y    -    -    -    -    -
  plan_assignment             -    -    -    y    y    y    -    -    -    -    -
  view_assignment             y    y    y    y    y    y    -    -    -    y    -
  add_call                    -    -    -    y    y    y    -    -    -    -    -
  change_call                 -    -    -    y    y    y    -    -    -    -    -
  view_call                   y    y    y    y    y    y    -    -    -    y    -
  add_recurringevent          -    -    -    y    y    y    -    -    -    -    -
  change_recurringevent       -    -    -    y    y    y    -    -    -    -    -
  view_recurringevent         -    -    -    y    y    y    -    -    -    y    -
reporters
  view_accountevent           -    -    -    -    -    -    -    -    y    y    y
  add_desk                    -    -    -    -    -    -    -    -    y    -    -
  change_desk                 -    -    -    -    -    -    -    -    y    -    -
  view_desk                   y    y    y    y    y    y    y    y    y    y    y
  add_reporter                y    y    y    y    y    y    -    -    y    -    -
  change_reporter             -    -    -    y    y    y    -    -    y    -    -
  view_reporter               y    y    y    y    y    y    y    y    y    y    y
  add_user                    -    -    -    -    -    -    -    -    y    -    -
  change_user                 -    -    -    -    -    -    -    -    y    -    -
  give_roles                  -    -    -    -    -    -    -    -    -    -    y
  view_user                   -    -    -    -    -    -    -    -    y    y    y
reviewing
  add_comment                 y    y    y    y    y    y    y    y    -    -    -
  change_comment              y    y    y    y    y    y    y    y    -    -    -
  view_comment                y    y    y    y    y    y    y    y    -    y    -
  add_sendbackreason          -    -    -    -    -    y    -    -    -    -    -
  change_sendbackreason       -    -    -    -    -    y    -    -    -    -    -
  view_sendbackreason         -    -    -    y    y    y    -    -    -    y    -
showing
  add_arrangement             -    -    -    -    y    y    -    -    -    -    -
  view_arrangement            -    -    -    y    y    y    -    -    -    y    -
"""


def granted():
    """The table as {role: {"app.codename", …}}."""
    app, roles = "", {role: set() for role in COLUMNS.values()}
    for line in TABLE.strip().splitlines()[1:]:
        name, *cells = line.split()
        if not cells:
            app = name
        for role, cell in zip(roles, cells, strict=False):
            if cell == "y":
                roles[role].add(f"{app}.{name}")
    return roles


def test_each_role_has_exactly_the_permissions_of_its_column(db):
    for group in Group.objects.all():
        permissions = group.permissions.values_list("content_type__app_label", "codename")
        assert {".".join(pair) for pair in permissions} == granted()[group.name], group.name


def test_there_are_these_roles_in_the_order_of_the_table(db):
    assert list(COLUMNS.values()) == list(ROLES)
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_an_account_without_a_role_may_do_nothing(db):
    assert factory.make_user().get_all_permissions() == set()


def test_no_role_deletes_stories_people_accounts_or_records(db):
    kept = ("article", "version", "event", "review", "correction", "reporter", "user", "accountevent")

    for permissions in granted().values():
        assert not {name for name in permissions if name.endswith(tuple(f".delete_{one}" for one in kept))}


def test_administrators_have_no_editorial_power(db):
    administrator = factory.make_user("administrator")

    assert not {name for name in administrator.get_all_permissions() if name.startswith("articles.")}


def test_who_makes_accounts_gives_no_roles_and_who_gives_roles_makes_no_accounts():
    told = granted()

    assert "reporters.give_roles" not in told["administrator"]
    assert not {"reporters.add_user", "reporters.change_user"} & told["security administrator"]


def test_auditors_only_look(db):
    auditor = factory.make_user("auditor")

    assert {name.split(".")[1].split("_")[0] for name in auditor.get_all_permissions()} == {"view"}

"""Links to the paper's former site lead to what is public now, and to nothing else."""

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

OLD = "/content/2021-03/09/content_5.htm"
NODE = "/content/2021-03/09/node_2.htm"


@pytest.fixture
def take_in(tmp_path, capsys):
    """Runs the command on a file of these lines and returns what it says."""

    def take_in(*lines):
        file = tmp_path / "table.csv"
        file.write_text("\n".join(lines), "utf-8")
        call_command("import_legacy_numbers", str(file))
        return capsys.readouterr().out

    return take_in


def test_old_links_lead_to_the_story_and_to_the_page(client, take_in, make_story, make_issue):
    story = make_story()
    issue = make_issue({3: [(story, "lead")]})
    said = take_in(
        "\ufeff旧地址,新地址",
        f"https://paper.example{OLD},/articles/{story.pk}/",
        "",
        f"{NODE},/issues/{issue.date}/3/",
    )

    assert said == "2个地址\n"
    for old, new in {OLD: f"/articles/{story.pk}/", NODE: f"/issues/{issue.date}/3/"}.items():
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_a_later_table_wins(client, take_in, make_story):
    first, second = make_story(), make_story("又一篇")
    take_in(f"{OLD},/articles/{first.pk}/")
    take_in(f"{OLD},/articles/{second.pk}/")

    assert client.get(OLD)["Location"] == f"/articles/{second.pk}/"


def test_what_is_not_public_is_not_there(client, take_in, make_story, make_issue):
    draft, withdrawn = make_story(status="draft"), make_story(status="withdrawn")
    issue = make_issue({1: []}, status="signed")
    gone = OLD.replace("5", "6")
    take_in(
        f"{OLD},/articles/{draft.pk}/",
        f"{gone},/articles/{withdrawn.pk}/",
        f"{NODE},/issues/{issue.date}/1/",
    )

    assert client.get(OLD).status_code == 404
    assert client.get(NODE).status_code == 404
    assert client.get(gone).status_code == 410
    assert client.get(OLD.replace("5", "77")).status_code == 404


def test_a_table_with_a_fault_is_refused_whole(client, take_in, make_story):
    story = make_story()

    with pytest.raises(CommandError) as refusal:
        take_in(
            f"{OLD},/articles/{story.pk}/",
            f"/news/5.htm,/articles/{story.pk}/",
            f"{NODE},/articles/{story.pk + 1}/",
            f"{OLD},/articles/{story.pk}/",
            "nothing",
        )

    assert [line.split("行")[0] for line in str(refusal.value).splitlines()] == ["第2", "第3", "第4", "第5"]
    assert client.get(OLD).status_code == 404


def test_a_file_that_is_not_there_is_said_in_a_sentence():
    with pytest.raises(CommandError, match=r"nothing\.csv"):
        call_command("import_legacy_numbers", "nothing.csv")

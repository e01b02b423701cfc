from tests.issues.conftest import (  # noqa: F401 - fixtures
    make_issue,
    make_signed_issue,
    make_story,
    make_user,
    people,
    sign,
)

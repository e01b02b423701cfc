"""What is made once for the process is right in each language."""

from django.urls import reverse
from django.utils.translation import get_language, override

from newsroom.keeping import kept_by_language
from newsroom.links import address, address_of_number


def test_addresses_are_those_of_reverse_in_each_language():
    for language in ("zh-hans", "en", "zh-hans"):
        with override(language):
            assert address("public:column", "gong-hui") == reverse("public:column", args=["gong-hui"])
            assert address("public:tag", "驿站") == reverse("public:tag", args=["驿站"])
            assert address_of_number("public:article", 7) == reverse("public:article", args=[7])


def test_what_is_kept_is_made_once_for_each_language_and_forgotten_with_the_settings(settings):
    made = []

    @kept_by_language
    def words(number):
        made.append(number)
        return f"{get_language()} {number}"

    for language in ("zh-hans", "en", "zh-hans"):
        with override(language):
            assert words(1) == f"{language} 1"
    assert made == [1, 1]

    settings.SITE_URL = "https://other.example"
    words(1)
    assert len(made) == 3

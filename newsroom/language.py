"""Which language a page speaks: the address decides for readers, the account for staff.

Readers get Chinese, or English below `/en/`: one address, one language, so that any
cache may keep the page. (Django's own middleware adds `Vary: Accept-Language`, and an
English browser in Beijing would change nothing but split the cache.)
"""

from django.conf import settings
from django.utils import translation


class LanguageMiddleware:
    """Activates the language of the address: English below /en/, else the default."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info)
        with translation.override(language or settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response


class StaffLanguageMiddleware:
    """In the back office, activates the language that the person has chosen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(("/admin/", "/accounts/")) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)

from tests.access.conftest import media_of_the_world, own_media, world  # noqa: F401 - fixtures

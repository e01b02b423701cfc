"""Where files lie."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files named by their content, JavaScript imports included."""

    support_js_module_import_aggregation = True

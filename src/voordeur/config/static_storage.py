"""How static files are stored."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedAfterContent(CompressedManifestStaticFilesStorage):
    """Gives each file a name with a hash of its content, so that browsers may keep it for ever."""

    # Our scripts import each other: without this, a hashed module would ask for a name that is not there.
    support_js_module_import_aggregation = True

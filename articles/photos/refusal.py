class PhotoRefused(Exception):
    """A file that does not become a photo. Its text is one sentence for whoever sent it."""

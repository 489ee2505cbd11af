"""Addresses: one spelling for each page."""

from urllib.parse import urldefrag

from courlan import clean_url


def canonical(url: str | None) -> str | None:
    """Return the address without fragment and tracking parameters, host in lower case; None where it is no web address.

    >>> canonical("HTTPS://Example.org/a?utm_source=rss#top")
    'https://example.org/a'
    """
    address = (url or "").strip()
    if not address.lower().startswith(("http://", "https://")) or any(char.isspace() for char in address):
        return None
    cleaned: str | None = clean_url(urldefrag(address).url)
    return cleaned

"""The country that a publisher writes for, whose dollars a bare "$" is. The facts are in ``lexicons/country_domains.csv``."""

from functools import cache
from urllib.parse import urlsplit

from newsledger import lexicon


@cache
def _countries() -> dict[str, str]:
    return {row["domain"]: row["country"] for row in lexicon.load("country_domains")}


@cache
def _domains() -> dict[str, str]:
    """Return the domain of a publisher by its name in lower case; the first where it has several."""
    return {row["name"].lower(): row["domain"] for row in reversed(lexicon.load("publishers"))}


def of_host(host: str) -> str | None:
    """Return the country of the longest known domain that ``host`` ends in; None for international ones.

    >>> of_host("www.smh.com.au"), of_host("news.example.ca"), of_host("example.com")
    ('AUS', 'CAN', None)
    """
    parts = host.lower().rstrip(".").split(".")
    known = _countries()
    return next((known[end] for at in range(len(parts)) if (end := ".".join(parts[at:])) in known), None)


@cache
def country(publisher: str | None, url: str | None) -> str | None:
    """Return the country (ISO 3166-1 alpha-3) of an article by its address, else by the publisher's name or domain.

    None where neither tells; never an error, whatever the address.
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        host = None
    name = (publisher or "").lower()
    domain = _domains().get(name, name if "." in name else "")
    return (of_host(host) if host else None) or (of_host(domain) if domain else None)

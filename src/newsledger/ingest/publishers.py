"""Publishers: a name for a domain, and the name of a site in the furniture of its pages."""

import re
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from newsledger import lexicon

DOMAIN: Final = re.compile(
    r"\b(?:www\.(?=[\w.-]+\.[a-z]{2})|(?=[\w.-]+\.(?:com|org|net|co|news|info|[a-z]{2})\b))(?P<domain>(?:[a-z0-9-]+\.)+[a-z]{2,})\b",
    re.IGNORECASE,
)
COPYRIGHT_OWNER: Final = re.compile(
    r"(?:©|\([cC]\)|(?i:copyright))\s*(?:(?:©|\([cC]\))\s*)?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\s*,?\s*)?(?P<name>[A-Z][\w&'’. -]{1,50}?)"
    r"(?:\s(?:Ltd|Inc|LLC|plc|Limited)\b\.?|\.|,|\s(?:19|20)\d\d|\s?[|•]|$|\sAll\b)"
)
SOURCE_NAME: Final = re.compile(r"^(?i:source)s?\s?[:;»]\s?(?P<name>[\w. '&-]{2,40})$")
SUFFIX: Final = re.compile(r"\s+[-–—|]\s+(?P<site>[^-–—|]{2,40})$")
# Rules of dropped lines that name the site itself; a credit or a related link names others.
NAMING_RULES: Final = frozenset(
    {"site_name", "copyright", "source", "navigation", "above_title", "caption", "slogan", "dateline"}
)


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Return names by domain, and by any form in lower case."""
    by_domain: dict[str, str] = {}
    by_form: dict[str, str] = {}
    for row in lexicon.load("publishers"):
        by_domain[row["domain"]] = row["name"]
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            by_form.setdefault(form.lower(), row["name"])
    return by_domain, by_form


def of_domain(domain: str) -> str | None:
    """Return the name of a domain's publisher: the lexicon's, else the domain without ``www``.

    >>> of_domain("www.example.org")
    'example.org'
    """
    parts = domain.lower().removeprefix("www.").split(".")
    known = _names()[0]
    for start in range(len(parts) - 1):
        if name := known.get(".".join(parts[start:])):
            return name
    return ".".join(parts) or None


def of_url(url: str) -> str | None:
    """Return the publisher of a URL; None where it has no host."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return of_domain(host) if host else None


def normal(name: str) -> str:
    """Return the usual name of a publisher given by any of its names or its domain; a name unknown is left as it is."""
    folded = " ".join(name.split())
    known = _names()[1].get(folded.lower())
    if known is None and " " not in folded and DOMAIN.fullmatch(folded):
        return of_domain(folded) or folded
    return known or folded


def is_name(line: str) -> bool:
    """Whether a line is a publisher's name and nothing more: "- Daily Planet", "Daily Planet - World News"."""
    if len(line) > 80:
        return False
    known = _names()[1]
    core = line.strip(" -–—|•")
    if core.lower() in known:
        return len(core) > 4 or core != line
    head, _, rest = core.partition(" - ")
    return (
        bool(rest)
        and head.lower() in known
        and rest.count(" ") < 4
        and ("news" in rest.lower() or "home" in rest.lower())
    )


def without_suffix(line: str) -> str:
    """Return a headline without the site's name at its end: "Dam breaks - Daily Planet"."""
    match = SUFFIX.search(line)
    return line[: match.start()] if match and match["site"].lower() in _names()[1] else line


def named(line: str, rule: str) -> str | None:
    """Return the publisher that a dropped line names, by the rule that dropped it; None where it names none."""
    if rule not in NAMING_RULES and not rule.startswith("below_"):
        return None
    known = _names()[1]
    if (suffix := SUFFIX.search(line)) and (name := known.get(suffix["site"].lower())):
        return name
    if rule == "site_name":
        return known.get(line.strip(" -–—|•").partition(" - ")[0].lower())
    if match := SOURCE_NAME.match(line):
        return normal(match["name"])
    if (owner := COPYRIGHT_OWNER.search(line)) and len(line) < 1000:
        site = DOMAIN.search(line)
        return known.get(owner["name"].lower()) or (of_domain(site["domain"]) if site else owner["name"])
    if rule == "dateline" and (agency := known.get(line.partition("|")[0].strip().lower())):
        return agency
    return _inside(line) if rule in ("above_title", "navigation", "dateline") else None


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted((form for form in _names()[1] if " " in form), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def _inside(line: str) -> str | None:
    """Return a publisher of two or more words that a menu or header line names."""
    match = _pattern().search(line)
    return _names()[1][match[0].lower()] if match else None


def is_known(name: str) -> bool:
    """Whether a name is one of the lexicon's."""
    return name.lower() in _names()[1]

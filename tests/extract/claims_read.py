"""What tests of claims share: the claims of a text, read by the real model as an article of a known day."""

from datetime import datetime
from functools import cache

from newsledger import nlp
from newsledger.extract.articles import records
from newsledger.records import Claim
from tests.articles import article

DAY = datetime(2024, 5, 17, 9, 30)  # noqa: DTZ001 - the tables hold UTC without a zone; a Friday


def claims_of(text: str, published_at: datetime | None = DAY) -> list[Claim]:
    """Return the claims of a text, in order."""
    return list(_claims(text, published_at))


@cache
def _claims(text: str, published_at: datetime | None) -> tuple[Claim, ...]:
    found = records(nlp.load()(text), article(text, published_at=published_at))["claims"]
    return tuple(row for row in found if isinstance(row, Claim))

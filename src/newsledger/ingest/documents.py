"""What readers yield: a document as found, or the reason why something is none."""

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Document:
    """One document before cleaning: its content and whatever metadata came with it.

    ``metadata`` holds only what the source states, as text: ``url``, ``title``, ``authors``, ``publisher``, ``published``,
    ``language``, ``id``. ``source_uri`` says where it was read (``/news/a.txt``, ``/news/b.jsonl#L12``, ``crawl.warc.gz#offset=981``).
    ``is_stable_uri`` is true where ``source_uri`` names the same document in the next run (a file of one article),
    false where it is only a position.
    """

    source_uri: str
    content: str
    format: Literal["text", "html"]
    metadata: dict[str, str] = field(default_factory=dict)
    is_stable_uri: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something a reader could not turn into a document: the rule that refused it, and the facts."""

    source_uri: str
    reason: str
    detail: dict[str, Any] = field(default_factory=dict)

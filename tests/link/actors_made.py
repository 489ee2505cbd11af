"""Made-up articles that name actors, with an event of each: what linking is given, without the readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from newsledger.fold import slug
from newsledger.ids import make_id
from newsledger.ontology import ActorType, ClaimKind, Comparator, EventType, MentionType, RoleName
from newsledger.records import ActorMention, Article, Claim, EventMention, EventRole, Sentence
from newsledger.run import Run
from newsledger.settings import Settings

DAY = datetime(2021, 5, 1)  # noqa: DTZ001 - the tables hold UTC without a zone
PERSON, ORGANIZATION, ARMED = ActorType.PERSON, ActorType.ORGANIZATION, ActorType.ARMED_GROUP


@dataclass(frozen=True, slots=True)
class Told:
    """An actor as one article tells it; ``called`` are the words of its mentions, the name where none are given."""

    name: str
    actor_type: ActorType | None = PERSON
    country: str | None = None
    sector: str | None = None
    called: tuple[str, ...] = ()
    mention_type: MentionType = MentionType.NAME
    known_as: str | None = None
    title: str | None = None

    @property
    def key(self) -> str:
        """The key that extraction gives it: of its name and type, or the knowledge base's id."""
        return self.known_as or make_id("act", slug(self.name), self.actor_type)


Articles = Mapping[str, Sequence[Told]]


def article_id(name: str) -> str:
    """Return the id of the article of this name."""
    return make_id("art", name)


def texts(told: Sequence[Told]) -> list[tuple[Told, str]]:
    """Return the mentions of an article, in order."""
    return [(actor, words) for actor in told for words in actor.called or (actor.name,)]


def rows_of(name: str, told: Sequence[Told], days: int) -> dict[str, list[object]]:
    """Return one article: its mentions, the first the actor and the source of one event, the others its recipients."""
    mentions, start, key = [], 0, article_id(name)
    for actor, words in texts(told):
        mentions.append(
            ActorMention(
                actor_mention_id=make_id("acm", key, start),
                actor_id=actor.key,
                article_id=key,
                sentence_index=0,
                start_char=start,
                end_char=start + len(words),
                text=words,
                mention_type=actor.mention_type,
                title=actor.title,
                actor_key=actor.key,
                name=actor.name,
                actor_type=actor.actor_type,
                country=actor.country,
                sector=actor.sector,
            )
        )
        start += len(words) + 2
    text = ", ".join(words for _, words in texts(told)) + ", met 3 times, it said."
    story = Article(
        article_id=key, document_key=name, source_uri=f"{name}.txt", published_at=DAY + timedelta(days=days), text=text,
        char_count=len(text), word_count=len(text.split()), text_hash=text, source_hash=text, revision=1, ingested_at=DAY,
        run_id="made", language="en", title=name, publisher="The Courier",
    )  # fmt: skip
    found: dict[str, list[object]] = {
        "articles": [story],
        "sentences": [Sentence(article_id=key, sentence_index=0, start_char=0, end_char=len(text), text=text)],
        "actor_mentions": list(mentions),
    }
    return found | _event(story, mentions)


def _event(story: Article, mentions: list[ActorMention]) -> dict[str, list[object]]:
    source, met, three = mentions[0], story.text.index("met"), story.text.index("3 times")
    said = {
        "source_text": source.text,
        "source_mention_id": source.actor_mention_id,
        "source_actor_id": source.actor_id,
    }
    event = EventMention(
        event_mention_id=make_id("evm", story.article_id), article_id=story.article_id, sentence_index=0, cue="said",
        event_type=EventType.CONSULT, trigger_text="met", start_char=met, end_char=met + 3, rule="made", **said,
    )  # fmt: skip
    parts = [RoleName.ACTOR, *[RoleName.RECIPIENT] * len(mentions)]
    roles = [
        EventRole(
            event_mention_id=event.event_mention_id, article_id=story.article_id, role=part, text=m.text,
            actor_mention_id=m.actor_mention_id, actor_id=m.actor_id, start_char=m.start_char, end_char=m.end_char,
        )
        for part, m in zip(parts, mentions, strict=False)
    ]  # fmt: skip
    claim = Claim(
        claim_id=make_id("clm", story.article_id), article_id=story.article_id, sentence_index=0, start_char=three,
        end_char=three + 1, text="3", value=3, low=3, high=3, is_low_inclusive=True, is_high_inclusive=True,
        comparator=Comparator.EXACTLY, kind=ClaimKind.COUNT, rule="made", cue="said", **said,
    )  # fmt: skip
    return {"event_mentions": [event], "event_roles": list(roles), "claims": [claim]}


def new_run(ledger: Path, name: str) -> Run:
    """Return a new run of this id."""
    return Run.create([name], Settings(ledger=ledger, buckets=4, workers=1), name)


def stage(run: Run, articles: Articles, part: str = "part-00000", days: Mapping[str, int] | None = None) -> Run:
    """Stage articles by name; published a day after one another, unless ``days`` says how many after the first."""
    rows: dict[str, list[object]] = {}
    for number, (name, told) in enumerate(articles.items()):
        for table, found in rows_of(name, told, (days or {}).get(name, number)).items():
            rows.setdefault(table, []).extend(found)
    for table, found in rows.items():
        run.stage(table, part, found)  # type: ignore[arg-type]
    staged = run.count("articles")
    run.write_summary("ingest", {"documents": staged, "articles_new": staged})
    run.write_summary("extract", {"parts_planned": 1, "parts_done": 1, "articles": staged, "articles_rejected": 0})
    return run

"""The ingest step: what a run stages of its sources, against what was published before."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsledger import lexicon
from newsledger.ingest.step import ingest
from newsledger.run import Run
from newsledger.settings import Settings
from newsledger.store.publish import publish
from newsledger.store.retract import stage_restoration, stage_retraction

PLACES = ("Aldermoor", "Brackwater", "Corveth", "Dunmere", "Eskholm", "Fenwick", "Garrow", "Hartle")
THINGS = ("bridge", "harbour", "school", "station", "market", "reservoir", "museum", "airfield")
ACTS = ("closed", "flooded", "rebuilt", "searched", "sold", "inspected", "evacuated", "opened")


def story(number: int) -> str:
    """Return a made-up story that shares next to nothing with that of another number."""
    rng = random.Random(number)
    sentences = (
        f"The {rng.choice(THINGS)} of {rng.choice(PLACES)} was {rng.choice(ACTS)} after {rng.randint(2, 99)} "
        f"{rng.choice(THINGS)} workers from {rng.choice(PLACES)} had {rng.choice(ACTS)} the {rng.choice(THINGS)} {n} days ago."
        for n in rng.sample(range(100), 8)
    )
    return "\n".join(sentences)


class Desk:
    """A folder of sources and the ledger that its runs publish to."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.ledger, self.runs = folder / "inbox", folder / "ledger", 0
        self.inbox.mkdir()

    def write(self, name: str, text: str, **metadata: str) -> Path:
        path = self.inbox / name
        path.write_text(text)
        if metadata:
            path.with_suffix(".json").write_text(json.dumps(metadata))
        return path

    def records(self, name: str, *records: dict[str, Any]) -> Path:
        path = self.inbox / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    def run(self, **settings: Any) -> Run:
        self.runs += 1
        chosen = Settings(**({"ledger": self.ledger, "executor": "serial"} | settings))
        run = Run.create([str(self.inbox)], chosen, f"run-{self.runs:03d}")
        ingest(run)
        return run

    def publish(self, **settings: Any) -> Run:
        run = self.run(**settings)
        publish(run)
        return run


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(tmp_path)
    lexicon.use(None)


def articles(run: Run) -> dict[str, dict[str, Any]]:
    """Return the staged articles by the last part of their key."""
    return {row["document_key"].rsplit("/", 1)[-1]: row for row in run.read("articles").to_pylist()}


def rejects(run: Run) -> list[tuple[str, dict[str, Any]]]:
    return sorted((row["reason"], json.loads(row["detail"] or "{}")) for row in run.read("rejects").to_pylist())


def reasons(run: Run) -> list[str]:
    return [reason for reason, _ in rejects(run)]


def counted(run: Run) -> dict[str, int]:
    facts = run.summary("ingest")
    return {name: facts[f"articles_{name}"] for name in ("new", "changed", "unchanged", "rejected")}


def test_a_folder_of_stories_is_staged_with_its_metadata(desk: Desk) -> None:
    desk.write(
        "one.txt", story(1), url="https://mercury.example/one", published="2021-05-12T08:00:00Z", publisher="Mercury"
    )
    desk.write("two.txt", f"Harbour reopens\nBy Jan Oster\nMay 13, 2021\n{story(2)}")
    found = articles(desk.run())
    assert found["one"]["publisher"] == "Mercury"
    assert (found["two.txt"]["title"], found["two.txt"]["authors"]) == ("Harbour reopens", "Jan Oster")
    assert (found["two.txt"]["published_at_basis"], found["two.txt"]["text"]) == ("text", story(2))


def test_every_dropped_line_and_refused_document_is_a_reject(desk: Desk) -> None:
    desk.write("one.txt", f"{story(1)}\nLeave a Reply\nFirst one here")
    desk.write("short.txt", "Too short to be an article.")
    desk.write("empty.txt", "")
    run = desk.run()
    rows = {row["reason"]: row for row in run.read("rejects").to_pylist()}
    assert set(rows) == {"comment_form", "below_comment_form", "too_few_words", "empty"}
    assert json.loads(rows["comment_form"]["detail"]) == {"line": 9, "text": "Leave a Reply"}
    assert rows["comment_form"]["row_id"] == articles(run)["one.txt"]["article_id"]
    assert (rows["comment_form"]["step"], rows["comment_form"]["table_name"]) == ("ingest", "articles")
    assert counted(run) == {"new": 1, "changed": 0, "unchanged": 0, "rejected": 2}
    assert run.summary("ingest")["lines_dropped"] == 2


def test_a_document_that_drops_many_lines_tells_them_by_blocks(desk: Desk) -> None:
    desk.write("one.txt", f"{story(1)}\nMost read\n" + "\n".join(f"Headline number {n}" for n in range(60)))
    run = desk.run()
    (detail,) = [detail for reason, detail in rejects(run) if reason == "below_most_read"]
    assert (detail["line"], detail["last_line"], detail["lines"]) == (10, 69, 60)
    assert run.summary("ingest")["lines_dropped"] == 61


def test_nothing_new_stages_nothing(desk: Desk) -> None:
    desk.write("one.txt", f"{story(1)}\nLeave a Reply")
    desk.records(
        "two.jsonl",
        {"text": story(2), "url": "https://mercury.example/two"},
        {"text": story(3), "id": "3"},
        {"text": story(4)},
    )
    desk.publish()
    again = desk.run()
    assert counted(again) == {"new": 0, "changed": 0, "unchanged": 4, "rejected": 0}
    assert (again.staged("articles"), again.staged("rejects")) == ([], [])


def test_a_refresh_reads_what_did_not_change_again_under_its_id_and_revision(desk: Desk) -> None:
    desk.write("dam.txt", story(1), url="https://daily.example/dam")
    desk.write("copy.txt", story(1), url="https://other.example/copy")
    before = articles(desk.publish())
    run = desk.publish(refresh=True)
    assert (run.summary("ingest")["articles_changed"], run.summary("publish")["version"]) == (2, 2)
    of_the_run = {"run_id", "ingested_at"}
    for key, row in articles(run).items():
        assert {n: v for n, v in row.items() if n not in of_the_run} == {
            n: v for n, v in before[key].items() if n not in of_the_run
        }


def test_a_new_text_is_the_next_revision_of_the_same_article(desk: Desk) -> None:
    desk.write("one.txt", story(1))
    first = articles(desk.publish())["one.txt"]
    desk.write("one.txt", story(2))
    second = articles(desk.publish())["one.txt"]
    desk.write("one.txt", story(3))
    third = articles(desk.run())["one.txt"]
    assert first["article_id"] == second["article_id"] == third["article_id"]
    assert [row["revision"] for row in (first, second, third)] == [1, 2, 3]


def test_other_furniture_around_the_same_text_is_no_revision(desk: Desk) -> None:
    desk.write("one.txt", f"{story(1)}\n12 comments")
    desk.publish()
    desk.write("one.txt", f"{story(1)}\n13 comments")
    run = desk.run()
    assert counted(run) == {"new": 0, "changed": 0, "unchanged": 1, "rejected": 0}
    assert run.staged("rejects") == []


def test_a_file_is_the_same_article_on_another_machine(desk: Desk, tmp_path: Path) -> None:
    desk.write("one.txt", story(1))
    published = articles(desk.publish())["one.txt"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    desk.inbox = desk.inbox.rename(elsewhere / "inbox")
    assert counted(desk.run())["unchanged"] == 1
    desk.ledger = tmp_path / "other-ledger"
    assert articles(desk.run())["one.txt"]["article_id"] == published["article_id"]


def test_the_same_document_twice_in_a_run_counts_once(desk: Desk) -> None:
    record = {"text": story(1), "url": "https://mercury.example/one"}
    desk.records("a.jsonl", record, record)
    desk.records("b.jsonl", {"text": story(1) + "\nAdvertisement", "url": "https://mercury.example/one?utm_source=x"})
    run = desk.run()
    assert list(articles(run)) == ["one"]
    assert reasons(run) == ["same_document", "same_document"]


def test_the_newest_version_of_a_document_in_a_run_wins(desk: Desk) -> None:
    url = "https://mercury.example/one"
    desk.records(
        "a.jsonl",
        {"text": story(2), "url": url, "published": "2021-05-13"},
        {"text": story(1), "url": url, "published": "2021-05-12"},
    )
    run = desk.publish()
    found = articles(run)["one"]
    assert (found["text"], found["revision"]) == (story(2), 2)
    assert [reason for reason, _ in rejects(run)] == ["superseded_revision"]
    assert counted(desk.run()) == {"new": 0, "changed": 0, "unchanged": 1, "rejected": 1}


def test_a_column_that_says_when_a_version_was_modified_orders_versions(desk: Desk) -> None:
    facts = {"url": "https://mercury.example/one", "published": "2024-05-01"}
    newest = facts | {"text": story(2), "date_modified": "2024-05-03"}
    desk.records("a.jsonl", newest, facts | {"text": story(1), "date_modified": "2024-05-02"})
    [row] = desk.run().read("articles").to_pylist()
    assert (row["text"], row["revision"]) == (story(2), 2)


def test_a_copy_of_a_published_article_is_marked(desk: Desk) -> None:
    desk.write("one.txt", story(1))
    original = articles(desk.publish())["one.txt"]
    cut = "\n".join(story(1).split("\n")[:4])
    desk.write(
        "copy.txt", f"{cut}\nA sentence of its own was added by the paper that printed it.", published="2001-01-01"
    )
    run = desk.publish()
    assert articles(run)["copy.txt"]["duplicate_of"] == original["article_id"]
    assert run.summary("ingest")["duplicates"] == 1
    desk.write("third.txt", cut)
    assert articles(desk.run())["third.txt"]["duplicate_of"] == original["article_id"]


def test_an_original_that_others_repeat_stays_one_when_it_changes(desk: Desk) -> None:
    desk.write("a.txt", story(1), published="2021-05-12")
    desk.write("b.txt", story(1), published="2021-05-13")
    found = articles(desk.publish())
    assert found["b.txt"]["duplicate_of"] == found["a.txt"]["article_id"]
    desk.write("a.txt", f"{story(1)}\nA last sentence was added to the story in the evening.", published="2021-05-12")
    assert articles(desk.run())["a.txt"]["duplicate_of"] is None


def test_a_retracted_document_is_refused_until_it_is_restored(desk: Desk) -> None:
    desk.records(
        "a.jsonl",
        {"text": story(1), "url": "https://mercury.example/one"},
        {"text": story(2), "url": "https://mercury.example/two"},
    )
    desk.publish()
    settings = Settings(ledger=desk.ledger)
    retraction = Run.create(["retract"], settings, "run-101")
    stage_retraction(retraction, "https://mercury.example/one")
    publish(retraction)
    refused = desk.run()
    assert (counted(refused), reasons(refused)) == (
        {"new": 0, "changed": 0, "unchanged": 1, "rejected": 1},
        ["retracted"],
    )
    restoration = Run.create(["restore"], settings, "run-102")
    stage_restoration(restoration, "https://mercury.example/one")
    publish(restoration)
    assert list(articles(desk.run())) == ["one"]


@pytest.mark.parametrize(
    "changed", [{"chunk_size": 1}, {"chunk_size": 3}, {"chunk_size": 2, "executor": "processes", "workers": 2}]
)
def test_chunks_and_processes_change_nothing(desk: Desk, changed: dict[str, Any]) -> None:
    slogan = "All the news of the eight villages"
    texts = [f"{slogan}\nStory {n} of today\n{story(n)}\nLeave a Reply" for n in (1, 2, 3, 4, 1, 5)]
    desk.records("a.jsonl", *({"text": text, "url": f"https://mercury.example/{n}"} for n, text in enumerate(texts)))
    runs = [desk.run(), desk.run(**changed)]
    same = [
        [
            {**row, "run_id": "", "ingested_at": ""}
            for row in sorted(run.read("articles").to_pylist(), key=lambda r: r["article_id"])
        ]
        for run in runs
    ]
    assert same[0] == same[1]
    assert len(same[0]) == 6
    assert sorted(runs[0].read("rejects")["reject_id"].to_pylist()) == sorted(
        runs[1].read("rejects")["reject_id"].to_pylist()
    )
    assert all(len(part) <= changed["chunk_size"] for part in (runs[1].read("articles").to_batches()))


def test_parts_hold_a_chunk_each_in_order_of_id(desk: Desk) -> None:
    desk.records("a.jsonl", *({"text": story(n), "id": str(n)} for n in range(7)))
    run = desk.run(chunk_size=3)
    assert [path.name for path in run.staged("articles")] == [
        "part-00000.parquet",
        "part-00001.parquet",
        "part-00002.parquet",
    ]
    ids = run.read("articles")["article_id"].to_pylist()
    assert ids == sorted(ids)
    assert run.read("article_signatures")["article_id"].to_pylist() == ids


def test_a_line_that_a_publisher_repeats_is_dropped_from_all_its_stories(desk: Desk) -> None:
    slogan = "Plain news for the eight villages"
    desk.records(
        "a.jsonl", *({"text": f"{story(n)}\n{slogan}", "url": f"https://mercury.example/{n}"} for n in range(4))
    )
    run = desk.run()
    assert reasons(run) == ["repeated_line"] * 4
    assert all(slogan not in row["text"] for row in articles(run).values())


def test_a_source_without_a_document_is_a_run_without_articles(desk: Desk) -> None:
    desk.write("empty.txt", "")
    run = desk.run()
    assert run.staged("articles") == []
    assert run.summary("ingest")["documents"] == 1
    assert counted(run) == {"new": 0, "changed": 0, "unchanged": 0, "rejected": 1}


def test_the_sample_news_holds_a_copy_a_revision_and_another_language(sample: Path, tmp_path: Path) -> None:
    run = Run.create([str(sample)], Settings(ledger=tmp_path / "ledger", executor="serial"), "run-001")
    ingest(run)
    rows = run.read("articles").to_pylist()
    assert any(row["duplicate_of"] for row in rows)
    assert any(row["revision"] == 2 for row in rows)
    assert {row["language"] for row in rows} > {"en"}
    assert all(row["published_at"] is None or row["published_at"] <= run.started_at for row in rows)


def test_a_publisher_known_by_its_domain_gets_the_name_that_the_domain_states_elsewhere(desk: Desk) -> None:
    named = [
        {"text": story(n), "url": f"https://www.mercury.example/{n}", "publisher": "Aldermoor Mercury"} for n in (1, 2)
    ]
    desk.records("a.jsonl", *named, {"text": story(3), "url": "https://mercury.example/3"})
    assert {row["publisher"] for row in articles(desk.publish()).values()} == {"Aldermoor Mercury"}
    desk.records("b.jsonl", {"text": story(4), "url": "https://mercury.example/4"})
    assert articles(desk.run())["4"]["publisher"] == "Aldermoor Mercury"


def test_publishers_of_the_users_own_lexicon_are_known_to_the_workers(desk: Desk, tmp_path: Path) -> None:
    own = tmp_path / "lexicons"
    own.mkdir()
    (own / "publishers.csv").write_text("domain,name,aliases\nquarry.example,The Quarry Lamp,\n")
    desk.records("a.jsonl", *({"text": story(n), "url": f"https://news.quarry.example/{n}"} for n in (1, 2)))
    run = desk.run(lexicons=own, chunk_size=1, executor="processes", workers=2)
    assert {row["publisher"] for row in articles(run).values()} == {"The Quarry Lamp"}


def test_ingest_done_again_forgets_what_a_try_before_it_staged(desk: Desk) -> None:
    desk.write("stays.txt", story(1))
    gone = [desk.write(f"gone-{number}.txt", story(number)) for number in (2, 3)]
    gone.append(desk.write("empty.txt", ""))
    run = desk.run(chunk_size=1)
    for path in gone:
        path.unlink()
    ingest(run)
    assert [row["source_uri"] for row in run.read("articles").to_pylist()] == [str(desk.inbox / "stays.txt")]
    assert not run.count("rejects")


PAGE = "https://daily.example/2025/05/12/dam"


def feed(entry: str, published: str) -> str:
    return (
        "<rss version='2.0'><channel><title>Daily</title><link>https://daily.example/</link><item><title>Dam</title>"
        f"<link>{PAGE}</link><pubDate>{published}</pubDate><description>{entry}</description></item></channel></rss>"
    )


def test_a_feeds_excerpt_never_takes_the_place_of_its_page(desk: Desk) -> None:
    desk.write("page.txt", story(1), url=PAGE, title="Dam", published="2025-05-12")
    later = "Tue, 13 May 2025 09:00:00 GMT"
    desk.write("feed.xml", feed("\n".join(story(1).split("\n")[:2]), later))
    first = desk.publish()
    assert [row["char_count"] for row in first.read("articles").to_pylist()] == [len(story(1))]
    (desk.inbox / "page.txt").unlink()
    (desk.inbox / "page.json").unlink()
    assert desk.publish().summary("publish")["status"] == "unchanged"


def test_a_page_takes_the_place_of_the_excerpt_that_its_feed_gave_before(desk: Desk) -> None:
    desk.write("feed.xml", feed("\n".join(story(1).split("\n")[:2]), "Mon, 12 May 2025 09:00:00 GMT"))
    desk.publish()
    desk.write("page.txt", story(1), url=PAGE, title="Dam", published="2025-05-12")
    [row] = desk.run().read("articles").to_pylist()
    assert (row["revision"], row["char_count"]) == (2, len(story(1)))

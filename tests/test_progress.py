"""Steps report how far they are to whoever asked, and to nobody otherwise."""

from newsledger.progress import reporting, track


def test_every_item_is_passed_on_and_counted() -> None:
    seen: list[tuple[str, int, int | None]] = []
    with reporting(lambda *report: seen.append(report)):
        assert list(track("abc", "letters", 3)) == ["a", "b", "c"]
    assert seen == [("letters", 0, 3), ("letters", 1, 3), ("letters", 2, 3), ("letters", 3, 3)]


def test_an_item_may_count_for_more_than_one() -> None:
    seen: list[int] = []
    with reporting(lambda label, done, total: seen.append(done)):
        assert list(track([900, 100], "articles", 1000, lambda chunk: chunk)) == [900, 100]
    assert seen == [0, 900, 1000]


def test_nobody_is_told_outside() -> None:
    seen: list[int] = []
    with reporting(lambda label, done, total: seen.append(done)):
        pass
    assert list(track("ab", "letters")) == ["a", "b"]
    assert seen == []

"""Cleaning: what goes, what stays, and that nothing is lost without a word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.ingest import page as pages
from newsledger.ingest.cleaning import Cleaned, clean_text
from newsledger.ingest.html import clean_tree
from newsledger.ingest.normalize import normalize
from newsledger.ingest.repeats import repeated_lines

STORY = (
    "A freight train left the rails near Aldermoor on Tuesday, and 14 wagons of grain slid into the canal below the line.",
    "Engineers said that heavy rain had washed out the bank under the track during the night.",
    "The line will stay closed until Friday, the operator said, and buses will replace all passenger trains.",
)
BODY = "\n".join(STORY)
TITLE = "Freight train derails near Aldermoor after rain"

FURNITURE = [
    ("Be the first to comment", "comment_form"),
    ("Leave a Reply", "comment_form"),
    ("Your email address will not be published. Required fields are marked *", "comment_form"),
    ("Most Read", "most_read"),
    ("Tags: rail, grain, weather", "tags"),
    ("Tags rail grain weather", "tags"),
    ("Subscribe for our daily newsletter", "newsletter"),
    ("Sign up for our morning email and get the news that matters in your inbox.", "newsletter"),
    ("To participate in the discussion", "comment_form"),
    ("We use cookies to improve this site. Accept all or manage your choices.", "cookie"),
    ("© 2021 Aldermoor Mercury Ltd. All rights reserved.", "copyright"),
    ("Copyright 2021 Aldermoor Mercury", "copyright"),
    ("Newsroom telephone: 01632 960 777", "contact"),
    (
        "Telephone: 01632 960 777 Fax: 01632 960 778 E-mail: news@mercury.example Open from nine to five on weekdays",
        "contact",
    ),
    ("Share on Facebook Share on Twitter Email", "share"),
    ("Home | News | Sport | Opinion | Weather", "navigation"),
    ("Home News Sport Opinion Weather Obituaries", "navigation"),
    ("Read more: Canal to be drained for repairs", "related"),
    ("Read more about the letter that the engineers wrote last spring here.", "related"),
    ("Source: Aldermoor Mercury", "source"),
    ("(Reporting by Jan Oster; Editing by Ruth Vale)", "desk_credit"),
    ("A crane lifts a wagon from the canal on Wednesday (photo credit: WIREPOOL)", "caption"),
    ("Photo: Jan Oster/Pool", "photo_credit"),
    ("Advertisement", "advertisement"),
    ("312 comments", "comment_form"),
    ("1.2k shares", "share"),
    ("***", "separator"),
]


@pytest.mark.parametrize(("line", "rule"), FURNITURE)
def test_a_line_of_furniture_below_the_article_goes_and_its_rule_is_kept(line: str, rule: str) -> None:
    cleaned = clean_text(f"{BODY}\n{line}", title="")
    assert cleaned.text == BODY
    assert [(d.line_number, d.rule, d.line) for d in cleaned.dropped] == [(4, rule, line)]


SENTENCES = [
    "Copyright law was changed in 2019, and publishers have argued about it since.",
    "Subscribers will pay more from April, the telephone company said on Monday.",
    "Related articles of the treaty were struck out by the court before the vote.",
    "The regulator fined the firm over its use of cookies on a site for children.",
    "Sources in the ministry said the minister would resign.",
    "Most read the letter as a threat, although it names nobody.",
    "She urged residents to call 01632 960 777 if they had seen the boy.",
    "Police were asking anyone with information to call 01632 960777.",
    "Anyone who saw the car was asked to call 01632 960777 or to write by e-mail to desk@police.example.",
    "By Monday the water had reached the second floor of the school.",
    "Comments by the bishop were cut from the broadcast, his office said.",
    "Up next is the vote on the budget, which the mayor expects to lose.",
    "It certainly was.",
    "“We lost everything,” he said.",
    "Photo laboratories once stood on every high street, but the last one closed in May.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_only_sounds_like_furniture_stays(sentence: str) -> None:
    text = f"{STORY[0]}\n{sentence}\n{STORY[1]}\n{STORY[2]}"
    cleaned = clean_text(text, title="")
    assert cleaned.text == text
    assert not cleaned.dropped


def test_clean_text_is_left_as_it_is() -> None:
    text = "\n\n".join([*STORY, "What comes next", *STORY])
    assert clean_text(text).text == text


PAGE = f"""We use cookies to improve this site. Accept all or manage your choices.
The Aldermoor Mercury
Your paper since 1902
Home
News
Sport
{TITLE}
By Jan Oster
Published: 12 May 2021, 16:40
Wagons lie in the canal (Picture: Jan Oster)

{BODY}

Tags: rail, weather
Most read
Mayor opens new library after years of delay
Baker wins prize for a loaf the size of a door
Contact us
Terms of use
© 2021 The Aldermoor Mercury"""


def test_a_whole_page_comes_out_as_its_article() -> None:
    assert clean_text(PAGE).text == BODY


def test_a_page_gives_its_title_author_date_and_publisher() -> None:
    cleaned = clean_text(PAGE)
    assert cleaned.title == TITLE
    assert cleaned.facts.authors == "Jan Oster"
    assert cleaned.facts.published == "12 May 2021, 16:40"
    assert cleaned.facts.publisher == "The Aldermoor Mercury"


def test_every_line_of_a_page_is_kept_dropped_or_the_title() -> None:
    cleaned = clean_text(PAGE)
    lines = [line for line in PAGE.split("\n") if line]
    kept = [line for line in cleaned.text.split("\n") if line]
    assert sorted([*kept, *(d.line for d in cleaned.dropped), cleaned.title]) == sorted(lines)


def test_dropped_lines_are_numbered_as_in_the_text() -> None:
    lines = PAGE.split("\n")
    assert all(lines[d.line_number - 1] == d.line for d in clean_text(PAGE).dropped)


def test_a_known_title_is_taken_out_of_the_text_and_none_is_guessed() -> None:
    cleaned = clean_text(f"{TITLE}\n{BODY}", title=TITLE.upper())
    assert (cleaned.title, cleaned.text) == (TITLE.upper(), BODY)
    assert clean_text(f"Late change\n{BODY}", title=TITLE).text == f"Late change\n{BODY}"


def test_the_first_line_of_text_that_was_wrapped_by_hand_is_no_headline() -> None:
    wrapped = "Gunmen attacked a market in Aven on Friday, and 12 people were hurt, the governor\nsaid. No soldiers were hurt."
    cleaned = clean_text(wrapped)
    assert (cleaned.title, cleaned.text) == (None, wrapped)


def test_a_text_without_a_headline_has_none() -> None:
    assert clean_text(BODY).title is None


def test_a_standfirst_stays_with_the_article() -> None:
    standfirst = "Buses replace trains until Friday while the bank is rebuilt"
    assert clean_text(f"{TITLE}\n{standfirst}\n{BODY}").text == f"{standfirst}\n{BODY}"


def test_a_paragraph_cut_short_stays() -> None:
    cut = (
        "The operator has been warned twice about the bank since the spring of last year, when a slide blocked both tracks "
        "and a driver was"
    )
    assert clean_text(f"{BODY}\n{cut}\nLeave a Reply").text == f"{BODY}\n{cut}"


def test_all_below_a_comment_form_goes_sentences_included() -> None:
    comment = "I have said for years that this bank would slip, and nobody listened to me."
    cleaned = clean_text(f"{BODY}\nLeave a Reply\n{comment}")
    assert cleaned.text == BODY
    assert ("below_comment_form", comment) in [(d.rule, d.line) for d in cleaned.dropped]


def test_a_tail_marker_in_the_menu_cuts_nothing() -> None:
    assert clean_text(f"Most read\nComments\n{TITLE}\n{BODY}").text == BODY


def test_links_between_paragraphs_go_and_the_article_goes_on() -> None:
    text = f"{STORY[0]}\nRelated articles\nCanal to be drained\nMayor visits the scene\n{STORY[1]}\n{STORY[2]}"
    assert clean_text(text).text == BODY


def test_a_caption_printed_twice_goes_twice() -> None:
    caption = "A crane lifts a wagon of grain from the canal"
    text = f"{caption} (photo: WIREPOOL)\n{caption}\n{BODY}"
    assert clean_text(text, title=TITLE).text == BODY


def test_what_a_template_left_in_another_script_goes() -> None:
    cleaned = clean_text(f"{BODY}\nОткрыть материал")
    assert cleaned.text == BODY
    assert cleaned.dropped[-1].rule == "other_script"


def test_an_article_in_another_script_is_left_as_it_is() -> None:
    text = "Поезд сошёл с рельсов недалеко от города во вторник утром, сообщили власти.\nНикто не пострадал."
    assert clean_text(text, title="").text == text


def test_characters_that_do_not_print_go_and_spaces_become_plain() -> None:
    assert normalize("a\u00a0b\u200b\x00c\r\nd \t e\n\n\n\nf\ud800") == "a bc\nd e\n\nf"


def test_letters_are_composed() -> None:
    assert normalize("Ale\u0301ria") == "Al\u00e9ria"


def test_lines_that_a_publisher_repeats_in_three_stories_are_furniture_there_and_not_elsewhere() -> None:
    slogan = "Plain news for plain people"
    pages = [
        ("mercury", f"{slogan}\nStory number {n} tells of a different thing that happened in town.") for n in range(3)
    ]
    pages += [("herald", f"{slogan}\nA paper wrote about the slogan of its rival at some length today.")]
    found = repeated_lines(pages)
    assert found == {"mercury": frozenset({slogan})}
    assert slogan not in clean_text(f"{BODY}\n{slogan}", found["mercury"]).text


def test_copies_of_one_story_do_not_make_its_crossheads_furniture() -> None:
    assert repeated_lines([("mercury", f"{STORY[0]}\nWhat comes next\n{STORY[1]}\nUpdate {n}") for n in range(5)]) == {}


LINES = st.one_of(
    st.sampled_from(
        [*STORY, *(line for line, _ in FURNITURE), *SENTENCES, TITLE, "", "By Jan Oster", "(photo: X)", "Short line"]
    ),
    st.text(max_size=60),
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=25).map("\n".join))


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    remaining = iter(whole)
    return all(line in remaining for line in part)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_subsequence_of_its_lines(text: str) -> None:
    kept = [line for line in clean_text(text).text.split("\n") if line]
    assert is_subsequence(kept, normalize(text).split("\n"))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean_text(text)
    again = clean_text(once.text, title=once.title)
    assert (again.text, again.title, again.dropped) == (once.text, once.title, ())


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_line_is_lost_without_a_word(text: str) -> None:
    cleaned = clean_text(text)
    lines = [line for line in normalize(text).split("\n") if line]
    told = [line for line in cleaned.text.split("\n") if line] + [d.line for d in cleaned.dropped]
    assert len(lines) - len(told) <= bool(cleaned.title)


ARTICLE_HTML = f"""<html><head><title>{TITLE} | The Aldermoor Mercury</title></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{sentence} {sentence}</p>" for sentence in STORY)}</article>
<div class="comments"><h3>Leave a Reply</h3><p>First!</p></div><footer>Terms of use</footer></body></html>"""


def clean_html(page: str) -> Cleaned:
    tree = pages.parse(page)
    return clean_tree(tree, None if tree is None else pages.stated(tree).get("title"))


def test_html_comes_out_as_paragraphs_without_its_title() -> None:
    cleaned = clean_html(ARTICLE_HTML)
    assert cleaned.title == TITLE
    assert cleaned.text.split("\n") == [f"{sentence} {sentence}" for sentence in STORY]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<html>",
        "<html><body></body></html>",
        "<p>",
        "<div>" * 5000 + "deep",
        "<!-- only a comment -->",
        "\x01<p>x",
        "<table><td>",
    ],
)
def test_broken_html_gives_nothing_and_no_error(page: str) -> None:
    assert len(clean_html(page).text) < 20


@given(st.text(alphabet="<>/pdivabc \"='!-&;", max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_html_is_survived(page: str) -> None:
    assert clean_html(page).text is not None

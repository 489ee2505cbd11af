"""Cleaning: clean news texts wrapped in made-up page furniture, and the same texts bare.

The furniture is this file's own, written before and apart from the rules it scores; some of it stands in no lexicon. Every site
has a style (which parts, which order) and its own menu, slogan and footer; every page its own byline, captions, links, counts.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.ingest.cleaning import clean_text
from newsledger.ingest.repeats import repeated_lines

FILES = ("news_clusters.jsonl",)
SEED = 20
SITES = 8

FIRST = ("Mira", "Tobias", "Ines", "Callum", "Wanjiru", "Pavel", "Leila", "Otto", "Renata", "Hugh")
LAST = ("Okafor", "Lindqvist", "Barros", "Whitfield", "Demir", "Novak", "Castellan", "Pryce", "Yamada", "Holt")
NAMES = ("Harbour Courier", "The Northern Ledger", "Valley Dispatch", "Meridian Times", "Daily Beacon", "Eastgate News")
SECTIONS = (
    "Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Obituaries", "Podcasts", "Puzzles", "Motoring",
    "Property", "Letters", "Your Money", "Food & Drink", "TV Guide", "Horoscopes", "Local", "Jobs", "Archive", "E-paper",
)  # fmt: skip
HEADLINES = (
    "Ferry service to resume after harbour repairs", "Council approves plan for second bypass",
    "Why the orchard growers are worried about spring", "Five things to do with leftover bread",
    "Museum finds lost painting behind boiler", "In pictures: lantern festival lights up the old town",
    "Storm closes mountain pass for third day", "Teachers vote on new pay offer",
    "Opinion: Our trains deserve better than this", "Rescued seal pup returns to the sea",
    "What we know about the dam inspection", "Review: a quiet film about a loud family",
)  # fmt: skip
CAPTIONS = (
    "Workers clear snow from the steps of the town hall on Tuesday. Photograph: {name}/Agency Pool",
    "The minister leaves the chamber (Picture: {name})",
    "A file photo shows the bridge before the collapse (photo credit: WIREPOOL)",
    "Image: {name} / Pressline",
)
COOKIES = (
    "We and our partners use cookies to make this site work and to show you relevant adverts. Accept all Manage choices",
    "This website stores cookies on your computer. By continuing to browse you agree to our use of them.",
    "Your privacy matters: we value your consent. Accept | Reject | Settings",
)
NEWSLETTERS = (
    "Sign up for the Morning Round-up and get the five stories that matter in your inbox every day.",
    "Never miss a story - join 40,000 readers of our free email",
    "Enter your email address",
    "Get unlimited access from just 3.50 a month",
)
SHARES = (
    "Share on Facebook Share on Twitter Email Print", "Facebook Twitter WhatsApp LinkedIn Copy link", "Tweet", "Share",
    "112 shares", "Save for later", "Listen to this article 4 min",
)  # fmt: skip
COMMENTS = (
    ("Comments (14)", "Please log in to comment", "Post a comment"),
    (
        "Have your say",
        "Your email address will not be published. Required fields are marked *",
        "Name",
        "Email",
        "Website",
    ),
    (
        "Join the conversation",
        "Newest Oldest Most liked",
        "{name} 3 hours ago",
        "Well said, I have been saying this for years",
        "Reply",
    ),
    ("No comments yet",),
)
CONTACTS = (
    "Newsroom: 01632 960 114", "Advertising: 01632 960 220", "Switchboard (24h): +44 1632 960 001", "Email: desk@paper.example",
    "Fax 01632 960 300", "Unit 4, Mill Lane Trading Estate, Northford NF1 2AB",
)  # fmt: skip
FOOTERS = (
    "About us", "Contact us", "Careers", "Terms and conditions", "Privacy notice", "Cookie settings",
    "Modern slavery statement", "Advertise with us", "Corrections", "Accessibility", "Site map", "Manage my account",
    "Work for us", "Help centre", "Our partners",
)  # fmt: skip
COPYRIGHTS = (
    "© {year} {site} Ltd. All rights reserved.",
    "Copyright {year} {site}. No part of this page may be reproduced without permission.",
    "(c) {site} {year} | Registered in England No. 0117743",
)
SLOGANS = (
    "Breaking news, analysis and opinion from the region and beyond",
    "Your trusted source since 1887",
    "Independent. Local. Yours.",
)
PROMOS = (
    "Advertisement", "Sponsored content", "Story continues below", "Article continues after this advert",
    "READ MORE: {headline}", "Related: {headline}", "Download our app for the fastest alerts", "Watch: {headline}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one made-up site share."""

    name: str
    menu: tuple[str, ...]
    slogan: str
    footer: tuple[str, ...]
    copyright: str
    contacts: tuple[str, ...]
    cookie: str
    has_menu_lines: bool
    has_blank_lines: bool


def sites(rng: random.Random) -> list[Site]:
    """Return the sites; each keeps its menu and footer on every page."""
    return [
        Site(
            name=f"{NAMES[i % len(NAMES)]}",
            menu=tuple(rng.sample(SECTIONS, rng.randint(7, 12))),
            slogan=rng.choice(SLOGANS),
            footer=tuple(rng.sample(FOOTERS, rng.randint(5, 10))),
            copyright=rng.choice(COPYRIGHTS).format(year=rng.randint(2015, 2024), site=NAMES[i % len(NAMES)]),
            contacts=tuple(rng.sample(CONTACTS, 3)),
            cookie=rng.choice(COOKIES),
            has_menu_lines=i % 2 == 0,
            has_blank_lines=i % 3 == 0,
        )
        for i in range(SITES)
    ]


def person(rng: random.Random) -> str:
    """Return a made-up name."""
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def header(site: Site, title: str, rng: random.Random) -> list[str]:
    """Return the lines above an article."""
    lines = [site.cookie] if rng.random() < 0.5 else []
    lines += ["Skip to main content"] if rng.random() < 0.3 else []
    lines += [site.name, site.slogan]
    lines += list(site.menu) if site.has_menu_lines else [rng.choice((" ", " | ", " · ")).join(site.menu)]
    lines += [title]
    lines += [
        rng.choice(
            (
                f"By {person(rng)}",
                f"{person(rng)}, Chief Reporter",
                f"BY {person(rng).upper()} AND {person(rng).upper()}",
            )
        )
    ]
    lines += [
        rng.choice(
            (
                "12 March 2019 at 6:05pm",
                "Published: 08:14, 3 May 2018",
                "Last updated 2 hours ago",
                "Mon 4 Jun 2018 16.20 BST",
            )
        )
    ]
    lines += rng.sample(SHARES, 2)
    return [*lines, rng.choice(CAPTIONS).format(name=person(rng))]


def footer(site: Site, rng: random.Random) -> list[str]:
    """Return the lines below an article."""
    parts: list[Callable[[], list[str]]] = [
        lambda: (
            ["Topics", *rng.sample(SECTIONS, 3)]
            if rng.random() < 0.5
            else [f"Tags: {', '.join(rng.sample(SECTIONS, 4))}"]
        ),
        lambda: [
            rng.choice(("Most popular", "Trending now", "Most read", "Editor's picks")),
            *rng.sample(HEADLINES, 5),
        ],
        lambda: [
            rng.choice(("More on this story", "You may also like", "Related articles", "Read next")),
            *rng.sample(HEADLINES, 3),
        ],
        lambda: rng.sample(NEWSLETTERS, 2),
        lambda: [line.format(name=person(rng)) for line in rng.choice(COMMENTS)],
        lambda: rng.sample(SHARES, 2),
    ]
    chosen = rng.sample(parts, rng.randint(3, len(parts)))
    return [line for part in chosen for line in part()] + [*site.contacts, *site.footer, site.copyright]


def body(text: str, rng: random.Random) -> list[str]:
    """Return the article's lines, with one or two promotions between them."""
    lines = text.split("\n")
    for _ in range(rng.randint(0, 2)):
        promo = rng.choice(PROMOS).format(headline=rng.choice(HEADLINES))
        lines.insert(rng.randint(1, len(lines)), promo)
    return lines


def wrap(site: Site, title: str, text: str, rng: random.Random) -> str:
    """Return a page of a site as the plain text that a crawler leaves of it."""
    lines = [*header(site, title, rng), *body(text, rng), *footer(site, rng)]
    return ("\n\n" if site.has_blank_lines else "\n").join(lines)


def words_f1(gold: str, found: str) -> tuple[int, int, int]:
    """Return words in both (as bags), found and gold."""
    gold_words, found_words = Counter(gold.split()), Counter(found.split())
    return (gold_words & found_words).total(), found_words.total(), gold_words.total()


def _mean_f1(pairs: Iterator[tuple[str, str]]) -> float:
    scores = [f1(*words_f1(gold, found)) for gold, found in pairs]
    return ratio(sum(scores), len(scores))


def kept(text: str) -> tuple[int, int]:
    """Return the characters that cleaning keeps, and all; white space apart."""
    cleaned = clean_text(text)
    return len("".join(f"{cleaned.title or ''}{cleaned.text}".split())), len("".join(text.split()))


def share_kept(counts: Iterable[tuple[int, int]]) -> float:
    """Return the share of all texts' characters that is kept."""
    pairs = list(counts)
    return ratio(sum(kept for kept, _ in pairs), sum(total for _, total in pairs))


def _misses(gold: str, page: str, repeated: frozenset[str], number: int) -> Iterator[str]:
    wanted = {" ".join(line.split()) for line in gold.split("\n")}
    cleaned = clean_text(page, repeated)
    for line in cleaned.text.split("\n"):
        if line.strip() and line not in wanted:
            yield f"left over  page {number}: {line[:150]}"
    for entry in cleaned.dropped:
        if entry.line in wanted:
            yield f"lost       page {number} [{entry.rule}]: {entry.line[:150]}"


# What the extractor that made the texts left in them: furniture by anyone's reading, so no part of a clean text.
RESIDUE = re.compile(
    "|".join(
        (
            r"^(?:Photo|Video|Image|Photos|YouTube|_+|\.+|SaveSave.*|UP NEXT|Online:.*|Source: .{1,30})$",
            r"^(?:Read more.*|READ MORE:.*|Related:.*)$",
            r"^Advertisement Continue reading|^Newsletter Sign Up|^ES News Email|^We pay for your stories",
            r"^Copyright (?:©|\d{4})|^Read or Share|^Scroll (?:down )?for|^Follow .* Twitter|^Follow us",
            r"Hide Caption \d+|^Image copyright|^Media caption|^F(?:ile|ILE) [-–] |^\d{1,2}/\d{2} \d{1,2} \w+ \d{4} ",
            r"\((?:Photo|Picture|Image|Credit)s?(?: by| credit)?: ?[^)]*\)\s*$",
            r"(?:Getty|Getty Images|Reuters|AP|EPA|REX)\s*$|^\((?:Reporting|Additional reporting|Writing) by",
        )
    )
)


def _clean_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not RESIDUE.search(line.strip()))


def score(folder: Path) -> Report:
    """Score the texts wrapped (each page alone, then with what its site repeats), and bare."""
    rng = random.Random(SEED)
    known = sites(rng)
    cases = list(read_cases(folder / FILES[0]))
    owners = [known[i % len(known)] for i in range(len(cases))]
    pages = [wrap(site, case["title"], case["text"], rng) for site, case in zip(owners, cases, strict=True)]
    repeated = repeated_lines((owner.footer[0] + owner.name, page) for owner, page in zip(owners, pages, strict=True))
    seen = [repeated.get(owner.footer[0] + owner.name, frozenset()) for owner in owners]
    alone = _mean_f1((case["text"], clean_text(page).text) for case, page in zip(cases, pages, strict=True))
    run = _mean_f1((c["text"], clean_text(p, s).text) for c, p, s in zip(cases, pages, seen, strict=True))
    raw = _mean_f1((case["text"], page) for case, page in zip(cases, pages, strict=True))
    report = Report()
    report.scores = [
        Score("cleaning.wrapped_f1", run, len(cases), target=0.90),
        Score("cleaning.wrapped_alone_f1", alone, len(cases), target=0.90),
        Score("cleaning.uncleaned_f1", raw, len(cases)),
        Score(
            "cleaning.clean_kept",
            share_kept(kept(_clean_lines(case["text"])) for case in cases),
            len(cases),
            target=0.99,
        ),
        Score("cleaning.clean_kept_with_residue", share_kept(kept(case["text"]) for case in cases), len(cases)),
    ]
    for number, (case, page, lines) in enumerate(zip(cases, pages, seen, strict=True)):
        report.errors += list(_misses(case["text"], page, lines, number))
    return report

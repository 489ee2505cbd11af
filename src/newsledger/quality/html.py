"""Small pieces of HTML and SVG for the report; everything that goes in is escaped here."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

BAR_WIDTH = 230
BAR_HEIGHT = 18
ROW_HEIGHT = 26
LABEL_WIDTH = 180
VALUE_WIDTH = 70
LABEL_LENGTH = 26
# Bars a chart shows; the rest is summed in one line.
MAX_BARS = 12


def text(value: object) -> str:
    """Return a value as escaped text: whole numbers with separators, null as a dash."""
    if value is None:
        return "–"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return escape(str(value))


def section(title: str, *parts: str) -> str:
    """Return a titled block of the page; the parts are HTML."""
    return f"<section><h2>{text(title)}</h2>{''.join(parts)}</section>"


def cards(values: Mapping[str, object]) -> str:
    """Return big numbers with their names."""
    items = "".join(
        f'<div class="card"><b>{text(value)}</b><span>{text(name)}</span></div>' for name, value in values.items()
    )
    return f'<div class="cards">{items}</div>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are HTML, ``<td>`` included, the head is text."""
    names = "".join(f"<th>{text(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table></div>'


def cell(value: object, style: str = "") -> str:
    """Return one table cell."""
    return f'<td class="{style}">{text(value)}</td>' if style else f"<td>{text(value)}</td>"


def none(words: str) -> str:
    """Return the line that stands where there is nothing to show."""
    return f'<p class="none">{text(words)}</p>'


def _cut(label: str) -> str:
    return label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1] + "…"


def _folded(values: Mapping[str, float]) -> list[tuple[str, float]]:
    items = list(values.items())
    if len(items) <= MAX_BARS:
        return items
    rest = items[MAX_BARS - 1 :]
    return [*items[: MAX_BARS - 1], (f"{len(rest)} others", sum(value for _, value in rest))]


def bars(title: str, values: Mapping[str, float], unit: str = "") -> str:
    """Return a horizontal bar chart, one bar a key in the order given; nothing where there are no values."""
    if not values:
        return ""
    items = _folded(values)
    top = max(value for _, value in items) or 1
    lines = []
    for i, (label, value) in enumerate(items):
        y, width = i * ROW_HEIGHT, max(1.0, BAR_WIDTH * value / top) if value else 0.0
        figure = f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"
        lines.append(
            f"<g><title>{text(label)}: {figure}{text(unit)}</title>"
            f'<text x="{LABEL_WIDTH - 8}" y="{y + 14}" text-anchor="end">{text(_cut(str(label)))}</text>'
            f'<rect x="{LABEL_WIDTH}" y="{y}" width="{width:.1f}" height="{BAR_HEIGHT}" rx="3"/>'
            f'<text class="soft" x="{LABEL_WIDTH + width + 6:.1f}" y="{y + 14}">{figure}{text(unit)}</text></g>'
        )
    width, height = LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH, len(items) * ROW_HEIGHT
    chart = (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{text(title)}">'
    )
    return f"<div><h3>{text(title)}</h3>{chart}{''.join(lines)}</svg></div>"


@cache
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def page(title: str, body: str) -> str:
    """Return a whole page that needs no other file."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{_style()}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><main>{body}</main></body></html>\n'

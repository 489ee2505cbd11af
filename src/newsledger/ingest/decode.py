"""Bytes to text: which charset a document is in, and text that every later step can hold.

The order is that of browsers (WHATWG Encoding): a byte order mark, then what was declared, then UTF-8. Where the bytes are not
UTF-8, only those that do not fit are read as windows-1252, so that one stray byte does not spoil a page.
"""

import codecs
import re
from typing import Final

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I
)
PARAMETER = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
DECLARATION_WITHIN = 4096  # bytes; HTML asks for the first 1,024, pages with long heads break that
# Charsets that text comes in. Python's registry also holds transforms (punycode, unicode_escape) that no page may ask for.
CHARSETS = re.compile(r"(iso8859-(?!1$)|cp\d|gb|big5|euc_|shift_jis|koi8|iso2022|mac-|tis-620|johab|hz)")
RESCUE: Final = "newsledger-rescue"


def _rescue(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as windows-1252; in other charsets put U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return (bad.decode("cp1252", "replace") if error.encoding == "utf-8" else "\ufffd"), error.end


codecs.register_error(RESCUE, _rescue)


def mark(head: bytes) -> tuple[str | None, int]:
    """Return the charset that a byte order mark gives, and the mark's length; ``(None, 0)`` without one."""
    return next(((name, len(bom)) for bom, name in BYTE_ORDER_MARKS if head.startswith(bom)), (None, 0))


def declared(data: bytes) -> str | None:
    """Return the charset that HTML or XML declares about itself, as written there."""
    found = DECLARATION.search(data[:DECLARATION_WITHIN])
    return next(group for group in found.groups() if group).decode("ascii", "replace") if found else None


def charset_of(content_type: str) -> str | None:
    """Return the charset that a Content-Type header names.

    >>> charset_of("text/html; charset=iso-8859-1")
    'iso-8859-1'
    """
    found = PARAMETER.search(content_type)
    return found[1] if found else None


def _codec(charset: str | None) -> str | None:
    """Return Python's name of a declared charset, None where it is unknown, UTF-8, or Latin-1 (which the rescue reads)."""
    try:
        name = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):  # ValueError: a name with a NUL
        return None
    return name if CHARSETS.match(name) else None


def decode(data: bytes, charset: str | None = None) -> str:
    """Return ``data`` as text; never fails.

    A page that declares a charset of one byte a character but is UTF-8 is UTF-8: no other text happens to be valid UTF-8.

    >>> decode("café".encode("latin-1"))
    'café'
    """
    by_mark, length = mark(data)
    if by_mark:
        return data[length:].decode(by_mark, RESCUE)
    codec = _codec(charset)
    if codec is None:
        return data.decode("utf-8", RESCUE)
    if not codec.startswith(("iso2022", "hz")):  # these are seven-bit: every text of theirs is valid UTF-8
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(codec, "replace")


def mend(text: str) -> str:
    r"""Return ``text`` with surrogate pairs joined and lone surrogates as U+FFFD: text that UTF-8 can hold.

    >>> mend("a\ud83d\ude00 b\ud800")
    'a😀 b�'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def tidy(text: str) -> str:
    r"""Return ``text`` mended, without a leading byte order mark, every line ending (CRLF, old Mac's CR) as ``\n``."""
    return mend(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

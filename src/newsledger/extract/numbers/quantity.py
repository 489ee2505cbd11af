"""What the number reader yields, and what it works on while reading."""

from dataclasses import dataclass, field

from newsledger.ontology import ChangeRole, ClaimKind, Comparator, CurrencyBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a text with what its words say; offsets are half-open characters into that text.

    ``start`` and ``end`` hold the number with its bounding words and unit ("more than 50 km"), ``number_start`` and
    ``number_end`` the number alone. How words bound it, with ``value`` as printed and scale applied:

    ========== ============ ==================== ====================
    comparator value        low                  high
    ========== ============ ==================== ====================
    exactly    12           12 inclusive         12 inclusive
    at_least   80           80 inclusive         open
    more_than  50           50 exclusive         open
    up_to      8            open                 8 inclusive
    at_most    8            open                 8 inclusive
    less_than  50           open                 50 exclusive
    nearly     100          open                 100 exclusive
    about      5000         open                 open
    between    null         lower, inclusive     upper, inclusive
    fuzzy      null         by the lexicon       by the lexicon
    none       3            3 inclusive          3 inclusive
    ========== ============ ==================== ====================

    "About 5,000" leaves both bounds open: no width of "about" is written anywhere, and a made-up one would look like knowledge.
    A bounded fuzzy word ("at least several hundred") keeps the comparator, without a value. Ranks and scores compare
    to nothing: none. Percentages are per cent (5 % is 5); ratios are shares (one in five is 0.2); half an hour is 0.5
    h; minor coins are hundredths of the currency (50 cents is 0.5); money in a currency that the words do not name
    ("9 pesos") has none, and ``currency_basis`` says what the words name it by, or that the publisher's country does.
    ``change_role`` is what the words beside a number say of it, which a parse may tell better; ``is_part`` is set for implied
    numbers alone (one person who was spared), as parts are told by a parse. The value of a score ("3-2",
    "voted 187 to 92") is its first side, ``low`` and ``high`` its smaller and larger side.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    is_low_inclusive: bool | None
    is_high_inclusive: bool | None
    comparator: Comparator
    kind: ClaimKind
    unit: str | None = None
    currency: str | None = None
    currency_basis: CurrencyBasis | None = None
    per: str | None = None
    is_age: bool = False
    change_role: ChangeRole | None = None
    is_part: bool | None = None
    rule: str
    number_start: int
    number_end: int


@dataclass(slots=True)
class Draft:
    """A number being read: token positions ``first`` to ``last`` (half-open), with what it took on ``left`` to ``right``."""

    first: int
    last: int
    value: float | None
    rule: str
    low: float | None = None
    high: float | None = None
    left: int = -1
    right: int = -1
    scale: float = 1.0
    is_grouped: bool = False
    kind: ClaimKind = ClaimKind.COUNT
    unit: str | None = None
    dimension: str | None = None
    is_attributive: bool = False
    currency: str | None = None
    currency_basis: CurrencyBasis | None = None
    currency_form: str = ""
    per: str | None = None
    comparator: Comparator | None = None
    change_role: ChangeRole | None = None
    is_age: bool = False
    parts: list["Draft"] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start with the number's own words."""
        self.left, self.right = self.first, self.last

    def pay_in(self, other: "Draft") -> None:
        """Take the currency of another number, and how it is written there."""
        self.currency, self.currency_basis = other.currency, other.currency_basis
        self.currency_form = other.currency_form

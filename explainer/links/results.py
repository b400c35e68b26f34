"""What probing an address (URL) brings to light: ``probe`` makes these values, ``records`` keeps what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from pydantic import TypeAdapter, ValidationError

from explainer.kinds.field_types import Url
from explainer.kinds.ledger import Answer

__all__ = ["Hop", "ProbeResult", "answer_to", "is_address"]

_ANSWERS: Mapping[int, Answer] = {
    401: "refused",
    403: "refused",
    404: "not-found",
    407: "refused",
    410: "removed",
    429: "too-many-requests",
    451: "refused",
}

_URL: TypeAdapter[str] = TypeAdapter(Url)


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: where it leads, and whether for good."""

    address: str
    is_permanent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """The last answer of an address, and the redirects on the way to it."""

    answer: Answer
    hops: tuple[Hop, ...] = ()

    @property
    def moved_to(self) -> str | None:
        """Where the permanent redirects before any other lead, if anywhere, and if the ledger can hold that."""
        for_good = [hop.address for hop in takewhile(lambda hop: hop.is_permanent, self.hops)]
        return for_good[-1] if for_good and is_address(for_good[-1]) else None


def answer_to(code: int) -> Answer:
    """What a status code of HTTP says of an address (RFC 9110, 15; 429: RFC 6585; 451: RFC 7725)."""
    if 200 <= code < 300:
        return "found"
    return _ANSWERS.get(code, "server-error" if code >= 500 else "other-answer")


def is_address(text: str) -> bool:
    """Whether the ledger may hold this address."""
    try:
        _URL.validate_python(text)
    except ValidationError:
        return False
    return True

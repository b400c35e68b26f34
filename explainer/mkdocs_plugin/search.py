"""The index of Material's search, which finds headings of pages: records of our own take the place of our pages."""

from __future__ import annotations

import json
from collections.abc import Iterable

from explainer.pages.search import Record

__all__ = ["with_records"]


def with_records(index: bytes, records: Iterable[Record]) -> bytes:
    """An index with our records before what the theme found on other pages."""
    content = json.loads(index)
    content["docs"] = [*(record.as_document for record in records), *content["docs"]]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

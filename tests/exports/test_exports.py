from __future__ import annotations

import harbour

from explainer.exports import EXPORTS


def test_every_export_is_the_same_twice() -> None:
    for export in EXPORTS:
        assert export.render(harbour.context()) == export.render(harbour.context())

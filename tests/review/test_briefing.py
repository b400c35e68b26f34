"""A comparison as Markdown that no contributed word can break out of."""

from __future__ import annotations

import json

from harbour import BROKEN, FILES, changed, read, story
from markdown_it import MarkdownIt

from explainer.review.briefing import brief, brief_errors
from explainer.review.comparison import Change, Comparison, Finding, Share, Voice, compare
from explainer.review.marks import Mark, MarkChanges

NOTHING = Comparison(
    marks=MarkChanges(),
    entries=(),
    pages=(),
    never_mentioned=(),
    never_cited=(),
    unmarked_names=(),
    shares=(),
    voices=(),
    names={},
)
HOSTILE = (
    "<img src=x onerror=go()> [a](https://evil.example) www.evil.example @octocat #1 :tada: `x` **b** | c ![i](j)"
    " https://evil.example/ ~~d~~ $e$ {{ 7*7 }} \\ --- 1. f"
)


def test_a_change_without_effect_says_so() -> None:
    assert brief(NOTHING) == (
        "## What this change does for readers\n"
        "\n"
        "Nothing: readers see the same as before.\n"
        "\n"
        "Every entry is mentioned, every source is cited, and every known name is marked.\n"
    )


def test_everything_there_is_to_tell_is_told() -> None:
    old = Mark(article="grain", paragraph=1, words="the mole", means=("old-mole",))
    new = Mark(article="grain", paragraph=2, words="the mole", means=("new-mole", "cape"))
    found = Comparison(
        marks=MarkChanges(
            new=(Mark(article="grain", paragraph=3, words="she", means=("ada",)),),
            changed=((old, new),),
            removed=(Mark(article="grain", paragraph=4, words="they", means=("ada",)),),
        ),
        entries=(Change(how="changed", id="ada", name="Ada", fields=("name", "on_the_day")),),
        pages=(Change(how="new", id="reports/return.md", name="The return"),),
        never_mentioned=(Finding(text="no article mentions 'x'", is_new=True), Finding(text="so before", is_new=False)),
        never_cited=(Finding(text="nothing cites 'y'", is_new=False),),
        unmarked_names=(Finding(text="“z” may mean Z", is_new=True),),
        shares=(
            Share(party="Town", quotations=1, words=5, before=0),
            Share(party="Union", quotations=2, words=9, before=2),
        ),
        voices=(Voice(party="Town", says=1, others=2, silent=3, words=40, before=30, sources=5),),
        names={"grain": "Grain", "ada": "Ada", "old-mole": "Old Mole", "new-mole": "New Mole", "cape": "Cape"},
    )  # fmt: skip
    assert brief(found) == (
        """## What this change does for readers

### New mentions: 1

- “she” means **Ada** (paragraph 3 of Grain)

### Changed mentions: 1

- “the mole” means **New Mole** and **Cape**, and no longer **Old Mole** (paragraph 2 of Grain)

### Removed mentions: 1

- “they” means **Ada** (paragraph 4 of Grain)

### Entries: 1

- changed: **Ada**, `ada` (`name`, `on_the_day`)

### Pages touched: 1

- new: **The return**, `reports/return.md`

### Entries never mentioned: 1

- no article mentions &#39;x&#39;

Entries never mentioned, as before: 1

Sources never cited: 1, all as before

### Known names left unmarked: 1

- “z” may mean Z

### Quotations by party of the speaker

| Party | Quotations | Share | Words | Before |
|---|--:|--:|--:|--:|
| Town | 1 | 33% | 5 | 0 |
| Union | 2 | 67% | 9 | 2 |

This describes and does not judge: whom a report quotes is the report's doing.

### Positions and sources by party

| Party | Says | Disputes, qualifies, declines | Silent | Words | Before | Sources |
|---|--:|--:|--:|--:|--:|--:|
| Town | 1 | 2 | 3 | 40 | 30 | 5 |

This describes and does not judge: who spoke of a claim, and how much, is not for a count to say.
"""
    )


def test_a_long_list_is_cut_and_counted() -> None:
    pages = tuple(Change(how="new", id=f"p{number}.md", name=f"Page {number}") for number in range(43))
    text = brief(Comparison(**{**{f: getattr(NOTHING, f) for f in NOTHING.__slots__}, "pages": pages}))
    assert "### Pages touched: 43" in text
    assert "- new: **Page 39**, `p39.md`\n- and 3 more\n" in text
    assert "Page 40" not in text


def test_hostile_words_stay_words() -> None:
    files = changed("actors.yml", "name: Town council", f"name: {json.dumps('Town council ' + HOSTILE)}")
    files = changed(
        "articles/grain.md", "title: Grain in the harbour", f"title: {json.dumps('Grain ' + HOSTILE)}", files
    )
    files = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: at noon, paragraph: 1}", files)
    text = brief(compare(story(FILES), story(files)))
    assert text.count("octocat") >= 3
    assert not [sign for sign in ("://", "www.", "@", "<", ":tada:", "#1 ", "{{", "![", "$") if sign in text]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inside = {child.type for token in tokens for child in token.children or []}
    assert inside <= {"text", "strong_open", "strong_close", "code_inline", "text_special"}
    shown = " ".join(child.content for token in tokens for child in token.children or [])
    assert "<img src=x onerror=go()>" in shown.replace("  ", " ")


def test_errors_take_the_place_of_a_comparison() -> None:
    assert brief_errors(read(BROKEN)[1], which="newer") == (
        "## This change cannot be described\n"
        "\n"
        "The newer data hold errors.\n"
        "\n"
        "### Errors: 1\n"
        "\n"
        "- data&#47;events&#46;yml&#58;17&#58;9: no actor is called &#39;docker&#39;\n"
    )

"""Pages and small texts: UTF-8, no hidden characters, and the form that each has."""

from __future__ import annotations

import pytest
from admitted import admitted

from explainer.admission.text_files import admit_empty, admit_host_name, admit_page, admit_robots


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\ntext",
        "",
        "می\u200cخواهم \u200f\u200e\u061c",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🇦🇲 👩\u200d🌾",
    ],
)
def test_what_people_write_goes_in(text: str) -> None:
    assert admitted(admit_page, "docs/a.md", text) == (text.encode(), "")


def test_a_page_is_stored_as_our_texts_are() -> None:
    assert admitted(admit_page, "docs/a.md", "\ufeffa\r\ne\u0301")[0] == "a\n\u00e9".encode()


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "a NUL character"),
        ("\x1b", "an invisible control character (U+001B)"),
        ("\x07", "an invisible control character (U+0007)"),
        ("\x9b", "an invisible control character (U+009B)"),
        ("\u202e", "a character that reverses the direction of text (U+202E)"),
        ("\u2066", "a character that reverses the direction of text (U+2066)"),
        ("\u200b", "a zero-width space"),
        ("\U000e0041", "an invisible control character (U+E0041)"),
    ],
)
def test_what_hides_or_turns_text_is_told_with_its_place(char: str, name: str) -> None:
    result, said = admitted(admit_page, "docs/a.md", f"# Title\n\nsome {char}text")
    assert result is None
    assert said.startswith(f"docs/a.md:3:6: error: the text holds {name} [bad-character]")


def test_a_page_in_another_encoding_or_with_two_versions_is_told() -> None:
    assert "docs/a.md:1:2: error: this file is not UTF-8" in admitted(admit_page, "docs/a.md", b"V\xe6lter")[1]
    assert "[merge-conflict]" in admitted(admit_page, "docs/a.md", "<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n")[1]
    assert "'&#x202e;' stands for" in admitted(admit_page, "docs/a.md", "a&#x202e;b")[1]


def test_rules_for_search_engines() -> None:
    text = "# ours\nUser-agent: *\nDisallow: /drafts/ # soon\n\nSitemap: https://site.example/sitemap.xml\n"
    assert admitted(admit_robots, "docs/robots.txt", text) == (text.encode(), "")
    for line in ("<script>alert(1)</script>", "hello", "a b: c", "User-agent: <b>"):
        _, said = admitted(admit_robots, "docs/robots.txt", f"User-agent: *\n{line}\n")
        assert said.startswith("docs/robots.txt:2:1: error: this is no line of robots.txt [refused-file]")


def test_the_name_of_the_host() -> None:
    assert admitted(admit_host_name, "docs/CNAME", " Www.Velter.example\n") == (b"www.velter.example\n", "")
    for name in ("", "velter", "https://velter.example", "a.example\nb.example", "a.example/x", "вельтер.example",
                 "-a.example", "127.0.0.1", "a..example", f"{'a' * 64}.example"):  # fmt: skip
        assert "not the name of one host" in admitted(admit_host_name, "docs/CNAME", name)[1]


def test_a_file_that_tells_by_being_there_is_empty() -> None:
    assert admitted(admit_empty, "docs/.nojekyll", "\n") == (b"", "")
    assert "should be empty" in admitted(admit_empty, "docs/.nojekyll", "x")[1]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("[" * 21, "more than 20 '[' are open here at once", id="square brackets"),
        pytest.param("[a](" * 21, "more than 20 '(' are open here at once", id="round brackets"),
        pytest.param("<a href=x " * 21, "more than 20 '<' are open here at once", id="tags"),
        pytest.param("# a\n" * 1_001, "more than 1,000 lines stand here without a blank one", id="lines"),
        pytest.param(
            "a\n\n" * 1_001 + "[[a](b)] 2 < 3 <b>c</b>\n\n" * 21 + "> a\n" * 999, None, id="what people write"
        ),
    ],
)
def test_a_page_that_would_take_long_to_read_is_told(text: str, complaint: str | None) -> None:
    result, said = admitted(admit_page, "docs/a.md", text)
    assert said.partition("error: ")[2].partition(" [too-large]")[0] == (complaint or "")
    assert (result is None) == bool(complaint)

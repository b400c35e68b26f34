"""Drawings: what draws goes in; whatever could run or load something does not."""

from __future__ import annotations

import re

import pytest
from admitted import admitted

from explainer.admission.drawings import admit_drawing

HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def clean(inside: str, attributes: str = "") -> tuple[str, str]:
    """What the site gets inside of a drawing, and what is said."""
    result, said = admitted(admit_drawing, "docs/logo.svg", f"<svg {HEAD}{attributes}>{inside}</svg>")
    text = (result or b"").decode()
    found = re.fullmatch(r'<svg xmlns="http://www\.w3\.org/2000/svg"(?:/>|>(.*)</svg>)\n', text, re.DOTALL)
    return (found[1] or "" if found else text), said


@pytest.mark.parametrize(
    ("inside", "goes_in"),
    [
        ('<path d="M0 0h8v8z" fill="#fff"/>', '<path d="M0 0h8v8z" fill="#fff"/>'),
        ('<use xlink:href="#a"/><g id="a"/>', '<use href="#a"/><g id="a"/>'),
        ('<rect fill="url(#a)" style="fill:red"/>', '<rect fill="url(#a)" style="fill:red"/>'),
        ("<style>.a{fill:#fff}</style>", "<style>.a{fill:#fff}</style>"),
        ("<title>A &amp; B</title><!-- made by -->", "<title>A &amp; B</title>"),
        ('<text xml:space="preserve"> x </text>', '<text xml:space="preserve"> x </text>'),
        ('<g xmlns:ink="http://ink.example" ink:label="x"><ink:page/></g><metadata><a/></metadata>', "<g/>"),
        ('<text aria-label="a (b"/>', '<text aria-label="a (b"/>'),
    ],
)
def test_what_draws_goes_in_without_a_word(inside: str, goes_in: str) -> None:
    assert clean(inside) == (goes_in, "")


@pytest.mark.parametrize(
    ("inside", "goes_in"),
    [
        pytest.param("<script>alert(1)</script>", "", id="a script"),
        pytest.param('<script xlink:href="//evil.example/x.js"/>', "", id="a script from elsewhere"),
        pytest.param(
            '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', "", id="a script by another prefix"
        ),
        pytest.param('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', "", id="a script of HTML"),
        pytest.param('<rect onload="alert(1)"/>', "<rect/>", id="a handler"),
        pytest.param('<rect OnClick="alert(1)"/>', "<rect/>", id="a handler in capitals"),
        pytest.param('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "", id="HTML"),
        pytest.param('<iframe src="//evil.example"/>', "", id="a frame"),
        pytest.param('<set attributeName="href" to="javascript:alert(1)"/>', "", id="an address that is set"),
        pytest.param('<animate attributeName="href" values="javascript:1"/>', "", id="an address that moves"),
        pytest.param('<image href="https://evil.example/x.png"/>', "", id="a picture from elsewhere"),
        pytest.param('<image href="data:image/svg+xml,x"/>', "", id="a drawing in an address"),
        pytest.param('<use href="https://evil.example/x.svg#a"/>', "<use/>", id="a part from elsewhere"),
        pytest.param('<use href="data:image/svg+xml,x#a"/>', "<use/>", id="a part in an address"),
        pytest.param('<use href="other.svg#a"/>', "<use/>", id="a part of another file"),
        pytest.param('<rect fill="url(//evil.example/x)"/>', "<rect/>", id="a fill from elsewhere"),
        pytest.param(r'<rect style="fill:u\72l(//evil.example)"/>', "<rect/>", id="an address with an escape"),
        pytest.param('<rect fill="&#x75;rl(//evil.example)"/>', "<rect/>", id="an address with a reference"),
        pytest.param('<style>@import "x.css";</style>', "", id="a style that is imported"),
        pytest.param("<style>a{fill:url(https://evil.example)}</style>", "", id="a style from elsewhere"),
        pytest.param("<style><![CDATA[a{fill:url(//evil.example)}]]></style>", "", id="a style in a section"),
        pytest.param('<filter><feImage href="//evil.example"/></filter>', "<filter/>", id="a picture of a filter"),
        pytest.param('<audio src="//evil.example"/>', "", id="a sound"),
        pytest.param('<use href="#a"/>', "<use/>", id="a part that is not there"),
    ],
)
def test_what_could_act_is_left_out_and_told(inside: str, goes_in: str) -> None:
    found, said = clean(inside)
    assert found == goes_in
    assert re.match(r"docs/logo\.svg:1:(84|92): notice: '.+ was left out of the drawing \[refused-file\]\n", said)


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href="&#106;avascript:alert(1)"><text>x</text></a>',
        "<switch><text>x</text></switch>",
    ],
)
def test_what_stands_around_a_drawn_part_is_left_out(inside: str) -> None:
    assert clean(inside)[0] == "<text>x</text>"


def test_instructions_and_sections_become_nothing_or_text() -> None:
    inside = '<?xml-stylesheet href="//evil.example"?><desc><![CDATA[<script>1</script>]]></desc>'
    assert clean(inside)[0] == "<desc>&lt;script&gt;1&lt;/script&gt;</desc>"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>', "1:15: error: this file declares a document type, which may"),
        ('<!DOCTYPE svg PUBLIC "x" "y" []><svg/>', "1:30: error: this file declares a document type, which may"),
        (f'<!DOCTYPE svg SYSTEM "y"><svg {HEAD}>&nbsp;</svg>', "not well formed: &nbsp; is declared nowhere"),
        (f"<svg {HEAD}><g></svg>", "this is not well formed: mismatched tag"),
        (f"<svg {HEAD}>&nbsp;</svg>", "this is not well formed: undefined entity"),
        ("<svg><script>alert(1)</script></svg>", "1:1: error: this is no drawing in SVG"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "this is no drawing in SVG"),
        ("", "this is not well formed: no element found"),
        (f"<svg {HEAD}>".encode("utf-16"), "this file is not UTF-8"),
        ("+ADw-svg+AD4-", "this is not well formed"),
        (f"<svg {HEAD}>\u202e</svg>", "reverses the direction of text"),
        (f"<svg {HEAD}>" + "<g>" * 100 + "</g>" * 100 + "</svg>", "elements are nested more than 100 deep"),
        (f"<svg {HEAD}>" + "<g/>" * 20_000 + "</svg>", "there are more than 20,000 elements"),
    ],
)
def test_what_a_browser_would_have_to_guess_is_refused(content: str | bytes, message: str) -> None:
    result, said = admitted(admit_drawing, "docs/logo.svg", content)
    assert result is None
    assert message in said


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9)) + '<g id="a9"/>',
        '<g id="a"><use href="#a"/></g>',
        '<use href="#a"/><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<rect fill="url(#a)"/><pattern id="a"><rect fill="url(#a)"/></pattern>',
        '<rect fill="URL(#a)"/><pattern id="a"><rect fill="URL(#a)"/></pattern>',
        '<g id="a"><use href="#%61"/></g>',
    ],
)
def test_copies_of_copies_are_counted(inside: str) -> None:
    assert "copies its parts to more than 100,000 [too-large]" in clean(inside)[1]


def test_a_document_type_that_is_only_named_is_left_out() -> None:
    drawing = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg {HEAD}><g/></svg>"""
    result, said = admitted(admit_drawing, "docs/logo.svg", drawing)
    assert (result, said) == (b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n', "")


def test_a_part_that_shows_a_picture_is_left_out_with_what_refers_to_it() -> None:
    """As Figma writes pictures."""
    inside = '<pattern id="p"><use xlink:href="#i"/></pattern><image id="i" xlink:href="data:image/png;base64,iVBO"/>'
    found, said = clean(inside)
    assert found == '<pattern id="p"><use/></pattern>'
    assert "'href' of 'use', which leads to nothing that stays, was left out of the drawing" in said


def test_a_drawing_that_was_cleaned_is_clean() -> None:
    first, _ = admitted(
        admit_drawing, "docs/a.svg", f'<svg {HEAD}><style>.a{{content:"&lt;"}}</style><g onload=""/></svg>'
    )
    assert first is not None
    assert admitted(admit_drawing, "docs/a.svg", first) == (first, "")

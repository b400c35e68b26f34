"""Drawings, feeds and sitemaps: what would run, load or be read otherwise in a browser that opens the file."""

from __future__ import annotations

import pytest

from explainer.finished.addresses import read_document
from explainer.finished.xml import parse_xml

PAGE = 'xmlns:h="http://www.w3.org/1999/xhtml"'
DRAWING = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:l="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize("path", ["a.svg", "a.xml", "a.ATOM", "sitemap.xml"])
@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (f"<svg {DRAWING}><script/></svg>", "'script' would run where this file is opened"),
        (f"<svg {DRAWING} xmlns:x='http://www.w3.org/2000/svg'><x:script/></svg>", "'script' would run where"),
        (f"<feed {PAGE}><h:script>go()</h:script></feed>", "'script' would run where this file is opened"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "'html' is a part of a page, which this file is not"),
        (f"<feed {PAGE}><h:link rel='stylesheet' href='a.css'/></feed>", "'link' is a part of a page"),
        (f"<x:a {PAGE} xmlns:x='http://www.w3.org/2000/svg'><h:iframe/></x:a>", "'iframe' is a part of a page"),
        ("<?xml-stylesheet href='a.xsl' type='text/xsl'?><a/>", "'<?xml-stylesheet' tells programs what to do"),
        ("<a><?php go() ?></a>", "'<?php' tells programs what to do with this file"),
        ("<!DOCTYPE a [<!ENTITY b '<script/>'>]><a>&b;</a>", "this file declares a document type"),
        ("<!DOCTYPE html><a/>", "this file declares a document type, which may give words another meaning"),
        ("<?xml version='1.0' encoding='ISO-2022-JP'?><a/>", "this file says that it is written in 'ISO-2022-JP'"),
        ("<a></b>", "this is not well formed: mismatched tag"),
        ("", "this is not well formed: no element found"),
        (f"<svg {DRAWING} onload='go()'/>", "'onload' puts code into an attribute"),
        ("<y xmlns:x='http://www.w3.org/2000/svg'><x:set/></y>", "'set' changes other elements by itself"),
    ],
)
def test_what_would_run_or_load_is_found_whatever_its_prefix(path: str, text: str, mistake: str) -> None:
    document = read_document(path, text.encode())
    assert document
    assert document.unsafe
    assert document.unsafe[0][0].startswith(mistake)


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>",
        f"<urlset {PAGE}><url><h:link rel='alternate' hreflang='hy' href='hy/'/></url></urlset>",
        f"<svg {DRAWING}><style>a {{ fill: red }}</style><a><text>&lt;script&gt;</text></a><!-- <script> --></svg>",
        "<a><![CDATA[<script>]]></a>",
    ],
)
def test_what_feeds_sitemaps_and_drawings_hold_passes(text: str) -> None:
    assert parse_xml(text).mistakes == []


def test_an_address_counts_whatever_stands_beside_it_under_the_same_name() -> None:
    text = f"<d:a {XLINK} xmlns:d='http://www.w3.org/2000/svg' xmlns:n='n' l:href='a' href='b' n:href='c'/>"
    assert parse_xml(text).elements[0].tag.attributes == {"xlink:href": "a", "href": "b", "n:href": "c"}


def test_the_place_of_an_element_and_the_text_of_a_style_are_told() -> None:
    found = parse_xml(f"<svg {DRAWING}>\n <style>a &lt;<b/><![CDATA[c]]></style></svg>").elements
    assert [(tag.name, start, text) for tag, start, text in found] == [
        ("svg", 0, ""), ("style", 42, "a <c"), ("b", 55, ""),
    ]  # fmt: skip

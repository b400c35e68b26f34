"""Drawings (SVG), written anew from what only draws.

A drawing that somebody opens by itself is a document like a page: it can run scripts and load files. What goes onto the
site is made of the elements and attributes on a list, of styles that name nothing outside of the drawing, and of texts.
Everything else is left out, and what could have acted is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from urllib.parse import unquote

from explainer.admission.file import File, notice
from explainer.admission.style_sheets import style_faults
from explainer.admission.text_files import read_file
from explainer.admission.xml_trees import Element, Name, location, parse_xml
from explainer.diagnostics.problems import Code, Problems
from explainer.encode import as_xml

__all__ = ["admit_drawing"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HTML = "http://www.w3.org/1999/xhtml"

_MAX_TOLD = 20
_MAX_DRAWN = 100_000
"""Elements that a browser draws, with all copies that references make of them: few bytes could ask for billions."""

_TEXTS = frozenset(("title", "desc", "text", "tspan", "textPath", "style"))
_ELEMENTS = _TEXTS | frozenset(
    """svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath
    mask pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905 -- with a line for each name it would fill pages
)
_AROUND = frozenset(("a", "switch"))
"""Elements that are left out, and what they hold is not."""

_WORDS = frozenset(
    ["id", "class", "lang", "role", "aria-label", "aria-hidden", "aria-labelledby", "aria-describedby", "focusable"]
)
"""Attributes that hold no style."""

_ATTRIBUTES = _WORDS | frozenset(
    """style transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height points viewBox preserveAspectRatio
    version pathLength rotate textLength lengthAdjust startOffset method spacing side offset gradientUnits
    gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
    maskContentUnits markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result
    stdDeviation mode type values tableValues slope intercept amplitude exponent k1 k2 k3 k4 operator order kernelMatrix
    divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
    kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
    limitingConeAngle radius baseFrequency numOctaves seed stitchTiles alignment-baseline baseline-shift clip clip-path
    clip-rule color color-interpolation color-interpolation-filters color-rendering direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size
    font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation letter-spacing
    lighting-color marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    unicode-bidi vector-effect visibility word-spacing writing-mode""".split()  # noqa: SIM905 -- with a line for each name it would fill pages
)
_OF_XML = {(_XML, "space"): "xml:space", (_XML, "lang"): "xml:lang"}
_HREFS: tuple[Name, ...] = (("", "href"), (_XLINK, "href"))

_INNER = re.compile(r"#[^\s#()\"'\\]+")
_REFERENCE = re.compile(r"url\(\s*[\"']?(#[^\s\"')]+)", re.IGNORECASE)


def admit_drawing(file: File, problems: Problems) -> bytes | None:
    """The drawing without what does not draw."""
    text = read_file(file, problems)
    root = parse_xml(text, problems) if text else None
    if text is None or root is None:
        return None
    if root.name != (_SVG, "svg"):
        message, remedy = "this is no drawing in SVG", f'begin it with <svg xmlns="{_SVG}">'
        problems.error(Code.REFUSED_FILE, message, location(text, root.start), remedy)
        return None
    left_out: dict[str, int] = {}
    (clean,) = _cleaned(root, left_out)
    clean = _bound(clean, frozenset(part.attributes.get(("", "id"), "") for part in clean.walk()), left_out)
    if _drawn(clean) > _MAX_DRAWN:
        message = f"this drawing copies its parts to more than {_MAX_DRAWN:,}"
        problems.error(
            Code.TOO_LARGE, message, location(text, root.start), "use fewer copies, and none inside of others"
        )
        return None
    for what, start in islice(left_out.items(), _MAX_TOLD):
        message = f"{what} was left out of the drawing"
        remedy = "nothing is to be done; the site gets the rest"
        problems.add(notice(Code.REFUSED_FILE, message, location(text, start), remedy))
    return f"{_written(clean)}\n".encode()


def _cleaned(element: Element, left_out: dict[str, int]) -> Iterator[Element]:
    """The element with what draws in it; what it holds if it is only around that; nothing if it does not draw.

    ``left_out`` gets what else there was, each with where it first stands.
    """
    space, tag = element.name
    if space == _SVG and tag in _AROUND:
        for child in element.elements:
            yield from _cleaned(child, left_out)
    elif space == _SVG and tag in _ELEMENTS:
        attributes = dict(_clean_attributes(element, left_out))
        children: list[Element | str] = []
        for part in element.children:
            if isinstance(part, Element):
                children.extend(_cleaned(part, left_out))
            elif tag in _TEXTS:
                children.append(part)
        if tag == "style" and _is_unsafe("".join(part for part in children if isinstance(part, str))):
            left_out.setdefault("'style', which names something outside of it,", element.start)
        else:
            yield Element(("", tag), attributes, element.start, children)
    elif space in (_SVG, _HTML, "") and tag != "metadata":
        left_out.setdefault(f"'{tag}'", element.start)


def _clean_attributes(element: Element, left_out: dict[str, int]) -> Iterator[tuple[Name, str]]:
    for name, value in element.attributes.items():
        space, local = name
        if name in _HREFS and _INNER.fullmatch(value.strip()) and element.name[1] not in _AROUND:
            yield ("", "href"), value.strip()
        elif name in _OF_XML:
            yield ("", _OF_XML[name]), value
        elif not space and local in _ATTRIBUTES and (local in _WORDS or "(" not in value or not _is_unsafe(value)):
            yield name, value
        elif name in _HREFS or (not space and not local.startswith("data-")):
            left_out.setdefault(f"'{local}' of '{element.name[1]}'", element.start)


def _bound(element: Element, ids: frozenset[str], left_out: dict[str, int]) -> Element:
    """The element without references to what is not in the drawing, or is no longer."""
    attributes = dict(element.attributes)
    if ("", "href") in attributes and ids.isdisjoint(_named(attributes["", "href"])):
        del attributes["", "href"]
        left_out.setdefault(f"'href' of '{element.name[1]}', which leads to nothing that stays,", element.start)
    children = [part if isinstance(part, str) else _bound(part, ids, left_out) for part in element.children]
    return replace(element, attributes=attributes, children=children)


@lru_cache(maxsize=1024)  # most attributes of a drawing have one of a few values
def _is_unsafe(style: str) -> bool:
    return any(style_faults(style, is_in_drawing=True))


def _drawn(root: Element) -> float:
    """How many elements a browser draws for a drawing, all copies counted; infinitely many if one copies itself."""
    parts = {element.attributes.get(("", "id"), ""): element for element in root.walk()} | {"": root}
    copied = {
        id_: [target for element in part.walk() for target in _targets(element.attributes) if target in parts]
        for id_, part in parts.items()
    }
    drawn: dict[str, int] = {}
    try:
        for id_ in TopologicalSorter(copied).static_order():
            own = sum(1 for _ in parts[id_].walk())
            drawn[id_] = min(own + sum(drawn[target] for target in copied[id_]), _MAX_DRAWN + 1)
    except CycleError:
        return math.inf
    return drawn[""]


def _targets(attributes: Mapping[Name, str]) -> Iterator[str]:
    """The ids that an element refers to, in a reference or a style."""
    for name, value in attributes.items():
        found = [value] if name == ("", "href") else _REFERENCE.findall(value)
        for reference in found:
            yield from _named(reference)


def _named(reference: str) -> set[str]:
    """The ids that a reference may mean: as it stands, and as an address is read, ``#%61`` for ``a``."""
    return {reference[1:], unquote(reference[1:])}


def _written(element: Element, space: str = f' xmlns="{_SVG}"') -> str:
    tag = element.name[1]
    attributes = "".join(f' {name}="{as_xml(value)}"' for (_, name), value in element.attributes.items())
    inner = "".join(as_xml(child) if isinstance(child, str) else _written(child, "") for child in element.children)
    return f"<{tag}{space}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{space}{attributes}/>"

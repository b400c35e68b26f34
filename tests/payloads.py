"""Texts that would run a script, steer the reader's browser or call another host, if a page let them.

``alert(7357)`` is what they run. Each stands for a family: a browser, an extension of Markdown or a theme reads it in a
way of its own.
"""

from __future__ import annotations

RUN = "alert(7357)"

HTML = {
    "script": f"<script>{RUN}</script>",
    "script in odd case and on two lines": f"<ScRiPt\n>{RUN}</sCrIpT\n>",
    "script with a stroke": f"<script/src=data:,{RUN}></script>",
    "script from elsewhere": '<script src="//x.example/a.js"></script>',
    "module": f'<script type="module">{RUN}</script>',
    "import map": '<script type="importmap">{"imports": {"a": "data:text/javascript,"}}</script>',
    "rules that load pages": '<script type="speculationrules">{"prefetch": [{"urls": ["//x.example"]}]}</script>',
    "handler of a picture": f"<img src=x onerror={RUN}>",
    "handler without a space": f'<div><img src="x"onerror={RUN}></div>',
    "handler in capitals": f'<b OnMouseOver="{RUN}">x</b>',
    "handler of details": f"<details open ontoggle={RUN}><summary>x</summary></details>",
    "handler of an unknown element": f"<x-y onclick={RUN}>y</x-y>",
    "handler of the body": f"<body onload={RUN}>",
    "handler of what is found": f"<p hidden=until-found onbeforematch={RUN}>x</p>",
    "handler of a field in focus": f"<input onfocus={RUN} autofocus>",
    "handler of a film": f"<video><source onerror={RUN}></video>",
    "drawing that loads": f"<svg/onload={RUN}>",
    "script in a drawing": f"<svg><script>{RUN}</script></svg>",
    "link in a drawing": f"<svg><a xlink:href=javascript:{RUN}><text>x</text></a></svg>",
    "drawing that changes": f"<svg><a><animate attributeName=href values=javascript:{RUN} /></a></svg>",
    "drawing of another document": f"<svg><use href='data:image/svg+xml,<svg id=x onload={RUN}/>#x'/></svg>",
    "page in a drawing": f"<svg><foreignObject><script>{RUN}</script></foreignObject></svg>",
    "style in a drawing": f"<svg><style><img src=x onerror={RUN}></style></svg>",
    "style broken out of a drawing": f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>"></svg>',
    "formula": f"<math href=javascript:{RUN}>x</math>",
    "formula that mutates": "<math><mtext><table><mglyph><style><!--</style>"
    f'<img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    "formula in a form": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    "without scripts": f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    "template": f"<template><script>{RUN}</script></template>",
    "text field": f"<textarea><img title='</textarea><img src onerror={RUN}>'>",
    "title": f"<title><p title='</title><script>{RUN}</script>'></title>",
    "choice": f"<select><style></select><img src=x onerror={RUN}></style></select>",
    "example": f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    "plain text": f"<plaintext><script>{RUN}",
    "comment that ends at once": f"<!--><img src=x onerror={RUN}>-->",
    "comment that ends oddly": f"<!-- --!><img src=x onerror={RUN}>-->",
    "end of the article": f"</article></main></body><script>{RUN}</script>",
    "frame": f"<iframe src=javascript:{RUN}></iframe>",
    "frame of a page": '<iframe src="people.html"></iframe>',
    "frame with a page": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "object": f"<object data=javascript:{RUN}></object>",
    "embedded": f"<embed src=javascript:{RUN}>",
    "form": f"<form action=javascript:{RUN}><button>x</button></form>",
    "button of a form elsewhere": '<button form="search" formaction="//x.example">x</button>',
    "refresh": f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "policy": '<meta http-equiv="Content-Security-Policy" content="script-src *">',
    "base": "<base href=//x.example/>",
    "link": '<link rel=preload as=script href="//x.example/a.js">',
    "style": "<style>@import '//x.example/a.css'</style>",
    "style that loads": "<p style='background:url(//x.example/a)'>x</p>",
    "style that loads in disguise": r"<p style='background:\75rl(//x.example/a)'>x</p>",
    "style that runs": f"<p style='x:expression({RUN})'>y</p>",
    "link that tells": "<a href='//x.example' ping='//y.example'>x</a>",
    "picture from elsewhere": '<img src="//x.example/a.png" alt="x">',
    "pictures from elsewhere": "<img srcset='//x.example/a 1x' alt='x'>",
    "background": "<table background='//x.example/a'><tr><td>x</td></tr></table>",
    "id of the theme": '<p id="__config">{"search": "//x.example/a.js"}</p>',
    "name of a property": '<img name="currentScript" src="map.html" alt="x">',
    "address with a tab": f'<a href="java\tscript:{RUN}">x</a>',
    "address with a control character": f"<a href='&#1;javascript:{RUN}'>x</a>",
    "address in references": f'<a href="&#x6a;&#x61;vascript&colon;{RUN}">x</a>',
    "address with a line end": f'<a href="javascript&NewLine;:{RUN}">x</a>',
    "marquee": f"<marquee onstart={RUN}>x</marquee>",
}
"""As it stands in a page; every one has to be refused."""

MARKDOWN = {
    "link": f"[x](javascript:{RUN})",
    "link in odd case": f"[x](JaVaScRiPt:{RUN})",
    "link with a reference": f"[x](&#106;avascript:{RUN})",
    "link to a page in itself": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCg3MzU3KTwvc2NyaXB0Pg==)",
    "link of another language": "[x](vbscript:msgbox)",
    "link between brackets": f"[x](<javascript:{RUN}>)",
    "link defined elsewhere": f"[x][y]\n\n[y]: javascript:{RUN}",
    "bare address": f"<javascript:{RUN}>",
    "picture": f"![x](javascript:{RUN})",
    "attributes of a word": f"*x*{{ onclick={RUN} }}",
    "attributes of a heading": f'## x {{ onclick="{RUN}" }}',
    "attributes of code": f"`x`{{ onmouseover={RUN} }}",
    "style of a word": "*x*{ style='background: url(//x.example/a)' }",
    "Markdown in HTML": f"<div markdown='1'><script>{RUN}</script></div>",
    "attributes of Markdown in HTML": f"<div markdown='1' onclick={RUN}>x</div>",
    "footnote": f"x[^1]\n\n[^1]: <script>{RUN}</script>",
    "tab": f'=== "<script>{RUN}</script>"\n\n    x',
    "note": f'!!! note "<script>{RUN}</script>"\n\n    x',
    "folded note": f'??? note "<img src=x onerror={RUN}>"\n\n    x',
    "table": f"| <script>{RUN}</script> |\n|---|\n| x |",
    "definition": f"Term\n:   <script>{RUN}</script>",
    "task": f"- [x] <script>{RUN}</script>",
    "mark": f"==<script>{RUN}</script>==",
    "insertion": f"{{++<script>{RUN}</script>++}}",
    "block of HTML": f"/// html | iframe\n    attrs: {{srcdoc: '<script>{RUN}</script>'}}\n///",
    "script as a block": f"/// html | script\n{RUN}\n///",
}
"""Likewise, by way of Markdown and its extensions."""

HARMLESS = {
    "code": f"`<script>{RUN}</script>`",
    "block of code": f"```html\n<script>{RUN}</script>\n```",
    "title of code": f'``` py title="<img src=x onerror={RUN}>"\nx\n```',
    "abbreviation": f'*[XSS]: <script>{RUN}</script>"onclick="{RUN}\n\nXSS',
    "formula": f"$<script>{RUN}</script>$",
    "template": f"{{{{ {RUN} }}}}{{% raw %}}${{{RUN}}}#{{{RUN}}}",
    "escaped": f"&lt;script&gt;{RUN}&lt;/script&gt;",
    "title of a link": f"[x](https://x.example/ '\" onclick=\"{RUN}')",
    "address with quotation marks": f'<https://x.example/"onclick="{RUN}>',
    "declaration": f"<![CDATA[<img src=x onerror={RUN}>]]>",
    "instruction": f"<?x <img src=x onerror={RUN}> ?>",
    "comment": f"<!-- <img src=x onerror={RUN}> -->",
    "heading": f"## &lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt;",
    "label of a heading": f"## x {{ data-toc-label='<img src=x onerror={RUN}>' }}",
    "id of a heading": f"## x {RUN} {{ #onclick }}",
    "footnote's name": f"x[^<script>{RUN}</script>]\n\n[^<script>{RUN}</script>]: y",
    "icon": ":material-map: :script: `:<script>:`",
}
"""What is shown as text, or not at all."""

TEXTS = (
    f"</title><script>{RUN}</script>",
    f'"><img src=x onerror={RUN}>',
    f"' onmouseover='{RUN}",
    f"&lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt;",
    f"</script><script>{RUN}</script>",
    f"--><svg onload={RUN}>",
    f"{{{{ {RUN} }}}}{{% include 'x' %}}",
    f"javascript:{RUN}",
)
"""For a field that is shown as text: title, description, name in the navigation."""

EXTENSIONS = """
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.blocks.caption
  - pymdownx.blocks.html
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {linenums: true, anchor_linenums: true, line_spans: __span}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
"""For mkdocs.yml: the extensions of Markdown that sites with this theme use."""

EVERYTHING = """---
title: About <us> & "them"
description: All that Markdown makes
icon: material/map
status: new
hide: [toc]
tags: [method]
search:
  boost: 2
---

# A heading <em>x</em> `code` &amp; more { #custom .cls title="y" }

!!! note "A *title*"
    Text[^1] :material-map: ++ctrl+alt+del++ ==mark== ^^ins^^ ~~del~~ H~2~O $x^2$

??? tip "More"
    Folded

=== "One"
    First

    ``` python title="x.py" hl_lines="1" linenums="1"
    print("<script>")
    ```

=== "Two"
    - [x] done
    - [ ] open

| a | b |
|---|:-:|
| 1 | 2 |

Term
:   Definition with HTML

*[HTML]: Hyper "Text"

[^1]: A note with [a link](https://x.example/){ target=_blank rel=nofollow }

<div markdown="1" class="grid">
A *word*
</div>

<details><summary>x</summary><p>y</p></details>
<table><tr><td>1</td></tr></table>

`#!python print(1)` <kbd>x</kbd> <!-- a comment --> [people](people.md#dockers)

/// caption
A caption
///
"""
"""A page with one of everything that has to pass."""


def page(payload: str) -> str:
    """A page that holds a payload on its fifth line."""
    return f"# Page\n\nText\n\n{payload}\n"

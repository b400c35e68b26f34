"""Pages written by hand and mkdocs.yml, the whole way: what could run is refused on its line, and all else is text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hand_written_sites import named, project, words_everywhere
from harbour import build_with_mkdocs
from mkdocs.exceptions import Abort, PluginError
from payloads import HTML, MARKDOWN, RUN, TEXTS
from trees import tree

from explainer.encode import as_yaml_string
from explainer.finished.content_policy import digest, known_code
from explainer.finished.markup import plain_pieces

pytestmark = pytest.mark.trust

Files = Mapping[str, bytes]


def refusals(folder: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """The errors of a build that fails, without the folder."""
    with pytest.raises(Abort):
        build_with_mkdocs(folder, folder / "site")
    found: list[str] = re.findall(r"^(\S+:\d+:\d+: error: .*) \[[\w-]+\]$", caplog.text, re.MULTILINE)
    return [line.removeprefix(f"{folder.as_posix()}/") for line in found]


# The text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("payloads", [HTML, MARKDOWN], ids=["HTML", "Markdown"])
def test_every_payload_is_refused_on_the_line_where_it_stands(
    payloads: Mapping[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pages = named(payloads)
    places = {line.split(": error:")[0] for line in refusals(project(tmp_path, pages), caplog)}
    told = {path: {int(place.split(":")[1]) for place in places if place.startswith(f"docs/{path}:")} for path in pages}
    names = dict(zip(pages, payloads, strict=True))
    assert [names[path] for path, lines in told.items() if not lines] == []
    last = {path: text.rstrip("\n").count("\n") + 1 for path, text in pages.items()}
    assert [names[path] for path, lines in told.items() if not lines & {*range(5, last[path] + 1)}] == []


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return words_everywhere(tmp_path_factory.mktemp("harmless"))


def test_what_markdown_and_its_extensions_make_passes(harmless: Files) -> None:
    found = tree(harmless["everything.html"].decode())
    article = found.one("article")
    for tag in ("svg", "table", "details", "input", "kbd", "abbr", "sup", "mark", "figcaption", "pre", "dl"):
        assert article.all(tag), tag
    assert found.one("title").text.startswith('About <us> & "them" - ')


def test_pages_as_we_and_the_theme_print_them_are_quickly_read(harmless: Files) -> None:
    pages = {path: content.decode() for path, content in harmless.items() if path.endswith(".html")}
    assert len(pages) > 40
    assert all(plain_pieces(text) for path, text in pages.items() if not path.startswith("shown/"))


def test_nothing_hostile_becomes_an_element_or_a_handler(harmless: Files) -> None:
    scripts = known_code(harmless["index.html"].decode())[0]
    for path, content in harmless.items():
        if path.endswith(".html") and not path.startswith(("entry/", "assets/")):
            found = tree(content.decode())
            assert known_code(content.decode())[0] == scripts, path
            assert not [element for element in found if element.attributes.get("src") == "x"], path
            assert not [name for element in found for name in element.attributes if name.startswith("on")], path
            addresses = [link.attributes.get("href", "") for link in found.all("a")]
            assert not [address for address in addresses if address.startswith("javascript")], path


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_words_reach_the_reader_as_they_were_written(harmless: Files, number: int) -> None:
    found = tree(harmless[f"head/{number}.html"].decode())
    read = {meta.attributes.get("name"): meta.attributes.get("content") for meta in found.all("meta")}
    words = TEXTS[number].replace("&lt;", "<").replace("&gt;", ">")  # MkDocs reads references in titles
    assert {read["description"], read["author"]} == {words}
    assert found.one("title").text.startswith(f"{words} - ")
    assert words in [" ".join(link.text.split()) for link in found.all("a", "md-tabs__link")]


def test_the_index_of_the_search_holds_no_elements(harmless: Files) -> None:
    assert not re.search(rb'"(?:title|text)":"[^"]*<(?:script|img|svg)', harmless["search/search_index.json"])


# The head ------------------------------------------------------------------------------------------------------------


def test_heads_are_refused_on_their_line_and_all_in_one_run(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    heads = {
        "a.md": "status: 'new\"><script>alert(7357)</script>'",
        "b.md": "hide: 3",
        "c.md": "title: x\nsearch: 7",
        "d.md": "template: ../../x",
        "e.md": "icon: ../../etc/passwd",
    }
    pages = {name: f"---\n{head}\n---\n\n# Page\n" for name, head in heads.items()}
    assert [line.split(": error:")[0] for line in refusals(project(tmp_path, pages), caplog)] == [
        "docs/a.md:2:9", "docs/b.md:2:7", "docs/c.md:3:9", "docs/d.md:2:11", "docs/e.md:2:7",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("icon: material/nothing", "docs/a.md:2:7: error: the theme has no icon 'material/nothing'"),
        ("template: nothing.html", "docs/a.md:2:11: error: the theme has no template 'nothing.html'"),
    ],
)
def test_what_the_theme_does_not_have_is_told(
    head: str, found: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert refusals(project(tmp_path, {"a.md": f"---\n{head}\n---\n\n# Page\n"}), caplog) == [found]


META = "plugins: [search, meta, explainer]\n"


def test_fields_for_all_pages_of_a_folder_are_read_as_heads_are(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(tmp_path, {"more/a.md": "---\nhide: [toc]\n---\n\n# A\n"}, META)
    (folder / "docs" / ".meta.yml").write_text("hide: 3\nsearch: 7\nowner: x\n", encoding="utf-8")
    (folder / "docs" / "more" / ".meta.yml").write_text("tags: x\nhide: toc\n", encoding="utf-8")
    assert [line.split(": error:")[0] for line in refusals(folder, caplog)] == [
        "docs/.meta.yml:1:7", "docs/.meta.yml:2:9", "docs/.meta.yml:3:1",
        "docs/more/.meta.yml:1:7", "docs/more/.meta.yml:2:7",
    ]  # fmt: skip


def test_an_icon_for_all_pages_is_one_of_the_theme(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project(tmp_path, {"a.md": "# A\n"}, META)
    (folder / "docs" / ".meta.yml").write_text("icon: material/nothing\n", encoding="utf-8")
    assert refusals(folder, caplog) == ["docs/.meta.yml:1:7: error: the theme has no icon 'material/nothing'"]


def test_fields_for_all_pages_reach_them_as_words(tmp_path: Path) -> None:
    folder = project(tmp_path, {"more/a.md": "---\nhide: [toc]\n---\n\n# A\n"}, META)
    (folder / "docs" / "more" / ".meta.yml").write_text(f"description: {as_yaml_string(TEXTS[0])}\n", encoding="utf-8")
    site = build_with_mkdocs(folder, folder / "site")
    described = tree(site["more/a.html"].decode()).all("meta", name="description")
    assert [meta.attributes["content"] for meta in described] == [TEXTS[0]]
    assert ".meta.yml" not in str(sorted(site))


@pytest.mark.parametrize("event", ["on_page_markdown(markdown", "on_page_context(context"])
@pytest.mark.parametrize("path", ["a.md", "map.md"])
def test_what_hooks_add_to_a_head_is_read_once_more(
    event: str, path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(tmp_path, {"a.md": "# A\n"}, "hooks: [hook.py]\n")
    hook = f"def {event}, page, **_):\n    if page.file.src_uri == '{path}':\n        page.meta['hide'] = {{'x': 3}}\n"
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    assert refusals(folder, caplog) == [
        f"{path}:1:1: error: a hook or another plugin has changed the head of this page: "
        "'hide' should be a list, found fields"
    ]


# mkdocs.yml ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("copyright: '<script>alert(7357)</script>'", "a page may not hold the element 'script'"),
        ("copyright: '<b onclick=alert(7357)>x</b>'", "'onclick' puts code into an attribute"),
        ("nav: [index.md, {x: 'javascript:alert(7357)'}]", "'javascript:alert(7357)' is not a safe address"),
        ("extra: {homepage: 'JavaScript:alert(7357)'}", "'JavaScript:alert(7357)' is not a safe address"),
        (
            "extra: {social: [{icon: material/map, link: 'data:text/html,x'}]}",
            "'data:text/html,x' is not a safe address",
        ),
        (
            "repo_url: 'https://editor:secret@code.example/story'",
            "this address holds the name of a user, and perhaps a password, and every page would tell it",
        ),
        (
            "site_url: 'https://editor@news.example/'",
            "this address holds the name of a user, and perhaps a password, and every page would tell it",
        ),
        ("extra: {analytics: {provider: google, property: x}}", "what counts readers tells others who reads what"),
        ("extra: {social: 3}", "the theme cannot print a page with these settings: 'int' object is not iterable"),
        ("extra_javascript: [js/a.js]", "the script 'js/a.js' is not allowed"),
        ("extra_javascript: ['https://x.example/a.js']", "the script 'https://x.example/a.js' is not allowed"),
        ("extra_templates: [a.html]", "templates in docs would run as programs when the site is built"),
        ("theme: {name: material, font: false, icon: {logo: ../../x}}", "'../../x' is not the name of an icon"),
        ("theme: {name: material, font: false, icon: {logo: material/no}}", "the theme has no icon 'material/no'"),
    ],
)
def test_settings_that_would_bring_code_to_every_page_are_refused_on_their_line(
    settings: str, found: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(tmp_path, settings=f"{settings}\n", extensions="")
    (told,) = refusals(folder, caplog)
    where, _, message = told.partition(": error: ")
    assert message == found
    line = int(where.removeprefix("mkdocs.yml:").split(":")[0])
    assert (
        "theme" in settings
        or "social: 3" in settings
        or settings in (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[line - 1]
    )


# Scripts of others ---------------------------------------------------------------------------------------------------


OWN = "console.log(1)"


SNIPPETS = "\nmarkdown_extensions:\n  - pymdownx.snippets"


def test_a_snippet_is_a_file_of_docs(tmp_path: Path) -> None:
    folder = project(tmp_path, {"a.md": '# A\n\n--8<-- "parts/b.md"\n', "parts/b.md": "From elsewhere."}, SNIPPETS, "")
    assert "From elsewhere." in build_with_mkdocs(folder, folder / "site")["a.html"].decode()


@pytest.mark.parametrize("name", ["key.txt", "../key.txt", ".git/config", "/etc/hostname", "none.md"])
def test_no_other_file_of_the_project_comes_in_as_a_snippet(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, {"a.md": f'# A\n\n--8<-- "{name}"\n'}, SNIPPETS, "")
    (folder / ".git").mkdir()
    for path in ("key.txt", ".git/config"):
        (folder / path).write_text("secret", encoding="utf-8")
    monkeypatch.chdir(folder)
    with pytest.raises(PluginError, match=f"Snippet at path '{name}'"):
        build_with_mkdocs(folder, folder / "site")


def test_folders_of_snippets_hold_no_links(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project(tmp_path, {}, f"{SNIPPETS}: {{base_path: {tmp_path / 'parts'}}}\n", "")
    (folder / "parts").mkdir()
    (folder / "parts/env.md").symlink_to("/proc/self/environ")
    assert refusals(folder, caplog) == ["parts/env.md:1:1: error: this is a symbolic link"]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("base_path: [docs, .]", "18:25: error: snippets could bring any file of the project onto the site"),
        ("base_path: ..", "18:25: error: snippets could bring any file of the project onto the site"),
        ("url_download: true", "18:5: error: snippets from elsewhere would come onto the site unseen"),
        ("restrict_base_path: false", "18:5: error: snippets from elsewhere would come onto the site unseen"),
    ],
)
@pytest.mark.parametrize("class_", ["", ":SnippetExtension"])
def test_snippets_come_from_named_folders(
    option: str,
    class_: str,
    message: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = project(tmp_path, {}, f"{SNIPPETS}{class_}: {{{option}}}\n", "")
    message = message.replace("18:25", f"18:{25 + len(class_)}")
    monkeypatch.chdir(folder)
    assert refusals(folder, caplog) == [f"mkdocs.yml:{message}"]


@pytest.mark.parametrize("name", ["pymdownx.b64", "pymdownx.b64:B64Extension"])
def test_no_picture_goes_into_a_page_past_the_check_of_pictures(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(tmp_path, {}, f"markdown_extensions:\n  - {name}: {{base_path: docs}}\n", "")
    assert refusals(folder, caplog) == [
        "mkdocs.yml:17:5: error: pictures would come into pages unseen, from wherever a link leads"
    ]


def test_cells_of_tables_stand_where_they_should(tmp_path: Path) -> None:
    folder = project(tmp_path, {"a.md": "# A\n\n| b | c |\n|:-:|--:|\n| 1 | 2 |\n"})
    cells = tree(build_with_mkdocs(folder, folder / "site")["a.html"].decode()).all("td")
    assert [cell.attributes for cell in cells] == [{"align": "center"}, {"align": "right"}]


HOSTILE = f"<script>{RUN}</script><img src=x onerror={RUN}>"


def printing(folder: Path, expression: str, fields: str) -> Path:
    """A project whose template prints something of each page, with fields for one page or for all."""
    pages = {"a.md": f"---\n{fields}---\n\n# A\n"}
    project(folder, pages, META + "theme: {name: material, font: false, custom_dir: ours}\n")
    block = f"{{% block announce %}}{{% if page %}}{{{{ {expression} }}}}{{% endif %}}{{% endblock %}}"
    (folder / "ours").mkdir()
    (folder / "ours" / "main.html").write_text(f'{{% extends "theme/main.html" %}}\n{block}\n', encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", ["a.md", ".meta.yml"])
def test_a_description_is_text_although_a_template_calls_it_safe(place: str, tmp_path: Path) -> None:
    fields = f"description: {as_yaml_string(HOSTILE)}\n"
    folder = printing(tmp_path, "page.meta.description | safe", fields if place == "a.md" else "")
    if place == ".meta.yml":
        (folder / "docs" / place).write_text(fields, encoding="utf-8")
    page = tree(build_with_mkdocs(folder, folder / "site")["a.html"].decode())
    assert HOSTILE in page.one("aside", "md-banner").text
    assert not [image for image in page.all("img") if image.attributes.get("src") == "x"]


def test_what_a_template_turns_into_code_again_fails_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    description = f"description: {as_yaml_string(HOSTILE)}\n"
    told = refusals(printing(tmp_path, "page.meta.description | striptags | safe", description), caplog)
    assert {line.partition(": error: ")[2] for line in told if line.startswith("a.html:")} >= {
        "'onerror' puts code into an attribute", "the script is none of ours and none of the theme's",
    }  # fmt: skip


def with_override(folder: Path, allowed: str = "") -> Path:
    project(folder, settings="theme: {name: material, font: false, custom_dir: ours}\n")
    (folder / "ours" / "partials").mkdir(parents=True)
    (folder / "ours" / "partials" / "comments.html").write_text(f"<script>{OWN}</script>\n", encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - explainer\n", f"  - explainer: {{allow_scripts: [{allowed}]}}\n")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def test_a_template_of_the_project_extends_ours(tmp_path: Path) -> None:
    folder = project(
        tmp_path, settings="theme: {name: material, font: false, custom_dir: own, features: [announce.dismiss]}\n"
    )
    text = '{% extends "base.html" %}{% block announce %}<p id="news">We moved.</p>{% endblock %}'
    (folder / "own").mkdir()
    (folder / "own" / "main.html").write_text(text, encoding="utf-8")
    site = build_with_mkdocs(folder, folder / "site", site_url="https://x.example/")
    for path in ("index.html", "404.html"):
        found = site[path].decode()
        assert tree(found).one("p", id="news").text == "We moved."
        assert 'property="og:site_name"' in found


def test_a_script_of_a_template_of_the_project_is_none_of_the_theme_s(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (told,) = refusals(with_override(tmp_path), caplog)
    assert re.fullmatch(
        r"claims\.html:\d+:\d+: error: the script is none of ours and none of the theme's; \d+ pages hold it", told
    )


def test_a_script_that_mkdocs_yml_names_by_its_hash_runs(tmp_path: Path) -> None:
    built = build_with_mkdocs(with_override(tmp_path, f"'{digest(OWN)}'"), tmp_path / "site")
    assert digest(OWN).encode() in built["index.html"]


def test_a_script_that_mkdocs_yml_names_by_its_path_is_loaded(tmp_path: Path) -> None:
    folder = project(tmp_path, settings="extra_javascript: [js/own.js]\n")
    (folder / "docs" / "js").mkdir()
    (folder / "docs" / "js" / "own.js").write_text(OWN, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - explainer\n", "  - explainer: {allow_scripts: [js/own.js]}\n")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    built = build_with_mkdocs(folder, tmp_path / "site")
    assert b'<script src="js/own.js">' in built["index.html"]


@pytest.mark.parametrize("name", ["../x.js", "/etc/x.js", "https://x.example/a.js", "x.css", "sha256-x", "a/../b.js"])
def test_a_script_is_named_by_a_path_below_docs_or_by_a_hash(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (told,) = refusals(with_override(tmp_path, f"'{name}'"), caplog)
    assert told.endswith(f"error: '{name}' is neither the path of a script nor the hash of one")


@pytest.mark.parametrize(
    ("hook", "found"),
    [
        ("on_page_content(html, **_): return html + '<script>go()</script>'", "the script is none of ours"),
        ("on_post_page(output, **_): return output.replace('</body>', '<script src=\"people.html\"></script></body>')",
         "the script 'people.html' is none of ours"),
        ("on_post_page(output, **_): return output.replace('</body>', '<style>p {}</style></body>')",
         "the style is none of ours"),
        ("on_post_page(output, **_): return output.replace('</body>', '<iframe src=\"people.html\"></iframe></body>')",
         "the frame 'people.html' is none of ours"),
        ("on_post_page(output, **_): return output.replace('script-src', 'script-srk')",
         "this page has no content policy of this program"),
        ("on_post_page(output, **_): return output.replace('</body>', '<b onclick=\"go()\">x</b></body>')",
         "'onclick' puts code into an attribute"),
    ],
)  # fmt: skip
def test_what_a_hook_brings_is_found_in_the_finished_page(
    hook: str, found: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(tmp_path, settings="hooks: [hook.py]\n")
    (folder / "hook.py").write_text(f"def {hook}\n", encoding="utf-8")
    assert any(f"error: {found}" in line for line in refusals(folder, caplog))


def test_a_page_of_another_plugin_is_read_like_one_in_docs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project(tmp_path, settings="hooks: [hook.py]\n")
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made\\n\\n<script>go()</script>\\n'))\n"
        "    return files\n",
        encoding="utf-8",
    )
    assert refusals(folder, caplog) == ["made.md:3:1: error: a page may not hold the element 'script'"]


@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_pages_of_any_depth_are_held_by_one_policy(directory_urls: bool, tmp_path: Path) -> None:
    folder = project(tmp_path, {"a.md": "# A\n", "deep/b.md": "# B\n"}, "nav: [index.md, a.md, deep/b.md]\n"
                     "validation: {nav: {omitted_files: ignore}}\n")  # fmt: skip
    built = build_with_mkdocs(folder, tmp_path / "site", use_directory_urls=directory_urls)
    pages = [built[path].decode() for path in built if path.endswith(".html") and not path.startswith("entry/")]
    policies = {found[1] for html in pages if (found := re.search(r'Security-Policy" content="([^"]*)"', html))}
    assert len([policy for policy in policies if "sha256-" in policy]) == 1
    assert len({known_code(html)[0] for html in pages}) == 2  # those of the theme, and the frame of the map

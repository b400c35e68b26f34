"""The shape of the program: one-way imports, one room for each library, complete families, nothing of any story."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pydantic import BaseModel

import explainer
from explainer.commands import COMMANDS
from explainer.diagnostics.problems import Code
from explainer.exports import EXPORTS
from explainer.kinds import KINDS
from explainer.kinds.entry import Entry
from explainer.kinds.ledger import Ledger
from explainer.kinds.page_head import PageHead
from explainer.kinds.parts import Model
from explainer.kinds.project import FrontMatter, Project
from explainer.kinds.verified import Verified
from explainer.pages import PAGES

PACKAGE = Path(explainer.__file__).parent
TESTS = Path(__file__).parent

# A room, which is a module or a folder, imports only from rooms in the rows above its own.
ORDER = (
    ("words", "dates", "geography", "encode", "scripts"),
    ("diagnostics", "locale"),
    ("kinds", "maps", "files", "finished", "yaml"),
    ("admission", "reading", "links"),
    ("editing", "repairs"),
    ("pages", "starting"),
    ("exports", "review"),
    ("site",),
    ("commands", "mkdocs_plugin"),
    ("cli",),
    ("__main__",),
)
ROW = {name: number for number, row in enumerate(ORDER) for name in row}

# Folders of interchangeable siblings, which share nothing but their base; the others hold steps of one matter.
FAMILIES = {
    "kinds": {"coordinates", "entry", "field_types", "kind", "language_codes", "markers", "parts", "validators"},
    "pages": {
        "page", "context", "interface", "compiled", "jumps", "linked_data", "makers", "options", "printed", "prose",
        "render", "cover", "cover_map", "newest", "pictures", "search", "shelves", "style_sheet", "tables", "templates",
        "traces", "volumes", "ways",
    },
    "exports": {"export"},
    "commands": {"brought", "command", "inputs", "origin", "outputs"},
    "mkdocs_plugin": {
        "absent", "files_by_hand", "known", "navigation", "options", "pages_by_hand", "preview", "publication",
        "search", "settings", "telling", "theme", "unforeseen",
    },
    "repairs": {"repair"},
}  # fmt: skip

ONLY_IMPORTERS = {
    "yaml": {"yaml.compose"},
    "pydantic_core": {"kinds", "reading.complaints", "pages", "site"},
    "markdown_it": {
        *("words.blocks", "words.inlines", "words.markdown"),
        *("reading.article", "reading.article_file", "pages"),
    },
    "nh3": {"finished.hand_written", "pages"},
    "ahocorasick": {"words.mentions"},
    "rapidfuzz": {"words.selectors", "words.typos"},
    "PIL": {"admission.pictures", "pages"},
    "tinycss2": {"admission.style_sheets"},
    "xml.parsers": {"admission.xml_trees", "finished.xml"},
    "fontTools": {"pages"},
    "bs4": {"finished.binding"},
    "pypdf": {"admission.documents", "finished.pdf"},
    "zipfile": {"finished.archive"},
    "folium": {"maps.interactive"},
    "branca": {"maps.interactive"},
    "jinja2": {"pages", "mkdocs_plugin"},
    "gettext": {"locale.interface", "locale.catalogue"},
    "babel.dates": {"locale.interface"},
    "babel.lists": {"locale.interface"},
    "babel.messages": {"locale.catalogue"},
    "babel.numbers": {"locale.interface"},
    "babel.units": {"locale.interface"},
    "mkdocs": {"mkdocs_plugin"},
    "ctypes": {"files.kernel"},
    "fcntl": {"files.workroom"},
    "msvcrt": {"files.workroom"},
    "signal": {"files.kernel"},
    "shutil": {"files.workroom", "commands"},
    "os": {
        "diagnostics.refusals", "files.cache", "files.entries", "files.environment", "files.kernel", "files.manifest",
        "files.staging", "files.walking", "files.workroom", "files.writing", "commands", "cli",
    },
    "importlib": {"files.package", "commands"},
    "socket": {"links.probe", "commands"},
    "ssl": {"links.probe"},
    "http": {"links.probe"},
    "ipaddress": {"words.hosts"},
    "threading": {"links.probe"},
    "concurrent": {"links.probe"},
    "time": {"links.probe", "files.staging"},
    "subprocess": {"commands"},
    "uuid": {"exports"},
    "argparse": {"commands", "cli"},
    "sqlite3": {"files.store"},
    "sys": {"files.package", "files.workroom", "commands", "cli", "__main__"},
}  # fmt: skip
NEVER = {"logging", "random", "secrets", "tempfile", "urllib.request", "locale", "getpass"}

DISK = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename", "rmdir", "touch",
    "exists", "is_file", "is_dir", "iterdir", "glob", "rglob", "stat", "symlink_to", "chmod", "cwd",
}  # fmt: skip
LOTS = {"uuid1", "uuid4", "uuid6", "uuid7", "uuid8", "urandom", "getrandbits"}
CLOCK = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}


def modules() -> dict[str, ast.Module]:
    """Every module of the program by dotted name without the package's own, parsed."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = modules()
NAMES = sorted(set(MODULES) - {"__init__"})


def room(name: str) -> str:
    """The module, or the folder it stands in."""
    return name.split(".")[0]


def place(name: str) -> str:
    """The module; for siblings their family."""
    return room(name) if room(name) in FAMILIES else name


@cache
def imports(name: str) -> frozenset[str]:
    """Dotted names that a module imports."""
    found: set[str] = set()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def imported_rooms(name: str) -> set[str]:
    own = (found.removeprefix("explainer.") for found in imports(name) if found.startswith("explainer."))
    return {room(found) for found in own} - {"__version__"}


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room(name) for name in NAMES} == set(ROW)


@pytest.mark.parametrize("name", NAMES)
def test_imports_go_one_way(name: str) -> None:
    allowed = {other for other in ROW if ROW[other] < ROW[room(name)]} | {room(name)}
    assert imported_rooms(name) <= allowed


@cache
def imported_modules(name: str) -> frozenset[str]:
    """Modules of the program that a module imports."""
    own = (found.removeprefix("explainer.") for found in imports(name) if found.startswith("explainer."))
    parts = ({found, found.rpartition(".")[0], f"{found.rpartition('.')[0]}.__init__"} for found in own)
    return frozenset(set().union(*parts) & set(NAMES) - {name})


def test_modules_import_each_other_in_no_circle() -> None:
    assert list(TopologicalSorter({name: imported_modules(name) for name in NAMES}).static_order())


def test_the_tower_of_modules_grows_no_higher() -> None:
    """A folder that hides a tangle is no gain, so levels are counted module by module too."""

    @cache
    def level(name: str) -> int:
        return 1 + max(map(level, imported_modules(name)), default=0)

    assert max(map(level, NAMES)) <= 17


def test_no_two_modules_have_one_name() -> None:
    """Except what is named by words of the data and of the command line: ``quotes`` is a kind and a page."""
    named_by_words = {"commands", "kinds", "pages"}
    counts = Counter(name.rpartition(".")[2] for name in NAMES if room(name) not in named_by_words)
    del counts["__init__"]
    assert [name for name, count in counts.items() if count > 1] == []


def test_the_page_about_the_house_names_every_room_below_those_it_imports() -> None:
    text = (TESTS.parent / "docs" / "house.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(table) == sorted(set(ROW) - {"__main__"})
    for name in NAMES:
        if name != "__main__":
            above = set(table[: table.index(room(name)) + 1])
            assert imported_rooms(name) <= above, name


@pytest.mark.parametrize("name", [name for name in NAMES if "." in name and room(name) not in FAMILIES])
def test_the_page_about_the_house_names_what_is_in_a_room(name: str) -> None:
    text = (TESTS.parent / "docs" / "house.md").read_text(encoding="utf-8")
    (line,) = re.findall(rf"^\| `{room(name)}` \| (.*) \|$", text, re.MULTILINE)
    assert name.endswith("__init__") or f"`{name.rpartition('.')[2]}`" in line


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_siblings_share_only_their_base(family: str) -> None:
    shared = FAMILIES[family]
    for name in NAMES:
        if name.startswith(f"{family}.") and not name.endswith("__init__"):
            inside = {found.split(".")[2] for found in imports(name) if found.startswith(f"explainer.{family}.")}
            assert {found for found in inside if (PACKAGE / family / f"{found}.py").exists()} <= shared


@pytest.mark.parametrize("library", sorted(ONLY_IMPORTERS))
def test_a_library_has_its_rooms(library: str) -> None:
    users = {
        place(name)
        for name in NAMES
        if any(found == library or found.startswith(f"{library}.") for found in imports(name))
    }
    assert users <= ONLY_IMPORTERS[library]


@pytest.mark.parametrize("name", ["maps.still", "maps.locator"])
def test_drawing_a_picture_imports_no_folium(name: str) -> None:
    found, waiting = set(), {name}
    while waiting:
        found |= waiting
        waiting = {other for module in waiting for other in imported_modules(module)} - found
    assert not [module for module in found if any(one.startswith("folium") for one in imports(module))]


def test_folium_is_imported_by_maps_and_mkdocs_by_the_plugin_indeed() -> None:
    assert any(found.startswith("folium") for found in imports("maps.interactive"))
    assert any(found.startswith("mkdocs.") for found in imports("mkdocs_plugin.__init__"))
    assert any(found.startswith("yaml") for found in imports("yaml.compose"))


@pytest.mark.parametrize("name", [name for name in NAMES if room(name) != "mkdocs_plugin"])
def test_the_core_does_not_log_or_draw_lots(name: str) -> None:
    found = imports(name)
    assert not {bad for bad in NEVER if any(one == bad or one.startswith(f"{bad}.") for one in found)}
    assert not calls(name) & LOTS


@cache
def calls(name: str) -> frozenset[str]:
    """Names of the functions and methods a module calls."""
    called = (node.func for node in ast.walk(MODULES[name]) if isinstance(node, ast.Call))
    names = (f.id if isinstance(f, ast.Name) else f.attr for f in called if isinstance(f, ast.Name | ast.Attribute))
    return frozenset(names)


@pytest.mark.parametrize("name", [name for name in NAMES if room(name) not in ("files", "commands", "cli")])
def test_only_files_and_commands_touch_the_disk(name: str) -> None:
    from_memory = {"open"} if name == "admission.pictures" else set()  # the function of Pillow, given bytes
    assert not calls(name) & DISK - from_memory


@pytest.mark.parametrize("name", [name for name in NAMES if room(name) != "commands"])
def test_only_commands_read_the_clock(name: str) -> None:
    measured = {"perf_counter"} if name == "files.staging" else set()  # how long a site was away, which is only told
    assert not calls(name) & CLOCK - measured


def test_only_the_command_links_goes_online() -> None:
    users = {name for name in NAMES if any(found.startswith("explainer.links.probe") for found in imports(name))}
    assert users == {"commands.links"}


@pytest.mark.parametrize("name", [name for name in NAMES if room(name) not in ("commands", "cli", "__main__")])
def test_only_the_command_line_prints_or_ends_the_program(name: str) -> None:
    assert not calls(name) & {"print", "exit", "input", "breakpoint"}


@pytest.mark.parametrize("name", NAMES)
def test_every_module_says_why_it_exists(name: str) -> None:
    assert ast.get_docstring(MODULES[name])


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("__main__", "mkdocs_plugin.__init__", "cli")])
def test_what_a_module_offers_exists(name: str) -> None:
    module = importlib.import_module(f"explainer.{name.removesuffix('.__init__')}")
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))


# Families -------------------------------------------------------------------------------------------------------------


def siblings(family: str, *others: str) -> set[str]:
    found = {module.name for module in pkgutil.iter_modules([str(PACKAGE / family)])}
    return {f"explainer.{family}.{name}" for name in found - FAMILIES[family] - set(others)}


def test_every_kind_is_registered() -> None:
    assert {kind.model.__module__ for kind in KINDS.values()} == siblings(
        "kinds", "project", "ledger", "verified", "page_head"
    )
    assert {name: kind.name for name, kind in KINDS.items()} == {name: name for name in KINDS}
    assert all(kind.model.kind == name for name, kind in KINDS.items())


def test_every_page_is_registered() -> None:
    assert {build.__module__ for build in PAGES} == siblings("pages")


def test_every_export_is_registered() -> None:
    assert {export.render.__module__ for export in EXPORTS} == siblings("exports")
    assert len({export.path for export in EXPORTS}) == len(EXPORTS)


def test_every_command_is_registered() -> None:
    assert {f"explainer.commands.{command.name}" for command in COMMANDS} == siblings("commands")
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("family", ["kinds", "pages", "exports", "commands"])
def test_every_sibling_has_its_tests(family: str) -> None:
    tested = {path.stem.removeprefix("test_") for path in (TESTS / family).glob("test_*.py")}
    assert {name.rpartition(".")[2] for name in siblings(family)} <= tested


def test_every_page_of_a_kind_is_built() -> None:
    built = {build.__module__.rpartition(".")[2].replace("atlas", "map") for build in PAGES}
    assert {kind.page for kind in KINDS.values()} <= built


def test_every_kind_of_problem_is_reported_somewhere() -> None:
    used = {
        node.attr
        for name in NAMES
        if name != "diagnostics.problems"
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    }
    assert used == {code.name for code in Code}


def test_what_is_raised_for_others_is_of_one_family() -> None:
    """Dates say no with a ValueError, which models take for a problem; what begins with ``_`` leaves no module."""
    raised = {
        f"{name}.{node.name}"
        for name in NAMES
        for node in MODULES[name].body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error") and not node.name.startswith("_")
    }
    family = {f"diagnostics.errors.{name}" for name in ("ExplainerError", "MisuseError", "SiteError", "StoryError")}
    assert raised == family | {"dates.DateError"}
    tree = ast.get_docstring(MODULES["diagnostics.errors"]) or ""
    assert all(name.rpartition(".")[2] in tree for name in family)


def test_codes_are_words_with_hyphens() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in Code)
    assert {code.value for code in Code} == {code.name.lower().replace("_", "-") for code in Code}


def models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield root
    for child in root.__subclasses__():
        yield from models(child)


def name_of(model: type[BaseModel]) -> str:
    return model.__name__


MODELS = sorted(set(models(Model)), key=name_of)


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_models_are_frozen_and_refuse_unknown_fields() -> None:
    checked: set[type[BaseModel]] = {*models(Entry), Project, FrontMatter, Ledger, Verified, PageHead}
    for model in checked:
        assert model.model_config["frozen"] is True
        assert model.model_config["extra"] == "forbid"


# No story -------------------------------------------------------------------------------------------------------------

STORY_WORDS = (
    "aghdam", "agdam", "karabakh", "artsakh", "armenia", "azerbaijan", "stepanakert", "khankendi", "lachin", "berdzor",
    "hakari", "harutyunyan", "harutiunian", "avanesian", "baku", "yerevan", "shusha", "flour", "azatutyun", "rfe",
    "genocide", "blockade", "Ստեփանակերտ", "Արցախ", "Xankəndi", "Степанакерт", "Карабах",
)  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.relative_to(PACKAGE).as_posix())
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in (".py", ".j2", ".js", ".css", ".html", ".md", ".yml", ".txt")
    ],
)
def test_nothing_of_the_story_lives_in_the_program(path: Path) -> None:
    text = path.read_text(encoding="utf-8").casefold()
    found = [word for word in STORY_WORDS if re.search(rf"\b{word.casefold()}", text)]
    assert found == []

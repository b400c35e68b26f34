"""The command fix: it shows before it writes, writes all or nothing, and says what is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harbour import BROKEN, FILES, MKDOCS, Run, build_with_mkdocs, changed, write_data

from explainer.commands import FAILED, MISUSED, OK

FULL = "No space left on device; make room on this disk, or name a place on another one"

TWO = changed("terms.yml", "see: [demurrage]", "see: [demurage]  # soon", BROKEN)
FOR_PEOPLE = changed("terms.yml", "see: [demurrage]", "see: [idling]", BROKEN)

DIFF = """data/events.yml:17:9: no actor is called 'docker'
--- data/events.yml
+++ data/events.yml
@@ -14,7 +14,7 @@
   time: noon
   description: They left the mole.
   story: in-the-report
-  who: [docker]
+  who: [dockers]
   where: [old-mole]
   elsewhere: [a café on the quay]
   sources: [gazette-0301, union-0302]

"""


def on_disk(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_an_earlier_version() -> dict[str, str]:
    """The harbour as the version before wrote it: with stances that are gone, and without the fields that are new."""
    files = {name: re.sub(r"\n  (about|heading|gist|genre|checked_on): .*", "", text) for name, text in FILES.items()}
    positions = "\n".join(
        f"    - {{party: {party}, stance: {stance}, text: It was told., sources: [union-0302]}}"
        for party, stance in (("town", "partly-accepts"), ("union", "denies"), ("atlases", "has-not-said"))
    )
    claim = "{name: It opened, status: agreed, finding: It did., positions: [%s]}"
    more = (("town", "asserts"), ("union", "unknown"))
    others = ", ".join(f"{{party: {party}, stance: {stance}, text: x, sources: [atlas]}}" for party, stance in more)
    files["claims.yml"] = re.sub(r"(?<=  positions:\n)(    - .*\n)+", f"{positions}\n", files["claims.yml"])
    files["claims.yml"] += f"opened: {claim % others}\n"
    files["sources.yml"] = files["sources.yml"].replace("seen: copy", "seen: not-seen")
    return files


def test_a_project_of_an_earlier_version_builds_once_it_is_repaired(here: Path, run: Run) -> None:
    write_data(here / "data", in_an_earlier_version())
    assert run("check", "--quiet")[0] == FAILED
    code, out, err = run("fix", "--write")
    assert (code, err) == (OK, "6 repairs written in 2 files: 0 errors and 0 warnings, 13 notices\n")
    assert "'partly-accepts' is no longer a value of 'stance'" in out
    (here / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (here / "docs").mkdir()
    assert b"accepts the fact, not the word" in build_with_mkdocs(here, here / "site")["claims.html"]


@pytest.mark.parametrize("write", [[], ["--write"]])
def test_a_sound_story_is_left_as_it_is(write: list[str], data: Path, run: Run) -> None:
    before = on_disk(data)
    assert run("fix", *write) == (OK, "", "nothing to repair: 0 errors and 0 warnings\n")
    assert on_disk(data) == before


@pytest.mark.usefixtures("data")
def test_quiet_fix_of_a_sound_story_says_nothing(run: Run) -> None:
    assert run("fix", "--quiet") == (OK, "", "")


def test_repairs_are_shown_with_their_reason_and_not_written(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    before = on_disk(here)
    message = "1 repair in 1 file, not written: add --write; then there are 0 errors and 0 warnings\n"
    assert run("fix") == (FAILED, DIFF, message)
    assert on_disk(here) == before


def test_repairs_are_shown_and_written(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    message = "1 repair written in 1 file: 0 errors and 0 warnings\n"
    assert run("fix", "--write") == (OK, DIFF, message)
    assert (here / "data" / "events.yml").read_text(encoding="utf-8") == FILES["events.yml"].lstrip("\n")
    assert run("fix", "--write") == (OK, "", "nothing to repair: 0 errors and 0 warnings\n")
    assert run("check", "--quiet") == (OK, "", "")
    assert len(on_disk(here)) == len(FILES)


def test_what_is_left_for_people_is_told_when_the_rest_is_written(here: Path, run: Run) -> None:
    write_data(here / "data", FOR_PEOPLE)
    code, out, err = run("fix", "--write")
    assert code == FAILED
    assert out == (
        f"{DIFF}data/terms.yml:4:9: error: no term is called 'idling' [unknown-reference]\n"
        " 4 |   see: [idling]\n"
        "   |         ^^^^^^\n"
        "   = add it to data/terms.yml, or correct the id\n"
    )
    assert err == "1 repair written in 1 file: 1 error and 0 warnings\n"
    assert run("fix")[0] == FAILED
    assert run("fix")[2] == "nothing to repair: 1 error and 0 warnings\n"


def test_fix_in_another_folder_writes_there(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(here / "data", BROKEN)
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    code, out, _ = run("fix", "../data", "--write")
    assert code == OK
    assert "who: [dockers]" in (here / "data" / "events.yml").read_text(encoding="utf-8")
    assert "+  who: [dockers]\n" in out


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_data(here / "data", TWO)
    before = on_disk(here)
    replace = Path.replace

    def refuse(self: Path, target: str) -> Path:
        if str(target).endswith("terms.yml"):
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = run("fix", "--write")
    assert (code, err) == (
        FAILED,
        f"explainer: data/terms.yml: {FULL}\n",
    )
    assert on_disk(here) == before


def test_a_folder_that_is_not_there_is_told(here: Path, run: Run) -> None:
    assert run("fix", "date") == (
        MISUSED, "", "explainer: there is no folder 'date'; name the folder that holds explainer.yml\n",
    )  # fmt: skip


def test_characters_that_a_terminal_would_obey_are_not_printed(here: Path, run: Run) -> None:
    write_data(here / "data", changed("events.yml", "  who: [docker]\n", "  who: [docker] # \x1b[2J\u200b\n", BROKEN))
    _, out, _ = run("fix")
    assert "\x1b" not in out
    assert "\u200b" not in out


# Asked for ----------------------------------------------------------------------------------------------------------


def test_an_id_is_renamed_and_what_breaks_is_told(data: Path, run: Run) -> None:
    code, out, err = run("fix", "--rename", "old-mole", "mole")
    assert code == FAILED
    assert out.startswith(
        "data/events.yml:18:11: 'old-mole' is called 'mole' from now on; it is named in 2 places\n---"
    )
    assert "\ndata/places.yml:15:1: 'old-mole' is called 'mole' from now on; it is named in 2 places\n---" in out
    assert err == (
        "links from elsewhere to these addresses break: #old-mole on the page 'map', #card-old-mole, #p1-old-mole, "
        "#p1-old-mole_2, entry/old-mole.html\n"
        "'old-mole' must not be given to anything else; comments and pages written by hand still say it\n"
        "if 'old-mole' was published, write 'formerly: [old-mole]' below the new id: such links lead there then\n"
        "1 repair in 2 files, not written: add --write; then there are 0 errors and 0 warnings\n"
    )
    assert run("fix", "--rename", "old-mole", "mole", "--write", "--quiet") == (OK, out, "")
    assert run("check", "-q") == (OK, "", "")
    assert "mole:\n" in (data / "data" / "places.yml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("data")
def test_an_id_that_is_taken_is_refused(run: Run) -> None:
    assert run("fix", "--rename", "old-mole", "velter", "--write") == (MISUSED, "", "explainer: 'velter' is taken\n")


def test_sources_and_events_are_sorted(data: Path, run: Run) -> None:
    code, out, err = run("fix", "--sort", "--write")
    assert code == OK
    assert out.startswith("data/sources.yml:1:1: sources stand by id\n--- data/sources.yml\n")
    assert err == "1 repair written in 1 file: 0 errors and 0 warnings\n"
    assert (data / "data" / "sources.yml").read_text(encoding="utf-8").startswith("atlas:\n")
    assert run("fix", "--sort") == (OK, "", "nothing to repair: 0 errors and 0 warnings\n")


def test_everything_is_done_in_one_go(here: Path, run: Run) -> None:
    write_data(here / "data", TWO)
    code, _, err = run("fix", "--write", "--sort", "--rename", "atlas", "the-atlas")
    assert code == OK
    assert err.endswith("4 repairs written in 6 files: 0 errors and 0 warnings\n")
    assert (here / "data" / "sources.yml").read_text(encoding="utf-8").startswith("gazette-0301:\n")
    assert "see: [demurrage]  # soon\n" in (here / "data" / "terms.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [["--sort"], ["--archives"], ["--rename", "old-mole", "mole"]])
def test_nothing_is_renamed_or_sorted_in_unsound_data(asked: list[str], here: Path, run: Run) -> None:
    write_data(here / "data", FOR_PEOPLE)
    before = on_disk(here)
    code, out, err = run("fix", "--write", *asked)
    assert code == FAILED
    assert out.startswith("data/terms.yml:4:9: error: no term is called 'idling' [unknown-reference]\n")
    assert err == "\nthis is done only in sound data: mend these first\n"
    assert on_disk(here) == before


def test_stored_copies_are_added_once(here: Path, run: Run) -> None:
    record = "url: 'https://atlas.example/', status: alive, since: 2031-05-02"
    copy = "archive: {url: 'https://archive.example/2', date: 2031-05-01}"
    links = f"checked: 2031-05-02\nsources: {{atlas: {{{record}, {copy}}}}}\n"
    write_data(here / "data", {**FILES, "links.yml": links})
    code, out, err = run("fix", "--archives", "--write")
    assert code == OK
    assert '+  archive: {url: "https://archive.example/2", date: 2031-05-01}\n' in out
    assert err == "of 1 source no stored copy is known\n1 repair written in 1 file: 0 errors and 0 warnings\n"
    assert run("fix", "--archives")[0] == OK

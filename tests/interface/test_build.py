"""The front end is built once, rebuilt when something it is made of changes, and never half."""

from __future__ import annotations

import json
import re
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from goldenthread.interface import build as building
from goldenthread.interface.build import (
    PROJECT,
    CannotBuildError,
    FrontEnd,
    build,
    explain_failed_fetch,
    fingerprint,
    main,
)


@pytest.fixture
def front_end(tmp_path: Path) -> FrontEnd:
    """A small project with everything a build starts from."""
    interface = tmp_path / "interface"
    for folder in ("styles", "scripts", "static"):
        (interface / folder).mkdir(parents=True)
    (interface / "styles/interface.scss").write_text("a { b: c }")
    (interface / "scripts/interface.js").write_text("// nothing")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    return FrontEnd(project=tmp_path, interface=interface)


def pretend_built(front_end: FrontEnd) -> None:
    """Put every file of a finished build in its place, with the stamp."""
    for path in front_end.result_files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("built")
    front_end.packages.mkdir(exist_ok=True)
    front_end.mark_packages_current()
    front_end.mark_result_current(front_end.result)


def test_a_finished_build_is_current(front_end):
    assert not front_end.result_is_current()
    pretend_built(front_end)
    assert front_end.result_is_current()
    assert front_end.packages_are_current()


@pytest.mark.parametrize(
    ("changed", "fetch_again"),
    [
        ("package-lock.json", True),
        ("package.json", True),
        (".npmrc", True),
        ("interface/styles/interface.scss", False),
        ("interface/scripts/interface.js", False),
        ("interface/styles/new.scss", False),
    ],
)
def test_a_changed_input_means_building_again(front_end, changed, fetch_again):
    pretend_built(front_end)
    (front_end.project / changed).write_text("something else")
    assert not front_end.result_is_current()
    assert front_end.packages_are_current() is not fetch_again


def test_a_missing_result_means_building_again(front_end):
    pretend_built(front_end)
    front_end.result_files()[0].unlink()
    assert not front_end.result_is_current()


def test_nothing_is_run_when_nothing_has_changed(front_end, monkeypatch):
    pretend_built(front_end)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("something was run"))
    assert build(front_end) is False


def test_a_fingerprint_changes_with_names_contents_and_absence(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("text")
    before = fingerprint([one, other])
    other.write_text("")
    with_empty = fingerprint([one, other])
    other.write_text("text")
    assert len({before, with_empty, fingerprint([one, other]), fingerprint([other, one])}) == 4


@pytest.mark.parametrize(
    ("npm_said", "told"),
    [
        ("npm error code ENOTFOUND", "Connect this computer to the internet"),
        ("npm error code EAI_AGAIN\nnpm error request failed", "Connect this computer to the internet"),
        ("npm error code ECONNREFUSED", "afterwards it works offline"),
        ("npm error network request to somewhere failed", "Connect this computer to the internet"),
        ("npm error code EINTEGRITY", "does not have the checksum"),
        ("npm error code ENOSPC", "The disk is full"),
        ("npm error code EUSAGE the lock file is out of step", "the lock file is out of step"),
    ],
)
def test_a_failed_fetch_is_told_in_a_sentence_with_what_to_do(npm_said, told):
    assert told in explain_failed_fetch(npm_said)


def test_offline_the_first_time_the_command_says_what_to_do_and_fails(front_end, monkeypatch, capsys):
    def no_network(*args, **kwargs):
        return subprocess.CompletedProcess(args, 1, "", "npm error code ENOTFOUND")

    monkeypatch.setattr(subprocess, "run", no_network)
    monkeypatch.setattr(building, "FrontEnd", lambda: front_end)
    assert main([]) == 1
    printed = capsys.readouterr()
    assert "fetching its parts" in printed.out
    assert "Connect this computer to the internet" in printed.err
    assert "Traceback" not in printed.err
    assert not front_end.result.exists()


def test_a_build_that_fails_leaves_the_old_result_in_place(front_end, monkeypatch):
    pretend_built(front_end)
    (front_end.interface / "styles/interface.scss").write_text("a { broken")
    monkeypatch.setattr(building, "_copy_parts", lambda front_end, folder: folder.mkdir(parents=True))

    def broken_styles(*args, **kwargs):
        return subprocess.CompletedProcess(args, 65, "", 'Error: expected "}".')

    monkeypatch.setattr(subprocess, "run", broken_styles)
    with pytest.raises(CannotBuildError, match="could not be compiled"):
        build(front_end)
    assert all(path.read_text() == "built" for path in front_end.result_files())
    assert not list((front_end.project / ".build").glob("front-end.*"))


def test_a_slow_step_says_that_it_is_still_going_on(front_end, monkeypatch, capsys):
    def slow(*args, **kwargs):
        time.sleep(0.15)
        return subprocess.CompletedProcess(args, 1, "", "npm error code ENOSPC")

    monkeypatch.setattr(building, "_TELL_EVERY", 0.02)
    monkeypatch.setattr(subprocess, "run", slow)
    with pytest.raises(CannotBuildError, match="The disk is full"):
        build(front_end)
    assert "still working" in capsys.readouterr().out


def test_without_node_the_command_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CannotBuildError, match="make run"):
        building.node_folder()


def test_the_lock_file_names_checksums_and_no_registry():
    lock = (PROJECT / "package-lock.json").read_text()
    packages = json.loads(lock)["packages"]
    assert not re.search(r"registry|\"resolved\"", lock)
    assert all("integrity" in package for name, package in packages.items() if name)
    assert "omit-lockfile-registry-resolved=true" in (PROJECT / ".npmrc").read_text()


def test_every_part_is_named_with_its_exact_version():
    package = json.loads((PROJECT / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())


def test_the_web_fonts_in_the_styles_are_the_ones_that_are_copied():
    styles = (building.INTERFACE / "styles/_font.scss").read_text()
    named = set(re.findall(r'face\("([^"]+)"', styles))
    assert {f"{name}.woff2" for name in named} == set(building._WEB_FONTS)


def test_what_a_build_that_was_cut_off_left_behind_is_taken_away(front_end, monkeypatch):
    pretend_built(front_end)
    left = front_end.project / ".build" / "front-end.99999"
    left.mkdir(parents=True)
    monkeypatch.setattr(building, "_copy_parts", lambda front_end, folder: folder.mkdir(parents=True))
    monkeypatch.setattr(building, "compile_styles", lambda front_end, target, *, node: None)
    building.assemble(front_end, node=front_end.project)
    assert not left.exists()


def test_whoever_comes_second_takes_what_the_first_has_built(front_end, monkeypatch):
    """The result is looked at again once it is one's turn."""

    @contextmanager
    def after_the_other(folder: Path):
        pretend_built(front_end)
        yield

    monkeypatch.setattr(building, "one_at_a_time", after_the_other)
    assert not build(front_end)

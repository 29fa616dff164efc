"""What holds for the repository as a whole: contracts, templates, migrations, locks, nothing private."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "goldenthread"
TEMPLATES = sorted(
    path.relative_to(folder).as_posix()
    for folder in PACKAGE.glob("*/templates")
    for path in folder.rglob("*")
    if path.suffix in (".html", ".txt")
)


def tracked() -> list[Path]:
    """Every file that is part of the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("This is no git clone, so which files belong to it is not known.")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_lower_layers_do_not_know_higher_ones():
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not installed beside this Python; `make check` runs it.")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read(name):
    get_template(name)


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models():
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, verbosity=1)
    except SystemExit:
        pytest.fail(f"Run `goldenthread manage makemigrations`:\n{said.getvalue()}")


@pytest.mark.django_db
def test_djangos_own_checks_find_nothing():
    said = io.StringIO()
    call_command("check", fail_level="WARNING", stdout=said, stderr=said)


#: What must be in no file of the repository, and where it may stand all the same.
PRIVATE = {
    "the address of a package index": re.compile(
        r"https?://(?:[^\s\"')]*(?:pypi|npmjs|/simple/|artifact|nexus|devpi)|[^\s/\"')]*(?:registry|index)\.)"
        r"[^\s\"')]*",
        re.I,
    ),
    # written so that this line does not find itself
    "the path of somebody's machine": re.compile(
        r"(?<![\w.])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/[\w.]"
    ),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
    "a token": re.compile(
        r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w-]{18,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}|AKIA[0-9A-Z]{16}"
        r"|xox[abprs]-[\w-]{10,}|sk-[A-Za-z0-9_-]{30,})"
    ),
    "a password in an address": re.compile(  # "user:password" only shows where they go
        r"\b[a-z][a-z0-9+]{2,}://(?!user:password@)[^\s/:@\"'{}<>]+:[^\s/:@\"'{}<>]{3,}@[^\s\"']"
    ),
}


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("the address of a package index", "--index-url https://{}.example.org/versions"),
        ("the path of somebody's machine", "see /{}/main/goldenthread"),
        ("a private key", "-----BEGIN {} PRIVATE KEY-----"),
        ("a token", "token = ghp_{}"),
        ("a password in an address", "DATABASE_URL=postgres://amara:{}@db.example.org/plans"),
    ],
)
def test_what_is_private_would_be_found(what, line):
    missing = {"the path of somebody's machine": "root", "a private key": "RSA", "a token": "a1B2" * 9}
    assert PRIVATE[what].search(line.format(missing.get(what, "nexus")))


@pytest.mark.parametrize("what", PRIVATE)
def test_no_file_holds(what):
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if PRIVATE[what].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, f"{what[0].upper()}{what[1:]} stands in:\n" + "\n".join(found[:20])


def test_nothing_that_is_made_or_installed_is_kept():
    kept = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert not kept & {"node_modules", ".venv", "var", ".build", "dist", "build"}
    assert not [path for path in tracked() if path.suffix in (".sqlite3", ".pyc", ".log", ".pem", ".key")]


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_every_locked_version_has_its_hashes_and_no_address(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    requirements = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(requirements) > 20
    for requirement in requirements:
        assert re.match(r"[A-Za-z0-9._-]+(?:\[[\w,-]+\])?==\S+", requirement), requirement[:80]
        assert "--hash=sha256:" in requirement, requirement[:80]
        assert "://" not in requirement and " @ " not in requirement, requirement[:80]


def test_every_locked_package_of_the_front_end_has_its_hash_and_no_address():
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name: each for name, each in locked.items() if name and not each.get("link")}
    assert installed
    for name, each in installed.items():
        assert each.get("integrity", "").startswith("sha512-"), name
        assert "resolved" not in each, name


def test_the_versions_that_run_are_the_versions_that_were_tested():
    def versions(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.M))

    run, tested = versions("run.txt"), versions("test.txt")
    assert {name: tested.get(name) for name in run} == run

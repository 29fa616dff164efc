"""Starting Golden Thread: the worked example on this machine, or a real service.

The worked example signs one officer in and answers on this machine only. A real service refuses to
start without a secret key, the names it is reached by, and at least one administrator.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldenthread.config.starting import port_number
from goldenthread.config.working import Worker
from goldenthread.interface.turns import one_at_a_time

FIRST_PORT = 8000
PORTS_TRIED = 100
THREADS = 8
WARM_UP_AFTER = 2.0  # seconds: whoever opens the first page at once shall not wait for it
EXAMPLE_OPENS_AT = "2017-06-21"  # two weeks before the city's board of 5 July 2017


def add_commands(commands: Any) -> None:
    """Add this module's commands to the command line."""
    run = commands.add_parser("run", help="open the worked example on this machine")
    run.add_argument(
        "--port", type=port_number, help="the port to answer on (default: the first free one from 8000)"
    )
    run.set_defaults(command=run_example)

    serve = commands.add_parser("serve", help="start a real service (settings come from the environment)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine)")
    serve.add_argument("--port", type=port_number, default=FIRST_PORT)
    serve.set_defaults(command=serve_for_real)

    partnership = commands.add_parser("add-partnership", help="add a partnership to this installation")
    partnership.add_argument("name")
    partnership.add_argument("--area", default="", help="the council area it covers")
    partnership.set_defaults(command=add_partnership)

    person = commands.add_parser("add-person", help="give somebody an account and a role")
    person.add_argument("email")
    person.add_argument("--name", required=True)
    person.add_argument(
        "--role", required=True, help="viewer, contributor, analyst, officer or administrator"
    )
    person.add_argument("--partnership", required=True, help="the partnership's name")
    person.add_argument("--organisation", default="", help="for a contributor: their organisation")
    person.set_defaults(command=add_person)


def run_example(options: argparse.Namespace) -> int:
    """Build what is missing, load the worked example once, and serve it on this machine."""
    os.environ.update(GOLDENTHREAD_LOCAL="1", GOLDENTHREAD_AS_AT=EXAMPLE_OPENS_AT)
    os.environ.setdefault("GOLDENTHREAD_DATA", str(Path("var") / "example"))
    if not _front_end_is_built():
        return 2
    _set_up_django()
    _bring_database_up_to_date()
    from goldenthread.config.local import local_officer
    from goldenthread.example.loading import load_example

    with one_at_a_time(_data_folder()):
        load_example(by=local_officer(), say=_say)
    ports = [options.port] if options.port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    return _serve("127.0.0.1", ports, opening="The worked example is open at")


def serve_for_real(options: argparse.Namespace) -> int:
    """Serve a real installation; refuse with the reason where it would not be safe."""
    from django.core.exceptions import ImproperlyConfigured

    try:
        _set_up_django()
    except ImproperlyConfigured as problem:
        print(problem, file=sys.stderr)
        return 2
    from django.conf import settings

    from goldenthread.config.local import ensure_local_officer
    from goldenthread.partnerships.queries import has_an_administrator

    _bring_database_up_to_date()
    if settings.LOCAL:
        if not _is_loopback(options.host):
            print("GOLDENTHREAD_LOCAL=1 answers on this machine only: leave --host out.", file=sys.stderr)
            return 2
        if not ensure_local_officer():
            print(
                'There is no partnership yet. Add yours first: goldenthread add-partnership "Name of the '
                'partnership"',
                file=sys.stderr,
            )
            return 2
    elif not has_an_administrator():
        print(
            "Nobody can sign in yet. Add an administrator first: goldenthread add-person name@example.gov.uk "
            '--name "Their name" --role administrator --partnership "Name of the partnership"',
            file=sys.stderr,
        )
        return 2
    if not _front_end_is_built():
        return 2
    return _serve(options.host, [options.port], opening="Serving at")


def add_partnership(options: argparse.Namespace) -> int:
    """Add a partnership from the command line."""
    _set_up_django()
    _bring_database_up_to_date()
    from goldenthread.partnerships.actions import SYSTEM, CannotAdd, create_partnership

    try:
        partnership = create_partnership(name=options.name, area=options.area, by=SYSTEM)
    except CannotAdd as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Added {partnership}.")
    return 0


def add_person(options: argparse.Namespace) -> int:
    """Give somebody an account and a role from the command line; asks for the password."""
    _set_up_django()
    _bring_database_up_to_date()
    from django.core.exceptions import ValidationError

    from goldenthread.partnerships.actions import SYSTEM, CannotAdd, add_member

    password = os.environ.get("GOLDENTHREAD_PASSWORD") or _asked_password(options.email)
    if not password:
        print("No password was given. Type it, or set it in GOLDENTHREAD_PASSWORD.", file=sys.stderr)
        return 2
    try:
        add_member(
            email=options.email,
            name=options.name,
            password=password,
            role=options.role,
            partnership=options.partnership,
            organisation=options.organisation,
            by=SYSTEM,
        )
    except (CannotAdd, ValidationError) as problem:
        print(" ".join(getattr(problem, "messages", [str(problem)])), file=sys.stderr)
        return 2
    print(f"{options.name} can sign in with {options.email}.")
    return 0


def _asked_password(email: str) -> str:
    """The password somebody types; empty where nobody is there to type it."""
    if not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(f"Password for {email}: ")
    except EOFError:
        return ""


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def make_ready() -> None:
    """Settings and database, for a command of another folder that needs both."""
    _set_up_django()
    _bring_database_up_to_date()


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    django.setup()


def _bring_database_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with one_at_a_time(_data_folder()):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _say("Bringing the database up to date")
            call_command("migrate", verbosity=0, interactive=False)


def _data_folder() -> Path:
    from django.conf import settings

    return Path(settings.DATA)


def _front_end_is_built() -> bool:
    """Build the front end where it is not up to date; say what to do where that cannot be done."""
    from goldenthread.interface.build import CannotBuildError, build

    try:
        build()
    except CannotBuildError as problem:
        print(problem, file=sys.stderr)
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host in ("127.0.0.1", "localhost", "::1")


def _listen(host: str, ports: Sequence[int]) -> tuple[Any, int]:
    """A server on the first of these ports that is free (another may take one between asking and taking)."""
    import waitress
    from django.conf import settings

    from goldenthread.config.proxies import proxy_options
    from goldenthread.config.wsgi import application

    for port in ports:
        try:
            server = waitress.create_server(
                application,
                host=host,
                port=port,
                threads=THREADS,
                ident="",
                **proxy_options(local=settings.LOCAL),
            )
        except OSError as problem:
            if port == ports[-1]:
                raise CannotServe(
                    f"Cannot answer on port {port}: {problem.strerror}. Give another with --port."
                ) from problem
        except ValueError as problem:
            raise CannotServe(
                f"{host} is no address of this machine. Leave --host out, or give another."
            ) from problem
        else:
            return server, port
    raise CannotServe("Give a port to answer on, with --port.")


class CannotServe(Exception):
    """The service cannot answer there. The message is the sentence the person reads."""


def _warming_up() -> threading.Timer:
    """Draw the first chart while nobody waits for it; measured, it takes 1.5 s, and a later one 0.1 s."""
    warming = threading.Timer(WARM_UP_AFTER, _draw_first_chart)
    warming.daemon = True
    warming.start()
    return warming


def _draw_first_chart() -> None:
    from goldenthread.interface.charts import warm_up

    with contextlib.suppress(Exception):  # what is wrong shows where somebody asks for a chart
        warm_up()


def _serve(host: str, ports: Sequence[int], *, opening: str) -> int:
    try:
        server, port = _listen(host, ports)
    except CannotServe as problem:
        print(problem, file=sys.stderr)
        return 2
    name = f"[{host}]" if ":" in host else host
    worker = Worker()
    print(f"\n{opening} http://{name}:{port}/\nStop it with Ctrl+C.", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the worker is ended as well
    warming = _warming_up()
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        warming.cancel()
        server.close()
        worker.stop()
    return 0

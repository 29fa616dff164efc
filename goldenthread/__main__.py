"""The command line: `goldenthread run`, `read`, `check`, `refresh`, `serve` and what sets up a service.

Commands that need no database import none, so that reading a document starts at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 something to look at, 2 it could not be done)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _do(given)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as problem:
        from goldenthread.config.starting import why_not

        sentence = why_not(problem)
        if not sentence:
            raise
        print(sentence, file=sys.stderr)
        return 2


def _do(given: list[str]) -> int:
    if given[:1] == ["manage"]:
        return _manage(given[1:])
    parser = _parser()
    options = parser.parse_args(given)
    if not hasattr(options, "command"):
        parser.print_help()
        return 2
    return int(options.command(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="goldenthread", description="One place for a children's partnership's plan, figures and board."
    )
    commands = parser.add_subparsers(title="commands", metavar="")
    from goldenthread.config import serving
    from goldenthread.documents.command_line import add_read_command, read_plans
    from goldenthread.measures import command_line as figures
    from goldenthread.plans.check.command_line import add_check_command
    from goldenthread.plans.kept import kept_plan

    serving.add_commands(commands)
    add_read_command(commands)
    add_check_command(commands, read_plans, kept_plan)
    figures.add_commands(commands, serving.make_ready)
    commands.add_parser("manage", help="Django's own commands, for whoever looks after the installation")
    return parser


def _manage(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goldenthread manage", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())

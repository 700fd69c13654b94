"""The `zhibiao` program."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from . import Error, Extractor, __version__, _cli_bench, _cli_explain, _cli_extract, test_rules, units
from ._files import Fault
from ._grid import grid
from ._optional import need

_EXAMPLES = """\
examples:
  zhibiao extract report.txt
  zhibiao explain "2022 年进出口总额达到 5.45 万亿元，增长 6.2%"
  zhibiao units 吨
  zhibiao rules test my_rules.toml
  zhibiao completion bash > ~/.local/share/bash-completion/completions/zhibiao

`zhibiao COMMAND --help` says more. Exit status: 0 done, 1 a document or a rule test failed, 2 wrong use.
"""


class _Parser(argparse.ArgumentParser):
    """Errors as one line that says what to do."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"zhibiao: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="zhibiao",
        description="Numeric indicators with their context out of Chinese and English text.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"zhibiao {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    _add_options(_cli_extract.add_command(commands))

    explain = commands.add_parser(
        "explain", help="what was found in a text, by which rule and on which words, and what was kept out and why"
    )
    explain.add_argument("text", metavar="TEXT", help="the text itself, or - for standard input")
    _add_options(explain)
    explain.set_defaults(run=_cli_explain.run)

    unit_list = commands.add_parser("units", help="the units that are known")
    unit_list.add_argument("filter", nargs="?", default="", metavar="FILTER", help="a part of an id, dimension or word")
    unit_list.add_argument("--format", choices=("table", "jsonl"), default="table")
    unit_list.set_defaults(run=_units)

    rules = commands.add_parser("rules", help="check rule files of your own")
    actions = rules.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="load a rule file and say whether it is well formed")
    check.add_argument("file", metavar="FILE")
    check.set_defaults(run=_rules_check)
    test = actions.add_parser("test", help="run the accept and reject lines of the built-in rules and of FILE")
    test.add_argument("file", nargs="?", default="", metavar="FILE")
    test.set_defaults(run=_rules_test)

    _add_options(_cli_bench.add_command(commands))

    completion = commands.add_parser("completion", help="a script that completes commands and options in a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completion.set_defaults(run=lambda args: _completion(parser, args))
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("auto", "zh", "en"), default="auto", help="default: by the text's script")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the documents' own date")
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="a rule file of your own; may be repeated",
    )


def _print(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape") + b"\n")


def _completion(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    try:
        shtab = need("shtab", "completion")
    except ImportError as error:
        raise Fault(str(error)) from None
    _print(shtab.complete(parser, args.shell))
    return 0


def _units(args: argparse.Namespace) -> int:
    want = args.filter.lower()
    found = [u for u in units() if any(want in word.lower() for word in (u.id, u.dimension, *u.surfaces))]
    if args.format == "jsonl":
        for unit in found:
            row = {"id": unit.id, "dimension": unit.dimension, "surfaces": list(unit.surfaces)}
            _print(json.dumps(row, ensure_ascii=False))
    elif found:
        _print(grid(("id", "dimension", "written"), [(u.id, u.dimension, "  ".join(u.surfaces)) for u in found]))
    print(f"zhibiao: {_cli_extract.counted(len(found), 'unit')}", file=sys.stderr)
    return 0


def _rules_check(args: argparse.Namespace) -> int:
    Extractor(rules=[args.file])
    _print(f"{args.file}: well formed")
    return 0


def _rules_test(args: argparse.Namespace) -> int:
    lines, failures = test_rules(args.file or None)
    for failure in failures:
        _print(f"{failure.file}:{failure.line}: {failure.entry}: {failure.message}")
    _print(f"{lines - len(failures)} of {_cli_extract.counted(lines, 'line')} hold")
    return 1 if failures else 0


def _fail(message: str) -> int:
    print(f"zhibiao: {message}".replace("\n", " "), file=sys.stderr)
    return 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 a document or a rule test failed, 2 wrong use."""
    try:
        args = _parser().parse_args(argv)
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except (Fault, Error) as error:
        return _fail(str(error))
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:  # a full disk behind standard output
        return _fail(f"cannot write the output: {error.strerror}; check the disk")
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

"""Which command runs; the window when none is named."""

from __future__ import annotations

import logging
import sys

import click

from app import __version__
from app.cli import libraries, output, papers, reading
from app.cli.words import report, say
from app.core.errors import ReportError, StoreError

_LOG = logging.getLogger(__name__)
OPTIONS = {"-h", "--help", "--version"}


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "镇阅：法治政府建设报告的阅读、核对、对比与打印。不带命令时打开窗口。",
        "Zhenyue reads, checks, compares and prints reports. Without a command it opens the window.",
    ),
)
@click.version_option(__version__, prog_name="zhenyue")
def cli() -> None:
    """The group of all commands."""


for command in (*reading.COMMANDS, *libraries.COMMANDS, *papers.COMMANDS, *output.COMMANDS):
    cli.add_command(command)


def run(arguments: list[str]) -> int:
    """Runs the command that ``arguments`` name, or opens the window on them; returns the exit status."""
    if not arguments or (arguments[0] not in cli.commands and arguments[0] not in OPTIONS):
        from app.ui.application import run_window

        return run_window(arguments)
    try:
        status = cli.main(arguments, standalone_mode=False, prog_name="zhenyue")
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing is wrong.
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001  (the last place that can turn a fault into a status)
        return _status_of(error)
    return status if isinstance(status, int) else 0


def _status_of(error: Exception) -> int:
    """The exit status of a fault, after telling the user in one sentence."""
    if isinstance(error, click.ClickException):
        error.show()
        return 2
    if isinstance(error, click.Abort):
        report(say("已取消。", "Cancelled."))
        return 2
    if isinstance(error, (ReportError, StoreError)):
        report(str(error))
        return 3
    _LOG.error("a command failed", exc_info=error)
    report(say("程序出错，详情已记入日志。", "The program failed; the log has the details."))
    return 1

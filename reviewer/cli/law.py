"""`shenqi law`: articles of a day, and which law library, platform terms and rates are in use."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from reviewer.cli.console import DONE, PARTLY, complain, day, own_law
from reviewer.cli.words import say
from reviewer.errors import LawFileError, MissingArticleError, UnknownCitationError


def add_law(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "query", nargs="?", help=say("例如：民法典 1038，或任何关键词；不写则说明所用的法条库")
    )
    parser.add_argument("--on", type=day, metavar="DATE", help=say("哪一日的文本，默认今天"))
    parser.add_argument(
        "--load", type=Path, metavar="PATH", help=say("载入较新的法条库（文件夹或 .zip）")
    )
    parser.add_argument(
        "--load-terms",
        type=Path,
        metavar="FILE",
        help=say("载入自有的平台协议文本（.yaml，或者协议原文 .txt）"),
    )
    parser.add_argument(
        "--load-rates",
        type=Path,
        metavar="FILE",
        help=say("载入较新的利率表（.yaml）"),
    )
    parser.add_argument(
        "--unload", action="store_true", help=say("恢复随程序附带的法条库、平台协议文本和利率表")
    )
    parser.set_defaults(run=_law)


def _law(given: argparse.Namespace) -> int:
    from reviewer.law.holdings import holdings_in
    from reviewer.law.lookup import holdings_lines, law_lines

    try:
        _change(given)
        held = holdings_in(own_law())
        if given.query is None:
            lines = holdings_lines(held)
        else:
            lines = law_lines(given.query, given.on or date.today(), held.library)
    except (UnknownCitationError, MissingArticleError, LawFileError) as error:
        return complain(error.message(), PARTLY)
    sys.stdout.write("\n".join(lines) + "\n")
    return DONE


def _change(given: argparse.Namespace) -> None:
    """Take into use or give up what the arguments say. Raises LawFileError."""
    from reviewer.assessment.loading_law import give_up, take_library, take_rates, take_terms
    from reviewer.law.holdings import LAWS, RATES, TERMS
    from reviewer.marks.places import own_law_folder

    folder = own_law_folder()
    if given.unload:
        for name in (LAWS, TERMS, RATES):
            give_up(folder, name)
    if given.load is not None:
        take_library(given.load, folder)
    if given.load_terms is not None:
        take_terms(given.load_terms, folder, date.today())
    if given.load_rates is not None:
        take_rates(given.load_rates, folder, date.today())

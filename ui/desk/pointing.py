"""Words of the contract taken for a fact that was missed or misread: 用作事实."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from reviewer.document.model import Span
from reviewer.facts.model import Facts
from reviewer.marks.model import FactField
from ui.i18n import tr
from ui.models.facts import (
    UnreadableValueError,
    parse_day,
    parse_fact,
    parse_instalment,
    parse_party,
)
from ui.running.context import Context
from ui.session import Session
from ui.session.edits import Edits

_NAMED = re.compile(r"\s*([^\s：:，。（）()]{1,8})\s*[：:]\s*(\S.*)", re.DOTALL)
_SPARE_ROLES = ("丙方", "丁方", "戊方", "己方")
_FIELDS = (
    FactField.PRICE_CNY,
    FactField.ACCOUNT_COUNT,
    FactField.PLATFORMS,
    FactField.RECORDS_MIN,
    FactField.RECORDS_MAX,
)


class Pointing:
    """What the selected words can be taken for. `say` gets a remark where they make no sense."""

    def __init__(self, session: Session, context: Context, say: Callable[[str], object]) -> None:
        self._session, self._say = session, say
        self._edits = Edits(session, context)

    def menu(self, span: Span, parent: QWidget) -> QMenu:
        """The facts that the words of a span can be."""
        menu = QMenu(tr("pointing.title"), parent)
        menu.setEnabled(self._session.known is not None)
        menu.addAction(tr("facts.signing_date"), lambda: self.take_day(span))
        for field in _FIELDS:
            name = tr(f"fact.{field.value}")
            menu.addAction(name, partial(self.take_fact, field, span))
        menu.addSeparator()
        for role in self._roles():
            name = tr("pointing.party", role=role)
            menu.addAction(name, partial(self.take_party, role, span))
        menu.addAction(tr("pointing.new_party"), lambda: self.add_party(span))
        menu.addAction(tr("pointing.new_instalment"), lambda: self.add_instalment(span))
        return menu

    def _words(self, span: Span) -> str:
        return " ".join(self._session.words(span).split())

    @property
    def _read(self) -> Facts:
        """The facts as they were read."""
        known = self._session.known
        return Facts() if known is None else known.facts

    def _roles(self) -> list[str]:
        """The parties known by now, read or added."""
        read = [party.role for party in self._read.parties]
        return list(dict.fromkeys([*read, *self._session.state.parties]))

    def take_day(self, span: Span) -> None:
        """The words are the signing date."""
        try:
            self._edits.sign(parse_day(self._words(span)))
        except UnreadableValueError:
            self._refuse(span, tr("facts.hint_day"))

    def take_fact(self, field: FactField, span: Span) -> None:
        """The words are the value of a fact; a platform joins those known."""
        words = self._words(span)
        try:
            value = parse_fact(field, words)
        except UnreadableValueError:
            self._refuse(span, tr(f"facts.hint_{field.value}"))
            return
        if field is FactField.PLATFORMS and isinstance(value, tuple):
            value = tuple(dict.fromkeys((*self._platforms(), *value)))
        self._edits.correct(field, value, span)

    def _platforms(self) -> tuple[str, ...]:
        corrected = self._session.state.corrected(self._read)
        return tuple(fact.value for fact in corrected.platforms)

    def take_party(self, role: str, span: Span) -> None:
        """The words are the name of a party."""
        self._edits.correct_party(role, parse_party(self._words(span)), span)

    def add_party(self, span: Span) -> None:
        """The words are a party that was missed: 丙方：李某, or a name alone."""
        words = self._words(span)
        named = _NAMED.match(words)
        roles = self._roles()
        if named is not None:
            self._edits.correct_party(named[1], parse_party(named[2]), span)
            return
        spare = next((role for role in _SPARE_ROLES if role not in roles), "")
        if not spare:
            self._refuse(span, tr("pointing.hint_party"))
            return
        self._edits.correct_party(spare, parse_party(words), span)

    def add_instalment(self, span: Span) -> None:
        """The words are an instalment that was missed: an amount, and a day if they name one."""
        try:
            value = parse_instalment(self._words(span))
        except UnreadableValueError:
            self._refuse(span, tr("facts.hint_instalment"))
            return
        if span.start in {part.span.start for part in self._read.instalments}:
            self._edits.correct_instalment(span.start, value)
        else:
            self._edits.add_instalment(span, value)

    def _refuse(self, span: Span, hint: str) -> None:
        words = self._words(span)
        shown = words if len(words) <= 16 else words[:15] + "…"
        self._say(tr("pointing.refused", words=shown, hint=hint))

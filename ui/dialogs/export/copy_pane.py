"""What goes into a copy of the contract, for whom, and how that reader will see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.document.model import Document
from reviewer.document.notices import Notice, NoticeKind
from reviewer.errors import told
from reviewer.export.audience import Reader
from reviewer.export.blanks import blank_words
from reviewer.export.dangling import dangling_words
from reviewer.export.groups import listed
from reviewer.export.outgoing import Marking, Outgoing
from reviewer.export.wishes import NOTHING, Action, Redraft, redraft_of
from ui.dialogs.export.tick_delegate import TickDelegate
from ui.i18n import language, tr
from ui.kept.settings import Settings
from ui.models.outgoing import OutgoingModel
from ui.widgets.choice import Choice
from ui.widgets.parts import button, short, words
from ui.widgets.segments import Segments

_LIST_HEIGHT = 230  # pixels
_WORDING_LINES = 3
_OWN = "own"  # the lawyer's own wording


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What is written: the comments and changes as shown, and the firm's name."""

    outgoing: Outgoing
    firm: str


class CopyPane(QWidget):
    """`changed` when what goes out, or its reader, is another."""

    changed = Signal()

    def __init__(self, model: OutgoingModel, settings: Settings) -> None:
        super().__init__()
        self._model, self._settings = model, settings
        self._filling = False
        self._redlines = True
        self.reader: Segments[Reader] = Segments(
            [(reader, tr(f"reader.{reader.value}")) for reader in Reader],
            Reader.OTHER_SIDE,
        )
        self.reader.notice.chosen.connect(self._on_reader)
        self.firm = QLineEdit(settings.text("firm"))
        self.firm.setPlaceholderText(tr("copy.anonymous"))
        self.firm.setAccessibleName(tr("copy.firm"))
        self.firm.textEdited.connect(lambda name: settings.set("firm", name.strip()))
        self.signature = short("", "faint")
        self.draft = QCheckBox(tr("copy.draft"))
        self.draft.toggled.connect(lambda _on: self.changed.emit())
        self.covered = QCheckBox(tr("copy.strike_covered"))
        self.covered.setChecked(model.strike_covered)
        self.covered.setToolTip(tr("copy.strike_covered_for"))
        self.covered.toggled.connect(model.set_strike_covered)
        self.count = short("", "section")
        self.list = self._list()
        self.way = Choice({}, None)
        self.way.setAccessibleName(tr("copy.way"))
        self.way.activated.connect(self._on_way)
        self.place = Choice(
            {tr("copy.replace"): Action.REPLACE, tr("copy.after"): Action.AFTER}, Action.REPLACE
        )
        self.place.setAccessibleName(tr("copy.place"))
        self.place.activated.connect(lambda _at: self._on_wording())
        self.wording = QPlainTextEdit()
        self.wording.setAccessibleName(tr("copy.wording"))
        self.wording.setFixedHeight(_WORDING_LINES * self.fontMetrics().lineSpacing() + 18)
        self.wording.textChanged.connect(self._on_wording)
        self.dangling = words("", "soft")
        self.note = words(_held_before(model.document), "soft")
        self.note.setVisible(bool(self.note.text()))
        self._lay_out()
        model.changed.connect(self._tell)
        self._on_current(QModelIndex())
        self._tell()

    @property
    def plan(self) -> CopyPlan:
        return CopyPlan(self._model.outgoing, self.firm.text().strip())

    @property
    def bar(self) -> str:
        """What stands in the way of writing it; empty for nothing."""
        outgoing = self._model.outgoing
        if not outgoing.remarks and not outgoing.changes:
            return tr("copy.empty")
        if outgoing.to_fill and not self.draft.isChecked():
            return blank_words(outgoing.to_fill, language())
        return ""

    def show_for(self, marking: Marking) -> None:
        self._redlines = marking.redline
        self.covered.setVisible(marking.redline)
        self._model.show_for(marking, self._model.reader)

    # Making

    def _list(self) -> QListView:
        made = QListView()
        made.setObjectName("outgoingList")
        made.setModel(self._model)
        made.setItemDelegate(TickDelegate(made))
        made.setAccessibleName(tr("copy.list"))
        made.setWordWrap(True)
        made.setTextElideMode(Qt.TextElideMode.ElideNone)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setSpacing(3)
        made.setMinimumHeight(_LIST_HEIGHT)
        made.selectionModel().currentChanged.connect(lambda new, _old: self._on_current(new))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_row(short(tr("copy.reader")), self.reader, stretch=True))
        column.addLayout(_row(short(tr("copy.firm")), self.firm, self.signature))
        choices = _row(self.count)
        choices.addStretch()
        for key, choose in (
            ("copy.adopted", self._model.choose_adopted),
            ("copy.all", self._model.choose_all),
        ):
            choices.addWidget(_quiet(tr(key), choose))
        column.addLayout(choices)
        column.addWidget(self.list, 1)
        column.addLayout(_row(short(tr("copy.way")), self.way, self.place))
        column.addWidget(self.wording)
        column.addWidget(self.dangling)
        column.addWidget(self.note)
        column.addWidget(self.covered)
        column.addWidget(self.draft)

    # What the user does

    def _on_reader(self, reader: Reader) -> None:
        self._model.show_for(self._model.marking, reader)

    def _on_current(self, index: QModelIndex) -> None:
        """Show what is done with the clause of the row, to be changed."""
        finding = self._model.finding_at(index.row())
        redraft = self._model.redraft_at(index.row())
        self._filling = True
        self.way.clear()
        for widget in (self.way, self.place, self.wording):
            widget.setEnabled(finding is not None)
        if finding is not None and redraft is not None:
            for cure in finding.cures:
                if redraft_of(finding, cure.id) != NOTHING:
                    self.way.addItem(cure.title, cure.id)
            for action in (Action.STRIKE, Action.NONE):
                self.way.addItem(tr(f"copy.{action.value}"), action.value)
            self.way.addItem(tr("copy.own"), _OWN)
            known = [data for data in self._ways() if self._meant(data) == redraft]
            self.way.setCurrentIndex(self.way.findData(known[0] if known else _OWN))
            self._fill(redraft)
        else:
            self.wording.clear()
        self._filling = False

    def _ways(self) -> list[str]:
        return [self.way.itemData(at) for at in range(self.way.count())]

    def _meant(self, way: str) -> Redraft | None:
        """What an entry of the list of ways does; None for the lawyer's own wording."""
        finding = self._model.finding_at(self.list.currentIndex().row())
        if finding is None or way == _OWN:
            return None
        if way in (Action.STRIKE.value, Action.NONE.value):
            return Redraft(Action(way))
        return redraft_of(finding, way)

    def _fill(self, redraft: Redraft) -> None:
        if self.wording.toPlainText() != redraft.wording:
            self.wording.setPlainText(redraft.wording)
        writes = redraft.action in (Action.REPLACE, Action.AFTER)
        self.place.setEnabled(writes)
        self.wording.setEnabled(writes)
        if writes:
            self.place.setCurrentIndex(self.place.findData(redraft.action))

    def _on_way(self) -> None:
        redraft = self._meant(self.way.currentData())
        self._filling = True
        if redraft is None:
            for widget in (self.place, self.wording):
                widget.setEnabled(True)
            self.wording.setFocus()
        else:
            self._fill(redraft)
            self._model.redraft(self.list.currentIndex().row(), redraft)
        self._filling = False

    def _on_wording(self) -> None:
        if self._filling or not self.wording.isEnabled():
            return
        self.way.setCurrentIndex(self.way.findData(_OWN))
        wanted = Redraft(self.place.currentData(), self.wording.toPlainText())
        self._model.redraft(self.list.currentIndex().row(), wanted)

    def _tell(self) -> None:
        outgoing = self._model.outgoing
        reader = outgoing.reader
        key = "sees" if self._redlines else "notes"
        self.count.setText(
            tr(
                f"copy.{key}_{reader.value}",
                comments=len(outgoing.remarks),
                changes=len(outgoing.changes),
            )
        )
        left = []
        for code, places in (("struck", outgoing.struck), ("standing", outgoing.standing)):
            if places:
                left.append(told(f"copy-{code}", language(), places=listed(places, language())))
        left += [dangling_words(each, language()) for each in outgoing.dangling]
        self.dangling.setText("\n".join(left))
        self.dangling.setVisible(bool(left))
        other = reader is Reader.OTHER_SIDE
        self.firm.setEnabled(other)
        author = self._settings.text("author") or tr("copy.anonymous")
        self.signature.setText("" if other else tr("copy.signed", name=author))
        self.changed.emit()


def _held_before(document: Document) -> str:
    """What the file came with, and what a copy of it cannot be."""
    said = []
    if document.comments or document.changes:
        names = dict.fromkeys(
            [change.author for change in document.changes]
            + [comment.author for comment in document.comments]
        )
        said.append(
            tr(
                "copy.held",
                comments=len(document.comments),
                changes=len(document.changes),
                names=tr("compare.and").join(name for name in names if name),
            )
        )
    if Notice(NoticeKind.CONVERTED) in document.warnings:
        said.append(tr("copy.converted"))
    return " ".join(said)


def _row(*widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit | Choice) else 0)
    if stretch:
        row.addStretch()
    return row


def _quiet(text: str, on_click: Callable[[], object]) -> QWidget:
    made = button(text, on_click, kind="quiet")
    made.setAutoDefault(False)
    return made

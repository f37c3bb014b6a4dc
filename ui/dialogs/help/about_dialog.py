"""What this is, which versions it is made of, under which licences, and what it is not."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

import reviewer
from reviewer.law.holdings import Holdings
from reviewer.review import Options, rules_for, version_of
from reviewer.rules.findings import RulesVersion
from ui import theme
from ui.dialogs.help.bundled import Package, bundled
from ui.i18n import tr
from ui.running.context import Context
from ui.theme import icons
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, rule, short, words
from ui.words import iso_day, rules_words

_MODEL = "model/second-reader.json"
_WAITING = "…"


class AboutDialog(QDialog):
    """Rules, law and licences are read in the background; their lines fill when they are there."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 640)
        self._closed = False
        self._packages: tuple[Package, ...] = ()
        self.versions: dict[str, QLabel] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("about.licences"))
        self.list.currentRowChanged.connect(self._show_licence)
        self.licence = QPlainTextEdit()
        self.licence.setReadOnly(True)
        self.licence.setAccessibleName(tr("about.licence_text"))
        column = dialog_column(self)
        column.addLayout(self._head())
        column.addWidget(words(tr("about.text")))
        column.addWidget(words(tr("start.promise"), "soft"))
        column.addLayout(self._grid())
        column.addWidget(rule())
        column.addWidget(short(tr("about.licences"), "section"))
        column.addWidget(words(tr("about.licence"), "faint"))
        column.addWidget(self.list, 2)
        column.addWidget(self.licence, 2)
        copy = button(tr("about.copy"), self._copy, icon="copy")
        close = button(tr("about.close"), self.accept, kind="primary")
        column.addLayout(foot(close, aside=[copy], enter=close))
        self._ask(context)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("app", theme.colour("accent"), 44, self.devicePixelRatioF()))
        head.addWidget(sign)
        names = QVBoxLayout()
        names.addWidget(short(tr("app.version", version=reviewer.__version__), "heading"))
        names.addWidget(short(tr("app.subtitle"), "soft"))
        head.addLayout(names, 1)
        return head

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        known = {"app": reviewer.__version__, "qt": qVersion()}
        for row, name in enumerate(("app", "rules", "model", "law", "qt")):
            value = short(known.get(name, _WAITING))
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.versions[name] = value
            grid.addWidget(short(tr(f"about.{name}"), "soft"), row, 0)
            grid.addWidget(value, row, 1)
        return grid

    def _ask(self, context: Context) -> None:
        options = context.options()

        def read() -> tuple[RulesVersion, str, tuple[Package, ...]]:
            return _rules_version(options), _model_version(), bundled()

        self._tickets = [context.tasks.run(read, self._fill, context.troubled.emit)]
        context.with_holdings(self._show_law)

    def _fill(self, found: tuple[RulesVersion, str, tuple[Package, ...]]) -> None:
        rules, model, self._packages = found
        self.versions["rules"].setText(rules_words(rules))
        self.versions["model"].setText(model)
        for package in self._packages:
            licence = package.licence or tr("about.unnamed")
            self.list.addItem(f"{package.name} {package.version} — {licence}")
        self.list.setCurrentRow(0)

    def _show_law(self, held: Holdings) -> None:
        if not self._closed:
            self.versions["law"].setText(tr("bar.law_as_of", day=iso_day(held.library.as_of)))

    def done(self, result: int) -> None:
        """What is still being read comes to nobody."""
        self._closed = True
        for ticket in self._tickets:
            ticket.cancel()
        super().done(result)

    def _show_licence(self, row: int) -> None:
        if not 0 <= row < len(self._packages):
            return
        package = self._packages[row]
        none = tr("about.no_text", licence=package.licence or tr("about.unnamed"))
        text = "\n\n――――――\n\n".join(package.texts) or none
        self.licence.setPlainText(f"{package.home}\n\n{text}" if package.home else text)

    def _copy(self) -> None:
        """All versions as lines of text, for a report of trouble."""
        lines = [f"{tr(f'about.{name}')} {value.text()}" for name, value in self.versions.items()]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _rules_version(options: Options) -> RulesVersion:
    return version_of(options, rules_for(options))


def _model_version() -> str:
    """The weights have no number: the beginning of their hash tells one from another."""
    data = (resources.files("clause_rules") / _MODEL).read_bytes()
    return sha256(data).hexdigest()[:12]

"""The tab 批注: the lawyer's own highlights and notes, in document order; orphans apart.

Signals: `span_requested` (Span), words to show in the contract; `mark_selected` (id);
`attach_requested` (Mark), an orphan that is to hang on the words selected there.
Others call `show_mark` with an id.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.marks.model import Colour, Mark
from ui.i18n import tr
from ui.kept import colour_names
from ui.menus.letter_keys import WITH_ANOTHER
from ui.models.marks import ID, MARK, MarksFilter, MarksModel
from ui.panel.blank import Blank
from ui.panel.marks.mark_delegate import MarkDelegate
from ui.panel.marks.mark_editor import MarkEditor
from ui.panel.marks.markup_list import MarkupList
from ui.panel.page import quiet_list
from ui.running.context import Context
from ui.session import Session
from ui.theme import icons
from ui.widgets.choice import Choice
from ui.widgets.parts import column, words
from ui.words import colour_name

_PEN = (Qt.Key.Key_H, Qt.Key.Key_M)
_MOST_ORPHANS = 220  # height of the list of orphans at most, pixels


class MarksPanel(QWidget):
    """Follows a session. Every edit is a command: it can be undone and is on disk at once."""

    span_requested = Signal(object)
    mark_selected = Signal(str)
    attach_requested = Signal(object)

    def __init__(self, session: Session, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelPage")
        self._session, self._context = session, context
        self._chosen = ""
        self.model = MarksModel(self)
        self.placed = MarksFilter(self)
        self.orphans = MarksFilter(self, orphans=True)
        for proxy in (self.placed, self.orphans):
            proxy.setSourceModel(self.model)
        self.list = self._list(self.placed, tr("tab.marks"))
        self.orphan_list = self._list(self.orphans, tr("marks.orphans"))
        self._orphan_part, below = column(0, 4, 0, 0, spacing=2)
        title = words(tr("marks.orphans"), "section")
        title.setContentsMargins(16, 4, 12, 0)
        hint = words(tr("marks.orphans_why"), "faint")
        hint.setContentsMargins(16, 0, 12, 2)
        for part in (title, hint, self.orphan_list):
            below.addWidget(part)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("marks.search"))
        self.search.setAccessibleName(tr("marks.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.swatches = {colour: self._swatch(colour) for colour in Colour}
        self._name_swatches()
        colour_names.notice().changed.connect(self._name_swatches)
        self.tags = self._tag_choice()
        self._filters = self._filter_row()
        self.nothing = Blank(tr("filter.clear"), self.clear_filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self.markup = self._made_markup()
        self.editor = MarkEditor()
        self.editor.changed.connect(
            lambda mark, text, colour: session.edit_mark(mark, text=text, colour=colour)
        )
        self.editor.tagged.connect(session.tag_mark)
        self.editor.delete_wanted.connect(session.delete_mark)
        self.editor.span_wanted.connect(self.span_requested)
        self.editor.attach_wanted.connect(self.attach_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._orphan_part)
        layout.addWidget(self.editor)
        layout.addWidget(self.markup, 2)
        session.state_changed.connect(self.refresh)
        session.opened.connect(self._on_opened)
        session.grown.connect(self._on_opened)
        self._on_opened()

    def _made_markup(self) -> MarkupList:
        made = MarkupList()
        made.span_requested.connect(self.span_requested)
        made.import_wanted.connect(self._session.import_comments)
        return made

    def refresh(self) -> None:
        """Take the marks as they are now; the one chosen stays so while it is there."""
        rows = [(mark, self._place(mark)) for mark in self._session.state.marks_in_order()]
        self.model.set_marks(rows)
        self._show_tags()
        mark = self._session.state.marks.get(self._chosen)
        self._chosen = mark.id if mark is not None else ""
        self._select_row()
        self._show_chosen()
        self._show_parts()

    def _tag_choice(self) -> Choice:
        made = Choice({tr("marks.all_tags"): ""}, "")
        made.setAccessibleName(tr("marks.all_tags"))
        made.currentIndexChanged.connect(self._filter)
        return made

    def _show_tags(self) -> None:
        """Offer the tags there are; one that is gone filters no more."""
        marks = self._session.state.marks.values()
        tags = ["", *sorted({tag for mark in marks for tag in mark.tags})]
        if tags != [self.tags.itemData(row) for row in range(self.tags.count())]:
            chosen = self.tags.currentData()
            self.tags.blockSignals(True)
            self.tags.clear()
            for tag in tags:
                self.tags.addItem(f"#{tag}" if tag else tr("marks.all_tags"), tag)
            self.tags.setCurrentIndex(max(self.tags.findData(chosen), 0))
            self.tags.blockSignals(False)
            self._filter()
        self.tags.setVisible(len(tags) > 1)

    def _on_opened(self) -> None:
        self.markup.set_contract(self._session.document)
        self.refresh()

    def show_mark(self, mark_id: str) -> None:
        """Choose a mark, clearing filters that hide it."""
        mark = self._session.state.marks.get(mark_id)
        if mark is None:
            return
        if not self._index_of(mark_id).isValid():
            self.clear_filters()
        self._choose(mark)

    def write_note(self) -> bool:
        """Begin the note of the mark chosen in a list that has the keyboard; whether there is."""
        chosen = self._in_focus() is not None
        if chosen:
            self.editor.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return chosen

    def recolour(self, colour: Colour | None) -> bool:
        """Give such a mark a colour (None: it keeps its own); whether there is one."""
        mark = self._in_focus()
        if mark is not None and colour is not None:
            self._session.edit_mark(mark, text=mark.text, colour=colour)
        return mark is not None

    def _in_focus(self) -> Mark | None:
        focused = self.list.hasFocus() or self.orphan_list.hasFocus()
        return self._session.state.marks.get(self._chosen) if focused else None

    def clear_filters(self) -> None:
        """Show all marks again."""
        self.search.clear()
        self.tags.setCurrentIndex(0)
        for made in self.swatches.values():
            made.setChecked(False)

    # How it is done

    def _place(self, mark: Mark) -> str:
        span = mark.anchor.span
        if span is None:
            return tr("marks.no_place")
        clauses = self._session.clauses
        clause = clauses.at(span.start)
        if clause is None:
            return ""
        for above in (clause, *clauses.ancestors(clause)):
            if above.number:
                return above.number
        return self._session.place_of(clause)

    def _show_chosen(self) -> None:
        """Edit the mark chosen while a list shows it, and while it is written on.

        What is written may be what a filter hides it for.
        """
        seen = self._index_of(self._chosen).isValid()
        writing = self.editor.isAncestorOf(self.window().focusWidget())
        mark = self._session.state.marks.get(self._chosen)
        self.editor.show_mark(mark if seen or writing else None)

    def _choose(self, mark: Mark) -> None:
        self._chosen = mark.id
        self.editor.show_mark(self._session.state.marks.get(mark.id))
        self._select_row()
        self.mark_selected.emit(mark.id)

    def _on_current(self, index: QModelIndex) -> None:
        mark = index.data(MARK) if index.isValid() else None
        if isinstance(mark, Mark) and mark.id != self._chosen:
            self._choose(mark)

    def _on_chosen(self, index: QModelIndex) -> None:
        mark = index.data(MARK)
        if isinstance(mark, Mark):
            self._choose(mark)
            if mark.anchor.span is not None:
                self.span_requested.emit(mark.anchor.span)

    def _select_row(self) -> None:
        """Show in both lists which mark is chosen."""
        for view in (self.list, self.orphan_list):
            index = self._index_in(view)
            selection = view.selectionModel()
            if not index.isValid():
                selection.clear()
            elif view.currentIndex() != index or not selection.isSelected(index):
                view.setCurrentIndex(index)

    def _index_in(self, view: QListView) -> QModelIndex:
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(ID) == self._chosen:
                return index
        return QModelIndex()

    def _index_of(self, mark_id: str) -> QModelIndex:
        row = self.model.row_of(mark_id)
        source = self.model.index(-1 if row is None else row)
        placed = self.placed.mapFromSource(source)
        return placed if placed.isValid() else self.orphans.mapFromSource(source)

    def _show_parts(self) -> None:
        some, placed = self.model.rowCount() > 0, self.placed.rowCount()
        orphans = self.orphans.rowCount()
        self._filters.setVisible(some)
        self._stack.setCurrentWidget(self.list if placed else self.nothing)
        if self._filtering and some:
            self.nothing.say(tr("marks.filtered"), offer=True)
        elif some:
            self.nothing.say(tr("marks.only_orphans"))
        else:
            self.nothing.say(tr("marks.empty"), tr("marks.how"))
        self._orphan_part.setVisible(orphans > 0)
        height = sum(self.orphan_list.sizeHintForRow(row) for row in range(orphans))
        self.orphan_list.setFixedHeight(min(height + 8, _MOST_ORPHANS))

    @property
    def _filtering(self) -> bool:
        chosen = any(made.isChecked() for made in self.swatches.values())
        return bool(self.search.text() or self.tags.currentData() or chosen)

    def _filter(self) -> None:
        colours = frozenset(colour for colour, made in self.swatches.items() if made.isChecked())
        for proxy in (self.placed, self.orphans):
            proxy.set_colours(colours)
            proxy.set_words(self.search.text())
            proxy.set_tag(str(self.tags.currentData() or ""))
        self._show_parts()
        self._select_row()
        self._show_chosen()

    def _open_menu(self, view: QListView, point: QPoint) -> None:
        menu = self.menu_at(view.indexAt(point))
        if menu is not None:
            menu.popup(view.viewport().mapToGlobal(point))

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        """Choose the mark of a row, and offer what can be done with it."""
        mark = index.data(MARK)
        if not isinstance(mark, Mark):
            return None
        self._choose(mark)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        span = mark.anchor.span
        if span is not None:
            menu.addAction(tr("marks.jump"), lambda: self.span_requested.emit(span))
        else:
            menu.addAction(tr("marks.attach"), lambda: self.attach_requested.emit(mark))
        menu.addSeparator()
        copy = QGuiApplication.clipboard().setText
        menu.addAction(tr("context.copy_plain"), partial(copy, mark.anchor.quote))
        if span is not None:
            cited = self._session.cited(span)
            menu.addAction(tr("context.copy_cited"), partial(copy, cited))
        if mark.text:
            menu.addAction(tr("context.copy_note"), partial(copy, mark.text))
        menu.addSeparator()
        menu.addAction(icons.icon("delete"), tr("action.delete_mark"), self._delete_chosen)
        return menu

    def _delete_chosen(self) -> None:
        mark = self._session.state.marks.get(self._chosen)
        if mark is not None:
            self._session.delete_mark(mark)

    # The parts

    def _list(self, proxy: MarksFilter, name: str) -> QListView:
        view = _List()
        view.setObjectName("marksList")
        view.setAccessibleName(name)
        view.setModel(proxy)
        view.setItemDelegate(MarkDelegate(view, view))
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        view.delete_pressed.connect(self._delete_chosen)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._open_menu, view))
        view.selectionModel().currentChanged.connect(self._on_current)
        return view

    def _filter_row(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(12, 10, 12, 6)
        row.setSpacing(2)
        row.addWidget(self.search, 1)
        row.addSpacing(4)
        for made in self.swatches.values():
            row.addWidget(made)
        row.addWidget(self.tags)
        return page

    def _name_swatches(self) -> None:
        for colour, made in self.swatches.items():
            name = tr("marks.only", colour=colour_name(colour))
            made.setToolTip(name)
            made.setAccessibleName(name)

    def _swatch(self, colour: Colour) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setProperty("kind", "swatch")
        icons.dress_swatch(made, f"mark_{colour.value}")
        made.toggled.connect(self._filter)
        return made


class _List(QListView):
    """Marks as cards; Delete removes the chosen one, letters of the pen go to the window.

    Those that decide on a finding do not: there is none in this list.
    """

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        quiet_list(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alone = not event.modifiers() & WITH_ANOTHER
            if alone and event.text().isalpha() and event.key() not in _PEN:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

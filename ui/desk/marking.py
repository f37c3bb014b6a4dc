"""The lawyer's pen: highlights, notes, and the menu over the contract's words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reviewer.document.model import Span
from reviewer.marks.model import Colour, Mark
from ui.desk.pointing import Pointing
from ui.dialogs.slips.note_editor import NoteEditor
from ui.i18n import tr
from ui.menus.actions import Actions
from ui.reading.mark_chooser import mark_words
from ui.reading.reading_pane import ReadingPane
from ui.running.context import Context
from ui.session import Session
from ui.theme import icons
from ui.words import colour_name


class Marking(QObject):
    """Works on the session it was given last. `said` with a remark for the status bar.

    `explanation_wanted` with an offset: why its clause was found, or why not.
    """

    said = Signal(str)
    explanation_wanted = Signal(int)

    def __init__(self, reading: ReadingPane, actions: Actions, context: Context) -> None:
        super().__init__(reading)
        self._reading, self.actions, self._context = reading, actions, context
        self.session: Session | None = None
        self.editor: NoteEditor | None = None
        self.fact_menu: QMenu | None = None
        reading.menu_requested.connect(self._open_menu)

    @property
    def colour(self) -> Colour:
        """The colour used last."""
        name = self._context.settings.text("colour", Colour.YELLOW.value)
        return Colour(name) if name in list(Colour) else Colour.YELLOW

    def highlight(self, colour: Colour | None = None) -> None:
        """Mark the selected words, in the colour used last unless another is asked for."""
        if colour is not None:
            self._context.settings.set("colour", colour.value)
        span = self._reading.selected()
        if self.session is None or span is None:
            self.said.emit(tr("note.select_first"))
            return
        self.session.highlight(span, colour or self.colour)
        self._reading.view.clear_selection()

    def highlight_all(self) -> None:
        """Mark every place of the selected words."""
        span = self._reading.selected()
        if self.session is None or span is None:
            self.said.emit(tr("note.select_first"))
            return
        count = self.session.highlight_all(span, self.colour)
        self._reading.view.clear_selection()
        self.said.emit(tr("note.all_marked", count=count) if count else tr("note.all_were_marked"))

    def copy_cited(self) -> None:
        """Copy the selected words with the number of their clause."""
        span = self._reading.selected()
        if self.session is None or span is None:
            self.said.emit(tr("note.select_first"))
            return
        QGuiApplication.clipboard().setText(self.session.cited(span))
        self.said.emit(tr("note.copied", words=QGuiApplication.clipboard().text()))

    def point(self) -> None:
        """Ask for which fact the selected words are to be taken."""
        span = self._reading.selected()
        if self.session is None or span is None:
            self.said.emit(tr("note.select_first"))
            return
        view = self._reading.view
        menu = self._pointing(self.session).menu(span, view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(view.viewport().mapToGlobal(view.corner_of(span) + QPoint(0, 10)))
        self.fact_menu = menu

    def _pointing(self, session: Session) -> Pointing:
        return Pointing(session, self._context, self.said.emit)

    def attach(self, mark: Mark) -> None:
        """Hang an orphan on the selected words."""
        span = self._reading.selected()
        if self.session is None or span is None:
            self.said.emit(tr("note.select_first"))
            return
        self.session.attach_mark(mark, span)
        self._reading.view.clear_selection()

    def note(self) -> None:
        """Write a note on the selected words; right after a highlight, on that."""
        span = self._reading.selected()
        if self.session is not None and span is not None:
            self._write(span, "", None)
        elif self.session is not None and (mark := self.session.just_marked) is not None:
            self.edit(mark)
        else:
            self.said.emit(tr("note.select_first"))

    def edit(self, mark: Mark) -> None:
        """Open the note of a mark beside its words."""
        if mark.anchor.span is not None:
            self._reading.show_span(mark.anchor.span)
            self._write(mark.anchor.span, mark.text, mark)

    def _write(self, span: Span, text: str, mark: Mark | None) -> None:
        session = self.session
        if session is None or session.document is None:
            return
        quote = session.words(span)
        editor = NoteEditor(quote, text, is_new=mark is None, parent=self._reading)

        def save(words: str) -> None:
            if mark is not None:
                session.edit_mark(mark, text=words, colour=mark.colour)
            elif words:
                session.highlight(span, self.colour, words)
                self._reading.view.clear_selection()

        editor.saved.connect(save)
        if mark is not None:
            editor.deleted.connect(lambda: session.delete_mark(mark))
        editor.destroyed.connect(self._on_editor_gone)
        self.editor = editor
        viewport = self._reading.view.viewport()
        editor.open_at(viewport.mapToGlobal(self._reading.view.corner_of(span) + QPoint(0, 10)))

    def _on_editor_gone(self) -> None:
        self.editor = None

    def _open_menu(self, point: QPoint, offset: int) -> None:
        menu = self.menu_at(offset)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(point)

    def menu_at(self, offset: int) -> QMenu:
        """What can be done with the selected words, and with what is at an offset (-1: nothing)."""
        menu = QMenu(self._reading)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._reading.selected() is not None:
            menu.addAction(self.actions["highlight"])
            menu.addMenu(self.actions.menus["colour"])
            menu.addAction(self.actions["highlight_all"])
            menu.addAction(self.actions["note"])
            menu.addSeparator()
            menu.addAction(tr("action.copy"), self._reading.view.copy)
            menu.addAction(self.actions["copy_cited"])
            self._add_facts(menu)
            self._add_orphans(menu)
        session = self.session
        if session is None or offset < 0:
            return menu
        marks = self._reading.marks_at(offset)
        if marks:
            _divide(menu)
        for mark in marks:
            # Several on one place: each has a menu of its own.
            inner = menu if len(marks) == 1 else menu.addMenu(mark_words(mark))
            if inner is not menu:
                inner.setIcon(icons.swatch(f"mark_{mark.colour.value}"))
            self._add_mark_actions(inner, session, mark)
        found = [
            graded
            for graded in session.counted
            if graded.finding.span.start <= offset < graded.finding.span.end
        ]
        if found:
            key = min(found, key=lambda graded: len(graded.finding.span)).finding.key
            _divide(menu)
            menu.addAction(tr("context.show_card"), lambda: self._reading.finding_clicked.emit(key))
        if session.clause_at(offset) is not None:
            _divide(menu)
            name = tr("explain.why" if found else "explain.why_not")
            explain = menu.addAction(
                icons.icon("question"), name, lambda: self.explanation_wanted.emit(offset)
            )
            # Before the review is done nothing is found, which would be no answer.
            explain.setEnabled(session.opinion is not None)
        return menu

    def _add_orphans(self, menu: QMenu) -> None:
        """Marks whose words were not found, to hang on those selected."""
        session = self.session
        orphans = [m for m in session.state.marks_in_order() if m.is_orphan] if session else []
        if orphans:
            inner = menu.addMenu(tr("context.attach"))
            for mark in orphans:
                action = inner.addAction(mark_words(mark))
                action.triggered.connect(lambda _on=False, mark=mark: self.attach(mark))

    def _add_facts(self, menu: QMenu) -> None:
        span = self._reading.selected()
        if self.session is not None and span is not None:
            menu.addSeparator()
            menu.addMenu(self._pointing(self.session).menu(span, menu))

    def _add_mark_actions(self, menu: QMenu, session: Session, mark: Mark) -> None:
        name = "context.edit_note" if mark.is_note else "context.add_note"
        menu.addAction(icons.icon("note"), tr(name), lambda: self.edit(mark))
        recolour = menu.addMenu(tr("context.recolour"))
        for colour in Colour:
            action = recolour.addAction(icons.swatch(f"mark_{colour.value}"), colour_name(colour))
            action.triggered.connect(
                lambda _on=False, colour=colour: session.edit_mark(
                    mark, text=mark.text, colour=colour
                )
            )
        menu.addAction(
            icons.icon("delete"), tr("action.delete_mark"), lambda: session.delete_mark(mark)
        )


def _divide(menu: QMenu) -> None:
    """A line, unless it would be the first entry."""
    if menu.actions():
        menu.addSeparator()

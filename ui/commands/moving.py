"""The data go to another folder: asked in the preferences, copied in the background, then the app
starts anew; and what the next starts have to say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ShenqiError, StoreError
from reviewer.marks import moving, places
from ui.i18n import tr
from ui.system.outside import show_file

if TYPE_CHECKING:
    from ui.running.context import Context
    from ui.window.main_window import MainWindow


def move(context: Context, target: Path, failed: Callable[[ShenqiError], None]) -> None:
    """Copy all data, compare, use the copy and start anew; where that fails all is as before."""
    store, source = context.store, context.settings.folder
    if store is None:
        failed(StoreError("store-read-only", path=source))
        return
    context.moving.emit()
    context.settings.sync()

    def give_up(error: ShenqiError) -> None:
        moving.take_back(target)
        store.thaw()
        failed(error)

    def switch(_copied: None) -> None:
        try:
            moving.use(source, target)
        except StoreError as error:
            give_up(error)
        else:
            context.restart_wanted.emit()

    try:
        store.freeze()
    except StoreError as error:
        failed(error)
        return
    try:
        moving.make_place(source, target)
        store.copy_to(target)
    except StoreError as error:
        give_up(error)
    except OSError:
        give_up(StoreError("move-refused", path=target))
    else:
        context.tasks.run(lambda: moving.copy_files(source, target), switch, give_up)


def tell_moved(window: MainWindow) -> None:
    """Say where the data are now, as long as the old folder has a copy that nobody decided on."""
    elsewhere = None if places.is_fixed() else places.moved()
    if elsewhere is None or elsewhere.left is None:
        return
    left = elsewhere.left

    def forget(*, remove: bool) -> None:
        try:
            moving.forget_left(remove=remove)
        except StoreError as error:
            window.show_error(error)

    window.complete()
    window.banner.say_next(
        tr("moved.done", folder=elsewhere.folder, left=left),
        actions=[
            (tr("moved.look"), lambda: show_file(left, window, window.banner.say)),
            (tr("moved.keep"), lambda: forget(remove=False)),
            (tr("moved.remove"), lambda: forget(remove=True)),
        ],
    )

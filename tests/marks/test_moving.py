"""The data are moved to another folder: copied, compared, used; nothing is lost on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from desk_values import NOON, WORK, a_mark

from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks import moving, places
from reviewer.marks.places import MOVED, STORE, Moved, data_folder
from reviewer.marks.store import Store

A = "a" * 64


@pytest.fixture(autouse=True)
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual folder of a user without `SHENQI_DATA_DIR`."""
    monkeypatch.delenv(places.OVERRIDE, raising=False)
    folder = tmp_path / "usual"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    return folder


@pytest.fixture
def store(usual: Path) -> Iterator[Store]:
    with Store() as made:
        made.remember(A, Path("/转让协议.docx"), NOON)
        mark(made, "第一条")
        (usual / "rules").mkdir()
        (usual / "rules" / "own.yaml").write_text("own", "utf-8")
        (usual / "window.ini").write_text("[General]", "utf-8")
        (usual / "open").mkdir()
        (usual / "open" / f"{A}.lock").write_text("1", "utf-8")
        yield made


def mark(store: Store, text: str) -> None:
    before = store.load(A)
    after = c.AddMark(a_mark(text)).apply(before)
    store.save(A, before, after, WORK)


def move(store: Store, target: Path) -> None:
    source = store.path.parent
    store.freeze()
    moving.make_place(source, target)
    store.copy_to(target)
    moving.copy_files(source, target)
    moving.use(source, target)


def code_of(caught: pytest.ExceptionInfo[StoreError]) -> str:
    return caught.value.code


def test_without_a_move_the_data_are_in_the_usual_folder(usual: Path) -> None:
    assert data_folder() == usual
    assert places.moved() is None
    assert places.away() is None


def test_all_that_is_kept_is_in_the_new_folder_and_the_old_stays(
    store: Store, usual: Path, tmp_path: Path
) -> None:
    target = tmp_path / "disk" / "shenqi"
    before = store.load(A)
    move(store, target)
    store.close()
    assert data_folder() == target
    assert places.moved() == Moved(target, usual)
    with Store() as new:
        assert new.path.parent == target
        assert new.load(A) == before
    assert (target / "rules" / "own.yaml").read_text("utf-8") == "own"
    assert (target / "window.ini").stat().st_mode & 0o777 == 0o600
    assert not (target / "open").exists()
    assert (usual / STORE).is_file()
    assert (usual / "rules" / "own.yaml").is_file()


def test_while_it_is_copied_all_can_be_read_and_nothing_written(store: Store) -> None:
    store.freeze()
    assert len(store.load(A).marks) == 1
    with pytest.raises(StoreError) as caught:
        mark(store, "第二条")
    assert code_of(caught) == "store-busy"
    store.thaw()
    mark(store, "第二条")
    with Store() as other:
        assert len(other.load(A).marks) == 2


def test_while_another_program_has_the_data_open_nothing_is_moved(store: Store) -> None:
    with Store() as other:
        other.load(A)
        with pytest.raises(StoreError) as caught:
            store.freeze()
    assert code_of(caught) == "store-elsewhere"
    mark(store, "第二条")


def test_no_other_program_writes_meanwhile(store: Store) -> None:
    store.freeze()
    with (
        closing(sqlite3.connect(store.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("DELETE FROM mark")


def test_a_folder_that_is_free_is_taken_itself(usual: Path, tmp_path: Path, store: Store) -> None:
    (tmp_path / "new").mkdir()
    assert moving.place_in(tmp_path / "new", usual) == tmp_path / "new"
    assert moving.place_in(tmp_path / "none", usual) == tmp_path / "none"


def test_in_a_folder_with_files_the_data_get_one_of_their_own(
    usual: Path, tmp_path: Path, store: Store
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "合同.docx").write_bytes(b"x")
    assert moving.place_in(tmp_path / "papers", usual) == tmp_path / "papers" / "shenqi"
    (tmp_path / "papers" / "shenqi").mkdir()
    (tmp_path / "papers" / "shenqi" / "x").write_bytes(b"x")
    with pytest.raises(StoreError) as caught:
        moving.place_in(tmp_path / "papers", usual)
    assert code_of(caught) == "move-taken"


def test_a_file_is_no_place(usual: Path, tmp_path: Path, store: Store) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(StoreError) as caught:
        moving.make_place(usual, tmp_path / "file" / "shenqi")
    assert code_of(caught) == "move-refused"


def test_the_data_do_not_go_into_themselves(usual: Path, store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        moving.place_in(usual / "inside", usual)
    assert code_of(caught) == "move-inside"


def test_where_nothing_can_be_written_nothing_is_moved(
    usual: Path, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError) as caught:
        moving.place_in(tmp_path / "new", usual)
    assert code_of(caught) == "move-refused"


def test_where_there_is_no_room_nothing_is_moved(
    usual: Path, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10))
    with pytest.raises(StoreError) as caught:
        moving.make_place(usual, tmp_path / "new")
    assert code_of(caught) == "store-full"


def test_a_copy_that_differs_is_not_used(
    usual: Path, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    moving.make_place(usual, tmp_path / "new")
    monkeypatch.setattr(moving, "_digest", lambda _: "other")
    with pytest.raises(StoreError) as caught:
        moving.copy_files(usual, tmp_path / "new")
    assert code_of(caught) == "move-differs"
    moving.take_back(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert data_folder() == usual


def test_a_store_that_differs_is_not_used(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.setattr("reviewer.marks.database.zip_longest", lambda *_: iter([("INSERT", None)]))
    with pytest.raises(StoreError) as caught:
        store.copy_to(tmp_path / "new")
    assert code_of(caught) == "move-differs"


def test_a_file_in_the_way_is_not_written_over(usual: Path, tmp_path: Path, store: Store) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "window.ini").write_text("mine", "utf-8")
    with pytest.raises(StoreError) as caught:
        moving.copy_files(usual, tmp_path / "new")
    assert code_of(caught) == "move-refused"
    assert (tmp_path / "new" / "window.ini").read_text("utf-8") == "mine"


def test_where_the_move_cannot_be_noted_the_old_folder_stays_in_use(
    usual: Path, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(places, "note_moved", refuse)
    with pytest.raises(StoreError) as caught:
        moving.use(usual, tmp_path / "new")
    assert code_of(caught) == "move-refused"
    assert data_folder() == usual


def test_a_disk_that_is_not_there_is_told_and_nothing_is_begun_anew(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "disk" / "shenqi"
    move(store, target)
    store.close()
    target.rename(tmp_path / "unplugged")
    assert places.away() == target
    with pytest.raises(StoreError) as caught:
        Store()
    assert code_of(caught) == "store-away"
    for folder in (target, target / "open"):
        with pytest.raises(FileNotFoundError):
            places.make_private(folder)
    assert not target.exists()
    (tmp_path / "unplugged").rename(target)
    with Store() as new:
        assert len(new.load(A).marks) == 1


def test_the_old_copy_goes_when_the_lawyer_wants_it(
    store: Store, usual: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new"
    move(store, target)
    store.close()
    (usual / "kept.txt").write_text("not ours", "utf-8")
    moving.forget_left(remove=True)
    assert {path.name for path in usual.iterdir()} == {MOVED, "kept.txt"}
    assert places.moved() == Moved(target, None)
    moving.forget_left(remove=True)
    assert (target / STORE).is_file()


def test_the_old_copy_may_stay_and_is_spoken_of_no_more(
    store: Store, usual: Path, tmp_path: Path
) -> None:
    move(store, tmp_path / "new")
    store.close()
    moving.forget_left(remove=False)
    assert (usual / STORE).is_file()
    assert places.moved() == Moved(tmp_path / "new", None)


def test_an_old_copy_that_cannot_be_removed_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    move(store, tmp_path / "new")
    store.close()
    monkeypatch.setattr(moving, "_remove", refuse)
    with pytest.raises(StoreError) as caught:
        moving.forget_left(remove=True)
    assert code_of(caught) == "move-left"
    assert places.moved() is not None


def test_the_old_copy_stays_while_the_new_one_is_not_there(
    store: Store, usual: Path, tmp_path: Path
) -> None:
    move(store, tmp_path / "new")
    store.close()
    (tmp_path / "new").rename(tmp_path / "unplugged")
    with pytest.raises(StoreError) as caught:
        moving.forget_left(remove=True)
    assert code_of(caught) == "move-left"
    assert (usual / STORE).is_file()


def test_the_data_come_back_to_the_usual_folder(store: Store, usual: Path, tmp_path: Path) -> None:
    move(store, tmp_path / "new")
    store.close()
    moving.forget_left(remove=True)
    with Store() as there:
        assert moving.place_in(usual, there.path.parent) == usual
        move(there, usual)
    assert data_folder() == usual
    with Store() as back:
        assert len(back.load(A).marks) == 1
    places.note_moved(None)
    assert data_folder() == usual


@pytest.mark.parametrize("purge", [lambda s: s.purge(A), Store.purge_all])
def test_a_purge_takes_the_old_copy_along(
    store: Store, usual: Path, tmp_path: Path, purge: object
) -> None:
    move(store, tmp_path / "new")
    store.close()
    with Store() as new:
        purge(new)  # type: ignore[operator]
    assert not (usual / STORE).exists()


def test_a_purge_of_another_store_leaves_the_old_copy(
    store: Store, usual: Path, tmp_path: Path
) -> None:
    move(store, tmp_path / "new")
    store.close()
    with Store(tmp_path / "other") as other:
        other.purge_all()
    assert (usual / STORE).is_file()


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"folder": 1, "left": null}'])
def test_a_note_that_cannot_be_read_is_told(usual: Path, words: str) -> None:
    usual.mkdir()
    (usual / MOVED).write_text(words, "utf-8")
    with pytest.raises(StoreError) as caught:
        data_folder()
    assert code_of(caught) == "move-unreadable"


def test_a_folder_named_by_the_environment_was_never_moved(
    usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.note_moved(Moved(tmp_path / "gone", None))
    monkeypatch.setenv(places.OVERRIDE, str(tmp_path / "named"))
    assert places.is_fixed()
    assert data_folder() == tmp_path / "named"
    assert places.away() is None

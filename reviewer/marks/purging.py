"""清除本案全部数据: everything the app keeps of a contract, taken off the disk.

The lawyer's own work with its log and backups, and the words of recognised pages. The contract's
file is the user's own and stays.
"""

from __future__ import annotations

from reviewer.document import scan_cache
from reviewer.errors import StoreError
from reviewer.marks.places import recognition_folder
from reviewer.marks.store import Store


def purge(store: Store, sha256: str | None = None) -> None:
    """Purge one contract, or with None every contract. Raises StoreError."""
    if sha256 is None:
        store.purge_all()
    else:
        store.purge(sha256)
    folder = recognition_folder()
    try:
        scan_cache.purge(folder, sha256)
    except OSError as error:
        raise StoreError("store-read-only", path=folder) from error

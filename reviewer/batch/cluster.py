"""Many files on the machines of a Dask scheduler whose address the user gave.

What travels is the path of each file, how to review, and the file's line of the overview (name,
title, grade, price, date): no contract and no review. So the folder of the contracts and that of
the results must be shared, under the same paths, with every machine of the cluster; the workers
read and write there.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import reviewer
from reviewer.batch.contents import program_digest
from reviewer.batch.files import FolderFile
from reviewer.batch.plan import Plan, failed
from reviewer.batch.running import OnStep, review_file, run_with
from reviewer.errors import ClusterError, ShenqiError, WorkerError
from reviewer.export.overview import Line
from reviewer.worker import Limits, WorkerClient

_ADDRESS = re.compile(r"(tcp|tls)://[\w.:\[\]-]+:\d{1,5}")
_PATIENCE = "10s"
_here = threading.local()  # of a worker of the cluster: its reading processes, by their time limit


def run(
    plan: Plan, address: str, on_step: OnStep, stop: threading.Event | None = None
) -> tuple[Line, ...]:
    """As `running.run`; a stop is heard when the next file is done.

    Raises ClusterError as well: cluster-missing, cluster-address, cluster-unreachable,
    cluster-empty, cluster-version.
    """
    working = partial(_on_cluster, address)
    return run_with(working, plan, on_step, stop or threading.Event())


def review_there(plan: Plan, file: FolderFile) -> Line:
    """Review a file on a machine of the cluster: read and written in the shared folders."""
    clients: dict[float, WorkerClient] = _here.__dict__.setdefault("clients", {})
    client = clients.get(plan.seconds)
    if client is None:
        client = clients[plan.seconds] = WorkerClient(Limits(seconds=plan.seconds))
    return review_file(client, plan, file)


def version_there() -> str:
    """The version of the program on a machine of the cluster, and the digest of its data."""
    return f"{reviewer.__version__} {program_digest()}"


def _on_cluster(
    address: str, plan: Plan, files: list[FolderFile], stop: threading.Event
) -> Iterator[Line]:
    with _connected(address) as client:
        from distributed import as_completed

        _compare_versions(client, address)
        futures = [client.submit(review_there, plan, file, pure=False) for file in files]
        names = {future.key: file.name for future, file in zip(futures, files, strict=True)}
        try:
            finished: Any = as_completed(futures, loop=client.loop)  # type: ignore[no-untyped-call]
            for future in finished:
                yield _line(future, names[future.key])
                if stop.is_set():
                    break
        finally:
            client.cancel(futures)


def _connected(address: str) -> Any:
    """A client of the scheduler. Raises ClusterError."""
    if not _ADDRESS.fullmatch(address):
        raise ClusterError("cluster-address", address=address)
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("cluster-missing") from error
    # It tells of lost connections by itself, with the names of files in between.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client: Any = Client  # it has no types
        return client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        raise ClusterError("cluster-unreachable", address=address) from error


def _compare_versions(client: Any, address: str) -> None:
    """Raises ClusterError where not all machines have this very program, rules and law."""
    try:
        versions = client.run(version_there)
    except Exception as error:  # whatever a machine without the program raises
        raise ClusterError("cluster-version", version=reviewer.__version__) from error
    if not versions:
        raise ClusterError("cluster-empty", address=address)
    if set(versions.values()) != {version_there()}:
        raise ClusterError("cluster-version", version=reviewer.__version__)


def _line(future: Any, name: str) -> Line:
    if future.status == "finished":
        line: Line = future.result()
        return line
    error = future.exception() if future.status == "error" else None
    if isinstance(error, ShenqiError):
        return failed(name, error)
    return failed(name, WorkerError("worker-died", name=name))

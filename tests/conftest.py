"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reviewer.worker import Limits, WarmJob, WorkerClient

# How long an example takes says something about the machine, not about the code.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the checkout, which is too large or too foreign to be in it.

    Tests that need it skip where it is missing.
    """
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the reference material is not here")
    return folder


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerClient]:
    """A reading process with a data folder of its own."""
    with WorkerClient() as client:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SHENQI_DATA_DIR", str(tmp_path_factory.mktemp("reader")))
            client.call(WarmJob())
        yield client


@pytest.fixture
def one_reader(reader: WorkerClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reading process answers the commands of a module, as one answers all of the window.

    To start one takes far longer than to review a short contract. That each command starts and ends
    its own is seen where this is not used: cli/test_revision.py, cli/test_endings.py.
    """

    def client(limits: Limits | None = None) -> AbstractContextManager[WorkerClient]:
        # Who sets limits, as a batch does, asks for a process of its own.
        return nullcontext(reader) if limits is None else WorkerClient(limits)

    monkeypatch.setattr("reviewer.worker.WorkerClient", client)

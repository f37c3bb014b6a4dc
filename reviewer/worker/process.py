"""One reading process as its caller holds it: started, spoken to, ended."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import reviewer
from reviewer.worker.messages import PROTOCOL
from reviewer.worker.wire import Hello, Setup, read_frame, write_frame

# -P: nothing is imported from the folder the user happens to stand in. The caller's own import path
# comes in the arguments, so the process finds the very same code, installed or not.
_START = (
    "import importlib, sys; sys.path[:] = sys.argv[2:]; importlib.import_module(sys.argv[1]).main()"
)
CHILD = "reviewer.worker.child"


class ReadingProcess:
    """A started process. `send` and `kill` may be called from any thread, `receive` from one."""

    def __init__(self, memory: int, module: str = CHILD) -> None:
        """Run `main` of a module. Raises OSError when the system starts no process."""
        root = str(Path(reviewer.__file__).resolve().parents[1])
        path = [entry for entry in sys.path if entry]
        command = [sys.executable, "-P", "-X", "utf8", "-c", _START, module]
        command += path if root in path else [*path, root]
        self._popen: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Not in the folder of the contract, which may be a stick about to be unplugged.
            cwd=sys.prefix,
            # Ctrl+C and a closing terminal are the caller's business, who takes this one along.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._to, self._from = self._popen.stdin, self._popen.stdout
        self._sending = threading.Lock()
        self._memory = memory

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._popen.poll() is None

    def greet(self) -> None:
        """Wait until it is up. Raises EOFError when it is not, or is of another version."""
        self.send(Setup(self._memory))
        if self.receive() != Hello(PROTOCOL, reviewer.__version__):
            raise EOFError

    def send(self, message: object) -> None:
        """Raises OSError when the process is gone."""
        with self._sending:
            write_frame(self._to, message)

    def receive(self) -> Any:
        """The next message. Raises EOFError when the process is gone."""
        return read_frame(self._from)

    def kill(self) -> None:
        """End it at once; what it was writing to is never the contract."""
        self._popen.kill()

    def dispose(self) -> None:
        """Kill it and let go of all that belongs to it."""
        self.kill()
        self._popen.wait()
        for stream in (self._to, self._from):
            # Closing flushes what the dead end no longer takes.
            with contextlib.suppress(OSError):
                stream.close()

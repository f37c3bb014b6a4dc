"""A reading process that does what a stranger's file can make one do; the file's name says what."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

from reviewer.worker import child
from reviewer.worker.messages import (
    Filed,
    FileJob,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    PictureJob,
    Warmed,
)
from reviewer.worker.wire import Body, Head, Slice, Tail
from reviewer.worker.workshop import OnProgress, Workshop


class _Misbehaving(Workshop):
    def warm(self) -> Warmed:
        sys.stdout.write("a library prints to standard output")
        sys.stdout.flush()
        os.write(2, b"and to standard error")
        return Warmed()

    def open(self, job: OpenJob, progress: OnProgress) -> Iterator[Head | Slice | Tail | Body]:
        progress(Phase.READING, 0, 0)
        match job.path.stem:
            case "hangs":
                time.sleep(600)
            case "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            case "eats":
                raise MemoryError
            case "breaks":
                raise KeyError("密码")
            case "scan":
                for done in range(5):
                    progress(Phase.READING, done, 5)
                    time.sleep(0.6)
                time.sleep(600)
            case "works on":
                for done in range(100_000):
                    progress(Phase.REVIEWING, done, 0)
                    time.sleep(0.001)
        yield from ()

    def file(self, job: FileJob, progress: OnProgress) -> Filed:
        list(self.open(OpenJob(job.path, job.options), progress))
        raise AssertionError

    def draw(self, job: PageJob | PictureJob) -> PageImage:
        assert isinstance(job, PageJob)
        return PageImage(job.page, job.scale, 1, 1, 4, os.getpid().to_bytes(4, "big"))


def main() -> None:
    child.Workshop = _Misbehaving  # type: ignore[misc]
    child.main()

"""LibreOffice accepting or rejecting every change of many files."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from xml.sax.saxutils import escape

ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"
_AT_ONCE = 45  # files for one start of the program
_LONGEST = 60.0  # seconds without a file written: one takes less than a second
_DTD = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
# Without a screen LibreOffice 7.4 aborts when it lays out a file with comments, by whomever, in an
# idle moment: its view has no window for them. Locked, the view is not laid out.
_BASIC = """
Sub Main(listed As String)
  Dim number As Integer, line As String, parts
  number = FreeFile
  Open listed For Input As #number
  While Not EOF(number)
    Line Input #number, line
    If line <> "" Then
      parts = Split(line, "|")
      Settle(parts(0), parts(1), parts(2))
    End If
  Wend
  Close #number
  StarDesktop.terminate()
End Sub

Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(1) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  document.lockControllers()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
  form(0).Name = "FilterName"
  form(0).Value = "Text (encoded)"
  form(1).Name = "FilterOptions"
  form(1).Value = "UTF8"
  document.storeToURL(target, form())
  document.close(True)
End Sub
"""


@dataclass(frozen=True, slots=True)
class Job:
    """The words of `source` are to stand in `target` once `command` has settled its changes."""

    source: Path
    target: Path
    command: str


def settle(office: Path, jobs: Sequence[Job], folder: Path) -> list[str]:
    """Do the jobs, many in one start of the program; say of which it wrote nothing.

    When the program ends early or hangs, the file it stopped at is put aside and the rest done by
    a new start. What was put aside is tried once more, alone: a file that fails twice is named,
    with how the program ended. Profiles are made in `folder`, a fresh one for every start.
    """
    aside: list[Job] = []
    for first in range(0, len(jobs), _AT_ONCE):
        left = list(jobs[first : first + _AT_ONCE])
        while left:
            _start(office, left, folder)
            left = [job for job in left if not job.target.exists()]
            aside += left[:1]
            left = left[1:]
    ended = {job: _start(office, [job], folder) for job in aside}
    return [
        f"{job.source.name} {job.command}: {how}"
        for job, how in ended.items()
        if not job.target.exists()
    ]


def _start(office: Path, jobs: Sequence[Job], folder: Path) -> str:
    """One start of the program for these jobs; how it ended."""
    profile = Path(mkdtemp(prefix="profile", dir=folder))
    _run(office, profile, "--terminate_after_init")  # this makes the profile
    _write_macro(profile)
    listed = profile / "jobs.txt"
    listed.write_text(
        "".join(f"{job.source.as_uri()}|{job.target.as_uri()}|{job.command}\n" for job in jobs),
        "ascii",
    )
    for job in jobs:  # left by a start that broke off, it has the file opened read-only
        job.source.with_name(f".~lock.{job.source.name}#").unlink(missing_ok=True)
    try:
        return _run(office, profile, f'macro:///Standard.Settling.Main("{listed}")', jobs)
    finally:
        rmtree(profile, ignore_errors=True)


def _run(office: Path, profile: Path, argument: str, jobs: Sequence[Job] = ()) -> str:
    """Run the program until it ends, or until it has written nothing for long."""
    program = subprocess.Popen(
        [
            str(office),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", argument),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    seen, written = -1, 0
    try:
        while seen < written:
            seen = written
            with suppress(subprocess.TimeoutExpired):
                return f"ended with {program.wait(_LONGEST)}"
            written = sum(job.target.exists() for job in jobs)
        return "hung"
    finally:
        with suppress(ProcessLookupError):  # what it started would outlive it
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def _write_macro(profile: Path) -> None:
    folder = profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "{1}" "{2}">\n'
    space = 'xmlns:{0}="http://openoffice.org/2000/{0}"'
    (folder / "Settling.xba").write_text(
        head.format("script:module", _DTD, "module.dtd")
        + f'<script:module {space.format("script")} script:name="Settling" '
        f'script:language="StarBasic">{escape(_BASIC)}</script:module>',
        "utf-8",
    )
    library = (
        f'<library:library {space.format("library")} library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false">{}</library:library>'
    )
    for name, inner in (
        ("script.xlb", '<library:element library:name="Settling"/>'),
        ("dialog.xlb", ""),
    ):
        (folder / name).write_text(
            head.format("library:library", _DTD, "library.dtd") + library.format(inner), "utf-8"
        )

"""LibreOffice accepting or rejecting every change of many files, in one start of the program."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"
_DTD = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
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


def settle(office: Path, jobs: Iterable[tuple[Path, Path, str]], profile: Path) -> None:
    """Write the words of each source to its target, every change accepted or rejected."""
    if not (profile / "user").exists():
        _run(office, profile, [])  # the first start makes the profile
        _write_macro(profile)
    listed = profile / "jobs.txt"
    lines = (f"{source.as_uri()}|{target.as_uri()}|{command}\n" for source, target, command in jobs)
    listed.write_text("".join(lines), "ascii")
    _run(office, profile, [f'macro:///Standard.Settling.Main("{listed}")'])


def _run(office: Path, profile: Path, arguments: list[str]) -> None:
    subprocess.run(
        [
            str(office),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault"),
            *(arguments or ["--terminate_after_init"]),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=600,
    )


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

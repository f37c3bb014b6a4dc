"""Old formats (.doc, .wps, .rtf, .odt, Word 2003 XML) turned into .docx by LibreOffice.

The contract's bytes go into a folder of their own, under a name of ours; the original is never
opened by another program. Every call has a profile of its own, so that an office that is open does
not answer instead, and in it all that would reach out of the file is switched off.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reviewer.document.scratch import scratch
from reviewer.document.source_file import MAX_BYTES
from reviewer.errors import UnreadableFileError

SECONDS = 120.0
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
# Nothing listens on the discard port: what a document links to is asked for in vain.
_NOWHERE = "127.0.0.1"
_NO_PORT = 9
# Switches of LibreOffice (officecfg/registry/schema): macros and active content off, links blocked
# in documents from anywhere, no way into the network.
_SWITCHES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", str(_NO_PORT)),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", str(_NO_PORT)),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def find_office() -> Path | None:
    """The program of an installed LibreOffice, None where there is none."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in map(Path, _ELSEWHERE) if path.is_file()), None)


def suffix_of(data: bytes) -> str:
    """The ending by which LibreOffice knows the format of an old file."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".xml" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else ".doc"


def converted(data: bytes, name: str, office: Path, seconds: float = SECONDS) -> bytes:
    """The contract as .docx.

    Raises UnreadableFileError (file-legacy) when LibreOffice makes none in the time it has.
    """
    with scratch() as folder:
        work = Path(folder)
        source = work / f"contract{suffix_of(data)}"
        source.write_bytes(data)
        _write_profile(work / "profile")
        _run(command(office, source, work), work, seconds)
        made = work / "made" / "contract.docx"
        try:
            if 0 < made.stat().st_size <= MAX_BYTES:
                return made.read_bytes()
        except OSError:
            pass
    raise UnreadableFileError("file-legacy", name=name)


def command(office: Path, source: Path, work: Path) -> list[str]:
    """What is run: no window, no questions, a profile in `work`, the result in `work`/made."""
    return [
        str(office),
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(work / "made"),
        str(source),
    ]


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SWITCHES
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>",
        "utf-8",
    )


def _run(arguments: list[str], work: Path, seconds: float) -> None:
    """Run to the end, or end it with all that it started. Whether it worked, its result shows."""
    try:
        process = subprocess.Popen(
            arguments,
            cwd=work,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """`soffice` is a script that starts the office: the whole session goes."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    proxy = f"http://{_NOWHERE}:{_NO_PORT}"
    kept = {name: value for name, value in given.items() if not name.lower().endswith("_proxy")}
    return {
        **kept,
        "http_proxy": proxy,
        "https_proxy": proxy,
        "ftp_proxy": proxy,
        "SAL_USE_VCLPLUGIN": "svp",
    }

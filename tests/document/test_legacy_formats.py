"""Old formats, by way of LibreOffice."""

from __future__ import annotations

import hashlib
import http.server
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from contract_files import docx, package, paragraph
from lxml import etree
from reference_files import reference_files

from reviewer.document import docx_encryption, legacy_formats
from reviewer.document.docx_encryption import is_locked
from reviewer.document.legacy_formats import converted, find_office, suffix_of
from reviewer.document.notices import Notice, NoticeKind
from reviewer.document.reading import read
from reviewer.errors import PasswordNeededError, UnreadableFileError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OLD_WORD = COMPOUND + "WordDocument".encode("utf-16-le")
OFFICE = Path("/opt/office/soffice")
A_WORD_FILE = docx(paragraph("转让协议"))


def office_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    """Put a script in the place of LibreOffice: it knows `source`, `made` (a folder) and `docx`."""
    ready = tmp_path / "ready.docx"
    ready.write_bytes(A_WORD_FILE)

    def command(office: Path, source: Path, work: Path) -> list[str]:
        head = (
            "import pathlib, subprocess, sys, time\n"
            "source, made, docx, folder = map(pathlib.Path, sys.argv[1:])\n"
        )
        made = work / "made"
        return [
            sys.executable, "-c", head + script,
            *map(str, (source, made, ready, tmp_path)),
        ]  # fmt: skip

    monkeypatch.setattr(legacy_formats, "command", command)


CONVERTS = "made.mkdir(); (made / 'contract.docx').write_bytes(docx.read_bytes())"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (OLD_WORD, ".doc"),
        (b"\xdb\xa5-", ".doc"),
        (b"{\\rtf1}", ".rtf"),
        (b"PK\x03\x04", ".odt"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', ".xml"),
    ],
)
def test_the_copy_is_named_by_its_format(data: bytes, suffix: str) -> None:
    assert suffix_of(data) == suffix


def test_every_call_has_its_own_profile_and_asks_nothing(tmp_path: Path) -> None:
    command = legacy_formats.command(OFFICE, tmp_path / "contract.doc", tmp_path)
    assert command[0] == str(OFFICE)
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    assert "--headless" in command
    assert command[-2:] == [str(tmp_path / "made"), str(tmp_path / "contract.doc")]


def test_what_the_office_makes_is_given_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office_that(
        monkeypatch, tmp_path, "(folder / 'seen').write_bytes(source.read_bytes());" + CONVERTS
    )
    assert converted(OLD_WORD, "旧.doc", OFFICE) == A_WORD_FILE
    assert (tmp_path / "seen").read_bytes() == OLD_WORD


def test_the_profile_switches_off_macros_and_links(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = (
        "profile = source.parent / 'profile' / 'user' / 'registrymodifications.xcu'\n"
        "(folder / 'seen.xcu').write_bytes(profile.read_bytes())\n"
    )
    office_that(monkeypatch, tmp_path, copy + CONVERTS)
    converted(OLD_WORD, "旧.doc", OFFICE)
    root = etree.parse(tmp_path / "seen.xcu").getroot()
    values = {prop.get(f"{{{root.nsmap['oor']}}}name"): prop[0].text for prop in root.iter("prop")}
    assert values["DisableMacrosExecution"] == "true"
    assert values["BlockUntrustedRefererLinks"] == "true"
    assert values["ooInetProxyType"] == "2"


def test_the_office_is_told_of_no_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "*")
    office_that(
        monkeypatch, tmp_path, "import os; (folder / 'seen').write_text(repr(dict(os.environ)))"
    )
    with pytest.raises(UnreadableFileError):
        converted(OLD_WORD, "旧.doc", OFFICE)
    seen = (tmp_path / "seen").read_text()
    assert "'http_proxy': 'http://127.0.0.1:9'" in seen
    assert "proxy.example" not in seen
    assert "no_proxy" not in seen


@pytest.mark.parametrize(
    "script",
    ["", "sys.exit(77)", "made.mkdir(); (made / 'contract.docx').touch()"],
    ids=["nothing", "a failure", "an empty file"],
)
def test_an_office_that_makes_nothing_is_a_plain_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    office_that(monkeypatch, tmp_path, script)
    with pytest.raises(UnreadableFileError) as caught:
        converted(OLD_WORD, "旧.doc", OFFICE)
    assert caught.value.code == "file-legacy"
    assert "旧.doc" in str(caught.value)


def test_a_result_beyond_the_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(legacy_formats, "MAX_BYTES", 10)
    office_that(monkeypatch, tmp_path, CONVERTS)
    with pytest.raises(UnreadableFileError):
        converted(OLD_WORD, "旧.doc", OFFICE)


def test_an_office_that_is_not_there_is_a_plain_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        converted(OLD_WORD, "旧.doc", tmp_path / "soffice")
    assert caught.value.code == "file-legacy"


@pytest.mark.skipif(sys.platform == "win32", reason="processes have no sessions there")
def test_an_office_that_hangs_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hang = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "(folder / 'child').write_text(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    office_that(monkeypatch, tmp_path, hang)
    with pytest.raises(UnreadableFileError):
        converted(OLD_WORD, "旧.doc", OFFICE, seconds=3.0)
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    # What nobody waits for stays as a zombie where the first process of a container does not.
    return not (state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_an_office_on_the_path_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"libreoffice": "/usr/bin/libreoffice"}
    monkeypatch.setattr("shutil.which", known.get)
    assert find_office() == Path("/usr/bin/libreoffice")


def test_an_office_in_its_usual_folder_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(legacy_formats, "_ELSEWHERE", (str(tmp_path / "other"), str(program)))
    assert find_office() == program


def test_there_may_be_no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(legacy_formats, "_ELSEWHERE", ())
    assert find_office() is None


ODT = package(
    {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, deflate=False
)
OLD = {
    "doc": OLD_WORD,
    "rtf": b"{\\rtf1\\ansi contract}",
    "xml": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
    "odt": ODT,
}


@pytest.mark.parametrize("kind", OLD)
def test_an_old_file_is_read_by_way_of_the_office(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    office_that(monkeypatch, tmp_path, CONVERTS)
    path = tmp_path / "合同.wps"
    path.write_bytes(OLD[kind])
    document = read(path, office=OFFICE)
    assert document.text.strip() == "转让协议"
    assert document.sha256 == hashlib.sha256(OLD[kind]).hexdigest()
    assert document.warnings == (Notice(NoticeKind.CONVERTED),)
    assert path.read_bytes() == OLD[kind]


@pytest.mark.parametrize("kind", OLD)
def test_without_an_office_an_old_file_says_what_to_do(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "合同.doc"
    path.write_bytes(OLD[kind])
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert caught.value.code == "file-legacy"
    assert "另存为 .docx" in str(caught.value)


# --- with LibreOffice -----------------------------------------------------------------------------

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


@needs_office
@pytest.mark.slow
def test_real_old_contracts_are_read_to_the_last_word(shared: Path, tmp_path: Path) -> None:
    office = find_office()
    assert office is not None
    files = reference_files(shared / "corpus" / "contracts", "*.doc")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", tmp_path, *files], check=True, capture_output=True, timeout=300
    )
    for path in files:
        text = squeezed(read(path, office=office).text)
        lines = (tmp_path / f"{path.stem}.txt").read_text("utf-8-sig").splitlines()
        missing = [line for line in lines if line.strip() and squeezed(line) not in text]
        # A line there begins with its automatic number, which is in no text here.
        missing = [line for line in missing if squeezed(unnumbered(line)) not in text]
        assert missing == [], path.name


def squeezed(text: str) -> str:
    return "".join(text.split())


def unnumbered(line: str) -> str:
    return line.strip().lstrip("0123456789.．、，（）()一二三四五六七八九十第条章节•●").strip()


@needs_office
@pytest.mark.slow
def test_nothing_that_an_old_file_links_to_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        path = tmp_path / "合同.odt"
        path.write_bytes(linking_to(f"http://127.0.0.1:{server.server_port}/picture.png"))
        document = read(path, office=find_office())
    finally:
        server.shutdown()
        server.server_close()
    assert "转让协议" in document.text
    assert asked == []


def linking_to(address: str) -> bytes:
    """An ODT with a picture that LibreOffice, left to itself, fetches."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = "".join(
        f' xmlns:{short}="{oasis}:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:actuate="onLoad"/>'
        "</draw:frame>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return package(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": (
                f'<m:manifest xmlns:m="{oasis}:manifest:1.0" m:version="1.3">'
                f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
                '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
            ),
            "content.xml": (
                f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink" '
                'office:version="1.3"><office:body><office:text>'
                f"<text:p>转让协议{picture}</text:p>"
                "</office:text></office:body></office:document-content>"
            ),
        },
        deflate=False,
    )


# Under a password

LOCKED = {"poi__9231e724": "tika", "poi__f2d0dc59": "password"}


def locked_file(shared: Path, name: str) -> Path:
    """An old file encrypted as Word 97 did (RC4), or as Word 2003 did (CryptoAPI)."""
    return next((shared / "corpus" / "robustness").glob(f"{name}*"))


@pytest.mark.parametrize("name", LOCKED)
def test_the_office_gets_the_file_without_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path, name: str
) -> None:
    keeps = "(folder / 'given.doc').write_bytes(source.read_bytes()); "
    office_that(monkeypatch, tmp_path, keeps + CONVERTS)
    path = locked_file(shared, name)
    document = read(path, office=OFFICE, password=LOCKED[name])
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not is_locked((tmp_path / "given.doc").read_bytes())


@pytest.mark.parametrize("password", [None, "", "错"])
@pytest.mark.parametrize("name", LOCKED)
def test_without_its_password_an_old_file_stays_closed(
    shared: Path, name: str, password: str | None
) -> None:
    with pytest.raises(PasswordNeededError):
        read(locked_file(shared, name), office=OFFICE, password=password)


def test_a_protection_that_only_word_takes_off_is_sent_to_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(docx_encryption, "is_locked", lambda data: True)
    path = tmp_path / "合同.doc"
    path.write_bytes(OLD_WORD)
    with pytest.raises(UnreadableFileError) as caught:
        read(path, office=OFFICE, password="2019")
    assert caught.value.code == "file-legacy"


def test_a_damaged_old_file_is_not_locked() -> None:
    assert not is_locked(OLD_WORD)


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("name", LOCKED)
def test_a_locked_file_is_read_with_its_password(shared: Path, name: str) -> None:
    document = read(locked_file(shared, name), office=find_office(), password=LOCKED[name])
    assert document.text.strip()
    assert document.warnings[0] == Notice(NoticeKind.CONVERTED)


def test_an_office_is_ended_where_there_are_no_process_groups(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(legacy_formats.sys, "platform", "win32")
    legacy_formats._end(process)
    assert process.returncode

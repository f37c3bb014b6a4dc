"""One tree of errors that a user can meet. The words are in `reviewer/messages/`."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reason:
    """What an error says, as a value that is kept or handed on; its words come where it is shown.

    `details` are the placeholders of the message with what fills them.
    """

    code: str
    details: tuple[tuple[str, str], ...] = ()

    def message(self, language: str | None = None) -> str:
        """One line: what happened and what to do; by default in the language that is spoken."""
        try:
            return told(self.code, language, **dict(self.details))
        except KeyError:
            words = _messages(language or spoken())
            return words.get(self.code) or words["internal"]


class ShenqiError(Exception):
    """An error with a code, a plain sentence and what to do next; never contract text.

    `details` fill the placeholders of the message (file names, limits, line numbers).
    """

    code = "internal"

    def __init__(self, code: str | None = None, **details: object) -> None:
        self.code = code or type(self).code
        self.details = details
        super().__init__(self.code, details)

    def message(self, language: str | None = None) -> str:
        """One line: what happened and what to do; by default in the language that is spoken."""
        return self.reason.message(language)

    @property
    def reason(self) -> Reason:
        """What it says, without where in the program it was raised."""
        return Reason(self.code, tuple((key, str(value)) for key, value in self.details.items()))

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.details))


def _rebuild(kind: type[ShenqiError], code: str, details: dict[str, object]) -> ShenqiError:
    return kind(code, **details)


class UnreadableFileError(ShenqiError):
    """The file cannot be opened as a contract. Codes: `file-*`."""

    code = "file-damaged"


class PasswordNeededError(UnreadableFileError):
    """The file is encrypted and the password is missing or wrong."""

    code = "file-password"


class MissingArticleError(ShenqiError):
    """An article that is asked for does not exist or is not stored. Details: reason, a sentence."""

    code = "article-missing"


class RuleFileError(ShenqiError):
    """A rule, vocabulary or law file is not as it should be. Details: file, line, reason."""

    code = "rule-file"


class LawFileError(ShenqiError):
    """A law library, platform terms or rates that cannot be taken into use.

    Details: name; file, line, place, day, count, places by code.
    """

    code = "law-file"


class UnknownCitationError(ShenqiError):
    """A citation that does not resolve. Details: citation."""

    code = "citation-unknown"


class StoreError(ShenqiError):
    """The marks cannot be read or written. Details: path."""

    code = "store-damaged"


class StoreLockedError(StoreError):
    """The store is under a passphrase, which is missing or (`store-passphrase`) another one."""

    code = "store-locked"


class WorkerError(ShenqiError):
    """The process that reads contracts ended, hung or ran out of memory."""

    code = "worker-died"


class ExportError(ShenqiError):
    """An export cannot be written. Details: path, reason."""

    code = "export-failed"


class ExchangeError(ShenqiError):
    """A .shenqi file cannot be taken in. Details: name. Codes: `exchange-*`."""

    code = "exchange-damaged"


class SecretError(ShenqiError):
    """A password or passphrase cannot be had. Details: name, the file. Codes: `secret-*`."""

    code = "secret-missing"


class ClusterError(ShenqiError):
    """The machines that were to help cannot. Details: address, version. Codes: `cluster-*`."""

    code = "cluster-unreachable"


class CancelledError(ShenqiError):
    """The user cancelled."""

    code = "cancelled"


_spoken = ["zh"]


def speak(language: str) -> None:
    """Choose the language (zh, en) of what this process says without being asked for another."""
    _spoken[0] = language


def spoken() -> str:
    """The language (zh, en) chosen by `speak`."""
    return _spoken[0]


def told(code: str, language: str | None = None, **details: object) -> str:
    """The sentence of a code with its placeholders filled. Raises KeyError for one that no file of
    messages holds, and for a placeholder without its value."""
    template = _messages(language or spoken())[code]
    return template.format_map({key: str(value) for key, value in details.items()})


def where(error: BaseException) -> str:
    """The kind of an error and the last lines of the program it went through, for logs.

    No values and no message: either may hold words of a contract.
    """
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return f"{type(error).__name__} {' > '.join(places)}"


@cache
def _messages(language: str) -> dict[str, str]:
    # Only for a message: most starts have none.
    import tomllib
    from importlib import resources

    folder = resources.files("reviewer") / "messages"
    with (folder / f"{language}.toml").open("rb") as handle:
        return tomllib.load(handle)

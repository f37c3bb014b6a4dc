"""A copy of the contract with comments and tracked changes, as a Word file.

The original is read once more and never written. Before a copy is handed out it is read back: its
words, or with all changes rejected its words, are those of the original.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.document.docx_comments import read_comments
from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Comment, Document, Revision
from reviewer.document.reading import WordFile, word_file
from reviewer.errors import ExportError, UnreadableFileError
from reviewer.export.audience import Audience, Reader, audience_of
from reviewer.export.comment_anchors import Comment as NewComment
from reviewer.export.comment_anchors import Commenter
from reviewer.export.comment_words import change_lines
from reviewer.export.docx_anonymity import make_anonymous
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import PartText
from reviewer.export.docx_redline import Redliner
from reviewer.export.docx_writing import Signature, initials_of
from reviewer.export.outgoing import Marking, Outgoing
from reviewer.export.redrafting import Change
from reviewer.export.taken_in import not_in_file
from reviewer.export.writing import refuse_contract, write_bytes
from reviewer.review import Review

ANONYMOUS = "审阅人"
_NAMES = {Marking.COMMENTS: "批注版", Marking.REDLINE: "修订版", Marking.BOTH: "批注修订版"}
_KINDS = {Reader.INTERNAL: "（内部）", Reader.CLIENT: "（委托人）", Reader.OTHER_SIDE: ""}
_REVISIONS = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


@dataclass(frozen=True, slots=True)
class Existing:
    """What a file held before: comments, changes, and by whom."""

    comments: int
    changes: int
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A finished copy. `as_comments` are changes that no tracked change could express where they
    are, and that became comments; `source` says what the original was."""

    data: bytes
    comments: int
    changes: int
    as_comments: tuple[Change, ...]
    existing: Existing
    source: WordFile


def copy_name(contract: Path, marking: Marking, reader: Reader, *, draft: bool = False) -> str:
    """合同-批注版.docx; what is not for the other side says for whom it is."""
    state = "（草稿）" if draft else ""
    return f"{contract.stem}-{_NAMES[marking]}{_KINDS[reader]}{state}.docx"


def shown_signature(signature: Signature, reader: Reader, firm: str = "") -> Signature:
    """The name under comments and changes: for the other side the firm's, or nobody's."""
    if audience_of(reader).names:
        return signature
    name = firm.strip() or ANONYMOUS
    return replace(signature, author=name, initials=name[:4])


def write_marked_copy(
    review: Review,
    contract: Path,
    outgoing: Outgoing,
    target: Path,
    signature: Signature,
    *,
    firm: str = "",
    password: str | None = None,
    office: Path | None = None,
) -> MarkedCopy:
    """Write the copy, whole or not at all. Raises ExportError, UnreadableFileError (file-changed
    where the contract is not the one that was reviewed), PasswordNeededError."""
    refuse_contract(target, [contract], review.document.sha256)
    source = word_file(contract, password=password, office=office)
    made = marked_copy(review, source, contract.name, outgoing, signature, firm=firm)
    write_bytes(made.data, target)
    return made


def marked_copy(
    review: Review,
    source: WordFile,
    name: str,
    outgoing: Outgoing,
    signature: Signature,
    *,
    firm: str = "",
) -> MarkedCopy:
    """The copy in memory. Raises as `write_marked_copy` does."""
    document = review.document
    if source.sha256 != document.sha256:
        raise UnreadableFileError("file-changed", name=name)
    audience = audience_of(outgoing.reader)
    copy = DocxCopy(source.data, name)
    texts: dict[str, PartText] = {}

    def text_of(part: str) -> PartText:
        if part not in texts:
            texts[part] = PartText(copy.root(part))
        return texts[part]

    existing = existing_marks(copy)
    shown = shown_signature(signature, outgoing.reader, firm)
    redliner = Redliner(copy, document, text_of, shown)
    changes = outgoing.changes
    placed: tuple[Change, ...] = ()
    if document.revision == "final":  # words that the file deletes already cannot be deleted again
        placed = tuple(each for each in changes if redliner.unplaced(each.substitution) is None)
        # Nothing is struck for a wording that is only remarked on.
        written = {each.clause for each in placed}
        placed = tuple(each for each in placed if each.homes <= written)
    others = tuple(each for each in changes if each not in placed)
    remarks = not_in_file(outgoing.remarks, _comments_of(copy))
    comments = list(_comments(replace(outgoing, remarks=remarks), others, shown, audience))
    if comments:
        Commenter(copy, document, text_of).place(comments)
    redliner.apply(each.substitution for each in placed)
    if not audience.names:
        make_anonymous(copy, signature.author, shown.author)
    data = copy.finished()
    _check(document, source, data, name, changed=bool(placed))
    return MarkedCopy(data, len(comments), len(placed), others, existing, source)


def _comments_of(copy: DocxCopy) -> list[Comment]:
    """The comments that the file itself holds."""
    return read_comments(copy.peek(copy.related("comments")), None)


def existing_marks(copy: DocxCopy) -> Existing:
    """The comments and changes that a file holds, and their authors in the order of the text."""
    comments = copy.peek(copy.related("comments"))
    written = () if comments is None else tuple(comments.iterchildren(W + "comment"))
    parts = [copy.main]
    for kind in ("footnotes", "endnotes", "header", "footer"):
        parts += copy.all_related(kind)
    revised = [
        change
        for part in parts
        if (root := copy.peek(part)) is not None
        for change in root.iter(*_REVISIONS)
    ]
    authors = dict.fromkeys(each.get(W + "author", "") for each in (*revised, *written))
    return Existing(len(written), len(revised), tuple(name for name in authors if name))


def _comments(
    outgoing: Outgoing, unplaced: tuple[Change, ...], signature: Signature, audience: Audience
) -> Iterator[NewComment]:
    for remark in outgoing.remarks:
        own = signature
        if audience.names and remark.at is not None:
            own = replace(own, at=remark.at.astimezone(signature.at.tzinfo))
        if audience.names and remark.author:
            own = replace(own, author=remark.author, initials=initials_of(remark.author))
        yield NewComment(remark.span, remark.lines, own)
    if not outgoing.marking.comments:
        for change in unplaced:
            lines = change_lines(change, audience)
            yield NewComment(change.substitution.span, lines, signature)


def _check(document: Document, source: WordFile, data: bytes, name: str, *, changed: bool) -> None:
    """Read the copy back. Raises ExportError (export-check) where its words differ."""
    if changed:
        before, after = (_words(each, name, "original") for each in (source.data, data))
    else:
        before, after = document.text, _words(data, name, document.revision)
    if before != after:
        raise ExportError("export-check", path=name)


def _words(data: bytes, name: str, revision: Revision) -> str:
    """The text of a revision; of a file that somebody inserted as a whole the original is empty."""
    try:
        return read_docx(data, name, revision=revision).text
    except UnreadableFileError as error:
        if error.code in ("file-empty", "file-no-text"):
            return ""
        raise ExportError("export-check", path=name) from error

"""Good files spoilt in a thousand ways, the same ways every time."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

from contract_files import package

_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^>]*>")
_NASTY = (b"0", b"-1", b"65536", b"4294967295", b"99999999999999999999", b"1e309", b"null", b"nan")


def mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Files that differ from `data`; of a Word file half of them inside its parts."""
    rng = random.Random(seed)
    is_package = data.startswith(b"PK")
    for at in range(count):
        if is_package and at % 2:
            yield _spoilt_part(data, rng)
        else:
            yield _spoilt(data, rng)


def _spoilt(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        data = rng.choice(_WAYS)(data, rng)
    return data


def _spoilt_part(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    part = parts[name]
    assert isinstance(part, bytes)
    parts[name] = _spoilt(part, rng)
    if rng.random() < 0.1:
        del parts[rng.choice(list(parts))]
    return package(parts)


def _flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(max(1, len(data)))
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(max(1, len(data)))
    return data[:start] + data[start + rng.choice((1, 4, 64, 1024)) :]


def _end(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(max(1, len(data)))]


def _double(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(max(1, len(data)))
    stop = start + rng.choice((1, 16, 512))
    return data[:stop] + data[start:]


def _move(data: bytes, rng: random.Random) -> bytes:
    start, to = (rng.randrange(max(1, len(data))) for _ in range(2))
    piece = data[start : start + rng.choice((4, 64, 512))]
    return data[:to] + piece + data[to:]


def _number(data: bytes, rng: random.Random) -> bytes:
    """A number made another."""
    return _replaced(data, _NUMBER, rng, lambda found: rng.choice(_NASTY))


def _tag(data: bytes, rng: random.Random) -> bytes:
    """A tag gone, doubled, or in the place of another."""
    tags = _TAG.findall(data)
    other = rng.choice(tags) if tags else b""
    return _replaced(data, _TAG, rng, lambda found: rng.choice((b"", found * 2, other)))


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], rng: random.Random, by: Callable[[bytes], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    return data[: match.start()] + by(match[0]) + data[match.end() :]


_WAYS = (_flip, _cut, _end, _double, _move, _number, _number, _tag)

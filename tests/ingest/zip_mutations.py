"""Ways to damage a zip package (docx, xlsx, ofd): one of its parts, its directory, or what it unpacks to."""

from __future__ import annotations

import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

from tests.ingest.mutations import LAUGHS, MARKUP, SWELLING, TEXT, BytesMutator

Parts = list[tuple[str, bytes]]
_BOMB = 64 * 1024 * 1024


def unpacked(data: bytes) -> Parts:
    """Names and contents of the members."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def packed(parts: Parts) -> bytes:
    """A package of those members, the same bytes every time; a name may come twice."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a name comes twice is the point
        for name, content in parts:
            member = zipfile.ZipInfo(name)  # of 1980, not of now
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content)
    return buffer.getvalue()


def on_a_part(mutate: Callable[[Random, str, str], str]) -> BytesMutator:
    """The mutator of text, applied to one XML member, mostly the largest."""

    def mutator(rng: Random, data: bytes, other: bytes) -> bytes:
        parts = unpacked(data)
        largest = max(range(len(parts)), key=lambda n: len(parts[n][1]))
        n = largest if rng.random() < 0.7 else rng.randrange(len(parts))
        name, content = parts[n]
        donor = max((content for _, content in unpacked(other)), key=len)
        mutated = mutate(rng, _lined(content), _lined(donor))
        parts[n] = name, mutated.encode("utf-8", "replace")
        return packed(parts)

    return mutator


def _lined(xml: bytes) -> str:
    """The text of a part, a line an element: the mutators of lines find some."""
    return xml.decode("utf-8", "replace").replace("><", ">\n<")


def _deep(rng: Random, data: bytes, other: bytes) -> bytes:
    """Well-formed nesting in the middle of the largest part: only a limit of depth can refuse it."""
    tag = rng.choice(("w:r", "w:tbl", "w:sdt", "w:txbxContent", "ofd:Layer", "is", "x"))
    depth = int(10 ** rng.uniform(1, 4))
    return _in_largest(data, "", f"{f'<{tag}>' * depth}x{f'</{tag}>' * depth}")


def _entity_bomb(rng: Random, data: bytes, other: bytes) -> bytes:
    """Entities that unfold to a billion characters, or one long one used a thousand times."""
    dtd, times = rng.choice(((LAUGHS, 1), (SWELLING, 1000)))
    return _in_largest(data, dtd, "&b9;" * times)


def _in_largest(data: bytes, dtd: str, text: str) -> bytes:
    """`dtd` in front of the root of the largest part, `text` at the end of its last element but one."""
    parts = unpacked(data)
    n = max(range(len(parts)), key=lambda n: len(parts[n][1]))
    name, content = parts[n]
    root = content.find(b"<", content.find(b"?>") + 1)
    place = content.rfind(b"</", 0, content.rfind(b"</"))
    parts[n] = name, content[:root] + dtd.encode() + content[root:place] + text.encode() + content[place:]
    return packed(parts)


def _bomb(rng: Random, data: bytes, other: bytes) -> bytes:
    """A part, or a part more, that unpacks to a thousand times its size."""
    parts = unpacked(data)
    n = rng.randrange(len(parts))
    name, content = parts[n]
    size = rng.choice((_BOMB // 64, _BOMB // 4, _BOMB))
    filling = rng.choice((b" ", b"<a/>", "责任".encode(), b"\x00", b"<w:p/>", b"<c/>"))
    middle = content.rfind(b"</")
    swollen = content[:middle] + filling * (size // len(filling)) + content[middle:]
    return packed([*parts[:n], *rng.choice(([(name, swollen)], [(name, content), (f"{name}.bin", swollen)])), *parts[n + 1 :]])  # fmt: skip


def _members_changed(rng: Random, data: bytes, other: bytes) -> bytes:
    parts = unpacked(data)
    n = rng.randrange(len(parts))
    name, content = parts[n]
    what = rng.randrange(6)
    if what == 0:
        del parts[n]
    elif what == 1:
        parts.append((name, rng.choice(parts)[1]))
    elif what == 2:
        parts[n] = name.upper().replace("/", "\\"), content
    elif what == 3:
        parts[n] = f"../../{name}", content
    elif what == 4:
        parts += [(f"word/{k}.xml", b"") for k in range(rng.choice((10, 6000)))]
    else:
        parts[n] = name, b""
    return packed(parts)


def _directory_changed(rng: Random, data: bytes, other: bytes) -> bytes:
    """Sizes, methods, flags and places of the central directory that do not tell the truth (APPNOTE 4.3.12)."""
    out = bytearray(data)
    place = data.find(b"PK\x01\x02")
    while place >= 0 and place + 46 <= len(out):
        if rng.random() < 0.5:
            field, form = rng.choice(
                ((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (42, "<I"))
            )
            value = rng.choice((0, 1, 8, 9, 12, 14, 99, 0xFFFF, 0xFFFFFFFF, rng.randrange(1 << 16)))
            struct.pack_into(form, out, place + field, value & (0xFFFF if form == "<H" else 0xFFFFFFFF))
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(out)


ZIP: dict[str, BytesMutator] = {
    **{f"part: {name}": on_a_part(mutate) for name, mutate in (TEXT | MARKUP).items()},
    "part: deep XML": _deep, "part: entity bomb": _entity_bomb, "zip bomb": _bomb, "members changed": _members_changed, "directory changed": _directory_changed,
}  # fmt: skip

"""The package (gói OOXML): a ZIP of XML parts that refer to each other. Nothing is unpacked to disk, nothing fetched."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from extractor.errors import Corrupt, Encrypted, TooLarge, Unsupported
from extractor.readers import limits
from extractor.readers.word.names import make_transitional

_RATIO_FROM = 1_000_000
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part says of another: `kind` is the last word of its type (`footnotes`), `target` a name in the package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file, read when they are asked for.

    Raises:
        Corrupt: when the bytes are no whole ZIP.
        Encrypted: when a part is.
        TooLarge: over `limits.MAX_PARTS`.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise Corrupt(str(error)) from error
        if len(infos) > limits.MAX_PARTS:
            raise TooLarge(f"{len(infos)} parts, cap {limits.MAX_PARTS}")
        # Names of parts are the same in capitals (ISO/IEC 29500-2, 6.2.2); some producers write backslashes.
        self._infos = {_plain(info.filename): info for info in infos}
        self._unpacked = 0

    def main(self) -> str:
        """The name of the main part.

        Raises:
            Unsupported: when no part is a Word document.
        """
        targets = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        for name in (*targets, "word/document.xml"):
            if _plain(name) in self._infos:
                return name
        raise Unsupported("no main part")

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to within the package; what lies outside is left out. The package itself is the part ``."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        return [
            Relation(
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
            )
            for element in root.iter(etree.Element)
            if element.get("Type") and element.get("TargetMode") != "External"
        ]

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part; None when the package has no such part.

        Raises:
            Corrupt: when it is no XML, or brings a DTD, which OOXML forbids.
            TooLarge: over a cap of `limits`.
        """
        data = self._bytes(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Corrupt(f"{name}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Corrupt(f"{name}: a DTD")
        make_transitional(root)
        return root

    def _bytes(self, name: str) -> bytes | None:
        info = self._infos.get(_plain(name))
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise Encrypted(name)
        data = bytearray()
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    data += chunk
                    self._count(name, len(data), len(chunk), info.compress_size)
        except _BROKEN as error:
            raise Corrupt(f"{name}: {error}") from error
        return bytes(data)

    def _count(self, name: str, size: int, more: int, packed: int) -> None:
        """Refuse a part that unpacks to too much; its own word for its size is not taken."""
        self._unpacked += more
        if size > limits.MAX_PART_BYTES or self._unpacked > limits.MAX_UNPACKED_BYTES:
            raise TooLarge(f"{name}: over {size} bytes unpacked")
        if size > _RATIO_FROM and size > limits.MAX_RATIO * max(1, packed):
            raise TooLarge(f"{name}: unpacks to over {limits.MAX_RATIO} times its size")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()

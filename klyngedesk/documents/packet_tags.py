"""One structure tree for the packet: each bilag's tree becomes a part of the front document's.

No library merges structure trees, so it is done here: the tree is copied after its pages (which it then points
to), and its numbers, roles, classes and names are moved to where no other has any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from klyngedesk.documents.disarm import annotations_of, take_away
from klyngedesk.documents.structure_tree import as_list, numbers_of

_DEEPEST = 200
_NUMBERS = ("/StructParents", "/StructParent")


class PacketTags:
    """The packet's tree while bilag are added; `write` ends it."""

    def __init__(self, packet: Pdf) -> None:
        self._packet = packet
        self._root = packet.Root.StructTreeRoot
        self._document = _first(self._root.K)
        self._kids = as_list(self._document.get("/K"))
        self._numbers: list[Any] = [part for pair in numbers_of(self._root) for part in pair]
        self._next = 1 + max(self._numbers[::2], default=-1)
        self._names: dict[str, Any] = {}

    def add(self, source: Pdf, pages: list[pikepdf.Page], title: str) -> Any:
        """Return the new part of the tree for a bilag whose pages have just been copied from the source."""
        part = self._packet.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self._document, T=String(title))
        )
        self._kids.append(part)
        language = source.Root.get("/Lang")
        if isinstance(language, String) and str(language):
            part.Lang = String(str(language))
        tree = source.Root.get("/StructTreeRoot")
        if not isinstance(tree, Dictionary) or "/K" not in tree:
            _forget_numbers(pages)
            return part
        if not tree.is_indirect:
            tree = source.make_indirect(tree)
        before = len(self._numbers)
        try:
            self._adopt(self._packet.copy_foreign(tree), part, pages)
        except MemoryError:
            raise
        except Exception:  # a damaged tree is as good as none
            del self._numbers[before:]
            part.K = Array([])
            _forget_numbers(pages)
        return part

    def _adopt(self, tree: Any, part: Any, pages: list[pikepdf.Page]) -> None:
        kids = [kid for kid in as_list(tree.K) if isinstance(kid, Dictionary)]
        for kid in kids:
            kid.P = part
        part.K = Array(kids)
        owners = dict(numbers_of(tree))
        moved = {number: self._next + place for place, number in enumerate(sorted(owners))}
        for number, new in moved.items():
            self._numbers += [new, owners[number]]
        _renumber(pages, moved)
        self._next += len(moved)
        self._rename(tree, kids)
        self._take_namespaces(tree)

    def _rename(self, tree: Any, kids: list[Any]) -> None:
        """Take over roles, classes and names; those that mean another thing here get another word."""
        roles = self._merged(tree, "/RoleMap", kids)
        classes = self._merged(tree, "/ClassMap", kids)
        names = _names(tree)
        taken = {name: f"{len(self._names)}-{name}" for name in names if name in self._names}
        self._names |= {taken.get(name, name): element for name, element in names.items()}
        if roles or classes or taken:
            for element in _elements(kids):
                _rename(element, roles, classes, taken)

    def _merged(self, tree: Any, key: str, kids: list[Any]) -> dict[str, str]:
        """Return what must be called another thing, as the packet's map has the word for something else."""
        theirs = tree.get(key)
        if not isinstance(theirs, Dictionary):
            return {}
        if key not in self._root:
            self._root[key] = Dictionary()
        ours = self._root[key]
        renamed = {}
        for word, meaning in theirs.items():
            if word in ours and ours[word] != meaning:
                renamed[word] = f"{word}-{self._next}"
            ours[renamed.get(word, word)] = meaning
        return renamed

    def _take_namespaces(self, tree: Any) -> None:
        theirs = tree.get("/Namespaces")
        if isinstance(theirs, Array):
            self._root.Namespaces = Array([*as_list(self._root.get("/Namespaces")), *theirs])

    def link(self, part: Any, page: Any, annotation: Any) -> None:
        """Let an annotation that leads somewhere be a link of the part."""
        reference = Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)
        made = self._packet.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=part, K=reference))
        annotation.StructParent = self._next
        self._numbers += [self._next, made]
        self._next += 1
        if "/K" not in part:
            part.K = Array([])
        part.K.append(made)
        page.Tabs = Name.S

    def write(self) -> None:
        """Put the tree together."""
        self._document.K = Array(self._kids)
        self._root.ParentTree = self._packet.make_indirect(Dictionary(Nums=Array(self._numbers)))
        self._root.ParentTreeNextKey = self._next
        if self._names:
            names = pikepdf.NameTree.new(self._packet)
            for name, element in self._names.items():
                names[name] = element
            self._root.IDTree = names.obj


def _first(kids: Any) -> Any:
    return kids[0] if isinstance(kids, Array) else kids


def _names(tree: Any) -> dict[str, Any]:
    listed = tree.get("/IDTree")
    return dict(pikepdf.NameTree(listed, auto_repair=False).items()) if isinstance(listed, Dictionary) else {}


def _forget_numbers(pages: list[pikepdf.Page]) -> None:
    """Take away numbers that would mean another bilag's elements."""
    for page in pages:
        for holder in (*_placed(page), *_drawn_on(page)):
            take_away(holder, _NUMBERS)


def _renumber(pages: list[pikepdf.Page], moved: Mapping[int, int]) -> None:
    """Move the numbers of pages, annotations and, where the tree knows of more, of what is drawn on them."""
    found: set[int] = set()
    done: set[tuple[int, int]] = set()
    for holders in (_placed, _drawn_on):
        for page in pages:
            for holder in holders(page):
                if not holder.is_indirect or holder.objgen not in done:
                    found |= _move(holder, moved)
                    done.add(holder.objgen)
        if found >= moved.keys():
            return


def _move(holder: Any, moved: Mapping[int, int]) -> set[int]:
    """Return the holder's old numbers; one that the tree does not know is taken away."""
    found = set()
    for key in _NUMBERS:
        number = holder.get(key)
        if isinstance(number, int) and number in moved:
            found.add(number)
            holder[key] = moved[number]
        elif number is not None:
            del holder[key]
    return found


def _placed(page: pikepdf.Page) -> Iterator[Any]:
    yield page.obj
    yield from annotations_of(page)


def _drawn_on(page: pikepdf.Page) -> Iterator[Any]:
    yield from _drawn(page.obj.get("/Resources"), set())
    for annotation in annotations_of(page):
        yield from _looks(annotation.get("/AP"))


def _looks(looks: Any) -> Iterator[Any]:
    for look in looks.values() if isinstance(looks, Dictionary) else ():
        if isinstance(look, pikepdf.Stream):
            yield look


def _drawn(resources: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for each in drawn.values() if isinstance(drawn, Dictionary) else ():
        if isinstance(each, pikepdf.Stream) and each.objgen not in seen:
            seen.add(each.objgen)
            yield each
            yield from _drawn(each.get("/Resources"), seen)


def _elements(kids: list[Any]) -> Iterator[Any]:
    """Yield every element of the tree, however its file was made."""
    waiting, seen = [(kid, 0) for kid in kids], set()
    while waiting:
        element, depth = waiting.pop()
        if not isinstance(element, Dictionary) or "/S" not in element or depth > _DEEPEST:
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        waiting += [(kid, depth + 1) for kid in as_list(element.get("/K"))]


def _rename(element: Any, roles: dict[str, str], classes: dict[str, str], names: dict[str, str]) -> None:
    role = str(element.S)
    if role in roles:
        element.S = Name(roles[role])
    if classes and "/C" in element:
        element.C = Array([Name(classes.get(str(word), str(word))) for word in as_list(element.C) if _is_name(word)])
    if names and "/ID" in element and str(element.ID) in names:
        element.ID = String(names[str(element.ID)])
    for attribute in as_list(element.get("/A")) if names else ():
        if isinstance(attribute, Dictionary) and isinstance(attribute.get("/Headers"), Array):
            attribute.Headers = Array([String(names.get(str(name), str(name))) for name in attribute.Headers])


def _is_name(word: Any) -> bool:
    return isinstance(word, Name)

"""A library's own tag book: the standard one with a person's changes over it, and the acts that make them.

Each change is a row of ``Entity.INDICATOR`` whose key is the indicator's code; it holds only what differs
from the standard book, so a better standard book still reaches the library. Synonyms are the book's phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from app.core.enums import FigureKind, Status
from app.core.review import acts
from app.core.review.changes import Act, Change, Entity, Row, Value
from app.core.state import FigureRecord
from app.core.taxonomy import Category, Indicator, Taxonomy

Rows = Mapping[str, Row]
_LIST = "\n"
_OWN = ".U"  # codes of indicators that a person added: PUB.U3F9A2C
_LONGEST_NAME = 40
_LONGEST_WORD = 30


class BookError(ValueError):
    """A change that the tag book cannot take; ``str(error)`` is one Chinese sentence for the user."""


def book_with(rows: Rows, standard: Taxonomy) -> Taxonomy:
    """The standard book with a person's changes; rows that make no sense are passed over.

    An indicator merged into another is inactive and lends it its phrases and units.
    """
    if not rows:
        return standard
    made = {i.code: _changed(i, rows[i.code]) if i.code in rows else i for i in standard.indicators()}
    for code, row in sorted(rows.items()):
        if code not in made and _OWN in code and standard.category(code) is not None:
            blank = Indicator(code, code, FigureKind.COUNT, "item", (), ())
            made[code] = _changed(blank, row)
    for code in sorted(rows):
        target = _merged_into(code, rows)
        if code in made and target in made and target != code:
            made[target] = _joined(made[target], made[code])
    categories = tuple(
        replace(c, indicators=tuple(i for i in made.values() if i.category == c.code))
        for c in standard.categories
    )
    return Taxonomy(categories, standard.relations)


def _changed(indicator: Indicator, row: Row) -> Indicator:
    added, removed = _listed(row, "phrases_added"), set(_listed(row, "phrases_removed"))
    phrases = dict.fromkeys(p for p in (*indicator.phrases, *added) if p not in removed)
    kind = str(row.get("kind") or indicator.kind)
    known_kind = kind in {str(k) for k in FigureKind}
    return replace(
        indicator,
        name=str(row.get("name") or indicator.name),
        kind=FigureKind(kind) if known_kind else indicator.kind,
        measure=str(row.get("measure") or indicator.measure),
        units=_listed(row, "units") or indicator.units,
        phrases=tuple(phrases),
        is_stock=bool(row.get("is_stock", indicator.is_stock)),
        gloss=str(row.get("gloss") or indicator.gloss),
        is_active=bool(row.get("is_active", indicator.is_active)) and not row.get("merged_into"),
    )


def _listed(row: Row, name: str) -> tuple[str, ...]:
    return tuple(word for word in str(row.get(name) or "").split(_LIST) if word)


def _merged_into(code: str, rows: Rows) -> str:
    """Where a chain of merges ends; the code itself where there is none, or where they go round."""
    seen = [code]
    while True:
        target = str(rows.get(seen[-1], {}).get("merged_into") or "")
        if not target:
            return seen[-1]
        if target in seen:
            return code
        seen.append(target)


def _joined(target: Indicator, source: Indicator) -> Indicator:
    """The target with the source's words, none of which it rules out any longer."""
    return replace(
        target,
        phrases=tuple(dict.fromkeys((*target.phrases, *source.phrases))),
        units=tuple(dict.fromkeys((*target.units, *source.units))),
        exclude=tuple(word for word in target.exclude if not any(word in p for p in source.phrases)),
    )


# What a person types


def clean_words(words: Iterable[str]) -> tuple[str, ...]:
    """Synonyms or units as they are kept: trimmed, each once. BookError for what cannot be."""
    found: dict[str, None] = {}
    for word in map(str.strip, words):
        if not word:
            continue
        if len(word) > _LONGEST_WORD or not word.isprintable():
            raise BookError(f"“{word[:12]}…”太长或含有不可见字符，请改短。")
        found[word] = None
    return tuple(found)


def _clean_name(name: str, book: Taxonomy, code: str, category: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise BookError("请填写指标名称。")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise BookError(f"指标名称最多 {_LONGEST_NAME} 个字，且不能含有不可见字符。")
    if any(i.name == name and i.code != code and i.category == category for i in book.indicators()):
        raise BookError(f"同一类别里已有“{name}”。")
    return name


# Acts


@dataclass(frozen=True, slots=True)
class Edition:
    """What the acts build on: the standard book, the stored rows, and the book they make together."""

    standard: Taxonomy
    rows: Rows
    book: Taxonomy

    @classmethod
    def of(cls, rows: Rows, standard: Taxonomy) -> Edition:
        """The edition of stored rows."""
        return cls(standard, rows, book_with(rows, standard))

    def need(self, code: str) -> Indicator:
        """The indicator of a code. BookError where there is none."""
        found = self.book.indicator(code)
        if found is None:
            raise BookError("编码本里没有这个指标。")
        return found

    def put(self, code: str, **fields: Value) -> Change:
        """The change that sets fields of an indicator's row; None or "" takes a field out of it."""
        before = self.rows.get(code)
        after = {**(before or {}), **fields}
        kept = {name: value for name, value in after.items() if value not in (None, "")}
        return Change(Entity.INDICATOR, code, None, before, kept or None)


def edit_indicator(
    edition: Edition,
    code: str,
    *,
    name: str | None = None,
    units: Iterable[str] | None = None,
    phrases: Iterable[str] | None = None,
    gloss: str | None = None,
    is_active: bool | None = None,
) -> Act:
    """Changes an indicator; what is not given stays; no changes where all is as before."""
    now = edition.need(code)
    fields: dict[str, Value] = {}
    said = []
    if name is not None and (wanted := _clean_name(name, edition.book, code, now.category)) != now.name:
        fields["name"] = wanted
        said.append(f"改名为“{wanted}”")
    if units is not None and (new_units := clean_words(units)) != now.units:
        if not new_units:
            raise BookError("至少要有一个单位。")
        fields["units"] = _LIST.join(new_units)
        said.append("改单位")
    if phrases is not None and (new := clean_words(phrases)) != now.phrases:
        fields |= _phrase_fields(edition, code, new)
        said.append("改同义词")
    if gloss is not None and gloss.strip() != now.gloss:
        fields["gloss"] = gloss.strip()[:500]
        said.append("改说明")
    if is_active is not None and is_active != now.is_active:
        fields |= {"is_active": is_active, "merged_into": None}
        said.append("启用" if is_active else "停用")
    if not fields:
        return Act("修改编码本", ())
    return Act(f"编码本：{now.name} {'、'.join(said)}", (edition.put(code, **fields),))


def _phrase_fields(edition: Edition, code: str, wanted: Sequence[str]) -> dict[str, Value]:
    """The synonyms as what is more and what is less than in the standard book."""
    standard = edition.standard.indicator(code)
    known = standard.phrases if standard else ()
    return {
        "phrases_added": _LIST.join(p for p in wanted if p not in known),
        "phrases_removed": _LIST.join(p for p in known if p not in wanted),
    }


def own_code(category: str, name: str) -> str:
    """The code of an indicator a person adds: the same name gets the same code in every library."""
    return f"{category}{_OWN}{blake2b(f'{category}|{name}'.encode(), digest_size=4).hexdigest().upper()}"


def add_indicator(
    edition: Edition,
    category: str,
    name: str,
    *,
    units: Iterable[str],
    phrases: Iterable[str] = (),
    kind: FigureKind = FigureKind.COUNT,
    is_stock: bool = False,
) -> Act:
    """A new indicator in a category. BookError where name or units will not do."""
    group = _category(edition, category)
    name = _clean_name(name, edition.book, "", category)
    code = own_code(category, name)
    if code in edition.rows:
        raise BookError(f"“{name}”曾经建立过，请在停用的指标里找到它。")
    kept_units = clean_words(units)
    if not kept_units:
        raise BookError("至少要有一个单位。")
    change = edition.put(
        code,
        name=name,
        kind=str(kind),
        measure=_measure(kind),
        units=_LIST.join(kept_units),
        phrases_added=_LIST.join(dict.fromkeys((*clean_words(phrases), name))),
        is_stock=is_stock,
    )
    return Act(f"编码本：在“{group.name}”新增“{name}”", (change,))


def _category(edition: Edition, code: str) -> Category:
    found = next((c for c in edition.book.categories if c.code == code), None)
    if found is None:
        raise BookError("请选择类别。")
    return found


def _measure(kind: FigureKind) -> str:
    return {FigureKind.RATE: "percent", FigureKind.MONEY: "yuan", FigureKind.AREA: "area"}.get(kind, "item")


def merge_indicators(edition: Edition, source: str, target: str, records: Sequence[FigureRecord]) -> Act:
    """Merges ``source`` into ``target`` and moves what people decided, in one act.

    ``records`` are the figures filed under ``source``. Suggestions nobody looked at are not made decisions:
    they follow when their reports are read again with the new book.
    """
    one, other = edition.need(source), edition.need(target)
    if source == target or _merged_into(target, edition.rows) == source:
        raise BookError("不能把指标并入它自己。")
    if one.kind is not other.kind:
        raise BookError(f"“{one.name}”与“{other.name}”的数据类型不同，不能合并。")
    moved = _moved(records, source, target)
    name = f"编码本：“{one.name}”并入“{other.name}”"
    return Act(
        f"{name}，移动 {len(moved)} 处数据" if moved else name,
        (edition.put(source, merged_into=target), *moved),
    )


def split_indicator(
    edition: Edition, code: str, name: str, phrases: Iterable[str], records: Sequence[FigureRecord]
) -> Act:
    """Makes a new indicator of some synonyms of ``code`` and moves the decided figures that bear them.

    ``records`` are the figures filed under ``code``; those whose label holds one of the synonyms move.
    """
    now = edition.need(code)
    taken = clean_words(phrases)
    if not taken:
        raise BookError("请选择要分出去的同义词。")
    act = add_indicator(
        edition, now.category, name, units=now.units, phrases=taken, kind=now.kind, is_stock=now.is_stock
    )
    made = act.changes[0].key
    left = [p for p in now.phrases if p not in taken]
    bearing = [r for r in records if any(p in r.figure.label for p in taken)]
    moved = _moved(bearing, code, made)
    title = f"编码本：从“{now.name}”分出“{name.strip()}”"
    rest = edition.put(code, **_phrase_fields(edition, code, left))
    return Act(f"{title}，移动 {len(moved)} 处数据" if moved else title, (*act.changes, rest, *moved))


def _moved(records: Sequence[FigureRecord], source: str, target: str) -> tuple[Change, ...]:
    changes: list[Change] = []
    for record in records:
        figure = record.figure
        if not record.status.is_decided or source not in (figure.indicator, *figure.also):
            continue
        also = tuple(dict.fromkeys(target if code == source else code for code in figure.also))
        main = target if figure.indicator == source else figure.indicator
        also = tuple(code for code in also if code != main)
        moved = acts.correct_figure(record, indicator=main, also=also).changes
        changes += [_kept_status(change, record.status) for change in moved]
    return tuple(changes)


def _kept_status(change: Change, status: Status) -> Change:
    """A rejected figure stays rejected, an added one added: only its indicator moves."""
    if change.after is None or status not in (Status.REJECTED, Status.ADDED):
        return change
    return replace(change, after={**change.after, "status": str(status)})

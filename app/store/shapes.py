"""What the row of each entity looks like in the library, and what may be stored in a column at all.

The gate for values: NaN, infinities, lone surrogates and numbers beyond 64 bits stop here with a sentence,
because SQLite would change or refuse them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.core.enums import SectionKind
from app.core.errors import RefusedError
from app.core.review.changes import Entity, Row, Value

Cell = str | int | float | bytes | None
_INT64 = 2**63
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
"""JSON without blanks; ValueError for NaN and infinities."""
_V = TypeVar("_V", bound=Value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a decision table.

    Its Python type, whether it may be empty, and what a row without it means.
    """

    name: str
    kind: type[str] | type[int] | type[float] | type[bool]
    optional: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The table of an entity. ``derived`` columns are recomputed on reading, so they may differ in
    ``before``.

    Without columns the entity's rows are free: any names, kept together in ``entry``.
    """

    table: str
    columns: tuple[Column, ...] = ()
    derived: frozenset[str] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)
    of_report: bool = True


def _columns(spec: str) -> tuple[Column, ...]:
    """Columns from words such as ``start:int``, ``year:int?`` (may be empty), ``colour:str=yellow``."""
    kinds: dict[str, type[str] | type[int] | type[float] | type[bool]] = {
        "str": str,
        "int": int,
        "float": float,
        "bool": bool,
    }
    columns = []
    for word in spec.split():
        name, _, rest = word.partition(":")
        kind, has_default, given = rest.partition("=")
        optional = kind.endswith("?")
        python = kinds[kind.rstrip("?")]
        default = python(given) if has_default else None
        columns.append(Column(name, python, optional, default))
    return tuple(columns)


FIGURE = _columns(
    "start:int end:int surface:str value:float unit:str= value_max:float? qualifier:str=exact kind:str=count "
    "indicator:str? also:str= label:str= period:str? role:str=fact direction:str? implied:bool= section:int? "
    "confidence:float=0 why:str="
)
SECTION = _columns(
    "kind:str level:int number:str? title:str start:int end:int title_start:int title_end:int "
    "origin:str=numbered part:str?"
)
HEAD = _columns("title:str? town:str? county:str? year:int? issuer:str? document_number:str? date:str?")
_STATUS = _columns("status:str")


def _shape(table: str, columns: tuple[Column, ...], *, derived: str = "") -> Shape:
    return Shape(table, columns, frozenset(derived.split()), frozenset(c.name for c in columns))


_FREE = Shape("entry", of_report=False)
_FREE_OF_REPORT = Shape("entry")
SHAPES: Mapping[Entity, Shape] = {
    Entity.FIGURE: _shape("figure_decision", _STATUS + FIGURE, derived="section"),
    Entity.SECTION: _shape("section_decision", _STATUS + SECTION, derived="end"),
    Entity.HEAD: _shape("head_decision", HEAD),
    Entity.REPORT: _shape("report_decision", _columns("removed:bool")),
    Entity.FINDING: _shape("finding_decision", _columns("state:str reason:str? wording:str?")),
    Entity.NOTE: _shape(
        "note",
        _columns("start:int end:int quote:str text:str colour:str=yellow made_by:str= made_at:str="),
        derived="made_by made_at",
    ),
    Entity.LETTER: _FREE_OF_REPORT,
    Entity.FILING: _FREE_OF_REPORT,
    Entity.INDICATOR: _FREE,
    Entity.RULE: _FREE,
    Entity.BASE: _FREE,
}


def checked(value: _V, name: str = "") -> _V:
    """``value`` if SQLite keeps it exactly; RefusedError with a sentence otherwise."""
    if isinstance(value, float) and not math.isfinite(value):
        raise RefusedError("数值必须是有限的数，这次改动没有保存。")
    if isinstance(value, int) and not -_INT64 <= value < _INT64:
        raise RefusedError("数值太大，无法保存。")
    if isinstance(value, str):
        if "\x00" in value:
            raise RefusedError("文字中含有空字符，无法保存。")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise RefusedError("文字中含有不完整的字符（孤立代理项），无法保存。") from None
    elif value is not None and not isinstance(value, bool | int | float):
        raise TypeError(f"{name}: {type(value).__name__} cannot be stored")
    return value


def whole(name: str) -> str:
    """A name from outside (of a file, of a user) with what cannot be stored replaced by question marks."""
    return name.replace("\x00", "?").encode("utf-8", "replace").decode("utf-8")


def _typed(column: Column, value: Value) -> Value:
    if value is None:
        if column.optional:
            return None
        if column.default is None:
            raise ValueError(f"{column.name} must have a value")
        return column.default
    if column.kind is str:
        return str.__str__(checked(value)) if isinstance(value, str) else _wrong(column, value)
    if not isinstance(value, bool | int | float):
        return _wrong(column, value)
    if column.kind is float:
        return as_float(value)
    checked(value)
    return column.kind(value) if value == int(value) else _wrong(column, value)


def as_float(value: float) -> float:
    """The number that SQLite gives back for ``value``; RefusedError for what it cannot keep.

    It keeps whole numbers without a sign on zero: a row that was hashed with -0.0 would be read as damaged.
    """
    try:
        return checked(float(value)) + 0.0
    except OverflowError:
        raise RefusedError("数值太大，无法保存。") from None


def _wrong(column: Column, value: object) -> Value:
    raise TypeError(f"{column.name} is {column.kind.__name__}, not {type(value).__name__}")


def normal(entity: Entity, row: Row) -> dict[str, Value]:
    """``row`` with all columns of its entity in their types.

    ValueError or TypeError for what does not belong.
    """
    shape = SHAPES[entity]
    if not shape.columns:
        return {name: checked(row[name], name) for name in sorted(row)}
    strange = row.keys() - shape.names
    if strange:
        raise ValueError(f"{entity} has no {', '.join(sorted(strange))}")
    return {column.name: _typed(column, row.get(column.name)) for column in shape.columns}


def agree(entity: Entity, one: Row | None, other: Row | None) -> bool:
    """Whether two normal rows say the same, derived columns aside."""
    if one is None or other is None:
        return one is other
    derived = SHAPES[entity].derived
    if entity is Entity.SECTION and one["kind"] == SectionKind.POINT.value:
        derived |= {"level"}
    if not derived:
        return one == other
    return all(other[name] == value for name, value in one.items() if name not in derived)

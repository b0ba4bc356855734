"""All acts that have a key or can have one, grouped for reading: as the menus are, then by place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui.keys.acts import Spec, plain_word, specs
from app.ui.keys.menu_contents import PARTS, REVIEW, menu_contents
from app.ui.keys.place_keys import list_specs, original_specs, page_specs, paper_specs, suggestion_specs


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Acts under one title."""

    title: str
    specs: tuple[Spec, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Every act once."""
    known = {spec.name: spec for spec in specs()}
    groups = []
    for title, names in menu_contents():
        all_names = (*names, *PARTS) if names is REVIEW else names
        acts = tuple(known[name] for name in all_names if name in known)
        groups.append(KeyGroup(plain_word(title), acts))
    translate = QCoreApplication.translate
    groups.append(KeyGroup(translate("KeyGroups", "在报告里"), (*page_specs(), *suggestion_specs())))
    groups.append(KeyGroup(translate("KeyGroups", "在清单和对比里"), list_specs()))
    pages = (*original_specs(), *paper_specs())
    groups.append(KeyGroup(translate("KeyGroups", "在原件和打印预览里"), pages))
    return tuple(groups)

"""Learning: from what a person decided to the shortest rule that fits it and contradicts no decision.

``lesson_of`` is one step (what changes in the rules when a few decisions change), ``learn`` takes the steps
over many decisions. Deterministic: the same decisions in the same order make the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.enums import Status
from app.core.indicators.atoms import GAP, TOPIC
from app.core.indicators.scoring import plain_units, unit_fit
from app.core.indicators.words import scoring_words
from app.core.learning.evidence import Evidence, corrected, decided, holds, speaking
from app.core.learning.rule import Rule, RuleField, make_rule
from app.core.learning.words import phrase_words, phrases_of, shared
from app.core.taxonomy import Taxonomy

_WITH_TOPIC = 6  # phrases and topics that are tried together
_TOUCHING = 4  # characters that may bound a number, at most


@dataclass(frozen=True, slots=True)
class Lesson:
    """What changes in the rules: ``gone`` makes place for ``new``; a rule in both is changed."""

    gone: tuple[Rule, ...] = ()
    new: tuple[Rule, ...] = ()


def learn(
    corrections: Iterable[Evidence],
    confirmed: Iterable[Evidence] = (),
    *,
    book: Taxonomy,
    rules: Sequence[Rule] = (),
) -> tuple[Rule, ...]:
    """The rules after ``corrections``, none of which contradicts them or what was ``confirmed``."""
    known = [*confirmed]
    standing = tuple(rules)
    for evidence in corrections:
        known.append(evidence)
        standing = after(standing, lesson_of([evidence], known, standing, book=book))
    return standing


def after(rules: Sequence[Rule], lesson: Lesson) -> tuple[Rule, ...]:
    """The rules with a lesson carried out."""
    gone = {rule.key for rule in (*lesson.gone, *lesson.new)}
    return (*(r for r in rules if r.key not in gone), *lesson.new)


def lesson_of(
    changed: Sequence[Evidence], known: Sequence[Evidence], rules: Sequence[Rule], *, book: Taxonomy
) -> Lesson:
    """What the decisions on ``changed`` teach. ``known`` is every decided figure, ``changed`` included.

    Rules that lost what they were learned from go; rules that are contradicted are narrowed, or go when they
    cannot be. Rules a person switched off stay as they are.
    """
    step = _Step(known, rules, book)
    for evidence in changed:
        step.forget(evidence)
    for evidence in changed:
        step.narrow(evidence)
    for evidence in changed:
        for field in corrected(evidence):
            step.teach(evidence, field)
    return step.lesson()


class _Step:
    """The rules while a lesson is being learned."""

    def __init__(self, known: Sequence[Evidence], rules: Sequence[Rule], book: Taxonomy) -> None:
        self._known = known
        self._by_key = {e.key: e for e in known}
        self._book = book
        self._before = {rule.key: rule for rule in rules}
        self._rules = dict(self._before)

    def lesson(self) -> Lesson:
        """What is other than before."""
        gone = tuple(r for k, r in self._before.items() if self._rules.get(k) != r)
        new = tuple(r for k, r in self._rules.items() if self._before.get(k) != r)
        return Lesson(gone, new)

    def forget(self, evidence: Evidence) -> None:
        """Takes a figure out of what rules rest on where it does not say so any more."""
        for rule in list(self._rules.values()):
            if evidence.key in rule.made_from and decided(evidence, rule.field) != rule.value:
                left = tuple(k for k in rule.made_from if k != evidence.key)
                if left:
                    self._rules[rule.key] = replace(rule, made_from=left)
                else:
                    del self._rules[rule.key]

    def narrow(self, evidence: Evidence) -> None:
        """Learns rules anew that a decision contradicts."""
        for rule in list(self._rules.values()):
            stands = decided(evidence, rule.field)
            if not rule.is_on or stands is None or stands == rule.value or not holds(rule, evidence):
                continue
            speaks = speaking(self._rules.values(), evidence, rule.field)
            if speaks is not None and speaks.value == stands:
                continue
            del self._rules[rule.key]
            for key in rule.made_from:
                source = self._by_key.get(key)
                if source is not None and decided(source, rule.field) == rule.value:
                    self.teach(source, rule.field)

    def teach(self, evidence: Evidence, field: RuleField) -> None:
        """Makes a rule of one correction, unless one says it already."""
        value = decided(evidence, field)
        if value is None:
            return
        speaks = speaking(self._rules.values(), evidence, field)
        if speaks is not None and speaks.value == value:
            if evidence.key not in speaks.made_from:
                self._rules[speaks.key] = replace(speaks, made_from=(*speaks.made_from, evidence.key))
            return
        rule = self._best(evidence, field, value)
        if rule is None or rule.key in self._rules:
            return
        self._rules[rule.key] = rule
        for other in list(self._rules.values()):
            if other.key != rule.key and _takes_in(rule, other):
                del self._rules[other.key]

    def _best(self, evidence: Evidence, field: RuleField, value: str) -> Rule | None:
        near = [e for e in self._known if evidence.unit in plain_units(e.unit) and e.key != evidence.key]
        same = [e for e in near if decided(e, field) == value]
        against = [e for e in near if decided(e, field) not in (None, value)]
        best: tuple[tuple[int, int, int, int, str], Rule] | None = None
        for phrase, topic in self._candidates(evidence, field, same):
            rule = make_rule(field, phrase, evidence.unit, value, topic=topic)
            if rule.key in self._rules or any(holds(rule, e) for e in against):
                continue
            agreeing = [e for e in same if holds(rule, e)]
            if self._is_taken(phrase, evidence.unit, field, value) and not agreeing:
                continue
            cost = (bool(topic), -len(agreeing), len(phrase), _distance(phrase, evidence), phrase)
            if best is None or cost < best[0]:
                sources = [evidence, *(e for e in agreeing if field in corrected(e))]
                best = (
                    cost,
                    replace(rule, why=_why(sources, field), made_from=tuple(e.key for e in sources)),
                )
            if topic and best is not None:
                break
        return best[1] if best else None

    def _candidates(
        self, evidence: Evidence, field: RuleField, same: Sequence[Evidence]
    ) -> Iterator[tuple[str, str]]:
        """Phrases without a topic, then, where those do not do, with one."""
        if field is RuleField.QUALIFIER:
            yield from ((phrase, "") for phrase in _touching(evidence))
            return
        phrases = dict.fromkeys(phrases_of(evidence.before) + phrases_of(evidence.after))
        for other in same[-phrase_words().most_neighbours :]:
            phrases.update(dict.fromkeys(shared(evidence.before, other.before)))
            phrases.update(dict.fromkeys(shared(evidence.after, other.after)))
        yield from ((phrase, "") for phrase in phrases)
        topics = dict.fromkeys(topic for title in evidence.titles[:3] for topic in phrases_of(title))
        for phrase in sorted(phrases, key=lambda p: (-len(p), p))[:_WITH_TOPIC]:
            for topic in sorted(topics, key=lambda t: (len(t), t))[:_WITH_TOPIC]:
                yield phrase, topic

    def _is_taken(self, phrase: str, unit: str, field: RuleField, value: str) -> bool:
        """Whether the phrase stands in the book's words of another indicator that counts in this unit."""
        if field not in (RuleField.INDICATOR, RuleField.FIGURE):
            return False
        units, words = plain_units(unit), scoring_words()
        for indicator in self._book.indicators():
            if indicator.code == value or not indicator.is_active or not unit_fit(units, indicator, words):
                continue
            for known in indicator.phrases:
                if phrase in known or (GAP not in known and TOPIC not in known and known == phrase):
                    return True
        return False


def _takes_in(rule: Rule, other: Rule) -> bool:
    """Whether a rule says all that another one says, and more shortly."""
    same = (rule.field, rule.value, rule.unit) == (other.field, other.value, other.unit)
    return same and other.is_on and not rule.topic and rule.phrase in other.phrase


def _touching(evidence: Evidence) -> list[str]:
    before, after_ = evidence.before, evidence.after
    found = [before[-n:] for n in range(1, min(_TOUCHING, len(before)) + 1)]
    found += [after_[:n] for n in range(1, min(_TOUCHING, len(after_)) + 1)]
    return [words for words in found if words.isalpha()]


def _distance(phrase: str, evidence: Evidence) -> int:
    """Characters between a phrase and the number."""
    behind = evidence.after.find(phrase)
    if behind >= 0:
        return behind
    return len(evidence.before) - evidence.before.rfind(phrase) - len(phrase)


_FIELD_WORDS = {
    RuleField.INDICATOR: "指标",
    RuleField.UNIT: "单位",
    RuleField.PERIOD: "期间",
    RuleField.ROLE: "性质",
    RuleField.QUALIFIER: "限定",
}


def _why(sources: Sequence[Evidence], field: RuleField) -> str:
    """学自 云集镇 2024 的更正：入户发放明白卡300张（指标）."""
    first = sources[0]
    act = "排除" if first.status is Status.REJECTED else "更正"
    quote = (
        (first.before[-16:] + first.stands.surface + first.after[:8]).replace("\n", " ").strip("，、。； ")
    )
    about = f"（{_FIELD_WORDS[field]}）" if field in _FIELD_WORDS else ""
    more = f"；另有 {len(sources) - 1} 处一致" if len(sources) > 1 else ""
    return f"学自 {first.place} 的{act}：{quote}{about}{more}"

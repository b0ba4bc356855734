"""Looking over only what changed gives what looking over everything gives, whatever was done in between."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from app.core.enums import FindingState
from app.core.reading import read_document
from app.core.report import Document
from app.models.findings.survey_work import Basis, SurveyResult, look_over
from app.models.library.task import Reader, RuleChanges
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import Prepared
from app.store.acting import Applied

_COPIED = (
    "县司法局派驻的两名律师每逢赶集日在老戏台下摆出长桌，替赶集的乡亲看租地的字据，"
    "讲清楚哪一句以后会惹出麻烦，三个月里一共看了四十来张，劝回了七户准备签空白合同的人家。"
)
_TOWNS = ("云集镇", "共和镇", "石桥镇", "青溪乡", "白石乡", "马渡镇")


def _prepared(town: str, year: int, draw: random.Random) -> Prepared:
    passage = _COPIED if draw.random() < 0.5 else "这一年没有新的做法。"
    visits = draw.choice((12, 35, 40, 52, 918, 4000))
    text = (
        f"{town}{year}年法治政府建设工作情况报告\n一、主要举措和成效\n{passage}\n"
        f"全年调解矛盾纠纷{visits}件，开展法治宣传活动{draw.randint(3, 90)}场次，发放资料{draw.randint(1, 90)}00份。\n"
        "二、存在的问题\n执法人员仅有2人。\n"
    )
    data, document = text.encode(), Document(text)
    name = f"{town}{year}.txt"
    return Prepared(Source(name, name, lambda: data), data, name, document, read_document(document))


class _Watched:
    """A session with what it told of reports that may have changed."""

    def __init__(self, path: Path, draw: random.Random) -> None:
        self.session = Session(who="测")
        self.session.open_library(path)
        self.draw = draw
        self.touched: set[str] = set()
        self.session.acted.connect(self._on_act)
        self.session.read_anew.connect(self.touched.add)
        self.result = SurveyResult()
        self.changes: RuleChanges = {}

    def _on_act(self, applied: Applied) -> None:
        self.touched |= {change.report for change in applied.act.changes if change.report}

    def add(self) -> None:
        self.session.store_prepared(
            _prepared(self.draw.choice(_TOWNS), self.draw.choice((2023, 2024)), self.draw)
        )

    def survey(self, before: SurveyResult, touched: set[str] | None) -> SurveyResult:
        session = self.session
        assert session.library is not None
        keys = [row.key for row in session.reports]
        reader = Reader(session.library.path, keys, stop=Event(), told=lambda done, all_of_them: None)
        return look_over(Basis(session.book, self.changes, {}), before, touched, reader)

    def change(self) -> None:
        """One thing that a user may do, chosen by chance."""
        session, draw = self.session, self.draw
        rows = session.reports
        session.open_report(draw.choice(rows).key)
        state = session.state
        assert state is not None
        figure = draw.choice(state.figures).key
        across = [f for known in self.result.known.values() for f in known.across]
        wish = draw.randrange(9)
        if wish <= 2:
            session.correct_figure(figure, value=float(draw.choice((1, 40, 52, 5000))))
        elif wish == 3:
            session.reject([figure])
        elif wish == 4:
            session.set_head(
                **draw.choice(({"town": draw.choice(_TOWNS)}, {"year": draw.choice((2023, 2024))}))
            )
        elif wish == 5:
            session.undo()
        elif wish == 6:
            self.add()
        elif wish == 7 and len(rows) > 4:
            session.remove_report(draw.choice(rows).key)
        elif across:
            self.changes = draw.choice(({}, {"outlier": {"fewest": 3}}, {"copied_text": {"on": False}}))
        else:
            session.take_reading(state.key, read_document(state.document))

    def dismiss(self) -> None:
        """Dismisses a finding of the open report."""
        state = self.session.state
        known = self.result.known.get(state.key) if state else None
        if state is None or known is None or not known.own:
            return
        from app.core.checks.records import with_findings

        whole = with_findings(state, self.session.book, {}, changes=self.changes, across=known.across)
        self.session.take_findings(state.key, whole.findings)
        self.session.decide_finding(
            self.draw.choice(whole.findings).key, FindingState.DISMISSED, reason="核对无误"
        )


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[_Watched]:
    made = _Watched(tmp_path / "库.zhenyue", random.Random(request.param))
    for _ in range(7):
        made.add()
    made.result = made.survey(made.result, None)
    made.touched.clear()
    yield made
    made.session.close()


@pytest.mark.parametrize("watched", range(3), indirect=True)
def test_after_any_acts_the_result_is_that_of_a_whole_survey(watched: _Watched) -> None:
    for step in range(10):
        for _ in range(watched.draw.randint(1, 3)):
            watched.change()
        watched.dismiss()
        watched.result = watched.survey(watched.result, set(watched.touched))
        watched.touched.clear()
        whole = watched.survey(SurveyResult(), None)
        assert watched.result.across == whole.across, step
        assert watched.result.counts == whole.counts, step
        assert watched.result.board == whole.board, step


class _Counting(Reader):
    """Notes which reports it was asked for."""

    def __init__(self, path: Path, keys: list[str]) -> None:
        super().__init__(path, keys, stop=Event(), told=lambda done, all_of_them: None)
        self.asked: list[str] = []

    def _each(self, keys):  # type: ignore[no-untyped-def]
        self.asked += keys
        return super()._each(keys)


@pytest.mark.parametrize("watched", [1], indirect=True)
def test_only_the_changed_report_and_those_that_it_stands_beside_are_read(watched: _Watched) -> None:
    session = watched.session
    key = session.reports[0].key
    session.open_report(key)
    assert session.state is not None and session.library is not None
    session.confirm([session.state.figures[0].key])
    keys = [row.key for row in session.reports]
    reader = _Counting(session.library.path, keys)
    look_over(Basis(session.book, {}, {}), watched.result, watched.touched, reader)
    assert reader.asked == [key]

"""Which page stands for which place, section or view. One line for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.panels.cases import CasesPage
from evidence_desk.ui.panels.concern import ConcernPage
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.inbox import InboxPage
from evidence_desk.ui.panels.log import LogPage
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.panels.page_capture import PageCapturePage
from evidence_desk.ui.panels.people import PeoplePage
from evidence_desk.ui.panels.restricted import RestrictedPage
from evidence_desk.ui.panels.search import SearchPage
from evidence_desk.ui.panels.statistics import StatisticsPage
from evidence_desk.ui.panels.timeline import TimelinePage
from evidence_desk.ui.panels.verify import VerifyPage
from evidence_desk.ui.panels.viewer import ViewerPage
from evidence_desk.ui.widgets.page import Page

FACTORIES: Final[dict[str, Callable[[Desk], Page]]] = {
    "cases": CasesPage,
    "inbox": InboxPage,
    "search": SearchPage,
    "verify": VerifyPage,
    "statistics": StatisticsPage,
    "exhibits": ExhibitsPage,
    "timeline": TimelinePage,
    "concern": ConcernPage,
    "people": PeoplePage,
    "actions": ActionsPage,
    "log": LogPage,
    "packs": PacksPage,
    "viewer": ViewerPage,
    "restricted": RestrictedPage,
    "page": PageCapturePage,
}

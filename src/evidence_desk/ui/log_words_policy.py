"""What the handling log says of the policy in force: closing, rules, leave, procedures, and what ends."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def about_policy() -> dict[str, tuple[str, str]]:
    """Return name and meaning of each kind of entry."""
    return {**_about_closing(), **_about_procedures(), **_about_the_end()}


def _about_closing() -> dict[str, tuple[str, str]]:
    return {
        "case-closed": (
            translate("Log", "Case closed"),
            translate("Log", "Nothing in it waited for anybody. It can be opened again, with a reason."),
        ),
        "case-reopened": (
            translate("Log", "Case opened again"),
            translate(
                "Log", "Work on the case goes on. The outcome it was closed with stays in the earlier entry."
            ),
        ),
        "rule-chosen": (
            translate("Log", "Rule noted"),
            translate(
                "Log",
                "The policy says that this is always responded to. The case stays open until somebody wrote down how.",
            ),
        ),
        "gate-approved": (
            translate("Log", "Leave given"),
            translate(
                "Log",
                "One picture that the stop question keeps out may be kept, on the ground written here. It was given "
                "before anything was read, and serves once.",
            ),
        ),
        "policy-adopted": (
            translate("Log", "Policy changed"),
            translate(
                "Log",
                "The case went on under another version of the school’s policy. What was classified before stays as it "
                "was, with the names it had then.",
            ),
        ),
    }


def _about_procedures() -> dict[str, tuple[str, str]]:
    return {
        "procedure-begun": (
            translate("Log", "Procedure begun"),
            translate("Log", "A list of steps is worked through from here. It stands as it was on that day."),
        ),
        "step-recorded": (
            translate("Log", "Step recorded"),
            translate(
                "Log",
                "What was done, left out or is waited for at one step. A later entry stands beside it or corrects it; "
                "none takes it away.",
            ),
        ),
        "procedure-ended": (
            translate("Log", "Procedure ended"),
            translate("Log", "Nothing more was to be done by that list. It says what came of it."),
        ),
    }


def _about_the_end() -> dict[str, tuple[str, str]]:
    return {
        "exhibits-erased": (
            translate("Log", "Erased"),
            translate(
                "Log",
                "The bytes of exhibits, and of all that was made from them, were taken out of the case file. "
                "References, check sums, times, the reason and who did it stay here.",
            ),
        ),
        "case-disposed": (
            translate("Log", "Case disposed of"),
            translate(
                "Log",
                "Two people agreed that the case goes. This is its last entry: the certificate was made and the file "
                "was deleted. A copy that still holds this entry should not be there.",
            ),
        ),
    }

"""What the window says about which policy is used."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts.policies import PACK_NAME, InUse
from evidence_desk.case.values import PolicyPin

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def trouble(use: InUse | None) -> str:
    """Return what is wrong with the policy in use; empty where it is the one that was named."""
    if use is None or use.as_named or use.wanted is None:
        return ""
    now = f"{use.policy.id} {use.policy.version}"
    if use.kind == "refused":
        words = translate(
            "Policy",
            "The policy beside the school’s profile is not used: {reason} Until it is put right, {now} is used. Tell "
            "the DSL and IT.",
        )
        return words.format(reason=use.reason, now=now)
    words = translate(
        "Policy",
        "Policy {named} is not on this computer. {now} is used instead; names may differ. Ask the DSL for the file "
        "{file} of that version.",
    )
    return words.format(named=named(use.wanted), now=now, file=PACK_NAME)


def named(pin: PolicyPin) -> str:
    """Return a policy by id and version."""
    return f"{pin.id} {pin.version}"


def looks_again(then: PolicyPin, now: str) -> str:
    """Return the line about what was classified under another policy than the one in force."""
    words = translate("Policy", "Classified under policy {older}. The policy is now {now}; look again.")
    return words.format(older=then.version, now=now)

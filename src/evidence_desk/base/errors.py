"""The one family of errors, with a sentence for people and an exit code for programs.

`str(error)` is for the log and never holds evidence, names or URLs. `user_message` says what happened,
what was kept and what to do; the command line prints it and exits with `exit_code` (docs/cli.md).
"""

from __future__ import annotations


class EvidenceDeskError(Exception):
    """Root of every error that a person is meant to read."""

    exit_code = 70

    def __init__(self, log_text: str, user_message: str | None = None) -> None:
        super().__init__(log_text)
        self.user_message = user_message if user_message is not None else log_text


class UsageError(EvidenceDeskError):
    """The command's words do not fit together."""

    exit_code = 2


class KeyUnavailable(EvidenceDeskError):
    """No key, or the passphrase is wrong."""

    exit_code = 10


class GateRefused(EvidenceDeskError):
    """One of the three doors stays shut, or the role may not do this."""

    exit_code = 11


class BadInput(EvidenceDeskError):
    """What was given cannot be used: unknown category, unreadable file, existing target."""

    exit_code = 12


class NotFound(EvidenceDeskError):
    """The named case, exhibit or file does not exist."""

    exit_code = 13


class BundleError(EvidenceDeskError):
    """A bundle cannot be used as it stands."""

    exit_code = 20


class TamperedBundle(BundleError):
    """Stored bytes do not match what was signed: altered or damaged."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(
            f"{part}: {reason}",
            f"{part} does not match what was signed ({reason}): altered or damaged. "
            "Nothing was changed. Open a backup, and keep this file for examination.",
        )
        self.part = part
        self.reason = reason


class NotABundle(BundleError):
    """The file is not an EDC case bundle at all."""


class NewerFormat(BadInput):
    """The bundle proves, by its first line, that a newer version of the program wrote it."""


class BehindAnchor(EvidenceDeskError):
    """The bundle is older than, or beside, a checkpoint this device has seen."""

    exit_code = 21

    def __init__(
        self, log_text: str, user_message: str, *, seen_at: str = "", state: str = "", ends_at: int = -1
    ) -> None:
        super().__init__(log_text, user_message)
        # When this device last saw the newer state: UTC, or empty where it is not known.
        self.seen_at = seen_at
        self.state = state  # "behind" or "beside" what it saw; empty for a drop
        self.ends_at = ends_at  # number of the file's newest commit


class CannotWrite(EvidenceDeskError):
    """No space, no permission, or locked by another."""

    exit_code = 30


class InUse(CannotWrite):
    """Another writer has the case open."""

    def __init__(
        self, log_text: str, user_message: str, *, who: str, host: str, since: str, silent: bool = False
    ) -> None:
        super().__init__(log_text, user_message)
        self.who = who  # as they wrote it themselves, so only for showing; empty when not known
        self.host = host
        self.since = since  # UTC, "2026-11-22T14:05:09Z", or empty
        self.silent = silent  # not heard of for so long that its lock may be broken


class Cancelled(EvidenceDeskError):
    """The person stopped the work."""

    exit_code = 40

    def __init__(self) -> None:
        super().__init__("cancelled", "Stopped as you asked. Everything saved before stays saved.")


class UnexpectedError(EvidenceDeskError):
    """A fault of ours."""

    exit_code = 70

    def __init__(self, log_text: str) -> None:
        super().__init__(
            log_text,
            "Evidence Desk met a fault of its own and stopped. Everything reported as saved is saved. "
            "Try the same again; if it stops again, report it with the time it happened.",
        )

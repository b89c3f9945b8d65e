"""The events of one commit under way."""

from __future__ import annotations

import base64
import uuid

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age
from evidence_desk.bundle.staging import Staged
from evidence_desk.case import codec
from evidence_desk.case import events as ev


class Batch:
    """The events of one commit under way."""

    def __init__(self, staged: Staged, now: clocks.Instant, recipient: age.Recipient, actor: str) -> None:
        self.staged = staged
        self.now = now
        self.recipient = recipient
        self.recorded: list[ev.Recorded] = []
        self._actor = actor
        self._seen = ev.Seen(size=staged.seen.size, root=base64.b64encode(staged.seen.root).decode("ascii"))

    def event(self, event: ev.Event) -> ev.Recorded:
        """Add an event to the commit; return it with its envelope.

        Raises:
            BadInput: a text or number in it cannot be stored, or it is larger than 1 MiB.
        """
        recorded = ev.Recorded(
            id=str(uuid.uuid4()),
            leaf=self.staged.next_leaf,
            at=clocks.utc_text(self.now.utc),
            monotonic_ms=self.now.monotonic_ms,
            boot=self.now.boot,
            actor=self._actor,
            seen=self._seen,
            event=event,
        )
        try:
            data = codec.encode(recorded)
        except codec.CodecError as error:  # what a person gave: text that is no text, or far too much of it
            raise BadInput(
                f"event cannot be written: {error}",
                f"What was given cannot be written down ({error}). Nothing was changed.",
            ) from error
        self.staged.add_secret("m", data, self.recipient)
        self.recorded.append(recorded)
        return recorded

"""How an exhibit can be looked at, by what it is; the rules are the case's."""

from __future__ import annotations

from evidence_desk.case.forms import Form, form_of, is_picture, may_be_shown

__all__ = ["Form", "form_of", "is_picture", "may_be_shown"]

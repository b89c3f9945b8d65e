"""`python -m evidence_desk.cli`, the same as `edesk`."""

from evidence_desk.cli.main import run

run()

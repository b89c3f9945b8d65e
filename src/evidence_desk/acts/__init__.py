"""What a person does with a case, step by step: the acts that the command line and the window share.

An act takes an open store and plain values, says how far it is through a `report` callable, and asks nobody anything.
It may bring together `case`, `capture` and `packs`, which do not know each other.
"""

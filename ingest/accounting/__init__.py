"""Accounting: what became of every numbered item, body and quantity of a source (contract, “Nothing is dropped in silence”)."""

from ingest.accounting.account import account
from ingest.accounting.entries import KINDS, Account, Entry, Kind, State

__all__ = ["KINDS", "Account", "Entry", "Kind", "State", "account"]

"""The screens of officers, units and the ledger."""

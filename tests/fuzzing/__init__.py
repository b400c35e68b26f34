"""Any text for whatever reads texts of others: ``make fuzz``. What it finds becomes a case of the tests."""

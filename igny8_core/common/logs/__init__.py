"""Log lines that say whose work they are about, in text or JSON, without secrets."""

"""Views of accounts: sites, API keys, sessions."""

"""The dashboard in real Chromium, against the real server and database."""

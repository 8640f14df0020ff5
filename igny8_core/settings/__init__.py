"""Settings: `base` holds what is common; `dev`, `production` and `test` say what differs."""

"""Tests with real processes: a broker, a worker that can be killed, the database they share."""

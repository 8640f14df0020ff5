"""What stands behind `make setup`, `make run` and `make test`. The product itself never imports from here."""

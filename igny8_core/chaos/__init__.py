"""Breaking the system on purpose, and looking whether anything was lost or paid twice: `make chaos`."""

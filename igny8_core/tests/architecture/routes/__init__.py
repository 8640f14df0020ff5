"""Every operation of the OpenAPI document × the ids it takes: one file per module, put together in `table`."""

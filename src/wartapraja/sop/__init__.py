"""The procedure core: what an SOP says, and how one run of it moves. No framework, no clock, no I/O."""

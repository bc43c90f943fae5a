"""Makes blocks of the HTML that both readers write; see ``building.blocks.build``."""

"""What happened and what is to be done because of it: chained events, the outbox, signs of life."""

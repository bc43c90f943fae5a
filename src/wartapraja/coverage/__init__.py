"""Who covers what: events, schedule and teams, equipment, the reporter's phone, results and their filing."""

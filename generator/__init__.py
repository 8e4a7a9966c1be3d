"""Market Briefing: a market note whose every claim follows from data."""

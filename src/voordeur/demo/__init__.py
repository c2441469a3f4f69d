"""The made-up neighbourhood and the replays, made with deeds only."""

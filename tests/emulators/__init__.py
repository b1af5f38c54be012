"""Programs from elsewhere that stand in for Slack; used by tests only."""

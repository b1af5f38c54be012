"""What waits for a person: their meetings ahead, their drafts, the polls without their vote."""

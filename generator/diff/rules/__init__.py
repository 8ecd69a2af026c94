"""One small function for each rule: what changed, and whom that breaks."""

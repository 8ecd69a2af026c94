"""Measurements beside peers: `make bench`. Ratios of one run count, not seconds: machines differ."""

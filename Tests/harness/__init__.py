"""Starts Twinhall and looks at it from outside, as people and their browsers do."""

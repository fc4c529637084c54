"""Samenhang: which choices of a municipality in its social domain go together, what follows, and why."""

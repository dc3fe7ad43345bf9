"""Addresses; nothing here reaches a network."""

"""Paths as texts: what posixpath has."""
from posixpath import *

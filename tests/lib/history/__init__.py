"""Tests of what is kept of every change."""

"""Tests of the checks, the quarantine and the report."""

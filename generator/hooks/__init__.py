"""Hooks of build back ends: a project that generates its clients when it is built.

`hatch` is for hatchling and `setuptools` for setuptools. Each imports its back end, which clientwright itself does not
need.
"""

"""The incremental host: makes what a change asks for, without Pelican, and gives the same bytes (docs/incremental-build.md).

In comes a `BuildOptions`, out goes a `BuildResult` and an output folder that is up to date. Begin with `build.py`, then
`incremental_build.py`: it is one build, step by step. What is known of the last build is one SQLite file (`state/`), what
differs from it is found by `detection/`, and `rendering/` makes outputs and puts them in their places.
"""

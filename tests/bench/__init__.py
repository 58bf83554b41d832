"""`make bench`: coursekit against other ways to the same files, in one run. `docs/performance.md` is what it wrote last."""

"""Pages set by Typst: booklets as PDF (`booklet`), and what other documents need for it (`pages`)."""

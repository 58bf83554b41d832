"""Booklets as Word documents: `writer.write_booklet` is the way in."""

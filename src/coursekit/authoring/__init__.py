"""A course as source text: what an author would have written for it, and what is read as the same course again."""

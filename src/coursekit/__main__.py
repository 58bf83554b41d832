"""`python -m coursekit`: the command line."""

from coursekit.start import main

main()

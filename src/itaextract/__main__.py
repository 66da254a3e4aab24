"""``python -m itaextract`` is the command line."""

from itaextract.cli import main

main()

"""What can be asked in SPARQL, and how a question is kept within its limits."""

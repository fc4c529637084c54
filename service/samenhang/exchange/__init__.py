"""What goes in and out: configurations in every format that we read, derived triples and reports in every format that
we write.
"""

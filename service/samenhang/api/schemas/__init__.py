"""What goes over the line, as schemas. They describe and are tested against; answers are not validated on their way
out.
"""

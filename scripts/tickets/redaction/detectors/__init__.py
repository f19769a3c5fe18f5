"""What finds values in a title, one kind a module: each gives the spans of a line that must go."""

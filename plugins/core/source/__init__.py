"""From a file's bytes to what the site may use of them: a file of content/ comes in, what is safe goes out, or every mistake.

Begin reading in `svg/`, which turns a drawing into one that neither runs nor loads anything.
"""

"""The redactor of ticket titles: known words stay, everything else becomes a placeholder such as `[person]`.

In comes the title as the ticket system has it, out go safe text and the reasons why a person must look at it first. Begin with
redactor.py; the knowledge stands in data/, and docs/what-the-redactor-removes.md says how to change it.
"""

"""What may be published of a ticket's title: known words stay, everything else becomes a placeholder such as `[person]`.

`redactor.py` is the place to begin reading; `docs/what-the-redactor-removes.md` says what it promises.
"""

"""The words of a title that can say what it is about."""

import re
import unicodedata
from sys import intern

TITLE_READ = 500  # characters of a title that are looked at: a pasted mail costs no more time than a title
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST = 2
# words that stand in titles of any kind, in the languages that help desks most often write
ENGLISH = """a affecting again all already am an and any are as at attempting be been but by can cannot could couldn't did do does
doesn't don't down during due every for from get gets getting got had has have help her him his how i i'm if in into
is isn't issue issues it its just me more my need needed needs new no not now of off on only or our out over page per
please possible problem problems question questions request requests she so some still than that the their them then
there they this through to too unable under up urgent us using very via was we were what when which while who why will
with within without won't would you your"""
GERMAN = """aber alle als am an auch auf aus bei beim bin bitte brauche das dass dem den der des die dringend du ein eine einem
einen einer er es frage für geht hat habe haben hilfe ich ihr im in ist kann kein keine können mehr mein meine mich mir mit nach
nicht noch nur ob oder problem sehr seit sich sie sind so über um und uns unser unter vom von vor was weil wenn wer wie wir wird
zu zum zur"""
ROMANCE = """au aux avec ce ces cette dans de du elle en est et il je la le les ne nous ou pas plus pour que qui sa se ses son sur
un une vous al como con del desde el ella es esta este las lo los mi no para por sin su una y che da dal dalla di e gli io non
per più si sono"""
COMMON = frozenset(f"{ENGLISH} {GERMAN} {ROMANCE}".split())


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title in their order, each once, in small letters; nothing with a digit or a sign, and no common word."""
    text = unicodedata.normalize("NFKC", title[:TITLE_READ]).casefold()
    pieces = (piece.strip("\"'()[]{}<>.,:;!?-–—/*#…“”„‚‘’«»") for piece in text.replace("/", " ").split())
    words = (
        intern(piece) for piece in pieces if len(piece) >= SHORTEST and WORD.fullmatch(piece) and piece not in COMMON
    )
    return tuple(dict.fromkeys(words))

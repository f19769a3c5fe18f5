"""The words of a title: some stay by themselves, others are a person's name because of the words around them.

In comes a title in which values are masked already, out go words, each with what it must become. Begin with tokenizer.py;
data/tokens.toml has the rules for single words, data/names.toml those for names.
"""

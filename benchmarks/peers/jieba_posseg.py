"""jieba part-of-speech tags: a numeral (m), with the measure word (q) or noun behind it."""

import jieba.posseg
from common import number, serve


def read(text):
    found, at, tokens = [], 0, list(jieba.posseg.cut(text))
    for index, token in enumerate(tokens):
        start, at = at, at + len(token.word)
        if token.flag == "m":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            unit = following.word if following and following.flag in {"q", "n"} else ""
            found.append((start, at + len(unit), number(token.word), unit))
    return found


serve(read)

#!/usr/bin/env python3
"""tests/bench/many_rules.py RULES OUT PATTERNS

Writes a folder of rules with so many different patterns: those of RULES, and
as many made-up ones as are needed.  A made-up rule is a real one in which every
word of a pattern is another word of the lexicon's phrases and every concept
another concept; brackets, gaps, quantities and windows stay, so that shapes and
lengths are the real ones.  The same input gives the same folder.

How the rules decide is of no interest here, only what it costs to look.
"""

import json
import os
import random
import re
import shutil
import sys

LISTS = ("says", "unless", "anchor")
TOKEN = re.compile(r"""\{[a-z0-9-]+\} | <[^>]*>+ | "[^"]*" |
                       within\ \w+$ | table | \.\.\d* |
                       [A-Za-z][A-Za-z'-]* | .""", re.X)


def pattern_lists(node):
    """Every list of patterns below the node."""
    if isinstance(node, list):
        for child in node:
            yield from pattern_lists(child)
    elif isinstance(node, dict):
        for name, child in node.items():
            if name in LISTS and isinstance(child, list):
                yield child
            elif name != "examples":
                yield from pattern_lists(child)


def read_rules(folder):
    rules = []
    for source in sorted(os.listdir(folder)):
        path = os.path.join(folder, source)
        for name in sorted(os.listdir(path)) if os.path.isdir(path) else []:
            if not name.endswith(".json"):
                continue
            with open(os.path.join(path, name), encoding="utf-8") as f:
                rules.append((source, json.load(f)))
    return rules


def words_of(lexicon):
    """Plain words of the phrases, each as often as it is used; no articles,
    which are no part of a phrase."""
    articles = lexicon["frames"]["articles"]
    phrases = [p for list_ in lexicon["concepts"].values() for p in list_]
    text = re.sub(r'\{[^}]*\}|<[^>]*>|/.*/|"', " ", " ".join(phrases))
    return sorted(w for w in re.findall(r"[a-z]{3,}", text)
                  if w not in articles)


def other(token, words, concepts, dice):
    if token.startswith("{"):
        return "{" + dice.choice(concepts) + "}"
    if token.startswith('"'):
        return '"' + re.sub(r"[a-z]{3,}", lambda _: dice.choice(words),
                            token[1:-1]) + '"'
    if re.fullmatch(r"[A-Za-z'-]{3,}", token) and token != "table":
        return dice.choice(words)
    return token


def is_raw(pattern):
    return re.search(r"(^|[ (])/.+/", pattern) is not None


def made_up(pattern, words, concepts, dice):
    return "".join(other(t, words, concepts, dice)
                   for t in TOKEN.findall(pattern))


def main():
    source, out, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
    dice = random.Random(3647)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(source, out)
    with open(os.path.join(source, "lexicon.json"), encoding="utf-8") as f:
        lexicon = json.load(f)
    words, concepts = words_of(lexicon), sorted(lexicon["concepts"])
    rules = read_rules(source)
    seen = {p for _, r in rules for list_ in pattern_lists(r) for p in list_}
    n = 0
    while len(seen) < wanted:
        folder, rule = rules[n % len(rules)]
        rule = json.loads(json.dumps(rule))
        rule.pop("examples", None)
        rule.pop("draft", None)
        rule["id"] = f"made-{n:04}"
        rule["topic"] += f"-{n:04}"
        for list_ in pattern_lists(rule):
            # Raw expressions have no words to exchange.
            list_[:] = [made_up(p, words, concepts, dice) for p in list_
                        if not is_raw(p)] or list_[:1]
            seen.update(list_)
        path = os.path.join(out, folder, rule["id"] + ".json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(rule, f)
        n += 1
    print(f"{len(rules) + n} rules, {len(seen)} patterns")


if __name__ == "__main__":
    main()

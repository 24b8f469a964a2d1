#!/usr/bin/env python3
"""Checks an exported change log of vanthu, without any code of vanthu.

usage: verify_chain.py FILE [--head HASH] [--after SEQUENCE HASH]

FILE holds one JSON object per line, as `vanthu audit export` writes it. Every row must follow the one before
it without a gap, name its hash, and carry the SHA-256 of its own fields: each field, in the order below, as a
netstring "<bytes>:<field>," in UTF-8.

--head HASH            the hash that the log must end with, noted down earlier or elsewhere; without it a log
                       that was cut at its end cannot be told from a shorter one
--after SEQUENCE HASH  the row before the first one of FILE, for a log that was exported in parts

Prints the first fault and ends with 1, or prints where the log ends and ends with 0. Python 3, nothing else.
"""
import argparse
import hashlib
import json
import sys

TEXT = ("entity", "action", "before", "after", "previous_hash", "hash")
NUMBERS = ("sequence", "account", "at", "entity_id")
HASHED = ("sequence", "account", "at", "entity", "entity_id", "action", "before", "after", "previous_hash")
FIRST = "0" * 64


class Fault(Exception):
    pass


def without_repeats(pairs):
    row = dict(pairs)
    if len(row) != len(pairs):
        raise Fault("a field stands twice")
    return row


def parsed(line):
    try:
        row = json.loads(line, object_pairs_hook=without_repeats)
    except ValueError as error:
        raise Fault(f"not JSON: {error}")
    if not isinstance(row, dict) or set(row) != set(TEXT + NUMBERS):
        raise Fault("not the fields of a row")
    if not all(isinstance(row[name], str) for name in TEXT):
        raise Fault("a text field is not text")
    if not all(type(row[name]) is int for name in NUMBERS):
        raise Fault("a number field is not a whole number")
    return row


def row_hash(row):
    digest = hashlib.sha256()
    for name in HASHED:
        field = str(row[name]).encode()
        digest.update(str(len(field)).encode() + b":" + field + b",")
    return digest.hexdigest()


def check(lines, sequence, head):
    for line in lines:
        row = parsed(line)
        if row["sequence"] != sequence + 1:
            raise Fault(f"sequence {row['sequence']} does not follow {sequence}")
        if row["previous_hash"] != head:
            raise Fault("does not name the hash of the row before it")
        if row_hash(row) != row["hash"]:
            raise Fault("its fields do not have its hash")
        sequence, head = row["sequence"], row["hash"]
        yield sequence, head


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("file")
    arguments.add_argument("--head")
    arguments.add_argument("--after", nargs=2, default=("0", FIRST), metavar=("SEQUENCE", "HASH"))
    given = arguments.parse_args()
    sequence, head = int(given.after[0]), given.after[1]
    number = 1
    try:
        with open(given.file, encoding="utf-8") as lines:
            for number, (sequence, head) in enumerate(check(lines, sequence, head), 2):
                pass
        if given.head and given.head != head:
            raise Fault(f"the log ends with {head}, not with the hash that was noted")
    except (Fault, UnicodeDecodeError) as fault:
        print(f"line {number}: {fault}")
        return 1
    print(f"{sequence} {head}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

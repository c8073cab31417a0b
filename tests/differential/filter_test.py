#!/usr/bin/env python3
"""Every filter of filters.txt finds the same frames here and in tshark, and what tshark refuses is refused here.

usage: filter_test.py --cli PROGRAM --samples FOLDER [unittest options]

Only frames that hold a single PDU are compared: tshark filters frames, smppscope PDUs.
"""

import argparse
import concurrent.futures
import pathlib
import subprocess
import sys
import unittest
from collections import Counter

import tshark

SKIPPED = 77  # for ctest
CAPTURES = {"opensmpp_operations.pcap": 2777, "long_messages.pcap": 2775}  # with the port of the SMSC
AT_ONCE = 2


def sections(path):
    """The lines below each [heading]; blank lines and those that begin with # are comments."""
    found, current = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line.strip() and not line.startswith("#"):
            current.append(line)
    return found


class Programs:
    def __init__(self, cli, samples):
        self.cli = cli
        self.samples = samples
        self.single = {name: self.frames_with_one_pdu(name) for name in CAPTURES}

    def frames_with_one_pdu(self, name):
        frames = Counter(self.run_ours(name, "").stdout.split()[1:])
        return {frame for frame, pdus in frames.items() if pdus == 1}

    def run_ours(self, name, text):
        return subprocess.run([self.cli, "pdus", self.samples / name, "-Y", text, "-e", "frame.number"],
                              capture_output=True, text=True, check=False)

    def run_theirs(self, name, text):
        return subprocess.run(["tshark", "-n", "-r", self.samples / name, "-o", "tcp.reassemble_out_of_order:TRUE",
                               "-d", f"tcp.port=={CAPTURES[name]},smpp", "-Y", text, "-T", "fields", "-e",
                               "frame.number"], capture_output=True, text=True, check=False)

    def difference(self, case):
        """A sentence about how the two differ, or nothing."""
        name, text = case
        ours = self.run_ours(name, text)
        theirs = self.run_theirs(name, f"smpp && ({text})")
        if ours.returncode != 0 or theirs.returncode != 0:
            return f"{name}: {text}\n  here: {ours.stderr.strip()}\n  tshark: {theirs.stderr.strip()}"
        mine = set(ours.stdout.split()[1:]) & self.single[name]
        reference = set(theirs.stdout.split()) & self.single[name]
        if mine == reference:
            return None
        return (f"{name}: {text}\n  only here: {sorted(mine - reference, key=int)[:5]}"
                f"\n  only tshark: {sorted(reference - mine, key=int)[:5]}")

    def acceptance(self, text):
        name = next(iter(CAPTURES))
        accepting = [who for who, result in (("smppscope", self.run_ours(name, text)),
                                             ("tshark", self.run_theirs(name, text))) if result.returncode == 0]
        return f"{text}: accepted by {' and '.join(accepting)}" if accepting else None


class Filters(unittest.TestCase):
    programs = None
    lists = None

    def check(self, function, cases):
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            found = [sentence for sentence in pool.map(function, cases) if sentence]
        self.assertFalse(found, "\n" + "\n".join(found))

    def test_both_find_the_same_pdus(self):
        self.check(self.programs.difference, [(name, text) for name in CAPTURES for text in self.lists["everywhere"]])

    def test_both_find_the_same_pdus_where_bodies_are_rich(self):
        name = next(iter(CAPTURES))
        self.check(self.programs.difference, [(name, text) for text in self.lists["operations"]])

    def test_both_refuse_what_is_no_filter(self):
        self.check(self.programs.acceptance, self.lists["refused"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--samples", type=pathlib.Path, required=True)
    arguments, rest = parser.parse_known_args()
    if not tshark.installed():
        print("skipped: tshark is not installed")
        return SKIPPED
    print(tshark.version())
    Filters.programs = Programs(arguments.cli, arguments.samples)
    Filters.lists = sections(pathlib.Path(__file__).with_name("filters.txt"))
    program = unittest.main(argv=[sys.argv[0], *rest], exit=False)
    return 0 if program.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())

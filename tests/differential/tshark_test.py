#!/usr/bin/env python3
"""Each PDU of each capture is what tshark says it is, and each capture holds the PDUs it is known to hold.

usage: tshark_test.py --cli PROGRAM --captures FOLDER [--lists-only] [--part N/M] [unittest options]

Captures with a truth file beside them (X.truth.json, see the README of that folder) are held to its counts as well;
without tshark its list of PDUs (X.pdus.tsv) stands in. Known differences are in known_differences.py.
"""

import argparse
import json
import pathlib
import sys
import unittest

import known_differences as known
import tshark
from comparison import (compare_counts, compare_with_list, compare_with_reference, compare_with_tshark)
from product import Product

SKIPPED = 77  # for ctest
SHOWN = 8     # differences of a capture that are printed


class Capture:
    def __init__(self, path):
        self.path = path
        self.name = path.name
        truth = path.with_name(path.name + ".truth.json")
        self.truth = json.loads(truth.read_text(encoding="utf-8")) if truth.exists() else {}
        self.pdus_tsv = path.with_name(path.name + ".pdus.tsv")
        self.ref_tsv = path.with_name(path.name + ".ref.tsv")

    def expected_counts(self):
        """PDUs by command, or None if no truth is known."""
        if "expected" in self.truth:
            return self.truth["expected"]
        return {} if self.truth.get("expected_smpp_pdus") == 0 else None

    def smpp_ports(self, report):
        """What tshark has to be told: it knows SMPP by its port or by luck."""
        ports = {int(session["server"]["port"]) for session in report["sessions"] if session["transport"] == "tcp"}
        return sorted(ports | set(self.truth.get("smpp_ports", [])))


def captures(folder):
    beside = (".json", ".tsv", ".md", ".keylog", ".dsb.pcapng")
    return [Capture(path) for path in sorted(folder.iterdir()) if path.is_file() and not path.name.endswith(beside)]


class Captures(unittest.TestCase):
    """One test for each capture is added below."""

    product = None
    with_tshark = True
    maxDiff = None

    def check(self, capture):
        found = self.differences(capture)
        expected_to_differ = known.OUT_OF_SCOPE.get(capture.name)
        if expected_to_differ:
            self.assertTrue(found, f"is listed as out of scope ({expected_to_differ}), but nothing differs any more")
            return
        shown = found[:SHOWN] + ([f"... and {len(found) - SHOWN} more"] if len(found) > SHOWN else [])
        self.assertFalse(found, "\n" + "\n".join(shown))

    def differences(self, capture):
        expected = capture.expected_counts()
        report, said = self.product.report(capture.path)
        if report is None:
            return [] if not expected else [f"not read: {said.strip()}"]
        found = []
        if expected is not None:
            allowed = known.APPROXIMATE.get(capture.name, {})
            found += compare_counts(self.product.command_counts(report), expected, allowed)
        if report["totals"]["pdus"] != "0" or expected:
            found += self.differences_of_pdus(capture, report)
        return found

    def differences_of_pdus(self, capture, report):
        found = []
        if capture.ref_tsv.exists():
            found += self.explained(compare_with_reference(self.product, capture), capture, known.REFERENCE_FAULTS)
        if self.with_tshark:
            theirs = tshark.pdus(capture.path, capture.smpp_ports(report))
            return found + self.explained(compare_with_tshark(self.product, capture, theirs), capture,
                                          known.TSHARK_FAULTS)
        if capture.pdus_tsv.exists() and capture.name not in known.TSHARK_FAULTS:
            found += compare_with_list(self.product, capture)
        return found

    def explained(self, differences, capture, faults):
        """Nothing if the capture is listed in `faults`; the list has no entry that isn't needed."""
        if capture.name not in faults:
            return differences
        self.assertTrue(differences, f"is listed ({faults[capture.name]}), but nothing differs any more")
        return []


def add_tests(folder, part, parts):
    for index, capture in enumerate(captures(folder)):
        if index % parts == part:
            name = "test_" + "".join(c if c.isalnum() else "_" for c in capture.name)
            setattr(Captures, name, lambda self, capture=capture: self.check(capture))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--captures", type=pathlib.Path, required=True)
    parser.add_argument("--lists-only", action="store_true", help="compare with what is recorded, not with tshark")
    parser.add_argument("--part", default="1/1", help="do every Mth capture only, from the Nth")
    arguments, rest = parser.parse_known_args()
    if not arguments.captures.is_dir():
        print(f"skipped: {arguments.captures} is not there")
        return SKIPPED
    part, parts = map(int, arguments.part.split("/"))
    Captures.with_tshark = tshark.installed() and not arguments.lists_only
    print(tshark.version() if Captures.with_tshark else "without tshark: comparing with recorded lists only")
    Captures.product = Product(arguments.cli)
    add_tests(arguments.captures, part - 1, parts)
    program = unittest.main(argv=[sys.argv[0], *rest], exit=False)
    return 0 if program.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())

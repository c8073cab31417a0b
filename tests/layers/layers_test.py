#!/usr/bin/env python3
"""Includes between folders only point down, and Qt stays in gui/.

usage: layers_test.py SOURCE_DIR [unittest options]
"""

import pathlib
import re
import sys
import tempfile
import unittest

# What each folder may include headers of. `capture` and `dissector` don't know each other; `model` joins them.
MAY_INCLUDE = {
    "capture": {"capture"},
    "dissector": {"dissector"},
    "model": {"model", "dissector", "capture"},
    "cli": {"cli", "model", "dissector", "capture"},
    "gui": {"gui", "model", "dissector", "capture"},
}
MAY_USE_QT = {"gui"}

SOURCE_SUFFIXES = {".h", ".cpp", ".in"}
QUOTED = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
BRACKETED = re.compile(r"^\s*#\s*include\s*<([^>]+)>")
QT_HEADER = re.compile(r"^(Qt[A-Z]\w*(/.*)?|Q[A-Z]\w*)$")


def violations(root):
    """Sentences about every include in the folders of `root` that points where it may not."""
    found = []
    for folder, allowed in MAY_INCLUDE.items():
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SOURCE_SUFFIXES:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                place = f"{path.relative_to(root)}:{number}"
                if (match := QUOTED.match(line)) and (reason := why_not_quoted(root, match[1], allowed)):
                    found.append(f"{place}: {reason}")
                if (match := BRACKETED.match(line)) and QT_HEADER.match(match[1]) and folder not in MAY_USE_QT:
                    found.append(f"{place}: {folder}/ includes Qt's <{match[1]}>")
    return found


def why_not_quoted(root, header, allowed):
    """What is wrong with including `header` of ours, or None."""
    first, _, rest = header.partition("/")
    if not rest:
        return None if header.endswith((".moc",)) or header.startswith(("ui_", "moc_")) else (
            f'"{header}" is not named from the top of the sources')
    if first not in allowed:
        return f'"{header}" is not below this folder'
    return None


class Repository(unittest.TestCase):
    root = None

    def test_every_layer_is_there(self):
        for folder in ("capture", "dissector", "model", "cli"):
            headers = list((self.root / folder).rglob("*.h"))
            self.assertTrue(headers, f"no headers in {folder}/: is this the source folder?")

    def test_includes_only_point_down(self):
        self.assertEqual(violations(self.root), [])


class Checker(unittest.TestCase):
    """The test above can fail."""

    def check(self, path, line):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / path).parent.mkdir(parents=True)
            (root / path).write_text(line + "\n", encoding="utf-8")
            return violations(root)

    def test_names_the_place_of_an_include_that_points_up(self):
        found = self.check("capture/reader.cpp", '#include "model/row.h"')
        self.assertEqual(found, ['capture/reader.cpp:1: "model/row.h" is not below this folder'])

    def test_keeps_capture_and_dissector_apart(self):
        self.assertTrue(self.check("capture/a.h", '#include "dissector/header.h"'))
        self.assertTrue(self.check("dissector/a.h", '#include "capture/types.h"'))

    def test_keeps_gui_and_cli_apart(self):
        self.assertTrue(self.check("gui/a.h", '#include "cli/verb.h"'))
        self.assertTrue(self.check("cli/a.h", '#include "gui/window.h"'))

    def test_keeps_tests_out_of_the_product(self):
        self.assertTrue(self.check("model/a.cpp", '#include "tests/support/temp_dir.h"'))

    def test_finds_qt_below_the_window(self):
        self.assertTrue(self.check("model/a.h", "#include <QString>"))
        self.assertTrue(self.check("cli/a.h", "#  include <QtCore/qstring.h>"))

    def test_lets_good_includes_pass(self):
        self.assertEqual(self.check("gui/a.h", "#include <QString>"), [])
        self.assertEqual(self.check("gui/sub/a.cpp", '#include "model/row.h"'), [])
        self.assertEqual(self.check("model/a.h", "#include <queue>"), [])


if __name__ == "__main__":
    Repository.root = pathlib.Path(sys.argv[1])
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])

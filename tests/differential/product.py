"""What smppscope-cli says about a capture."""

import json
import subprocess

ENDS = ["frame.number", "frame.time_epoch", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.srcport", "tcp.dstport",
        "tcp.stream"]


class Product:
    def __init__(self, cli):
        self.cli = cli
        self.fields = {line.split("\t")[0] for line in self.run("fields").stdout.splitlines()}

    def run(self, *arguments):
        return subprocess.run([self.cli, *map(str, arguments)], capture_output=True, text=True, check=False,
                              timeout=120)

    def report(self, path, *options):
        """The session report; None if the file could not be read, with what was said instead."""
        result = self.run("summary", path, "--format", "json", *options)
        return (json.loads(result.stdout) if result.returncode == 0 else None), result.stderr

    def command_counts(self, report):
        return {row["command"]: int(row["count"]) for row in report["commands"]}

    def pdus(self, path, names, *options):
        """One dictionary a PDU: texts by field name, absent ones empty."""
        names = ENDS + [name for name in names if name not in ENDS]
        columns = [argument for name in names for argument in ("-e", name)]
        result = self.run("pdus", path, "--format", "tsv", "--reveal", *columns, *options)
        if result.returncode != 0:
            raise RuntimeError(result.stderr)
        heads, *lines = result.stdout.split("\n")[:-1]
        return [dict(zip(heads.split("\t"), line.split("\t"))) for line in lines]

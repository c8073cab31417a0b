"""Comparisons of smppscope's PDUs with those of other programs; each returns sentences about what differs."""

import csv
import re

import known_differences as known

# What known differences of text depend on.
TEXT = ["smpp.data_coding", "smpp.message", "smpp.message_text.charset", "smpp.message_text.guess"]
HEADER = ["smpp.command_id", "smpp.command_status", "smpp.sequence_number", "smpp.command_length"]

def compare_counts(ours, expected, allowed):
    """`allowed`: {command: count} of an approximate truth where we give another count and know why."""
    wanted = {unknown_name(command): count for command, count in expected.items()}
    wanted.update(allowed)
    wanted = {command: count for command, count in wanted.items() if count}
    return [f"{command}: {ours.get(command, 0)} PDUs, should be {wanted.get(command, 0)}"
            for command in sorted(set(ours) | set(wanted)) if ours.get(command, 0) != wanted.get(command, 0)]


def unknown_name(command):
    return f"unknown_{command}" if command.startswith("0x") else command


def compare_with_tshark(product, capture, theirs):
    names = sorted(({name for pdu in theirs for name in pdu.fields} | set(HEADER)) - known.FIELDS_NOT_COMPARED.keys())
    found = [f"no field is called {name}" for name in names if name not in product.fields]
    names = [name for name in names if name in product.fields]
    ours = in_order_of_frames(product.pdus(capture.path, names + [name for name in TEXT if name not in names]))
    if len(ours) != len(theirs):
        found.append(f"{len(ours)} PDUs, tshark has {len(theirs)}")
    for mine, pdu in zip(ours, theirs):
        different = differing_values(mine, pdu, names)
        if different:
            found.append(f"frame {pdu.frame}, {pdu.first('smpp.command_id')} sequence "
                         f"{pdu.first('smpp.sequence_number')}: " + "; ".join(different))
    return found


def in_order_of_frames(rows):
    """tshark's order; ours is that of completion, which is the same within a frame."""
    return sorted(rows, key=lambda row: int(row["frame.number"]))


def ends(row):
    kind = "ipv6" if row.get("ipv6.src") else "ip"
    return (f'{row[kind + ".src"]} {row["tcp.srcport"]}', f'{row[kind + ".dst"]} {row["tcp.dstport"]}')


def differing_values(mine, pdu, names):
    source, destination = ends(mine)
    pairs = [("frame.number", mine["frame.number"], str(pdu.frame)),
             ("frame.time_epoch", mine["frame.time_epoch"], pdu.time),
             ("source", source, pdu.source),
             ("destination", destination, pdu.destination)]
    pairs += [(name, mine[name], ",".join(pdu.fields.get(name, []))) for name in names]
    return [f"{name} is {ours!r}, tshark says {theirs!r}" for name, ours, theirs in pairs
            if ours != theirs and not is_known_fault(name, ours, theirs, mine)]


def is_known_fault(name, ours, theirs, row):
    return any(name == fault.field and fault.applies(ours, theirs, row) for fault in known.FIELD_FAULTS)


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def colon_end(end):
    """"127.0.0.1 2775" as the lists beside the captures write it."""
    address, port = end.split(" ")
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def plain_end(end):
    """The same without brackets around IPv6 addresses, as tshark's lists have it."""
    return end.replace(" ", ":")


def command_key(command):
    return re.sub("^unknown_", "", command)


def compare_with_list(product, capture):
    """The recorded list of tshark's PDUs: frame, time, ends, command, status, sequence and some fields."""
    theirs = read_tsv(capture.pdus_tsv)
    ours = in_order_of_frames(product.pdus(
        capture.path, HEADER + ["smpp.system_id", "smpp.source_addr", "smpp.destination_addr", "smpp.message_id"]))
    found = [] if len(ours) == len(theirs) else [f"{len(ours)} PDUs, the list has {len(theirs)}"]
    for mine, row in zip(ours, theirs):
        source, destination = ends(mine)
        pairs = [(mine["frame.number"], row["frame"]), (mine["frame.time_epoch"], row["ts"]),
                 (plain_end(source), row["src"]), (plain_end(destination), row["dst"]),
                 (mine["smpp.sequence_number"], row["seq"]), (mine["smpp.command_length"], row["len"]),
                 (mine["smpp.source_addr"], row["source_addr"])]
        if row["status"]:
            pairs.append((mine["smpp.command_status"], row["status"]))
        different = [f"{ours} is not {theirs}" for ours, theirs in pairs if ours != theirs]
        if different:
            found.append(f"frame {row['frame']}, {row['command']}: " + "; ".join(different))
    return found


def compare_with_reference(product, capture):
    """The reference splitter's list: what each direction of each connection holds, in order."""
    theirs, ours = {}, {}
    for row in read_tsv(capture.ref_tsv):
        theirs.setdefault((row["src"], row["dst"]), []).append((int(row["status"], 16), int(row["seq"]), int(row["len"])))
    for row in product.pdus(capture.path, HEADER):
        source, destination = map(colon_end, ends(row))
        ours.setdefault((source, destination), []).append(
            (int(row["smpp.command_status"], 16), int(row["smpp.sequence_number"]), int(row["smpp.command_length"])))
    found = []
    for end in sorted(set(theirs) | set(ours)):
        mine, reference = ours.get(end, []), theirs.get(end, [])
        if mine != reference:
            first = next((i for i, (a, b) in enumerate(zip(mine, reference)) if a != b), min(len(mine), len(reference)))
            found.append(f"{end[0]} to {end[1]}: {len(mine)} PDUs, reference {len(reference)}; the first to differ is "
                         f"number {first + 1}: {mine[first:first + 1]}, reference {reference[first:first + 1]}")
    return found

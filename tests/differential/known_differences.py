"""Every place where smppscope and its oracles are known to differ, by name and with the reason. The tests fail
when an entry is no longer needed."""

import re
from collections import namedtuple

# Captures whose SMPP can't be reached yet: TLS.
OUT_OF_SCOPE = {
    "tls12_gcm.pcap": "TLS",
    "tls12_rsa_kx.pcap": "TLS",
    "tls13_aes128.pcap": "TLS",
    "tls13_chacha_long.pcap": "TLS",
    "tls13_resume.pcap": "TLS",
}

# Captures in which tshark 4.0 misses, invents or misplaces PDUs. They are compared with the reference splitter's list
# (X.ref.tsv) where there is one, and in any case with the expected counts.
TSHARK_FAULTS = {
    "node_pieces.pcap": "a segment that begins with fewer than 16 bytes of a PDU ends the direction",
    "node_big64k.pcap": "PDUs above 65,535 bytes are not dissected",
    "net_zero_window.pcap": "PDUs above 65,535 bytes are not dissected",
    "node_errors.pcap": "unknown commands at the start of a segment are not dissected (G7)",
    "part_holes.pcap": "waits for ever at a hole (G1)",
    "net_any_bridge.pcap": "stops at copies of one packet from several interfaces",
    "bad_packets_cut.pcap": "stops at frames cut by the snapshot length (G10)",
    "bad_noise60.pcap": "stops at damaged frames",
    "ng_simple_packets.pcapng": "stops at frames cut by the snapshot length (G10)",
    "raw_broken_a.pcap": "broken on purpose: takes impossible PDUs, stops at command_length below 16 (G8)",
    "x25_lapb.pcap": "refuses files of link type 207 (LAPB with direction)",
}

# Captures of which the counts have no single right answer, with the counts that are ours and not `expected`.
APPROXIMATE = {
    # The reference takes the rest of the file for the frame that claims 2 GiB.
    "bad_caplen_huge.pcap": {"submit_sm_resp": 4},
    # tshark finds nothing behind a command_length that is too small, nor commands nobody knows, nor the answer to HTTP.
    "raw_broken_a.pcap": {"enquire_link": 7, "generic_nack": 7, "unknown_0x11111111": 1, "unknown_0x80000010": 1},
}

# Captures of which the reference splitter's list differs.
REFERENCE_FAULTS = {
    "bad_caplen_huge.pcap": "takes the rest of the file for the frame that claims 2 GiB",
    "bad_packets_cut.pcap": "drops the PDUs that the snapshot length cut",
    "ng_simple_packets.pcapng": "drops the PDUs that the snapshot length cut",
    "raw_broken_a.pcap": "gives a direction up at the first impossible length",
}

# Fields that tshark has and the comparison leaves out.
FIELDS_NOT_COMPARED = {}


def command(row):
    return int(row["smpp.command_id"], 16)


def is_submit_multi(row):
    return command(row) == 0x00000021


def coding_group_below_0xc0(row):
    return int(row["smpp.data_coding"], 16) < 0xC0


def header_past_end(row):
    """The user data header is longer than the message."""
    length = row.get("gsm_sms.dis_field_udh.user_data_header_length", "")
    return length.isdigit() and 2 * int(length) >= len(row.get("smpp.message", ""))


def coding(row):
    """Of a PDU without one, as of data_coding 0."""
    return int(row["smpp.data_coding"] or "0", 16)


def is_reserved_group(row):
    return 0x80 <= coding(row) < 0xC0


def has_no_agreed_form(row):
    return coding(row) in (0x05, 0x09, 0x0A, 0x0D) or 0x10 <= coding(row) < 0x40


def is_guessed_as_other(row):
    """data_coding 0, for which tshark is told to take GSM 7-bit, and our guess is something else."""
    return coding(row) == 0 and row["smpp.message_text.charset"] != "gsm7"


def without_controls(text):
    """PDML leaves controls and line ends out, or replaces them."""
    return re.sub(r"\\x[0-9a-f]{1,2}|\\u[0-9a-f]{4}|\\[nrt]|[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "", text).strip()


def is_read_by_national_tables(row):
    return row["smpp.message_text.charset"].startswith("gsm7") and "shift" in row["smpp.message_text.guess"]


def has_odd_escape(row):
    """An escape before another, at the end, or before a code that its table lacks."""
    octets = bytes.fromhex(row["smpp.message"])
    pairs = re.findall(rb"\x1b(.?)", octets, re.DOTALL)
    return any(second not in b"\x0a\x14\x28\x29\x2f\x3c\x3d\x3e\x40\x65" or not second for second in pairs)


FieldFault = namedtuple("FieldFault", "field applies reason")

# Fields of which tshark 4.0 prints something else, always: `applies(ours, theirs, our row)`.
FIELD_FAULTS = [
    FieldFault("smpp.service_type", lambda ours, theirs, _: (ours, theirs) == ("", "(Default)"),
               "prints (Default) where the string is empty"),
    FieldFault("gsm_sms.udh_created", lambda ours, theirs, row: ours == "" and "0x0a" in row["gsm_sms.ie_identifier"],
               "calls alignment and size of a text formatting element so too"),
    FieldFault("smpp.command_status", lambda ours, theirs, row: theirs == "" and command(row) < 0x80000000,
               "shows no status of requests"),
] + [
    FieldFault(field, lambda ours, theirs, row: is_submit_multi(row) and theirs.startswith(ours),
               "takes validity_period of submit_multi for a second schedule_delivery_time")
    for field in ("smpp.schedule_delivery_time", "smpp.schedule_delivery_time_r")
] + [
    FieldFault(field, lambda ours, theirs, row: is_submit_multi(row) and theirs == "",
               "takes validity_period of submit_multi for a second schedule_delivery_time")
    for field in ("smpp.validity_period", "smpp.validity_period_r")
] + [
    FieldFault(field, lambda ours, theirs, row: theirs == "" and header_past_end(row),
               "shows nothing of a user data header that runs past the message")
    for field in ("gsm_sms.dis_field_udh.user_data_header_length", "gsm_sms.ie_identifier",
                  "gsm_sms.dis_field_ud_iei.length", "gsm_sms.udh.mm.msg_id", "gsm_sms.udh.mm.msg_parts",
                  "gsm_sms.udh.mm.msg_part")
] + [
    FieldFault(field, lambda ours, theirs, row: coding_group_below_0xc0(row),
               "knows no coding groups 0x00 to 0x3f and takes 0x40 to 0xbf for those of message waiting (G14)")
    for field in ("smpp.dcs.class", "smpp.dcs.sms_coding_group", "smpp.dcs.reserved", "smpp.dcs.wait_ind",
                  "smpp.dcs.wait_type")
] + [
    FieldFault("smpp.message_text", applies, reason) for applies, reason in (
        (lambda ours, theirs, _: without_controls(ours) == without_controls(theirs),
         "controls are written in another way"),
        (lambda ours, theirs, row: theirs == "" and has_no_agreed_form(row),
         "reads no Japanese, no pictograms, no schemes with a class (G14)"),
        (lambda ours, theirs, row: ours == "" and is_reserved_group(row),
         "takes reserved coding groups for GSM 7-bit"),
        (lambda ours, theirs, row: is_guessed_as_other(row), "was told that data_coding 0 is GSM 7-bit"),
        (lambda ours, theirs, row: is_read_by_national_tables(row), "names national languages but does not use them (G15)"),
        (lambda ours, theirs, row: row["smpp.message_text.charset"] == "gsm7" and has_odd_escape(row),
         "shows U+FFFD for unknown escape pairs and swallows the octet behind a double escape"),
        (lambda ours, theirs, row: coding(row) == 0x08 and re.search(r"\\uD[89A-F]|[\U00010000-\U0010FFFF]", ours),
         "shows nothing of texts with surrogates (G13)"),
        (lambda ours, theirs, row: coding(row) == 0x08 and theirs + "\ufffd" == ours, "drops the last octet of an odd length"),
        (lambda ours, theirs, row: coding(row) == 0x03 and "\\x00" in ours and ours.startswith(theirs),
         "stops at the first zero octet"),
    )
]

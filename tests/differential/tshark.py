"""PDUs as tshark dissects them, from its PDML."""

import html
import re
import shutil
import subprocess
from dataclasses import dataclass, field

TOKEN = re.compile(r"<(/?)(packet|proto|field)\b([^<>]*?)(/?)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
COLON_BYTES = re.compile(r"^[0-9a-f]{2}(:[0-9a-f]{2})+$")
# Fields that are only there or not; -T fields prints 1.
WITHOUT_VALUE = {"smpp.alert_on_message_delivery_null", "smpp.callback_num", "smpp.callback_num_atag", "smpp.dlist",
                 "smpp.dlist_resp", "smpp.message_payload.duplicate", "smpp.opt_param", "smpp.opt_params"}
# A user data header is a layer of its own behind its PDU.
LAYERS = "frame ip ipv6 tcp smpp gsm_sms_ud"
NAMES = ("smpp.", "gsm_sms.")


@dataclass
class Pdu:
    """Values as `tshark -T fields` prints them; a name with several values in the PDU has them in order."""

    frame: int
    time: str
    source: str = ""
    destination: str = ""
    stream: str = ""
    fields: dict = field(default_factory=dict)

    def first(self, name, otherwise=""):
        return self.fields.get(name, [otherwise])[0]


def installed():
    return shutil.which("tshark") is not None


def version():
    return subprocess.run(["tshark", "--version"], capture_output=True, text=True, check=False).stdout.split("\n")[0]


def pdus(path, ports):
    """Every SMPP PDU of a capture, in tshark's order."""
    command = ["tshark", "-n", "-r", str(path), "-o", "tcp.reassemble_out_of_order:TRUE",
               "-o", "smpp.decode_sms_over_smpp:GSM 7-bit"]
    for port in ports:
        command += ["-d", f"tcp.port=={port},smpp"]
    command += ["-Y", "smpp", "-T", "pdml", "-J", LAYERS]
    output = subprocess.run(command, capture_output=True, check=False).stdout
    return list(parse(output.decode("utf-8", errors="replace")))


def parse(pdml):
    packet, pdu = {}, None
    for match in TOKEN.finditer(pdml):
        closing, kind, text, _ = match.groups()
        if closing:
            if kind == "packet" and pdu is not None:
                yield pdu
                pdu = None
            continue
        attributes = dict(ATTRIBUTE.findall(text))
        name = attributes.get("name", "")
        if kind == "packet":
            packet = {}
        elif kind == "proto" and name == "smpp":
            if pdu is not None:
                yield pdu
            pdu = new_pdu(packet)
        elif kind == "field":
            if pdu is None:
                packet[name] = html.unescape(attributes.get("show", ""))
            elif name.startswith(NAMES):
                pdu.fields.setdefault(name, []).append("1" if name in WITHOUT_VALUE else shown(attributes))


def new_pdu(packet):
    address = "ipv6" if "ipv6.src" in packet else "ip"
    return Pdu(frame=int(packet["frame.number"]),
               time=packet.get("frame.time_epoch", ""),
               source=f'{packet.get(address + ".src", "")} {packet.get("tcp.srcport", "")}',
               destination=f'{packet.get(address + ".dst", "")} {packet.get("tcp.dstport", "")}',
               stream=packet.get("tcp.stream", ""))


def shown(attributes):
    """PDML puts colons between bytes, -T fields doesn't."""
    show = html.unescape(attributes.get("show", ""))
    return show.replace(":", "") if COLON_BYTES.match(show) else show

#include "cli/verb.h"

#include <array>

namespace smppscope::cli {

namespace {

constexpr std::array kVerbs = {
    Verb{"summary", "Print the session report: totals, commands, statuses, latencies, sessions",
         "summary trace.pcap\n"
         "summary monday.pcapng tuesday.pcapng --format json\n"
         "summary trace.pcap -d tcp.port==9000,smpp",
         declareSummary},
    Verb{"sessions", "List the sessions, one row each",
         "sessions trace.pcap\n"
         "sessions trace.pcap --format json | jq '.[] | select(.totals.malformed != \"0\")'",
         declareSessions},
    Verb{"pdus", "List the PDUs, one row each",
         "pdus trace.pcap\n"
         "pdus trace.pcap -Y 'smpp.command_status == ESME_RTHROTTLED'\n"
         "pdus trace.pcap -e pdu.number -e smpp.destination_addr -e pdu.latency --format csv",
         declarePdus},
    Verb{"messages", "List the messages, one row each: text, parts, responses, receipts",
         "messages trace.pcap\n"
         "messages trace.pcap -Y 'smpp.destination_addr == \"447700900123\"' --format json\n"
         "messages trace.pcap -Y 'message.state == undeliverable' --format csv",
         declareMessages},
    Verb{"tree", "Print the full tree of PDUs",
         "tree trace.pcap -Y 'pdu.number == 17'\n"
         "tree trace.pcap -Y 'smpp.command_id == deliver_sm' --format json",
         declareTree},
    Verb{"decode", "Take PDUs apart that are given in hexadecimal",
         "decode 00000010 00000015 00000000 00000001\n"
         "decode 00:00:00:10:80:00:00:15:00:00:00:00:00:00:00:01\n"
         "decode < dump.txt",
         declareDecode},
    Verb{"fields", "List the fields that filters and columns can name",
         "fields\n"
         "fields latency\n"
         "fields --format json",
         declareFields},
    Verb{"report", "Write the session report to a file: .html, .json, .pb or .txt",
         "report trace.pcap -o report.html\n"
         "report trace.pcap -o report.html -o report.json",
         declareReport},
    Verb{"record", "Record from a network interface into a file, then print its session report",
         "record -i eth0 -f 'tcp port 2775' -w monday.pcapng\n"
         "record -i lo -w test.pcapng --live --duration 30",
         declareRecord},
    Verb{"interfaces", "List the network interfaces that can be recorded from", "interfaces",
         declareInterfaces},
};

}  // namespace

std::span<const Verb> verbs() {
    return kVerbs;
}

}  // namespace smppscope::cli

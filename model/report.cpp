#include "model/report.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "dissector/commands.h"
#include "dissector/header.h"
#include "model/in_flight.h"
#include "model/message_report.h"
#include "model/printable.h"

namespace smppscope::model {

namespace {

void fillTotals(const Totals& from, TotalCounts& to) {
    to.set_pdus(from.pdus);
    to.set_requests(from.requests);
    to.set_responses(from.responses);
    to.set_paired(from.paired);
    to.set_unanswered(from.unanswered());
    to.set_orphan_responses(from.orphanResponses);
    to.set_malformed(from.malformed);
}

}  // namespace

void fillLatency(std::string name, const LatencyHistogram& from, LatencySummary& to) {
    to.set_command(std::move(name));
    to.set_count(from.count());
    to.set_min_ns(from.min());
    to.set_mean_ns(std::llround(from.mean()));
    to.set_p50_ns(from.quantile(0.5));
    to.set_p90_ns(from.quantile(0.9));
    to.set_p95_ns(from.quantile(0.95));
    to.set_p99_ns(from.quantile(0.99));
    to.set_p999_ns(from.quantile(0.999));
    to.set_max_ns(from.max());
}

namespace {

// The lists that the capture and each session have alike.
template <class Message>
void fillStatistics(const Statistics& from, Message& to) {
    fillTotals(from.totals, *to.mutable_totals());
    for (const auto& [id, count] : from.commands) {
        CommandCount& command = *to.add_commands();
        command.set_command(dissector::commandName(id));
        command.set_command_id(id);
        command.set_count(count);
    }
    for (const auto& [answer, count] : from.statuses) {
        StatusCount& status = *to.add_statuses();
        status.set_command(dissector::commandName(answer.first));
        status.set_status(dissector::statusName(answer.second));
        status.set_code(answer.second);
        status.set_count(count);
    }
    for (const auto& [command, histogram] : from.latencies) {
        fillLatency(dissector::commandName(command), histogram, *to.add_latencies());
    }
}

std::string whatIsMissing(const Snapshot& snapshot) {
    if (snapshot.finished && !snapshot.cancelled) {
        return {};
    }
    return fmt::format("loading {} {} of {} bytes: what follows is not counted",
                       snapshot.cancelled ? "was stopped after" : "was not finished but at",
                       snapshot.capture.bytes, std::max(snapshot.capture.bytes, snapshot.capture.totalBytes));
}

void fillNotes(const CaptureCounters& from, CaptureSummary& to) {
    for (const capture::InterfaceDrops& drops : from.drops) {
        InterfaceDrops& interface = *to.add_interfaces();
        interface.set_file(toValidUtf8(from.files[drops.file]));
        interface.set_name(toValidUtf8(drops.name));
        interface.set_dropped_by_interface(drops.byInterface);
        interface.set_dropped_by_system(drops.bySystem);
    }
    for (const capture::FileComment& written : from.comments) {
        CaptureComment& comment = *to.add_comments();
        comment.set_file(toValidUtf8(from.files[written.file]));
        comment.set_frame(written.frame);
        comment.set_text(toValidUtf8(written.text));
    }
}

void fillCapture(const Snapshot& snapshot, CaptureSummary& to) {
    const CaptureCounters& from = snapshot.capture;
    for (const std::string& file : from.files) {
        to.add_files(toValidUtf8(file));
    }
    to.set_frames(from.frames);
    to.set_bytes(std::max(from.bytes, from.totalBytes));
    if (from.frames > 0) {
        to.set_first_time_ns(from.firstTime);
        to.set_last_time_ns(from.lastTime);
    }
    to.set_connections(from.connections);
    to.set_retransmitted_segments(from.retransmittedSegments);
    to.set_out_of_order_segments(from.outOfOrderSegments);
    to.set_duplicate_segments(from.duplicateSegments);
    to.set_lost_bytes(from.lostBytes);
    to.set_skipped_bytes(from.skippedBytes);
    to.set_cut_segments(from.cutSegments);
    to.set_cut_bytes(from.cutBytes);
    if (const std::string missing = whatIsMissing(snapshot); !missing.empty()) {
        to.add_warnings(missing);  // first: of many warnings some pages show only the first few
    }
    fillNotes(from, to);
    for (const std::string& warning : from.warnings) {
        to.add_warnings(toValidUtf8(warning));
    }
}

void fillEndpoint(const Session& session, Direction sender, NetworkEndpoint& to) {
    const auto index = static_cast<std::size_t>(sender);
    if (session.overTcp()) {
        const capture::Endpoint& end = sender == Direction::fromClient ? session.client : session.server;
        to.set_address(capture::toString(end.address));
        to.set_port(end.port);
    } else {
        to.set_address(session.circuit.ends[index]);
    }
    to.set_dte_address(session.circuit.addresses[index]);
}

// SMPP v3.4 5.2.4: one hexadecimal digit each for the major and the minor version.
std::string versionText(const Session& session) {
    if (session.bindType == BindType::unknown && session.interfaceVersion == 0) {
        return {};
    }
    return fmt::format("{}.{}", session.interfaceVersion >> 4, session.interfaceVersion & 0x0F);
}

void fillHealth(const ConnectionHealth& from, ConnectionSummary& to) {
    to.set_handshake_ns(std::max<TimeNs>(from.tcp.handshake, 0));
    to.set_retransmitted_segments(from.retransmitted);
    to.set_out_of_order_segments(from.outOfOrder);
    to.set_duplicate_segments(from.tcp.duplicates);
    to.set_zero_windows(from.tcp.zeroWindows);
    to.set_window_probes(from.tcp.windowProbes);
    to.set_keep_alives(from.tcp.keepAlives);
    to.set_resets(from.tcp.resets);
    to.set_conflicting_bytes(from.conflictingBytes);
    to.set_end(std::string(toString(from.end)));
}

void fillCircuit(const Session& from, CircuitSummary& to) {
    to.set_channel(from.circuit.channel);
    to.set_resets(from.circuit.resets);
    to.set_lost_packets(from.circuit.lostPackets);
    to.set_repeated_packets(from.circuit.repeatedPackets);
    to.set_qualified_packets(from.circuit.qualifiedPackets);
    to.set_end(std::string(toString(from.health.end)));
    to.set_clear_cause(from.circuit.clearCause);
    to.set_clear_diagnostic(from.circuit.clearDiagnostic);
}

void fillSession(const Session& from, SessionSummary& to) {
    to.set_id(from.id + 1);
    fillEndpoint(from, Direction::fromClient, *to.mutable_client());
    fillEndpoint(from, Direction::fromServer, *to.mutable_server());
    to.set_transport(std::string(toString(from.transport)));
    to.set_system_id(toValidUtf8(from.systemId));
    to.set_server_system_id(toValidUtf8(from.serverSystemId));
    to.set_bind_type(std::string(toString(from.bindType)));
    to.set_interface_version(versionText(from));
    to.set_state(std::string(toString(from.state)));
    to.set_first_time_ns(from.firstTime);
    to.set_last_time_ns(from.lastTime);
    to.set_close_reason(std::string(toString(from.closeReason)));
    to.set_mode(from.maxOutstanding > 1 ? ASYNCHRONOUS : SYNCHRONOUS);
    to.set_max_outstanding(from.maxOutstanding);
    to.set_lost_bytes(from.lostBytes);
    to.set_skipped_bytes(from.skippedBytes);
    to.set_begun_before_capture(from.begunBefore);
    if (from.overTcp()) {
        fillHealth(from.health, *to.mutable_tcp());
    }
    if (from.overX25()) {
        fillCircuit(from, *to.mutable_circuit());
    }
    fillStatistics(from.statistics, to);
}

}  // namespace

SessionReport buildReport(const Snapshot& snapshot) {
    SessionReport report;
    fillCapture(snapshot, *report.mutable_capture());
    fillStatistics(snapshot.statistics, report);
    report.mutable_sessions()->Reserve(static_cast<int>(snapshot.sessions.size()));
    for (const Session& session : snapshot.sessions) {
        fillSession(session, *report.add_sessions());
    }
    fillMessages(snapshot, report);
    return report;
}

SessionReport buildReport(const Snapshot& snapshot, const PduStore& pdus) {
    constexpr std::size_t kMostSlices = 60;
    SessionReport report = buildReport(snapshot);
    const auto series = inFlightOverTime(pdus, snapshot.rows, snapshot.sessions, kMostSlices);
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series[i].largest.empty()) {
            InFlightTimeline& timeline = *report.mutable_sessions(static_cast<int>(i))->mutable_in_flight();
            timeline.set_slice_ns(series[i].slice);
            timeline.mutable_largest()->Add(series[i].largest.begin(), series[i].largest.end());
        }
    }
    return report;
}

}  // namespace smppscope::model

#include "model/reassembly_warnings.h"

#include <fmt/format.h>

#include "capture/tcp_stream.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

// How a device hands over its frames makes so much of a difference, too.
constexpr TimeNs kNoteworthyApart = 1'000'000;

std::string count(std::uint64_t number, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", formatCount(number), number == 1 ? one : several);
}

std::string ofWaiting(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} too much waited for bytes of its connection that had not come (more than {} in one direction, or {} "
        "in all): they count as lost",
        trouble.waitsGivenUp == 1 ? "Once" : formatCount(trouble.waitsGivenUp) + " times",
        formatBytes(capture::TcpStream::kMaxWaitingBytes), formatBytes(trouble.waitingLimit));
}

std::string ofLateSegments(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} came long after what acknowledges {}: the directions of connections disagree in time, so responses "
        "may come before their requests",
        count(trouble.lateSegments, "segment", "segments"), trouble.lateSegments == 1 ? "it" : "them");
}

std::string ofClocks(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "the clocks of the capture points disagree, by {} or more: latencies of requests and responses that were "
        "captured at different points are wrong by as much, or missing",
        formatDuration(trouble.clocksApart));
}

std::string ofCuts(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} cut by the snapshot length of the capture, which lacks {} of what they held: PDUs there can't be "
        "shown in full or at all; record with a larger one",
        count(trouble.cutSegments, "TCP segment was", "TCP segments were"), formatBytes(trouble.cutBytes));
}

std::string ofOrder(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} captured only after later ones of the same connection: shown behind these, and in two parts where one "
        "reaches into what was there before",
        count(trouble.pdusOutOfOrder, "PDU was", "PDUs were"));
}

std::string ofLeftOut(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} captured too late to be used: before the beginning of what was seen of a connection, or in a place "
        "that was given up",
        count(trouble.leftOutSegments, "segment was", "segments were"));
}

std::string ofCrowd(const ReassemblyTrouble& trouble) {
    return fmt::format(
        "{} given up before it was clear whether SMPP is in there, since too many were open at once: name the port "
        "if it is",
        count(trouble.crowdedOut, "connection was", "connections were"));
}

}  // namespace

std::vector<std::string> warningsOf(const ReassemblyTrouble& trouble) {
    std::vector<std::string> warnings;
    const auto add = [&](bool happened, std::string (*describe)(const ReassemblyTrouble&)) {
        if (happened) {
            warnings.push_back(describe(trouble));
        }
    };
    add(trouble.waitsGivenUp != 0, ofWaiting);
    add(trouble.lateSegments != 0, ofLateSegments);
    add(trouble.clocksApart >= kNoteworthyApart, ofClocks);
    add(trouble.cutSegments != 0, ofCuts);
    add(trouble.pdusOutOfOrder != 0, ofOrder);
    add(trouble.leftOutSegments != 0, ofLeftOut);
    add(trouble.crowdedOut != 0, ofCrowd);
    return warnings;
}

}  // namespace smppscope::model

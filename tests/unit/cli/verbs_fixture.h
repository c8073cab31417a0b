#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/support/capture_builder.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

namespace smppscope::cli {

inline std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// A session of an account called `systemId`: bind, one submit_sm answered after 5 ms, one never answered.
inline void addSession(support::CaptureBuilder& capture, std::uint16_t port, std::string_view systemId,
                       std::uint16_t serverPort = 2775) {
    support::Link link = capture.connect(support::endpoint("192.0.2.1", port),
                                         support::endpoint("192.0.2.2", serverPort), support::kCaptureStart);
    link.clientSends(dissector::PduBuilder(dissector::kBindTransceiver)
                         .set("system_id", systemId)
                         .set("password", "s3cret")
                         .set("interface_version", 0x34)
                         .build(),
                     support::kCaptureStart + support::kMillisecond);
    link.serverSends(dissector::PduBuilder(dissector::kBindTransceiver | dissector::kResponseBit)
                         .set("system_id", "SMSC")
                         .build(),
                     support::kCaptureStart + 2 * support::kMillisecond);
    for (const std::uint32_t sequence : {2u, 3u}) {
        link.clientSends(dissector::PduBuilder(dissector::kSubmitSm)
                             .sequence(sequence)
                             .set("source_addr", "555")
                             .set("destination_addr", "15550100")
                             .set("short_message", "hello")
                             .build(),
                         support::kCaptureStart + 3 * support::kMillisecond);
    }
    link.serverSends(dissector::PduBuilder(dissector::kSubmitSm | dissector::kResponseBit)
                         .sequence(2)
                         .set("message_id", "id-1")
                         .build(),
                     support::kCaptureStart + 8 * support::kMillisecond);
}

/// Runs verbs on a small capture.
class VerbsTest : public testing::Test {
  protected:
    /// Writes a capture of one session and returns its path.
    std::string capture(std::string_view systemId = "shop", const std::string& name = "trace.pcap",
                        std::uint16_t serverPort = 2775) {
        support::CaptureBuilder builder;
        addSession(builder, 40001, systemId, serverPort);
        builder.writeTo(dir_.file(name));
        return dir_.file(name);
    }

    /// The same, cut in the middle of its last frame.
    std::string cutCapture() {
        support::CaptureBuilder builder;
        addSession(builder, 40001, "shop");
        support::ByteVector bytes = builder.bytes();
        bytes.resize(bytes.size() - 10);
        support::writeFile(dir_.file("cut.pcap"), bytes);
        return dir_.file("cut.pcap");
    }

    support::TempDir dir_;
};

}  // namespace smppscope::cli

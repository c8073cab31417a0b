#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/analysis.h"
#include "model/loader.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {

/// A moment of the capture, in milliseconds from its beginning.
constexpr TimeNs at(int milliseconds) {
    return support::kCaptureStart + milliseconds * support::kMillisecond;
}

inline support::ByteVector bind(std::uint32_t command = dissector::kBindTransceiver,
                                std::string_view systemId = "shop1") {
    return dissector::PduBuilder(command)
        .sequence(1)
        .set("system_id", systemId)
        .set("password", "secret")
        .set("interface_version", std::uint64_t{0x34})
        .build();
}

inline support::ByteVector request(std::uint32_t command, std::uint32_t sequence) {
    return dissector::PduBuilder(command).sequence(sequence).build();
}

inline support::ByteVector response(std::uint32_t command, std::uint32_t sequence, std::uint32_t status = 0) {
    dissector::PduBuilder builder(command | dissector::kResponseBit);
    builder.sequence(sequence).status(status);
    return builder.build();
}

/// A test that builds a capture, loads it and looks at what is known of it then.
class AnalysisTest : public ::testing::Test {
  protected:
    const capture::Endpoint client = support::endpoint("192.0.2.10", 40001);
    const capture::Endpoint server = support::endpoint("192.0.2.20", 5019);

    support::Link connect() { return capture.connect(client, server, support::kCaptureStart); }

    support::Link bound() {
        support::Link link = connect();
        link.clientSends(bind(), at(1));
        link.serverSends(response(dissector::kBindTransceiver, 1), at(2));
        return link;
    }

    static LoadOptions with(int threads, std::size_t chunkBytes) {
        LoadOptions options;
        options.threads = threads;
        options.chunkBytes = chunkBytes;
        return options;
    }

    void loadAll(AnalysisOptions options = {}, LoadOptions how = {}) {
        capture.writeTo(path);
        analysis = std::make_shared<Analysis>(std::vector<std::string>{path}, options);
        const Result<void> loaded = load(*analysis, how);
        ASSERT_TRUE(loaded) << loaded.error().message;
        snapshot = analysis->snapshot();
    }

    std::vector<Row> partners() const {
        std::vector<Row> all;
        for (Row row = 0; row < analysis->pdus().size(); ++row) {
            all.push_back(analysis->pdus().partner(row));
        }
        return all;
    }

    std::vector<dissector::IssueCode> issues(Row row) const {
        std::vector<dissector::IssueCode> codes;
        for (const dissector::Issue& issue : analysis->issuesOf(row)) {
            codes.push_back(issue.code);
        }
        return codes;
    }

    support::TempDir directory;
    std::string path = directory.file("capture.pcap");
    support::CaptureBuilder capture;
    std::shared_ptr<Analysis> analysis;
    Snapshot snapshot;
};

}  // namespace smppscope::model

#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/filter.h"
#include "model/filter_job.h"
#include "model/loader.h"
#include "model/pdu_reader.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"

namespace smppscope {

inline constexpr std::uint32_t kSubmitResponse = dissector::kSubmitSm | dissector::kResponseBit;

/// The numbers from `first` to `last`.
inline std::vector<std::uint32_t> numbers(std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> all;
    for (; first <= last; ++first) {
        all.push_back(first);
    }
    return all;
}

/// A submit_sm with `message` in it.
inline support::ByteVector submit(std::uint32_t sequence, std::string_view message = "hello") {
    return dissector::PduBuilder(dissector::kSubmitSm)
        .sequence(sequence)
        .set("source_addr", "1000")
        .set("destination_addr", "999000111")
        .set("short_message", message)
        .build();
}

inline support::ByteVector submitResponse(std::uint32_t sequence, std::uint32_t status = 0) {
    return dissector::PduBuilder(kSubmitResponse)
        .sequence(sequence)
        .status(status)
        .set("message_id", "id" + std::to_string(sequence))
        .build();
}

inline support::ByteVector bindRequest() {
    return dissector::PduBuilder(dissector::kBindTransceiver)
        .sequence(1)
        .set("system_id", "shop1")
        .set("password", "secret")
        .set("interface_version", std::uint64_t{0x34})
        .build();
}

inline support::ByteVector bindResponse() {
    return dissector::PduBuilder(dissector::kBindTransceiver | dissector::kResponseBit)
        .sequence(1)
        .set("system_id", "centre")
        .build();
}

/// Writes an integer of a PDU's header over what stands there.
inline void put(support::ByteVector& pdu, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) {
        pdu[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
    }
}

/// A test that builds a capture, loads it through the whole pipeline and looks at what became of it.
class LoadedCapture : public ::testing::Test {
  protected:
    static constexpr std::uint16_t kAnyPort = 5019;

    const capture::Endpoint client_ = support::endpoint("192.0.2.10", 40001);
    const capture::Endpoint server_ = support::endpoint("192.0.2.20", kAnyPort);
    const capture::Endpoint registered_ = support::endpoint("192.0.2.20", 2775);

    /// The next moment of the capture under construction.
    capture::TimeNs next() { return time_ += support::kMillisecond; }

    /// A new connection with a bind and its response.
    support::Link bound() {
        support::Link link = capture_.connect(client_, server_, next());
        link.clientSends(bindRequest(), next());
        link.serverSends(bindResponse(), next());
        return link;
    }

    void load(const model::AnalysisOptions& options = {}) {
        capture_.writeTo(path_);
        analysis_ = std::make_shared<model::Analysis>(std::vector<std::string>{path_}, options);
        const Result<void> loaded = model::load(*analysis_, {});
        ASSERT_TRUE(loaded) << loaded.error().message;
        snapshot_ = analysis_->snapshot();
    }

    model::Row rows() const { return static_cast<model::Row>(analysis_->pdus().size()); }
    model::PduRow row(model::Row number) const { return analysis_->pdus().row(number); }

    /// Sequence numbers of the whole PDUs with this command, in order.
    std::vector<std::uint32_t> whole(std::uint32_t command) const {
        std::vector<std::uint32_t> sequences;
        for (model::Row number = 0; number < rows(); ++number) {
            if (row(number).command == command && (row(number).flags & model::pdu_flag::kCut) == 0) {
                sequences.push_back(row(number).sequence);
            }
        }
        return sequences;
    }

    std::vector<dissector::IssueCode> issues(model::Row number) const {
        std::vector<dissector::IssueCode> codes;
        for (const dissector::Issue& issue : analysis_->issuesOf(number)) {
            codes.push_back(issue.code);
        }
        return codes;
    }

    /// Sequence numbers of the PDUs that match a display filter.
    std::vector<std::uint32_t> matching(std::string_view filter) const {
        std::vector<std::uint32_t> sequences;
        const auto parsed = model::Filter::parse(filter);
        EXPECT_TRUE(parsed) << filter;
        for (const model::Row number : model::matchingRows(analysis_, *parsed, 0, model::kNoRow)) {
            sequences.push_back(row(number).sequence);
        }
        return sequences;
    }

    support::TempDir directory_;
    const std::string path_ = directory_.file("capture.pcap");
    support::CaptureBuilder capture_;
    std::shared_ptr<model::Analysis> analysis_;
    model::Snapshot snapshot_;

  private:
    capture::TimeNs time_ = support::kCaptureStart;
};

}  // namespace smppscope

// The same bytes give the same rows, however TCP cuts, orders, repeats and delays them.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "model/loader.h"
#include "model/pdu_reader.h"
#include "model/report.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/traffic/pdu_templates.h"
#include "tests/support/traffic/random.h"
#include "tests/support/x25_builder.h"

namespace smppscope {
namespace {

using capture::Direction;
using support::ByteVector;
using support::CaptureBuilder;
using support::Command;
using support::Link;
using support::PduHead;
using support::Random;
using support::Status;

/// What one end writes in one go. Turns follow each other in time, so the PDUs of a conversation have one
/// order whatever happens to the segments of a turn.
struct Turn {
    Direction from;
    ByteVector bytes;
};
using Conversation = std::vector<Turn>;

void appendRandomPdu(ByteVector& out, Direction from, Random& random, std::uint32_t sequence) {
    const bool client = from == Direction::fromClient;
    const std::string text(static_cast<std::size_t>(random.between(0, 200)), 'x');
    switch (random.between(0, 4)) {
        case 0:
            return support::appendHeaderOnly(out, {Command::enquireLink, Status::ok, sequence});
        case 1:
            return support::appendHeaderOnly(out, {Command::enquireLinkResp, Status::ok, sequence});
        case 2:
            return support::appendHeaderOnly(out, {Command::genericNack, Status::invalidCommandId, sequence});
        case 3:
            if (client) {
                return support::appendDeliverResponse(out, {Command::deliverSmResp, Status::ok, sequence});
            }
            return support::appendSubmitResponse(out, {Command::submitSmResp, Status::throttled, sequence},
                                                 "");
        default:
            if (client) {
                return support::appendSubmit(
                    out, {Command::submitSm, Status::ok, sequence},
                    {"491511234567", "491701234567", text, true, random.chance(0.1)});
            }
            return support::appendDeliver(out, {Command::deliverSm, Status::ok, sequence},
                                          {"491701234567", "491511234567", "0000000042", true});
    }
}

void appendRubbish(ByteVector& out, Random& random) {
    for (std::int64_t i = random.between(1, 60); i > 0; --i) {
        out.push_back(static_cast<std::uint8_t>(random.next()));
    }
}

Conversation randomConversation(Random& random, double rubbish) {
    Conversation turns(2);
    turns[0].from = Direction::fromClient;
    support::appendBind(turns[0].bytes, {Command::bindTransceiver, Status::ok, 1}, "esme1", "secret");
    turns[1].from = Direction::fromServer;
    support::appendBindResponse(turns[1].bytes, {Command::bindTransceiverResp, Status::ok, 1}, "SMSC");
    for (int i = 0; i < 40; ++i) {
        Turn& turn = turns.emplace_back();
        turn.from = random.chance(0.5) ? Direction::fromClient : Direction::fromServer;
        for (std::int64_t pdus = random.between(1, 6); pdus > 0; --pdus) {
            if (random.chance(rubbish)) {
                appendRubbish(turn.bytes, random);
            }
            const auto sequence = static_cast<std::uint32_t>(random.between(2, 20));
            appendRandomPdu(turn.bytes, turn.from, random, sequence);
        }
    }
    return turns;
}

/// The same conversation over XOT: a call, and each turn's bytes in packets of random lengths.
Conversation overXot(const Conversation& conversation, Random& random) {
    constexpr support::X25Numbers kNumbers{1, 8};
    std::array<int, 2> sent{};
    Conversation turns(2);
    const auto append = [](ByteVector& out, const ByteVector& packet) {
        support::ByteWriter writer(out);
        writer.u16(0);
        writer.u16(static_cast<std::uint16_t>(packet.size()));
        writer.bytes(packet);
    };
    turns[0].from = Direction::fromClient;
    append(turns[0].bytes, support::x25Call(kNumbers, "123456", "2345"));
    turns[1].from = Direction::fromServer;
    append(turns[1].bytes, support::x25Packet(kNumbers, {0x0f}));
    for (const Turn& turn : conversation) {
        Turn& packets = turns.emplace_back();
        packets.from = turn.from;
        for (std::size_t at = 0; at < turn.bytes.size();) {
            const auto length =
                std::min(turn.bytes.size() - at, static_cast<std::size_t>(random.between(1, 128)));
            const int number = sent[static_cast<std::size_t>(turn.from)]++;
            append(packets.bytes, support::x25Data(kNumbers, {number, at + length < turn.bytes.size(), false},
                                                   capture::Bytes(turn.bytes).subspan(at, length)));
            at += length;
        }
    }
    return turns;
}

/// Part of a turn: offset and length in its direction's stream.
struct Piece {
    std::uint64_t offset;
    capture::Bytes bytes;
};

/// Cuts anywhere, repeats some (also with other cuts) and shuffles all.
std::vector<Piece> randomPieces(capture::Bytes bytes, std::uint64_t offset, Random& random) {
    std::vector<Piece> pieces;
    const std::int64_t longest = random.chance(0.3) ? 3 : 300;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = std::min(bytes.size() - at, static_cast<std::size_t>(random.between(1, longest)));
        pieces.push_back({offset + at, bytes.subspan(at, length)});
        if (random.chance(0.1)) {
            const auto back = std::min(at, static_cast<std::size_t>(random.between(0, 40)));
            pieces.push_back({offset + at - back, bytes.subspan(at - back, back + length)});
        }
        at += length;
    }
    if (random.chance(0.5)) {
        for (std::size_t i = pieces.size(); i > 1; --i) {
            std::swap(pieces[i - 1], pieces[static_cast<std::size_t>(random.next() % i)]);
        }
    }
    return pieces;
}

constexpr capture::TimeNs kTurn = 10 * support::kMillisecond;

/// A capture of the conversation with one segment for each turn, or cut at random with the seed.
void writeCapture(const Conversation& conversation, const std::string& path, Random* cuts,
                  std::uint16_t port) {
    CaptureBuilder capture;
    Link link = capture.connect(support::endpoint("192.0.2.1", 40000), support::endpoint("192.0.2.2", port),
                                support::kCaptureStart, {.client = 0xFFFFFF00, .server = 0xFFFF0000});
    link.maxSegment(60000);
    capture::TimeNs time = support::kCaptureStart + support::kSecond;
    for (const Turn& turn : conversation) {
        if (cuts == nullptr) {
            link.sends(turn.from, turn.bytes, time);
        } else {
            for (const Piece& piece : randomPieces(turn.bytes, link.sent(turn.from), *cuts)) {
                link.resends(turn.from, piece.offset, piece.bytes, time);
            }
            link.missing(turn.from, turn.bytes.size());
        }
        link.acks(opposite(turn.from), time);
        time += kTurn;
    }
    link.close(time);
    capture.writeTo(path);
}

/// What a row says apart from where its bytes lie.
struct RowFacts {
    capture::TimeNs time;
    std::uint32_t command, status, sequence, length, session;
    model::Row partner;
    std::uint8_t flags;
    ByteVector bytes;
    std::vector<std::string> issues;

    bool operator==(const RowFacts&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const RowFacts& row) {
        return out << "time " << row.time << " command " << std::hex << row.command << std::dec
                   << " sequence " << row.sequence << " length " << row.length << " partner " << row.partner
                   << " flags " << int{row.flags} << " bytes " << row.bytes.size() << " issues "
                   << row.issues.size();
    }
};

model::LoadOptions loading(int threads, std::size_t chunkBytes) {
    model::LoadOptions options;
    options.threads = threads;
    options.chunkBytes = chunkBytes;
    return options;
}

struct Loaded {
    std::vector<RowFacts> rows;
    std::string sessions;  // of the report, as JSON
};

Loaded load(const std::string& path, const model::LoadOptions& options) {
    const auto analysis = std::make_shared<model::Analysis>(std::vector<std::string>{path});
    const Result<void> done = model::load(*analysis, options);
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().message);
    model::PduReader reader(analysis);
    Loaded loaded;
    for (model::Row number = 0; number < analysis->pdus().size(); ++number) {
        const model::PduRow row = analysis->pdus().row(number);
        const auto bytes = reader.bytes(number);
        EXPECT_TRUE(bytes.has_value());
        RowFacts facts{row.time,
                       row.command,
                       row.status,
                       row.sequence,
                       row.length,
                       row.session,
                       row.partner,
                       static_cast<std::uint8_t>(row.flags & ~model::pdu_flag::kScattered),
                       bytes ? ByteVector(bytes->begin(), bytes->end()) : ByteVector{},
                       {}};
        for (const dissector::Issue& issue : analysis->issuesOf(number)) {
            facts.issues.push_back(issue.text);
        }
        loaded.rows.push_back(std::move(facts));
    }
    model::SessionReport report = model::buildReport(analysis->snapshot());
    report.clear_capture();
    for (model::SessionSummary& session : *report.mutable_sessions()) {
        session.clear_tcp();  // counts segments
    }
    loaded.sessions = model::reportAsJson(report);
    return loaded;
}

class AnySegmentation : public ::testing::TestWithParam<int> {
  protected:
    void expectTheSameRows(const Conversation& conversation, Random& random, std::uint16_t port = 2775) {
        writeCapture(conversation, path_, nullptr, port);
        const Loaded expected = load(path_, loading(1, 1 << 20));
        ASSERT_GE(expected.rows.size(), conversation.size() / 2);
        for (int cut = 0; cut < 4; ++cut) {
            writeCapture(conversation, path_, &random, port);
            const auto chunk = static_cast<std::size_t>(random.between(1, 5000));
            const Loaded loaded = load(path_, loading(1 + cut % 2, chunk));
            ASSERT_EQ(loaded.rows.size(), expected.rows.size());
            for (std::size_t row = 0; row < expected.rows.size(); ++row) {
                ASSERT_EQ(loaded.rows[row], expected.rows[row]) << "row " << row;
            }
            ASSERT_EQ(loaded.sessions, expected.sessions);
        }
    }

    support::TempDir dir_;
    const std::string path_ = dir_.file("conversation.pcap");
};

TEST_P(AnySegmentation, GivesTheSameRows) {
    Random random(static_cast<std::uint64_t>(GetParam()));
    expectTheSameRows(randomConversation(random, 0), random);
}

TEST_P(AnySegmentation, GivesTheSameRowsAmongRubbish) {
    Random random(static_cast<std::uint64_t>(GetParam()) + 1000);
    expectTheSameRows(randomConversation(random, 0.03), random);
}

TEST_P(AnySegmentation, GivesTheSameRowsOverXot) {
    Random random(static_cast<std::uint64_t>(GetParam()) + 2000);
    expectTheSameRows(overXot(randomConversation(random, 0), random), random, 1998);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnySegmentation, ::testing::Range(1, 61));

}  // namespace
}  // namespace smppscope

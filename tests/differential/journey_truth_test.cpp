// Generated journeys of messages: every row of the messages and the report's messages and accounts equal the
// truth that who wrote the capture knows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "model/loader.h"
#include "model/messages/message_row.h"
#include "model/report.h"
#include "tests/support/capture_file.h"
#include "tests/support/journeys/journeys.h"
#include "tests/support/report_comparison.h"
#include "tests/support/temp_dir.h"

namespace smppscope {
namespace {

using support::JourneyOptions;
using support::JourneyTruth;
using ::testing::IsEmpty;

/// What a kind of journeys is called in the name of its test, and how it differs from the usual.
struct Journeys {
    const char* name;
    JourneyOptions options;

    friend std::ostream& operator<<(std::ostream& out, const Journeys& journeys) {
        return out << journeys.name;
    }
};

template <class Change>
Journeys journeys(const char* name, std::uint64_t seed, Change change) {
    JourneyOptions options;
    options.seed = seed;
    change(options);
    return {name, options};
}

void plain(JourneyOptions& o) {
    o.longMessages = o.submitMulti = o.dataSm = o.fromCentre = 0;
    o.early = o.duplicated = o.contradicted = o.intermediate = o.queries = o.cancellations = 0;
    o.unanswered = o.rejected = 0;
}

std::vector<Journeys> allJourneys() {
    return {
        journeys("Plain", 1, plain),
        journeys("Usual", 2, [](auto&) {}),
        journeys("AllStylesOfIds", 3, [](auto& o) { o.accounts = 10, o.messages = 1000; }),
        journeys("ManyBinds", 4, [](auto& o) { o.bindsPerAccount = 8, o.otherBind = 1; }),
        journeys("LongMessages", 5,
                 [](auto& o) { o.longMessages = 1, o.submitMulti = 0, o.missingPart = 0.3; }),
        journeys("ReferencesReused", 6,
                 [](auto& o) { o.longMessages = 0.9, o.references = 1, o.sameRecipient = 0.9; }),
        journeys("ManyDestinations", 7, [](auto& o) { o.submitMulti = 0.8, o.failedDestination = 0.3; }),
        journeys("FromTheCentre", 8, [](auto& o) { o.fromCentre = 0.8, o.longMessages = 0.5; }),
        journeys("ReceiptsBeforeResponses", 9, [](auto& o) { o.early = 0.8; }),
        journeys("ReceiptsOfAllKinds", 10,
                 [](auto& o) {
                     o.early = 0.2, o.duplicated = 0.4, o.contradicted = 0.4, o.intermediate = 0.6;
                     o.failures = 0.6;
                 }),
        journeys("ReceiptsMissing", 11, [](auto& o) { o.missing = 0.6, o.unanswered = 0.2; }),
        journeys("TlvsOnly", 12, [](auto& o) { o.tlvs = 1; }),
        journeys("TextOnly", 13, [](auto& o) { o.tlvs = 0; }),
        journeys("RefusedAndSentAgain", 14, [](auto& o) { o.rejected = 0.4, o.retried = 0.9; }),
        journeys("AskedFor", 15, [](auto& o) { o.queries = 0.7, o.cancellations = 0.3; }),
        journeys("ShortIds", 16,
                 [](auto& o) {
                     o.accounts = 10, o.messages = 2000, o.firstId = 1, o.sameRecipient = 0;
                     o.early = o.unanswered = o.queries = o.cancellations = 0;
                 }),
        journeys("CentresBeginAgain", 17,
                 [](auto& o) {
                     o.accounts = 10, o.messages = 1000, o.restart = true, o.sameRecipient = 0;
                     o.early = o.unanswered = o.queries = o.cancellations = 0;
                 }),
    };
}

class JourneyTruthTest : public ::testing::TestWithParam<Journeys> {
  protected:
    /// Everything that the product says of the files and that isn't the truth; the first of many.
    static std::vector<std::string> wrong(const std::vector<std::string>& files, const JourneyTruth& truth,
                                          int threads = 2) {
        model::AnalysisOptions options;
        options.texts.of("").dataCodingZero = dissector::CharacterSet::gsm7;
        const auto analysis = std::make_shared<model::Analysis>(files, options);
        const Result<void> loaded = model::load(*analysis, {.threads = threads});
        EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
        EXPECT_EQ(analysis->pdus().size(), truth.pdus);
        const model::Snapshot snapshot = analysis->snapshot();
        std::vector<std::string> found = support::differences(model::buildReport(snapshot), truth.report);
        compareMessages(analysis, snapshot, truth, found);
        found.resize(std::min<std::size_t>(found.size(), 20));
        return found;
    }

    support::TempDir dir_;
    const std::string path_ = dir_.file("journeys.pcap");

  private:
    /// Takes out what is only told in words of PDUs, which the truth doesn't keep.
    static void clearWords(model::MessageRow& row) {
        row.clear_reason();
        for (model::MessagePartRow& part : *row.mutable_part()) {
            part.clear_reason();
            part.clear_acknowledgement_ns();
            for (model::MessageEventRow& event : *part.mutable_events()) {
                event.clear_said();
                event.clear_error();
                event.clear_answer();
            }
        }
    }

    static void compareMessages(const std::shared_ptr<model::Analysis>& analysis,
                                const model::Snapshot& snapshot, const JourneyTruth& truth,
                                std::vector<std::string>& found) {
        model::MessageReader reader(analysis);
        const auto& messages = analysis->messages().messages;
        EXPECT_EQ(messages.size(), truth.messages.size());
        for (std::size_t i = 0; i < std::min(messages.size(), truth.messages.size()); ++i) {
            const auto number = static_cast<model::MessageNumber>(i);
            const model::SessionId session = analysis->pdus().session(messages[i].first);
            const model::AccountId account = snapshot.sessions[session].account;
            model::MessageRow row =
                model::messageRow(reader, number, snapshot.messages.accounts[account].systemId);
            clearWords(row);
            for (std::string& difference : support::differences(row, truth.messages[i])) {
                found.push_back(std::move(difference));
            }
        }
    }
};

/// Cuts the capture into `count` files of about the same number of frames, as a rotating recorder does.
std::vector<std::string> rotated(const std::string& path, std::size_t count, const support::TempDir& dir) {
    constexpr std::size_t kFileHeader = 24;
    constexpr std::size_t kRecordHeader = 16;
    const support::ByteVector all = support::readFile(path);
    std::vector<std::size_t> records;
    for (std::size_t at = kFileHeader; at < all.size();) {
        records.push_back(at);
        std::size_t length = 0;
        for (std::size_t i = 4; i-- > 0;) {
            length = length << 8 | all[at + 8 + i];
        }
        at += kRecordHeader + length;
    }
    records.push_back(all.size());
    std::vector<std::string> files;
    const auto offsetOf = [&](std::size_t part) {
        return static_cast<std::ptrdiff_t>(records[part * (records.size() - 1) / count]);
    };
    for (std::size_t part = 0; part < count; ++part) {
        support::ByteVector bytes(all.begin(), all.begin() + kFileHeader);
        bytes.insert(bytes.end(), all.begin() + offsetOf(part), all.begin() + offsetOf(part + 1));
        files.push_back(dir.file("rotated" + std::to_string(part) + ".pcap"));
        support::writeFile(files.back(), bytes);
    }
    return files;
}

TEST_P(JourneyTruthTest, EqualsTheMessagesAndTheReport) {
    const JourneyTruth truth = support::generateJourneys(GetParam().options, path_);
    EXPECT_THAT(wrong({path_}, truth), IsEmpty());
}

TEST_P(JourneyTruthTest, EqualsThemWithOtherSeeds) {
    JourneyOptions options = GetParam().options;
    for (std::uint64_t seed = 101; seed <= 103; ++seed) {
        options.seed = seed;
        const JourneyTruth truth = support::generateJourneys(options, path_);
        EXPECT_THAT(wrong({path_}, truth, 1), IsEmpty()) << "seed " << seed;
    }
}

TEST_P(JourneyTruthTest, EqualsThemOverRotatedFilesInAnyOrder) {
    const JourneyTruth truth = support::generateJourneys(GetParam().options, path_);
    std::vector<std::string> files = rotated(path_, 5, dir_);
    EXPECT_THAT(wrong(files, truth), IsEmpty());
    std::swap(files[0], files[3]);
    std::reverse(files.begin() + 1, files.end());
    EXPECT_THAT(wrong(files, truth), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Differential, JourneyTruthTest, ::testing::ValuesIn(allJourneys()),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST(JourneyGenerator, MakesTheSameCaptureFromTheSameSeed) {
    const support::TempDir dir;
    support::generateJourneys({}, dir.file("one"));
    support::generateJourneys({}, dir.file("other"));
    EXPECT_EQ(support::readFile(dir.file("one")), support::readFile(dir.file("other")));
}

}  // namespace
}  // namespace smppscope

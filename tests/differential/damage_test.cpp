// Random damage to real captures: loading ends in rows or in one clear error, within bounded memory, and
// every PDU whose frames lie before the damage is reported as it is without it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "model/loader.h"
#include "tests/support/capture_file.h"
#include "tests/support/temp_dir.h"

namespace smppscope {
namespace {

using support::ByteVector;
using Random = std::mt19937_64;

constexpr std::size_t kCasesPerTest = 1250;
constexpr std::size_t kLargestInput = 24 * 1024;
constexpr std::size_t kMemoryLimit = 32u << 20;  // an empty analysis has a table of blocks
constexpr std::size_t kFileHeader = 24;
constexpr std::size_t kFrameHeader = 16;

std::size_t number(Random& random, std::size_t from, std::size_t to) {
    return std::uniform_int_distribution<std::size_t>(from, to)(random);
}

/// Where each frame of a little-endian pcap file ends; up to the last whole one.
std::vector<std::size_t> frameEnds(const ByteVector& file) {
    std::vector<std::size_t> ends;
    for (std::size_t at = kFileHeader; at + kFrameHeader <= file.size();) {
        std::uint32_t length = 0;
        for (int byte = 3; byte >= 0; --byte) {
            length = length << 8 | file[at + 8 + static_cast<std::size_t>(byte)];
        }
        at += kFrameHeader + length;
        if (at > file.size()) {
            break;
        }
        ends.push_back(at);
    }
    return ends;
}

/// The first frames of a sample, a whole number of them.
ByteVector beginningOf(const std::string& sample) {
    ByteVector file = support::readFile(std::string(SMPPSCOPE_SOURCE_DIR) + "/samples/" + sample);
    file.resize(std::min(file.size(), kLargestInput));
    file.resize(frameEnds(file).back());
    return file;
}

struct Damage {
    ByteVector file;
    std::size_t begin;  // nothing before this byte was changed
};

Damage cut(const ByteVector& file, Random& random) {
    const std::size_t size = number(random, 0, file.size() - 1);
    return {{file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)}, size};
}

Damage flipped(const ByteVector& file, Random& random) {
    Damage damage{file, file.size()};
    const std::size_t flips = number(random, 1, 20);
    const std::size_t from = number(random, 0, file.size() - 1);
    for (std::size_t i = 0; i < flips; ++i) {
        const std::size_t at = number(random, from, std::min(file.size() - 1, from + 400));
        damage.file[at] ^= static_cast<std::uint8_t>(1u << number(random, 0, 7));
        damage.begin = std::min(damage.begin, at);
    }
    return damage;
}

Damage spliced(const ByteVector& file, const ByteVector& other, Random& random) {
    const std::size_t at = number(random, 0, file.size() - 1);
    const std::size_t skipped = number(random, 0, std::min<std::size_t>(file.size() - at, 2000));
    const std::size_t from = number(random, 0, other.size() - 1);
    const std::size_t length = number(random, 0, std::min<std::size_t>(other.size() - from, 2000));
    Damage damage{{file.begin(), file.begin() + static_cast<std::ptrdiff_t>(at)}, at};
    damage.file.insert(damage.file.end(), other.begin() + static_cast<std::ptrdiff_t>(from),
                       other.begin() + static_cast<std::ptrdiff_t>(from + length));
    damage.file.insert(damage.file.end(), file.begin() + static_cast<std::ptrdiff_t>(at + skipped),
                       file.end());
    return damage;
}

/// What a row says of a PDU, whatever its number.
using Pdu = std::tuple<capture::FrameNumber, capture::TimeNs, std::uint32_t, std::uint32_t, std::uint32_t,
                       std::uint32_t>;

/// The PDUs of a file up to frame `last`, sorted; fails if there are none although the file was refused.
std::vector<Pdu> pdusUpTo(const std::string& path, std::size_t last) {
    model::Analysis analysis({path});
    model::LoadOptions options;
    options.threads = 1;
    const Result<void> loaded = model::load(analysis, options);
    if (!loaded) {
        EXPECT_THAT(loaded.error().message, testing::HasSubstr(path));
    }
    EXPECT_LT(analysis.memoryBytes(), kMemoryLimit);
    std::vector<Pdu> pdus;
    const model::PduStore& store = analysis.pdus();
    for (model::Row row = 0; row < store.size(); ++row) {
        if (store.frame(row) <= last) {
            pdus.emplace_back(store.frame(row), store.time(row), store.command(row), store.status(row),
                              store.sequence(row), store.length(row));
        }
    }
    std::sort(pdus.begin(), pdus.end());
    return pdus;
}

class RandomDamage : public testing::TestWithParam<int> {};

TEST_P(RandomDamage, LeavesAllThatIsBeforeIt) {
    const support::TempDir dir;
    const std::string whole = dir.file("whole.pcap");
    const std::string damaged = dir.file("damaged.pcap");
    Random random(static_cast<std::uint64_t>(GetParam()));
    const std::vector<ByteVector> captures = {
        beginningOf("kannel_receipts.pcap"), beginningOf("long_messages.pcap"),
        beginningOf("opensmpp_operations.pcap"), beginningOf("ordinary_day.pcap")};
    const ByteVector& file = captures[static_cast<std::size_t>(GetParam()) % captures.size()];
    support::writeFile(whole, file);
    const std::vector<std::size_t> ends = frameEnds(file);
    const std::vector<Pdu> all = pdusUpTo(whole, ends.size());
    ASSERT_GT(all.size(), 20u);
    for (std::size_t round = 0; round < kCasesPerTest; ++round) {
        const ByteVector& other = captures[number(random, 0, captures.size() - 1)];
        const Damage damage = round % 3 == 0   ? cut(file, random)
                              : round % 3 == 1 ? flipped(file, random)
                                               : spliced(file, other, random);
        support::writeFile(damaged, damage.file);
        const auto intact =
            static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), damage.begin) - ends.begin());
        std::vector<Pdu> expected = all;
        std::erase_if(expected, [intact](const Pdu& pdu) { return std::get<0>(pdu) > intact; });
        const std::vector<Pdu> found = pdusUpTo(damaged, intact);
        ASSERT_TRUE(std::includes(found.begin(), found.end(), expected.begin(), expected.end()))
            << "round " << round << ", damaged from byte " << damage.begin << ", " << intact
            << " frames are intact, " << found.size() << " PDUs of " << expected.size();
    }
}

INSTANTIATE_TEST_SUITE_P(TenThousandTimes, RandomDamage, testing::Range(0, 8));

}  // namespace
}  // namespace smppscope

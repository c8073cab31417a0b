// Random damage to captures of every kind: loading ends in rows or in one clear error, with bounded work and
// memory, and the PDUs whose frames lie before the damage are reported as they are without it, with none
// invented among them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "model/loader.h"
#include "tests/support/capture_file.h"
#include "tests/support/compress.h"
#include "tests/support/encapsulation.h"
#include "tests/support/temp_dir.h"
#include "tests/support/traffic_generator.h"

namespace {

/// Bytes allocated with operator new, now and at most.
std::atomic<std::size_t> allocated{0};
std::atomic<std::size_t> mostAllocated{0};

}  // namespace

void* operator new(std::size_t size) {
    void* block = std::malloc(size);
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    const std::size_t now = allocated += malloc_usable_size(block);
    for (std::size_t most = mostAllocated; most < now && !mostAllocated.compare_exchange_weak(most, now);) {
    }
    return block;
}

void* operator new(std::size_t size, const std::nothrow_t& /*nothrow*/) noexcept {
    try {
        return operator new(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void operator delete(void* block) noexcept {
    allocated -= malloc_usable_size(block);
    std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
    operator delete(block);
}

namespace smppscope {
namespace {

using support::ByteVector;
using support::CaptureFormat;
using Random = std::mt19937_64;

constexpr std::size_t kCases = 10'000;
constexpr std::size_t kLargestInput = 16 * 1024;
// An empty analysis has a table of blocks; a damaged length may ask for the largest frame. The rest is small.
constexpr std::size_t kMemoryLimit = 96u << 20;
constexpr double kSecondsLimit = 5;  // of the processor, also with sanitizers

std::size_t number(Random& random, std::size_t from, std::size_t to) {
    return std::uniform_int_distribution<std::size_t>(from, to)(random);
}

std::uint32_t load32(const ByteVector& file, std::size_t at, bool bigEndian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8 | file[at + (bigEndian ? i : 3 - i)];
    }
    return value;
}

/// Where each frame of a plain capture file ends; up to the last whole one.
std::vector<std::size_t> frameEnds(const ByteVector& file) {
    std::vector<std::size_t> ends;
    if (load32(file, 0, true) == 0x0A0D0D0A) {  // pcapng
        const bool bigEndian = load32(file, 8, true) == 0x1A2B3C4D;
        for (std::size_t at = 0; at + 12 <= file.size();) {
            const bool isFrame = load32(file, at, bigEndian) == 6;
            at += load32(file, at + 4, bigEndian);
            if (at <= file.size() && isFrame) {
                ends.push_back(at);
            }
        }
        return ends;
    }
    const bool bigEndian = file[0] == 0xA1;
    for (std::size_t at = 24; at + 16 <= file.size();) {
        at += 16 + load32(file, at + 8, bigEndian);
        if (at <= file.size()) {
            ends.push_back(at);
        }
    }
    return ends;
}

/// How much of what a gzip file holds its first `size` bytes give.
std::size_t inflatedSize(const ByteVector& file, std::size_t size) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    ByteVector out(1 << 20);
    stream.next_in = const_cast<Bytef*>(file.data());
    stream.avail_in = static_cast<uInt>(size);
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_SYNC_FLUSH);
    const std::size_t inflated = stream.total_out;
    inflateEnd(&stream);
    return inflated;
}

/// A capture to be damaged.
struct Input {
    enum class Packing : std::uint8_t { plain, gzip, zstd };
    ByteVector file;
    std::vector<std::size_t> frameEnds;  // in what is packed
    Packing packing = Packing::plain;

    /// Frames that are untouched if the first `bytes` bytes of the file are.
    std::size_t framesIn(std::size_t bytes) const {
        const std::size_t plain = packing == Packing::plain  ? bytes
                                  : packing == Packing::gzip ? inflatedSize(file, bytes)
                                  : bytes == file.size()     ? frameEnds.back()
                                                             : 0;  // one block
        return static_cast<std::size_t>(std::upper_bound(frameEnds.begin(), frameEnds.end(), plain) -
                                        frameEnds.begin());
    }
};

/// The first frames of a file, a whole number of them.
Input beginningOf(ByteVector file) {
    file.resize(std::min(file.size(), kLargestInput));
    std::vector<std::size_t> ends = frameEnds(file);
    file.resize(ends.back());
    return {std::move(file), std::move(ends)};
}

Input sample(const std::string& name) {
    return beginningOf(support::readFile(std::string(SMPPSCOPE_SOURCE_DIR) + "/samples/" + name));
}

Input packed(Input input, Input::Packing packing) {
    input.file = packing == Input::Packing::gzip ? support::gzip(input.file) : support::zstd(input.file);
    input.packing = packing;
    return input;
}

/// Cut anywhere, reordered, repeated, and with holes.
Input generated(const CaptureFormat& format, std::uint64_t seed) {
    support::TrafficOptions options;
    options.seed = seed;
    options.pdus = 150;
    options.sessions = 3;
    options.format = format;
    options.split = 0.2;
    options.merge = 0.3;
    options.reorder = 0.05;
    options.retransmit = 0.05;
    options.loss = 0.03;
    const support::TempDir dir;
    support::generateTraffic(options, dir.file("generated"));
    return beginningOf(support::readFile(dir.file("generated")));
}

/// A sample whose packets are in fragments.
Input inFragments(const std::string& name) {
    const Input whole = sample(name);
    const CaptureFormat format{.kind = CaptureFormat::Kind::pcapNanoseconds};
    ByteVector file;
    support::appendFileHeader(file, format);
    capture::TimeNs time = 0;
    std::size_t begin = 24;
    for (const std::size_t end : whole.frameEnds) {
        constexpr std::size_t kEthernet = 14;
        const ByteVector packet(whole.file.begin() + static_cast<std::ptrdiff_t>(begin + 16 + kEthernet),
                                whole.file.begin() + static_cast<std::ptrdiff_t>(end));
        for (const ByteVector& fragment : support::ipv4Fragments(packet, 64)) {
            const ByteVector frame = support::inEthernet(0x0800, fragment);
            support::appendRecord(file, format, ++time, frame, static_cast<std::uint32_t>(frame.size()));
        }
        begin = end;
    }
    return beginningOf(std::move(file));
}

std::vector<Input> allInputs() {
    using Kind = CaptureFormat::Kind;
    return {sample("kannel_receipts.pcap"),
            sample("long_messages.pcap"),
            sample("opensmpp_operations.pcap"),
            sample("ordinary_day.pcap"),
            generated({}, 1),
            generated({.kind = Kind::pcapng}, 2),
            generated({.kind = Kind::pcapng, .bigEndian = true}, 3),
            generated({.kind = Kind::pcapNanoseconds, .bigEndian = true}, 4),
            inFragments("ordinary_day.pcap"),
            packed(sample("kannel_receipts.pcap"), Input::Packing::gzip),
            packed(generated({.kind = Kind::pcapng}, 5), Input::Packing::gzip),
            packed(sample("opensmpp_operations.pcap"), Input::Packing::zstd)};
}
constexpr std::size_t kInputs = 12;

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

/// What a row says of a PDU, whatever its number: first where and when, then what.
struct Pdu {
    capture::FrameNumber frame;
    capture::TimeNs time;
    std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t> what;
    bool cut;

    auto operator<=>(const Pdu&) const = default;

    friend void PrintTo(const Pdu& pdu, std::ostream* out) {
        *out << "frame " << pdu.frame << " at " << pdu.time << " command " << std::get<0>(pdu.what)
             << " sequence " << std::get<2>(pdu.what) << " length " << std::get<3>(pdu.what)
             << (pdu.cut ? " cut" : "");
    }
};

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The PDUs of a file up to frame `last`, sorted; fails if loading took too much.
std::vector<Pdu> pdusUpTo(const std::string& path, std::size_t last) {
    const double before = processorSeconds();
    const std::size_t allocatedBefore = allocated;
    mostAllocated = allocatedBefore;
    std::vector<Pdu> pdus;
    {
        model::Analysis analysis({path});
        model::LoadOptions options;
        options.threads = 1;
        const Result<void> loaded = model::load(analysis, options);
        if (!loaded) {
            EXPECT_THAT(loaded.error().message, testing::HasSubstr(path));
        }
        const model::PduStore& store = analysis.pdus();
        for (model::Row row = 0; row < store.size(); ++row) {
            if (store.frame(row) <= last) {
                pdus.push_back(
                    {store.frame(row),
                     store.time(row),
                     {store.command(row), store.status(row), store.sequence(row), store.length(row)},
                     (store.flags(row) & model::pdu_flag::kCut) != 0});
            }
        }
    }
    EXPECT_LT(mostAllocated - allocatedBefore, kMemoryLimit);
    EXPECT_LT(processorSeconds() - before, kSecondsLimit);
    std::sort(pdus.begin(), pdus.end());
    return pdus;
}

class RandomDamage : public testing::TestWithParam<std::size_t> {};

TEST_P(RandomDamage, LeavesAllThatIsBeforeIt) {
    static const std::vector<Input> kAll = allInputs();
    ASSERT_EQ(kAll.size(), kInputs);
    const support::TempDir dir;
    const std::string whole = dir.file("whole.pcap");
    const std::string damaged = dir.file("damaged.pcap");
    Random random(GetParam());
    const Input& input = kAll[GetParam()];
    support::writeFile(whole, input.file);
    const std::vector<Pdu> all = pdusUpTo(whole, input.frameEnds.size());
    ASSERT_GT(all.size(), 20u);
    std::vector<decltype(Pdu::what)> real;
    for (const Pdu& pdu : all) {
        real.push_back(pdu.what);
    }
    std::sort(real.begin(), real.end());
    for (std::size_t round = 0; round * kInputs < kCases; ++round) {
        const ByteVector& other = kAll[number(random, 0, kAll.size() - 1)].file;
        const Damage damage = round % 3 == 0   ? cut(input.file, random)
                              : round % 3 == 1 ? flipped(input.file, random)
                                               : spliced(input.file, other, random);
        std::filesystem::remove(damaged);  // file systems write out at once what replaces a file's content
        support::writeFile(damaged, damage.file);
        const std::size_t intact = input.framesIn(damage.begin);
        std::vector<Pdu> expected = all;
        std::erase_if(expected, [intact](const Pdu& pdu) { return pdu.frame > intact || pdu.cut; });
        const std::vector<Pdu> found = pdusUpTo(damaged, intact);
        std::vector<Pdu> lacking;
        std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                            std::back_inserter(lacking));
        ASSERT_THAT(lacking, testing::IsEmpty())
            << "round " << round << ", damaged from byte " << damage.begin << ", " << intact
            << " frames are intact, " << found.size() << " PDUs of " << expected.size();
        // What waited for later frames may come without them, cut or not, but is real.
        std::vector<decltype(Pdu::what)> others;
        for (const Pdu& pdu : found) {
            others.push_back(pdu.what);
        }
        std::sort(others.begin(), others.end());
        ASSERT_TRUE(std::includes(real.begin(), real.end(), others.begin(), others.end()))
            << "round " << round << ", damaged from byte " << damage.begin << ": PDUs were invented";
    }
}

INSTANTIATE_TEST_SUITE_P(TenThousandTimes, RandomDamage, testing::Range(std::size_t{0}, kInputs));

}  // namespace
}  // namespace smppscope

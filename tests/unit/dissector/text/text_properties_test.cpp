#include <random>

#include <gtest/gtest.h>

#include "tests/unit/dissector/text/text_properties.h"

namespace smppscope::dissector::tests {

namespace {

using Octets = std::vector<std::uint8_t>;

void expectSound(Bytes octets, TextDecoder& decoder) {
    for (const CharacterSetInfo& row : allCharacterSets()) {
        if (row.set == CharacterSet::binary)
            continue;
        for (std::uint32_t header = 0; header < (row.set == CharacterSet::gsm7Packed ? 8u : 1u); ++header)
            EXPECT_EQ(fault(decoder.decode(row.set, octets, {1, 3, header}), octets,
                            row.set == CharacterSet::gsm7Packed),
                      "")
                << row.id << " " << testing::PrintToString(octets);
    }
}

}  // namespace

TEST(TextProperties, EveryOctetOfEverySetIsACharacterOfValidUtf8) {
    TextDecoder decoder;
    Octets all;
    for (unsigned octet = 0; octet < 256; ++octet) {
        all.push_back(static_cast<std::uint8_t>(octet));
        expectSound(Octets{static_cast<std::uint8_t>(octet)}, decoder);
        expectSound(Octets(3, static_cast<std::uint8_t>(octet)), decoder);
    }
    expectSound(all, decoder);
    expectSound({}, decoder);
}

TEST(TextProperties, RangesCoverRandomOctetsInEverySet) {
    TextDecoder decoder;
    std::mt19937 random(11);
    for (int i = 0; i < 1000; ++i) {
        Octets octets(random() % 30);
        // Escapes and their seconds more often than by chance.
        for (std::uint8_t& octet : octets)
            octet = random() % 4 == 0 ? std::uint8_t{0x1B} : static_cast<std::uint8_t>(random());
        expectSound(octets, decoder);
    }
}

TEST(TextProperties, EveryDataCodingReadsRandomOctets) {
    TextDecoder decoder;
    std::mt19937 random(13);
    for (unsigned dataCoding = 0; dataCoding < 256; ++dataCoding)
        for (int i = 0; i < 8; ++i) {
            Octets octets(random() % 30);
            for (std::uint8_t& octet : octets)
                octet = static_cast<std::uint8_t>(random());
            TextContext context;
            context.dataCoding = static_cast<std::uint8_t>(dataCoding);
            context.settings.rawGsmScheme = i % 2 != 0;
            EXPECT_EQ(fault(decodeText(octets, context, decoder), octets), "") << dataCoding;
        }
}

TEST(TextProperties, AKeptDecoderReadsLikeANewOne) {
    TextDecoder kept;
    const Octets shifted{0x1B, '$', 'B', 0x24, 0x22};  // leaves ISO-2022-JP in its second state
    (void)kept.decode(CharacterSet::iso2022Jp, shifted);
    EXPECT_EQ(kept.decode(CharacterSet::iso2022Jp, bytesOf("ab")).text, "ab");
}

}  // namespace smppscope::dissector::tests

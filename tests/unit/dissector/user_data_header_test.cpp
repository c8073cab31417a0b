#include "dissector/udh/user_data_header.h"

#include <gtest/gtest.h>

#include "dissector/message_tree.h"
#include "tests/unit/dissector/message_builder.h"

namespace smppscope::dissector::tests {

namespace {

UserDataHeader read(std::string_view messageInHex) {
    const Octets message = octets(fromHex(messageInHex));
    return readUserDataHeader(message);
}

bool looksLike(std::string_view messageInHex) {
    const Octets message = octets(fromHex(messageInHex));
    return looksLikeUserDataHeader(message);
}

}  // namespace

TEST(UserDataHeader, SaysWhichPartOfALongMessageThisIs) {
    const UserDataHeader narrow = read("05 00 03 2a 03 02 6869");
    EXPECT_TRUE(narrow.valid);
    EXPECT_EQ(narrow.octets, 6u);
    EXPECT_EQ(narrow.concatenation, (Concatenation{0x2A, 3, 2, false}));
    EXPECT_EQ(read("06 08 04 1234 02 01 6869").concatenation, (Concatenation{0x1234, 2, 1, true}));
}

TEST(UserDataHeader, SaysPortsLanguagesAndIndications) {
    EXPECT_EQ(read("06 05 04 0b84 23f0").ports, (ApplicationPorts{2948, 9200, true}));
    EXPECT_EQ(read("04 04 02 f0 f1").ports, (ApplicationPorts{240, 241, false}));
    const UserDataHeader languages = read("06 24 01 01 25 01 0d");
    EXPECT_EQ(languages.singleShift, 1);
    EXPECT_EQ(languages.lockingShift, 13);
    const UserDataHeader waiting = read("08 01 02 82 03 01 02 67 00");
    ASSERT_EQ(waiting.indicationCount, 2);
    EXPECT_EQ(waiting.indications[0], (WaitingIndication{.type = 2, .count = 3, .store = true}));
    EXPECT_EQ(waiting.indications[1], (WaitingIndication{.type = 3, .extendedType = 1, .profile = 3}));
}

TEST(UserDataHeader, TheLastOfRepeatedPortsCounts) {
    EXPECT_EQ(read("0a 04 02 f0 f1 05 04 0b84 23f0").ports, (ApplicationPorts{2948, 9200, true}));
}

TEST(UserDataHeader, ImpossiblePartsAreNoParts) {
    for (const char* message :
         {"05 00 03 01 00 00", "05 00 03 01 02 00", "05 00 03 01 02 03", "06 08 04 0001 00 01"}) {
        const UserDataHeader header = read(message);
        EXPECT_TRUE(header.valid) << message;
        EXPECT_TRUE(header.impossiblePart) << message;
        EXPECT_FALSE(header.concatenation) << message;
    }
}

TEST(UserDataHeader, KeepsWhatIsThereOfAHeaderThatRunsPastTheMessage) {
    const UserDataHeader header = read("0b 00 03 2a 03 02");
    EXPECT_FALSE(header.valid);
    EXPECT_TRUE(header.pastEnd);
    EXPECT_TRUE(header.isHeader());
    EXPECT_EQ(header.octets, 6u);
    EXPECT_EQ(header.announced, 12u);
    EXPECT_TRUE(header.concatenation);
}

TEST(UserDataHeader, WhatHoldsNoWholeElementIsNoHeader) {
    for (const char* message : {"", "00", "00 48 00 69", "05", "68656c6c6f20776f726c64", "02 00 03"}) {
        const UserDataHeader header = read(message);
        EXPECT_FALSE(header.isHeader()) << message;
        EXPECT_EQ(header.octets, 0u) << message;
    }
    EXPECT_TRUE(read("03 bb 01 00").valid) << "unknown, but whole";
}

TEST(UserDataHeader, SkipsElementsOfAWrongLengthAndUnknownOnes) {
    const UserDataHeader header = read("0d 00 02 01 02 c0 01 ff 00 03 07 02 01");
    EXPECT_TRUE(header.wrongLength);
    EXPECT_EQ(header.elements, 3);
    EXPECT_EQ(header.knownElements, 1);
    EXPECT_EQ(header.concatenation, (Concatenation{7, 2, 1, false}));
}

TEST(UserDataHeader, EveryTruncationIsRead) {
    const Octets message = octets(fromHex("14 00 03 2a 03 02 05 04 0b84 23f0 24 01 01 01 02 80 01 25 01 02"));
    for (std::size_t size = 0; size <= message.size(); ++size) {
        const UserDataHeader header = readUserDataHeader(Bytes(message).first(size));
        EXPECT_LE(header.octets, size);
        EXPECT_FALSE(header.valid && header.pastEnd);
    }
}

TEST(LooksLikeUserDataHeader, TakesHeadersThatMakeSense) {
    EXPECT_TRUE(looksLike("05 00 03 2a 03 02 6869"));
    EXPECT_TRUE(looksLike("06 08 04 1234 02 01 6869"));
    EXPECT_TRUE(looksLike("06 05 04 0b84 23f0 01 06"));
    EXPECT_TRUE(looksLike("0b 05 04 0b84 23f0 00 03 2a 02 01 01 06"));
    EXPECT_TRUE(looksLike("04 04 02 f0 f1 00"));
    EXPECT_TRUE(looksLike("03 24 01 01 6869"));
}

TEST(LooksLikeUserDataHeader, LeavesTextsAlone) {
    EXPECT_FALSE(looksLike(""));
    EXPECT_FALSE(looksLike("48656c6c6f"));                     // Hello
    EXPECT_FALSE(looksLike("0048006900210021"));               // UCS2
    EXPECT_FALSE(looksLike("05d005d105d205d3"));               // Hebrew in UCS2
    EXPECT_FALSE(looksLike("05 00 03 2a 00 00 6869"));         // 0 parts
    EXPECT_FALSE(looksLike("05 00 03 2a 02 03 6869"));         // part 3 of 2
    EXPECT_FALSE(looksLike("05 00 04 2a 02 01 6869"));         // a length not its own
    EXPECT_FALSE(looksLike("06 05 04 1234 5678 6869"));        // ports nobody knows
    EXPECT_FALSE(looksLike("08 00 03 2a 03 02 c0 01 ff 68"));  // an element without a name
    EXPECT_FALSE(looksLike("05 00 03 2a 03"));                 // cut
    EXPECT_FALSE(looksLike("04 0b 02 01 03 68"));              // nothing that would change the text
}

}  // namespace smppscope::dissector::tests

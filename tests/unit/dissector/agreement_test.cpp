#include <random>

#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/header.h"
#include "dissector/tables/command_row.h"
#include "tests/unit/dissector/agreement.h"
#include "tests/unit/dissector/tree_helpers.h"

// The load pass and the tree walk over the same tables, so they must never disagree.

namespace smppscope::dissector::tests {

TEST(Agreement, OfCheckTreeAndSeekerOnEveryTruncationOfEveryCommand) {
    for (const CommandRow& row : standardCommands()) {
        const Octets whole = PduBuilder(row.id).tlv("user_message_reference", 7).build();
        for (std::size_t size = kHeaderLength; size <= whole.size(); ++size)
            EXPECT_EQ(disagreement(shortened(whole, size)), "") << row.name << " of " << size;
    }
}

TEST(Agreement, OfCheckTreeAndSeekerOnRandomBodies) {
    std::mt19937 random(7);
    const auto commands = standardCommands();
    for (int round = 0; round < 20'000; ++round) {
        Octets pdu(16 + random() % 60);
        for (std::uint8_t& byte : pdu)
            byte = random() % 3 != 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(random() % 6);
        setU32(pdu, 4, commands[random() % commands.size()].id);
        setU32(pdu, 8, random() % 2);
        EXPECT_EQ(disagreement(framed(pdu)), "") << hex(pdu);
    }
}

}  // namespace smppscope::dissector::tests

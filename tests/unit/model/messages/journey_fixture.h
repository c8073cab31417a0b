#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::model {

constexpr TimeNs kDay = TimeNs{86'400} * support::kSecond;

/// Stories of messages, and what became of them.
class JourneyTest : public ::testing::Test {
  protected:
    MessageView view(MessageNumber number) {
        MessageReader reader = capture.reader();
        return reader.view(number);
    }
    MessageStatus statusOf(MessageNumber number) { return view(number).status; }
    std::size_t messageCount() const { return capture.analysis().messages().messages.size(); }

    MessageCapture capture;
};

}  // namespace smppscope::model

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QSettings>

#include "gui/document/capture_state.h"
#include "gui/window/main_window.h"
#include "model/pdu_store.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"

namespace smppscope::gui::test {

/// An invented capture: `alice` binds as transceiver and submits `messages` times, every tenth is throttled,
/// the last one is never answered; `bob` binds as receiver and gets one message. Latencies are 2 ms and more.
/// PDU 1 is alice's bind with the password "opensesame".
void writeSample(const std::string& path, int messages = 40);

/// PDUs of the sample: two binds with responses, pairs but one, and bob's delivery.
constexpr std::size_t sampleRows(int messages = 40) {
    return 4 + 2 * static_cast<std::size_t>(messages) - 1 + 2;
}

/// A store of invented rows, without a capture file behind it.
class StoreBuilder {
  public:
    StoreBuilder() : store_(std::make_shared<model::PduStore>()) {}

    /// A request at `time` and, unless `latency` is negative, its response.
    model::Row pair(model::TimeNs time, std::int64_t latency, std::uint32_t status = 0,
                    model::SessionId session = 0);
    std::shared_ptr<const model::PduStore> store() const { return store_; }
    /// A state for all rows so far, with sessions named after `systemIds`.
    CaptureStatePtr state(const std::vector<std::string>& systemIds = {"alice"}, bool finished = true) const;

  private:
    std::shared_ptr<model::PduStore> store_;
};

/// A window with settings and a folder of its own.
struct WindowFixture {
    WindowFixture();
    ~WindowFixture();

    /// Opens the sample and waits until all of it is loaded.
    void openSample(int messages = 40);
    void open(const QStringList& files);

    support::TempDir dir;
    QSettings settings;
    std::unique_ptr<MainWindow> window;
};

}  // namespace smppscope::gui::test

#include "tests/gui/sample.h"

#include <QSignalSpy>
#include <QTest>

#include "dissector/commands.h"
#include "dissector/encode.h"

namespace smppscope::gui::test {

namespace {

using dissector::PduBuilder;
using support::kCaptureStart;
using support::kMillisecond;
using support::kSecond;

support::ByteVector bind(std::uint32_t command, std::string_view systemId) {
    return PduBuilder(command)
        .sequence(1)
        .set("system_id", systemId)
        .set("password", "opensesame")
        .set("interface_version", 0x34)
        .build();
}

support::ByteVector bindResponse(std::uint32_t command) {
    return PduBuilder(command | dissector::kResponseBit).sequence(1).set("system_id", "smsc").build();
}

support::ByteVector submit(std::uint32_t sequence) {
    return PduBuilder(dissector::kSubmitSm)
        .sequence(sequence)
        .set("source_addr", "smppscope")
        .set("destination_addr", "15550100")
        .set("short_message", "hello")
        .tlv("user_message_reference", sequence)
        .build();
}

support::ByteVector submitResponse(std::uint32_t sequence, std::uint32_t status) {
    return PduBuilder(dissector::kSubmitSm | dissector::kResponseBit)
        .sequence(sequence)
        .status(status)
        .set("message_id", status == 0 ? "id" + std::to_string(sequence) : "")
        .build();
}

}  // namespace

void writeSample(const std::string& path, int messages) {
    constexpr std::uint32_t kThrottled = 0x58;
    support::CaptureBuilder capture;
    auto alice = capture.connect(support::endpoint("192.0.2.1", 40001), support::endpoint("192.0.2.9", 2775),
                                 kCaptureStart);
    capture::TimeNs now = kCaptureStart + 10 * kMillisecond;
    alice.clientSends(bind(dissector::kBindTransceiver, "alice"), now);
    alice.serverSends(bindResponse(dissector::kBindTransceiver), now + 3 * kMillisecond);
    auto bob = capture.connect(support::endpoint("192.0.2.2", 40002), support::endpoint("192.0.2.9", 2775),
                               now + 4 * kMillisecond);
    bob.clientSends(bind(dissector::kBindReceiver, "bob"), now + 5 * kMillisecond);
    bob.serverSends(bindResponse(dissector::kBindReceiver), now + 6 * kMillisecond);
    for (int i = 0; i < messages; ++i) {
        now += kSecond / 10;
        const auto sequence = static_cast<std::uint32_t>(i + 2);
        alice.clientSends(submit(sequence), now);
        if (i + 1 < messages) {
            alice.serverSends(submitResponse(sequence, i % 10 == 9 ? kThrottled : 0),
                              now + (2 + i % 20) * kMillisecond);
        }
    }
    now += kSecond;
    bob.serverSends(PduBuilder(dissector::kDeliverSm)
                        .sequence(7)
                        .set("source_addr", "15550100")
                        .set("destination_addr", "smppscope")
                        .set("short_message", "reply")
                        .build(),
                    now);
    bob.clientSends(PduBuilder(dissector::kDeliverSm | dissector::kResponseBit).sequence(7).build(),
                    now + 5 * kMillisecond);
    capture.writeTo(path);
}

model::Row StoreBuilder::pair(model::TimeNs time, std::int64_t latency, std::uint32_t status,
                              model::SessionId session) {
    const auto sequence = static_cast<std::uint32_t>(store_->appended() + 1);
    const model::Row request = store_->append({.time = time,
                                               .frame = sequence,
                                               .session = session,
                                               .length = 60,
                                               .command = dissector::kSubmitSm,
                                               .sequence = sequence,
                                               .flags = model::pdu_flag::kExpectsResponse});
    if (latency >= 0) {
        const model::Row response = store_->append({.time = time + latency,
                                                    .frame = sequence + 1,
                                                    .session = session,
                                                    .length = 25,
                                                    .command = dissector::kSubmitSm | dissector::kResponseBit,
                                                    .status = status,
                                                    .sequence = sequence,
                                                    .partner = request,
                                                    .flags = model::pdu_flag::kFromServer});
        store_->setPartner(request, response);
    }
    store_->publish();
    return request;
}

CaptureStatePtr StoreBuilder::state(const std::vector<std::string>& systemIds, bool finished) const {
    auto state = std::make_shared<CaptureState>();
    state->snapshot.rows = store_->size();
    state->snapshot.finished = finished;
    for (const std::string& systemId : systemIds) {
        model::Session session;
        session.id = static_cast<model::SessionId>(state->snapshot.sessions.size());
        session.systemId = systemId;
        session.client = support::endpoint("192.0.2.1", static_cast<std::uint16_t>(40001 + session.id));
        session.server = support::endpoint("192.0.2.9", 2775);
        state->snapshot.sessions.push_back(session);
    }
    state->issuesBySession.resize(systemIds.size());
    for (model::Row row = 0; row < store_->size(); ++row) {
        auto& session = state->snapshot.sessions.at(store_->session(row));
        ++session.statistics.totals.pdus;
    }
    return state;
}

WindowFixture::WindowFixture()
    : settings(QString::fromStdString(dir.file("settings.ini")), QSettings::IniFormat),
      window(std::make_unique<MainWindow>(settings)) {
    window->resize(1200, 800);
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::openSample(int messages) {
    const std::string path = dir.file("sample.pcap");
    writeSample(path, messages);
    open({QString::fromStdString(path)});
}

void WindowFixture::open(const QStringList& files) {
    QSignalSpy loaded(window.get(), &MainWindow::loadFinished);
    window->openFiles(files);
    QVERIFY2(loaded.count() == 1 || loaded.wait(10'000), "the capture was not loaded in time");
}

}  // namespace smppscope::gui::test

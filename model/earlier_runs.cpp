#include "model/earlier_runs.h"

#include <algorithm>

#include "model/tcp_connection.h"

namespace smppscope::model {

namespace {

/// How far behind the end of a run a segment of it may lie: more is the begin of another.
constexpr std::int32_t kReach = 1 << 16;

capture::NewConnection withoutBegin(capture::NewConnection opened) {
    opened.sawSyn = false;
    return opened;
}

void add(const ConnectionFacts& from, ConnectionFacts& to) {
    to.health.retransmitted += from.health.retransmitted;
    to.health.outOfOrder += from.health.outOfOrder;
    to.health.conflictingBytes += from.health.conflictingBytes;
    to.health.tcp.add(from.health.tcp);
    to.lostBytes += from.lostBytes;
}

}  // namespace

class EarlierRuns::Run final : public ConnectionSink, public SmppConnection {
  public:
    explicit Run(EarlierRuns& runs)
        : SmppConnection(withoutBegin(runs.whole_.opened()), runs.hint_, runs.maxPduLength_, *this,
                         runs.budget_),
          runs_(runs),
          conversation_(runs.budget_) {}

    /// Whether the segment may belong to this run.
    bool takes(const capture::Segment& segment) const {
        const capture::TcpStream& stream = conversation_.stream(segment.direction);
        return !stream.isStarted() ||
               (stream.missedIn(segment, 0).length == 0 && stream.ahead(segment) <= kReach);
    }
    void add(const capture::Segment& segment) { conversation_.add(segment, streams()); }
    void finish() {
        conversation_.finish(streams());
        agree();
        finishStreams();
    }
    /// What the whole connection is this is as well.
    void agree() {
        if (runs_.whole_.isSmpp()) {
            becomeSmpp();
        }
    }
    ConnectionFacts facts() const override {
        ConnectionFacts facts = factsOf(conversation_, ConnectionEnd::open);
        facts.health.tcp.leftOut += leftOut_;
        return facts;
    }

    void onPdu(SmppConnection&, Direction direction, const FramedPdu& pdu) override {
        ++runs_.pdus_;
        runs_.sink_.onPdu(runs_.whole_, direction, pdu);
    }
    void onConflict(SmppConnection&, Direction direction, std::uint64_t bytes) override {
        runs_.sink_.onConflict(runs_.whole_, direction, bytes);
    }
    capture::Bytes recall(capture::FilePosition position, std::size_t length) override {
        return runs_.sink_.recall(position, length);
    }

  private:
    void onEarlier(const capture::Segment&) override { ++leftOut_; }

    EarlierRuns& runs_;
    capture::TcpConversation conversation_;
    std::uint64_t leftOut_ = 0;
};

EarlierRuns::EarlierRuns(SmppConnection& whole, SmppProbe::Hint hint, std::uint32_t maxPduLength,
                         ConnectionSink& sink, capture::WaitingBudget* budget)
    : whole_(whole), hint_(hint), maxPduLength_(maxPduLength), sink_(sink), budget_(budget) {}

EarlierRuns::~EarlierRuns() = default;

void EarlierRuns::add(const capture::Segment& segment) {
    const auto latest =
        std::find_if(runs_.rbegin(), runs_.rend(), [&](const auto& run) { return run->takes(segment); });
    if (latest != runs_.rend()) {
        addTo(**latest, segment);
        return;
    }
    if (runs_.size() == kMostRuns) {
        finishFirst();
    }
    addTo(*runs_.emplace_back(std::make_unique<Run>(*this)), segment);
}

void EarlierRuns::addTo(Run& run, const capture::Segment& segment) {
    run.agree();
    run.add(segment);
    if (run.isSmpp()) {
        whole_.becomeSmpp();
    }
}

void EarlierRuns::agree() {
    for (const auto& run : runs_) {
        run->agree();
    }
}

void EarlierRuns::finishFirst() {
    Run& run = *runs_.front();
    run.finish();
    if (run.isSmpp()) {
        whole_.becomeSmpp();
    }
    model::add(run.facts(), over_);
    skippedInOthers_ += run.skippedBytes();
    runs_.pop_front();
}

void EarlierRuns::finish() {
    while (!runs_.empty()) {
        finishFirst();
    }
}

void EarlierRuns::addTo(ConnectionFacts& facts) const {
    model::add(over_, facts);
    for (const auto& run : runs_) {
        model::add(run->facts(), facts);
    }
}

std::uint64_t EarlierRuns::skippedBytes() const {
    std::uint64_t bytes = skippedInOthers_;
    for (const auto& run : runs_) {
        bytes += run->skippedBytes();
    }
    return bytes;
}

}  // namespace smppscope::model

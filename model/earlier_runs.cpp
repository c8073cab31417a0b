#include "model/earlier_runs.h"

#include "model/tcp_connection.h"

namespace smppscope::model {

namespace {

capture::NewConnection withoutBegin(capture::NewConnection opened) {
    opened.sawSyn = false;
    return opened;
}

void add(const ConnectionHealth& from, ConnectionHealth& to) {
    to.retransmitted += from.retransmitted;
    to.outOfOrder += from.outOfOrder;
    to.conflictingBytes += from.conflictingBytes;
    to.tcp.duplicates += from.tcp.duplicates;
}

}  // namespace

class EarlierRuns::Run final : public ConnectionSink, public SmppConnection {
  public:
    explicit Run(EarlierRuns& runs)
        : SmppConnection(withoutBegin(runs.whole_.opened()),
                         runs.whole_.isSmpp() ? SmppProbe::Hint::isSmpp : SmppProbe::Hint::likely,
                         runs.maxPduLength_, *this, runs.budget_),
          runs_(runs),
          conversation_(runs.budget_) {}

    /// Whether the segment doesn't come before this run as well.
    bool takes(const capture::Segment& segment) const {
        return conversation_.stream(segment.direction).beforeBegin(segment) == 0;
    }
    void add(const capture::Segment& segment) { conversation_.add(segment, streams()); }
    void finish() {
        conversation_.finish(streams());
        finishStreams();
    }
    ConnectionFacts facts() const override { return factsOf(conversation_, ConnectionEnd::open); }

    void onPdu(SmppConnection&, Direction direction, const FramedPdu& pdu) override {
        runs_.sink_.onPdu(runs_.whole_, direction, pdu);
    }
    void onConflict(SmppConnection&, Direction direction, std::uint64_t bytes) override {
        runs_.sink_.onConflict(runs_.whole_, direction, bytes);
    }
    capture::Bytes recall(capture::FilePosition position, std::size_t length) override {
        return runs_.sink_.recall(position, length);
    }

  private:
    EarlierRuns& runs_;
    capture::TcpConversation conversation_;
};

EarlierRuns::EarlierRuns(SmppConnection& whole, std::uint32_t maxPduLength, ConnectionSink& sink,
                         capture::WaitingBudget* budget)
    : whole_(whole), maxPduLength_(maxPduLength), sink_(sink), budget_(budget) {}

EarlierRuns::~EarlierRuns() = default;

void EarlierRuns::add(const capture::Segment& segment) {
    if (run_ && !run_->takes(segment)) {
        finish();
    }
    if (!run_) {
        run_ = std::make_unique<Run>(*this);
    }
    run_->add(segment);
}

void EarlierRuns::finish() {
    if (!run_) {
        return;
    }
    run_->finish();
    const ConnectionFacts facts = run_->facts();
    model::add(facts.health, health_);
    lostBytes_ += facts.lostBytes;
    skippedBytes_ += run_->skippedBytes();
    run_.reset();
}

void EarlierRuns::addTo(ConnectionFacts& facts) const {
    model::add(health_, facts.health);
    facts.lostBytes += lostBytes_;
}

}  // namespace smppscope::model

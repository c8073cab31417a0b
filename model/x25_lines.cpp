#include "model/x25_lines.h"

#include <utility>

namespace smppscope::model {

using capture::X25Side;

/// One link: its LAPB, if it has that, and its circuits.
class X25Lines::Line final : X25Carrier {
  public:
    Line(const capture::NewX25Link& link, std::uint32_t maxPduLength, ConnectionSink& sink)
        : ends_(link.ends),
          circuits_(capture::X25Link::Kind::channels, std::nullopt, *this, maxPduLength, sink) {}

    void add(const capture::X25Frame& frame) {
        if (copies_.isCopy(frame)) {
            return;
        }
        if (frame.layer == capture::X25Layer::packet) {
            addPacket(frame, frame.from.value_or(X25Side::first), 0);
        } else if (const auto information = lapb_.add(frame.from, frame.bytes())) {
            addPacket(frame, information->from, information->offset);
        }
    }
    X25Circuits& circuits() { return circuits_; }

  private:
    void addPacket(const capture::X25Frame& frame, X25Side from, std::size_t offset) {
        const capture::StreamPiece piece{frame.bytes().subspan(offset), frame.position + offset, frame.frame,
                                         frame.time, frame.frame};
        circuits_.add(from, {piece.bytes, {&piece, 1}, frame.length - static_cast<std::uint32_t>(offset)});
    }

    capture::NewConnection connectionOf(X25Side /*caller*/) const override { return {}; }
    std::string nameOf(X25Side side) const override {
        const std::string& name = ends_[static_cast<std::size_t>(side)];
        return name.empty() ? (lapb_.dte().value_or(X25Side::first) == side ? "DTE" : "DCE") : name;
    }
    ConnectionFacts factsFor(X25Side /*caller*/) const override {
        ConnectionFacts facts;
        facts.transport = Transport::x25;
        return facts;
    }

    std::array<std::string, 2> ends_;
    capture::X25Copies copies_;
    capture::LapbLink lapb_;
    X25Circuits circuits_;
};

void X25Lines::open(const capture::NewX25Link& link) {
    lines_.push_back(std::make_shared<Line>(link, maxPduLength_, sink_));
}

void X25Lines::add(const capture::X25Frame& frame) {
    lines_[frame.link]->add(frame);
}

void X25Lines::finish() {
    for (const auto& line : lines_) {
        line->circuits().finish();
    }
}

std::uint64_t X25Lines::circuits() const {
    std::uint64_t count = 0;
    for (const auto& line : lines_) {
        count += line->circuits().count();
    }
    return count;
}

std::size_t X25Lines::openConnections() const {
    std::size_t count = 0;
    for (const auto& line : lines_) {
        count += line->circuits().open();
    }
    return count;
}

}  // namespace smppscope::model

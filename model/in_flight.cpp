#include "model/in_flight.h"

#include <algorithm>
#include <array>

#include <boost/container/deque.hpp>

#include "dissector/commands.h"

namespace smppscope::model {

namespace {

/// One session on the way through its rows.
class Course {
  public:
    Course(const Session& session, std::size_t parts) : first_(session.firstTime), parts_(parts) {
        length_ = std::max<TimeNs>(session.lastTime - session.firstTime, 0) / static_cast<TimeNs>(parts) + 1;
    }

    void begin(Direction direction, TimeNs time, bool answeredInTime) {
        Side& side = advance(direction, time);
        ++side.count;
        if (!answeredInTime) {
            side.givenUp.push_back(time + kGivenUpAfter);
        }
        note(side, time);
    }
    void end(Direction direction, TimeNs time) { --advance(direction, time).count; }

    std::vector<std::uint32_t> finish(TimeNs lastTime) {
        advance(Direction::fromClient, lastTime);
        advance(Direction::fromServer, lastTime);
        return std::move(largest_);
    }

  private:
    struct Side {
        std::uint32_t count = 0;
        std::size_t reached = 0;                  // the part that was noted last
        boost::container::deque<TimeNs> givenUp;  // when those that are not answered in time stop counting
    };

    std::size_t partOf(TimeNs time) const {
        return std::min(static_cast<std::size_t>(std::max<TimeNs>(time - first_, 0) / length_), parts_ - 1);
    }
    /// The count holds for the parts up to that of `time`.
    void note(Side& side, TimeNs time) {
        if (largest_.empty()) {
            largest_.resize(parts_);
        }
        const std::size_t part = partOf(time);
        for (std::size_t i = std::min(side.reached, part); i <= part; ++i) {
            largest_[i] = std::max(largest_[i], side.count);
        }
        side.reached = part;
    }
    Side& advance(Direction direction, TimeNs time) {
        Side& side = sides_[static_cast<std::size_t>(direction)];
        while (!side.givenUp.empty() && side.givenUp.front() < time) {
            note(side, side.givenUp.front());
            --side.count;
            side.givenUp.pop_front();
        }
        if (side.count != 0) {
            note(side, time);
        }
        side.reached = partOf(time);
        return side;
    }

    TimeNs first_;
    TimeNs length_;
    std::size_t parts_;
    std::array<Side, 2> sides_;
    std::vector<std::uint32_t> largest_;
};

bool countsInFlight(const PduStore& pdus, Row request) {
    return (pdus.flags(request) & pdu_flag::kExpectsResponse) != 0 &&
           pdus.command(request) != dissector::kEnquireLink;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> inFlightOverTime(const PduStore& pdus, std::size_t rows,
                                                         std::span<const Session> sessions,
                                                         std::size_t parts) {
    std::vector<Course> courses;
    courses.reserve(sessions.size());
    for (const Session& session : sessions) {
        courses.emplace_back(session, parts);
    }
    const auto isInTime = [&](Row request, Row response) {
        return response != kNoRow && response > request && response < rows &&
               pdus.time(response) - pdus.time(request) <= kGivenUpAfter;
    };
    for (std::size_t i = 0; i < rows; ++i) {
        const auto row = static_cast<Row>(i);
        const SessionId session = pdus.session(row);
        if (session >= courses.size()) {
            continue;
        }
        const Direction direction =
            (pdus.flags(row) & pdu_flag::kFromServer) != 0 ? Direction::fromServer : Direction::fromClient;
        const Row partner = pdus.partner(row);
        if (countsInFlight(pdus, row)) {
            courses[session].begin(direction, pdus.time(row), isInTime(row, partner));
        } else if (partner != kNoRow && partner < row && countsInFlight(pdus, partner) &&
                   isInTime(partner, row)) {
            courses[session].end(capture::opposite(direction), pdus.time(row));
        }
    }
    std::vector<std::vector<std::uint32_t>> series(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        series[i] = courses[i].finish(sessions[i].lastTime);
    }
    return series;
}

}  // namespace smppscope::model

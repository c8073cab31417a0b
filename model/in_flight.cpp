#include "model/in_flight.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/container/deque.hpp>

#include "dissector/commands.h"

namespace smppscope::model {

namespace {

/// One session on the way through its rows.
class Course {
  public:
    Course(const Session& session, std::size_t mostSlices) : first_(session.firstTime) {
        const TimeNs time = std::max<TimeNs>(session.lastTime - session.firstTime, 0);
        slice_ = time / static_cast<TimeNs>(mostSlices) + 1;
        slices_ = static_cast<std::size_t>(time / slice_) + 1;
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

    InFlightSeries finish(TimeNs lastTime) {
        advance(Direction::fromClient, lastTime);
        advance(Direction::fromServer, lastTime);
        return {slice_, std::move(largest_)};
    }

  private:
    struct Side {
        std::uint32_t count = 0;
        std::size_t reached = 0;                  // the slice that was noted last
        boost::container::deque<TimeNs> givenUp;  // when those that are not answered in time stop counting
    };

    std::size_t sliceOf(TimeNs time) const {
        return std::min(static_cast<std::size_t>(std::max<TimeNs>(time - first_, 0) / slice_), slices_ - 1);
    }
    /// The count holds for the slices up to that of `time`.
    void note(Side& side, TimeNs time) {
        if (largest_.empty()) {
            largest_.resize(slices_);
        }
        const std::size_t slice = sliceOf(time);
        for (std::size_t i = std::min(side.reached, slice); i <= slice; ++i) {
            largest_[i] = std::max(largest_[i], side.count);
        }
        side.reached = slice;
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
        side.reached = sliceOf(time);
        return side;
    }

    TimeNs first_;
    TimeNs slice_ = 0;
    std::size_t slices_ = 0;
    std::array<Side, 2> sides_;
    std::vector<std::uint32_t> largest_;
};

bool countsInFlight(const PduStore& pdus, Row request) {
    return (pdus.flags(request) & pdu_flag::kExpectsResponse) != 0 &&
           pdus.command(request) != dissector::kEnquireLink;
}

}  // namespace

std::vector<InFlightSeries> inFlightOverTime(const PduStore& pdus, std::size_t rows,
                                             std::span<const Session> sessions, std::size_t mostSlices) {
    std::vector<Course> courses;
    courses.reserve(sessions.size());
    for (const Session& session : sessions) {
        courses.emplace_back(session, mostSlices);
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
    std::vector<InFlightSeries> series;
    series.reserve(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        series.push_back(courses[i].finish(sessions[i].lastTime));
    }
    return series;
}

}  // namespace smppscope::model

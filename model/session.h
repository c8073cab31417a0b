#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <boost/container/flat_map.hpp>

#include "capture/tcp_health.h"
#include "capture/types.h"
#include "model/command_order.h"
#include "model/histogram.h"
#include "model/outstanding_timeline.h"
#include "model/row.h"

namespace smppscope::model {

enum class BindType : std::uint8_t { unknown, transmitter, receiver, transceiver };

/// SMPP v3.4 2.2, v5.0 2.3.
enum class SessionState : std::uint8_t {
    unknown,
    open,
    outbound,
    boundTx,
    boundRx,
    boundTrx,
    unbound,
    closed
};

enum class CloseReason : std::uint8_t {
    none,         ///< still open at the end of the capture
    unbind,       ///< unbind and its response, then the end of the connection (or of the capture)
    finByClient,  ///< connection closed without unbind
    finByServer,
    resetByClient,
    resetByServer,
    replaced,         ///< the same ports (X.25: the same channel) were used again for a new connection
    clearedByClient,  ///< X.25 circuit cleared without unbind
    clearedByServer,
    clearedByNetwork,
    restarted,  ///< a restart of the X.25 link ended all its circuits
};

/// How a connection ended: what was seen first. An end that finishes still receives.
enum class ConnectionEnd : std::uint8_t {
    open,
    finByClient,
    finByServer,
    resetByClient,
    resetByServer,
    clearedByClient,
    clearedByServer,
    clearedByNetwork,
    restarted,
};

/// The same, told by the other end.
ConnectionEnd swapped(ConnectionEnd end);

/// What carries a session: SMPP v3.4 2.4 knows TCP and X.25.
enum class Transport : std::uint8_t {
    tcp,
    xot,  ///< X.25 over TCP (RFC 1613)
    x25,
};

/// "transmitter", "BOUND_TRX", "unbind" ... as reports and filters print them.
std::string_view toString(BindType type);
std::string_view toString(SessionState state);
std::string_view toString(CloseReason reason);
std::string_view toString(ConnectionEnd end);
std::string_view toString(Transport transport);  ///< "tcp", "xot", "x25"

/// The sums of the report's `totals`, for a capture or a session.
struct Totals {
    std::uint64_t pdus = 0;
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t paired = 0;    ///< requests that got their response
    std::uint64_t awaiting = 0;  ///< requests that expect a response
    std::uint64_t orphanResponses = 0;
    std::uint64_t malformed = 0;

    std::uint64_t unanswered() const { return awaiting - paired; }
    Totals& operator+=(const Totals& other);
};

/// What was counted, for a capture or a session, small because there may be very many sessions. Made by
/// SessionTally.
struct Statistics {
    template <class Key, class Value>
    using Map = boost::container::flat_map<Key, Value, CommandOrder>;

    Totals totals;
    Map<std::uint32_t, std::uint64_t> commands;      ///< PDUs by command_id
    Map<CommandStatus, std::uint64_t> statuses;      ///< responses
    Map<std::uint32_t, LatencyHistogram> latencies;  ///< request to response, by the request's command

    /// Bytes of memory held beside the object itself.
    std::size_t memoryBytes() const;
};

/// The X.25 circuit of a session. The ends are those of the session, by the direction that they send in.
struct Circuit {
    std::uint16_t channel = 0;             ///< logical channel; means nothing in XOT
    std::array<std::string, 2> addresses;  ///< DTE addresses; empty if the call was not seen
    std::array<std::string, 2> ends;  ///< what else tells the ends of the link apart: "DTE", a MAC address
    std::uint8_t clearCause = 0;      ///< valid if it was cleared
    std::uint8_t clearDiagnostic = 0;
    std::uint64_t resets = 0;
    std::uint64_t lostPackets = 0;       ///< data packets that the capture has not
    std::uint64_t repeatedPackets = 0;   ///< sent again, or captured twice
    std::uint64_t qualifiedPackets = 0;  ///< with the Q bit: no part of SMPP
};

/// How the connection of a session fared, both directions together.
struct ConnectionHealth {
    capture::TcpHealthCounters tcp;
    std::uint64_t retransmitted = 0;     ///< segments that held nothing new
    std::uint64_t outOfOrder = 0;        ///< segments with new bytes that came after later ones
    std::uint64_t conflictingBytes = 0;  ///< sent again with another value
    ConnectionEnd end = ConnectionEnd::open;
};

/// How much is told of a session.
enum class SessionDetail : std::uint8_t {
    totals,  ///< of its statistics only the totals: enough for a list, and quick where sessions are many
    full,
};

/// One SMPP session: what one TCP connection or X.25 circuit carried.
struct Session {
    SessionId id = 0;
    Transport transport = Transport::tcp;
    capture::Endpoint client;  ///< opened the connection (or is taken for it by what it sends); not of X.25
    capture::Endpoint server;
    Circuit circuit;               ///< of XOT and X.25
    std::uint32_t connection = 0;  ///< number of the TCP connection, as tshark's tcp.stream
    std::string systemId;          ///< of the last bind request; empty if none was seen
    std::string serverSystemId;    ///< of the bind response
    BindType bindType = BindType::unknown;
    std::uint8_t interfaceVersion = 0;  ///< of the last bind request
    SessionState state = SessionState::unknown;
    CloseReason closeReason = CloseReason::none;
    bool begunBefore = false;  ///< the connection was already open when the capture began
    TimeNs firstTime = 0;      ///< of its first and last PDU
    TimeNs lastTime = 0;
    std::uint32_t account = kNoAccount;  ///< AccountId; kNoAccount: no bind and no message was seen
    static constexpr std::uint32_t kNoAccount = 0xFFFFFFFF;
    std::uint32_t maxOutstanding = 0;  ///< largest number of requests of one direction in flight together,
                                       ///< without enquire_link and what got no response for 10 s
    std::uint64_t lostBytes = 0;
    std::uint64_t skippedBytes = 0;
    ConnectionHealth health;  ///< complete when the connection or the capture has ended
    Statistics statistics;
    OutstandingTimeline inFlight;  ///< the same requests over time; empty if only totals are told

    bool overTcp() const { return transport != Transport::x25; }
    bool overX25() const { return transport != Transport::tcp; }
};

/// The end that sends in this direction, as people write it: "192.0.2.1:2775", "X.25 123456 lcn 1".
std::string endpointText(const Session& session, Direction sender);

}  // namespace smppscope::model

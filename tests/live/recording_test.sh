#!/usr/bin/env bash
# Records real SMPP software talking over loopback.
#
#     recording_test.sh CASE BIN_FOLDER
#
# Exits with 77 (skipped) where there is no Net::SMPP or no right to record.
set -euo pipefail

readonly here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly bin=$2
readonly messages=100
readonly pause_ms=5

work=$(mktemp -d)
processes=()
clean_up() {
    local process
    for process in "${processes[@]}"; do
        kill -KILL "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap clean_up EXIT

skip() {
    echo "SKIPPED: $*"
    exit 77
}
fail() {
    echo "FAILED: $*"
    head -c 4000 "$work"/*.err
    exit 1
}
# Polls until a condition holds; 20 seconds at most.
await() { # WHAT COMMAND...
    local what=$1 turn
    shift
    for ((turn = 0; turn < 400; turn++)); do
        "$@" && return
        sleep 0.05
    done
    fail "no $what within 20 seconds"
}

need_what_is_needed() {
    perl -MNet::SMPP -e 1 2>/dev/null || skip "Perl's Net::SMPP is not there (Debian: libnet-smpp-perl)"
    "$bin/smppscope-recorder" -i lo -w "$work/probe.pcapng" --duration 0.01 >/dev/null 2>"$work/probe.err" && return
    grep -q 'no permission' "$work/probe.err" && skip "no right to record from lo"
    fail "the recorder can't record from lo"
}

free_port() {
    perl -MIO::Socket::INET -e \
        'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1", LocalPort => 0)->sockport'
}

start_recording() { # PORT: sets `analyzer`
    "$bin/smppscope-cli" record -i lo -f "tcp port $1" -w "$work/a.pcapng" --live \
        >"$work/live.txt" 2>"$work/live.err" &
    analyzer=$!
    processes+=("$analyzer")
    await "start of the recording" test -s "$work/live.txt"
}

converse() { # PORT
    perl "$here/smpp_conversation.pl" "$1" $messages $pause_ms >"$work/written.txt" 2>"$work/perl.err" ||
        fail "the conversation broke off"
}

written() { awk '{ sum += $2 } END { print sum }' "$work/written.txt"; }

# Rows that are complete: their line has ended.
rows() { awk -F '\t' 'NR > 1 && NF > 10' "$work/live.txt" | wc -l; }
all_rows_are_there() { (($(rows) == $(written))); }

# "COMMAND COUNT" of rows with a column of this name.
commands_in() { # FILE
    awk -F '\t' '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "pdu.command") column = i; next }
        NF <= 1 { exit }
        { count[$column]++ }
        END { for (command in count) print command, count[command] }' "$1" | sort
}

while_recording_rows_show_and_equal_the_file() {
    local port report
    port=$(free_port)
    start_recording "$port"
    converse "$port"
    local begin=${EPOCHREALTIME/./}
    await "row of each PDU while recording" all_rows_are_there
    echo "all $(written) rows were there $(((${EPOCHREALTIME/./} - begin) / 1000)) ms after the last PDU"
    kill -INT "$analyzer"
    wait "$analyzer" || fail "record ended with status $?"
    diff <(sort "$work/written.txt") <(commands_in "$work/live.txt") ||
        fail "rows differ from what the programs wrote"
    report=$(sed '1,/^$/d' "$work/live.txt")
    [[ -n $report ]] || fail "no report after the rows"
    diff <(echo "$report") <("$bin/smppscope-cli" summary "$work/a.pcapng") ||
        fail "the live report differs from that of the finished file"
}

the_recording_goes_on_when_the_analyzer_is_killed() {
    local port recorder
    port=$(free_port)
    start_recording "$port"
    recorder=$(tr -d ' ' <"/proc/$analyzer/task/$analyzer/children") || skip "/proc does not name children"
    processes+=("$recorder")
    kill -KILL "$analyzer"
    wait "$analyzer" 2>/dev/null || true
    converse "$port"
    sleep 0.5 # the recorder's pipe is closed by now: it has to bear that
    kill -TERM "$recorder" || fail "the recorder is gone"
    await "end of the recorder" eval "! kill -0 $recorder 2>/dev/null"
    "$bin/smppscope-cli" pdus "$work/a.pcapng" >"$work/pdus.txt" 2>"$work/pdus.err" || fail "pdus failed"
    diff <(sort "$work/written.txt") <(commands_in "$work/pdus.txt") ||
        fail "the file differs from what the programs wrote"
}

need_what_is_needed
"$1"

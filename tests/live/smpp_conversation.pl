#!/usr/bin/env perl
# Two ends of SMPP, both of Debian's libnet-smpp-perl, talk over loopback: an ESME submits messages with a window of
# five, gets one in ten refused and receipts for the others, asks now and then whether the link is alive, and says
# goodbye. All numbers and texts are invented.
#
#     smpp_conversation.pl PORT MESSAGES PAUSE_MS > counts
#
# prints what was written, as the programs counted it: a line "COMMAND COUNT" each.
use strict;
use warnings;
use Net::SMPP;
use Time::HiRes qw(sleep);

use constant WINDOW     => 5;
use constant THROTTLED  => 0x58;
use constant COMMAND_OF => {
    bind_transceiver => 0x00000009, bind_transceiver_resp => 0x80000009,
    submit_sm        => 0x00000004, submit_sm_resp        => 0x80000004,
    deliver_sm       => 0x00000005, deliver_sm_resp       => 0x80000005,
    enquire_link     => 0x00000015, enquire_link_resp     => 0x80000015,
    unbind           => 0x00000006, unbind_resp           => 0x80000006,
};

my ($port, $messages, $pause) = @ARGV;
my %name = reverse %{ +COMMAND_OF };
my %written;

sub say_pdu {
    my ($end, $command, @fields) = @_;
    $written{$command}++;
    return $end->$command(@fields, async => 1);
}

sub hear_pdu {
    my ($end) = @_;
    my $pdu = $end->read_pdu() or die "the other end is gone\n";
    return ($name{ $pdu->{cmd} } // die(sprintf "command 0x%08x\n", $pdu->{cmd}), $pdu);
}

sub smsc {
    my ($end) = @_;
    my $receipts = 0;
    while (1) {
        my ($command, $pdu) = hear_pdu($end);
        my $seq = $pdu->{seq};
        if ($command eq 'bind_transceiver') {
            say_pdu($end, 'bind_transceiver_resp', seq => $seq, system_id => 'smsc', status => 0);
        } elsif ($command eq 'submit_sm') {
            my $refused = $seq % 10 == 0;
            say_pdu($end, 'submit_sm_resp', seq => $seq, message_id => $refused ? '' : "id-$seq",
                status => $refused ? THROTTLED : 0);
            next if $refused;
            say_pdu($end, 'deliver_sm', seq => 100_000 + ++$receipts, source_addr => $pdu->{destination_addr},
                destination_addr => $pdu->{source_addr}, esm_class => 4,
                short_message => "id:id-$seq sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 "
                    . 'stat:DELIVRD err:000 text:hello');
        } elsif ($command eq 'enquire_link') {
            say_pdu($end, 'enquire_link_resp', seq => $seq, status => 0);
        } elsif ($command eq 'unbind') {
            say_pdu($end, 'unbind_resp', seq => $seq, status => 0);
            return;
        }
    }
}

sub esme {
    my ($end) = @_;
    my ($sent, $open, $receipts_due, $enquiring) = (0, 0, 0, 0);
    my $hear = sub {
        my ($command, $pdu) = hear_pdu($end);
        if ($command eq 'submit_sm_resp') {
            $open--;
            $receipts_due++ unless $pdu->{status};
        } elsif ($command eq 'deliver_sm') {
            $receipts_due--;
            say_pdu($end, 'deliver_sm_resp', seq => $pdu->{seq}, message_id => '', status => 0);
        } elsif ($command eq 'enquire_link_resp') {
            $enquiring--;
        }
        return $command;
    };
    say_pdu($end, 'bind_transceiver', seq => 1, system_id => 'tester', password => 'invented');
    while ($hear->() ne 'bind_transceiver_resp') { }
    while ($sent < $messages) {
        $hear->() while $open >= WINDOW;
        my $seq = 2 + $sent++;
        say_pdu($end, 'submit_sm', seq => $seq, source_addr => 'ACME', registered_delivery => 1,
            destination_addr => sprintf('999000%05d', $sent), short_message => "hello $sent");
        $open++;
        sleep $pause / 1000;
        if ($sent % 20 == 0) {
            say_pdu($end, 'enquire_link', seq => 50_000 + $sent);
            $enquiring++;
        }
    }
    $hear->() while $open > 0 || $receipts_due > 0 || $enquiring > 0;
    say_pdu($end, 'unbind', seq => 99_999);
    while ($hear->() ne 'unbind_resp') { }
}

my $listener = Net::SMPP->new_listen('127.0.0.1', port => $port) or die "port $port: $!\n";
pipe(my $from_child, my $to_parent) or die "pipe: $!\n";
my $child = fork() // die "fork: $!\n";
if ($child == 0) {
    esme(Net::SMPP->new_connect('127.0.0.1', port => $port, async => 1) // die "connect: $!\n");
    print {$to_parent} "$_ $written{$_}\n" for keys %written;
    exit 0;
}
close $to_parent;
smsc($listener->accept() // die "accept: $!\n");
waitpid $child, 0;
die "the ESME failed\n" if $?;
while (<$from_child>) {
    my ($command, $count) = split;
    $written{$command} += $count;
}
print "$_ $written{$_}\n" for sort keys %written;

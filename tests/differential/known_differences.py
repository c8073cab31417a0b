"""Every place where smppscope and its oracles are known to differ, by name and with the reason. The tests fail
when an entry is no longer needed."""

# Captures whose SMPP can't be reached yet: compressed files, tunnels, TLS, X.25.
OUT_OF_SCOPE = {
    "enc_gre.pcap": "GRE tunnels",
    "enc_mpls1.pcap": "MPLS labels",
    "enc_vxlan.pcap": "VXLAN tunnels",
    "fmt_gzip.pcap.gz": "compressed files",
    "fmt_zstd.pcap.zst": "compressed files",
    "tls12_gcm.pcap": "TLS",
    "tls12_rsa_kx.pcap": "TLS",
    "tls13_aes128.pcap": "TLS",
    "tls13_chacha_long.pcap": "TLS",
    "tls13_resume.pcap": "TLS",
    "x25_lapb.pcap": "X.25",
    "x25_lapb_ether.pcap": "X.25",
    "x25_xot.pcap": "X.25",
}

# Captures in which tshark 4.0 misses, invents or misplaces PDUs. They are compared with the reference splitter's list
# (X.ref.tsv) where there is one, and in any case with the expected counts.
TSHARK_FAULTS = {
    "node_pieces.pcap": "a segment that begins with fewer than 16 bytes of a PDU ends the direction",
    "node_big64k.pcap": "PDUs above 65,535 bytes are not dissected",
    "net_zero_window.pcap": "PDUs above 65,535 bytes are not dissected",
    "node_errors.pcap": "unknown commands at the start of a segment are not dissected (G7)",
    "part_holes.pcap": "waits for ever at a hole (G1)",
    "net_any_bridge.pcap": "stops at copies of one packet from several interfaces",
    "bad_packets_cut.pcap": "stops at frames cut by the snapshot length (G10)",
    "bad_caplen_huge.pcap": "stops at a hole",
    "bad_noise60.pcap": "stops at damaged frames",
    "ng_simple_packets.pcapng": "stops at frames cut by the snapshot length (G10)",
    "raw_broken_a.pcap": "broken on purpose: takes impossible PDUs, stops at command_length below 16 (G8)",
    "pub_ndpi_tls_false_positives.pcapng": "takes TLS for SMPP",
}

# Captures of which the counts have no single right answer, with what is known to differ from `expected`.
APPROXIMATE = {
}

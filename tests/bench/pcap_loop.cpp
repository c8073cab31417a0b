// The yardstick: what libpcap takes to merely walk a capture file.

#include <pcap/pcap.h>

#include <cstdint>
#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FILE\n", argv[0]);
        return 2;
    }
    char error[PCAP_ERRBUF_SIZE];
    pcap_t* capture = pcap_open_offline(argv[1], error);
    if (capture == nullptr) {
        std::fprintf(stderr, "%s\n", error);
        return 1;
    }
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    while (pcap_next_ex(capture, &header, &data) == 1) {
        ++frames;
        bytes += header->caplen;
    }
    pcap_close(capture);
    std::printf("%llu frames, %llu bytes\n", static_cast<unsigned long long>(frames),
                static_cast<unsigned long long>(bytes));
    return 0;
}

#include "dissector/dissect.h"
#include "dissector/pdu_walk.h"

namespace smppscope::dissector {

namespace {

/// Remembers where a mandatory field is and ends the walk there.
class FieldSeeker : public Visitor {
  public:
    explicit FieldSeeker(std::string_view name) : name_(name) {}

    bool integers(std::span<const FieldRow> rows, std::uint32_t offset) {
        for (const FieldRow& row : rows) {
            if (row.name == name_)
                return take({offset, row.size});
            offset += row.size;
        }
        return true;
    }
    bool string(const FieldRow& row, ByteRange range) { return row.name != name_ || take(range); }
    bool octets(const FieldRow& row, ByteRange range) { return row.name != name_ || take(range); }

    ByteRange found() const { return found_; }

  private:
    bool take(ByteRange range) {
        found_ = range;
        return false;
    }

    std::string_view name_;
    ByteRange found_;
};

}  // namespace

bool isWellFormed(Bytes pdu) {
    const CommandRow* row = findCommand(loadU32(&pdu[4]));
    if (loadU32(pdu.data()) != pdu.size())
        return false;
    if (row == nullptr || !row->layoutKnown)
        return true;
    if (pdu.size() == kHeaderLength && mayLackBody(*row, loadU32(&pdu[8])))
        return true;
    Visitor nobody;
    return Walker<Visitor>(pdu, nobody).walk(*row, true) || hasOnlyTlvs(*row, pdu);
}

ByteRange mandatoryField(Bytes pdu, std::string_view name) {
    const CommandRow* row = pdu.size() < kHeaderLength ? nullptr : findCommand(loadU32(&pdu[4]));
    if (row == nullptr || !row->layoutKnown || hasOnlyTlvs(*row, pdu))
        return {};
    FieldSeeker seeker(name);
    Walker<FieldSeeker>(pdu, seeker).walk(*row, true);
    return seeker.found();
}

}  // namespace smppscope::dissector

#include "model/messages/addressed_messages.h"

#include <algorithm>

#include "model/messages/message_id_index.h"

namespace smppscope::model {

bool AddressedMessages::isMeant(const Wanted& wanted, const MessagePart& part) const {
    if (part.destinationHash != wanted.between.destinationHash ||
        part.destinationPrefix != wanted.between.destinationPrefix || isFinal(part.status.load(kRelaxed))) {
        return false;
    }
    const Message& message = ledger_.store().messages[part.message];
    const TallyKey& key = ledger_.tally().cells()[message.cell].key;
    return !message.fromCentre && message.sender == wanted.between.sender &&
           (wanted.between.serviceType == 0 || message.serviceType == wanted.between.serviceType) &&
           (key.account == wanted.account || key.account == wanted.otherAccount) &&
           wanted.time - pdus_.time(part.request) <= MessageIdIndex::kLongGone;
}

AddressedMessages::Found AddressedMessages::find(const Wanted& wanted) {
    const MessageStore& store = ledger_.store();
    const std::uint64_t parts = store.parts.appended();
    const std::uint64_t credit = kFreeLooks + kLooksPerPart * parts;
    Found found;
    auto number = static_cast<PartNumber>(parts);
    while (number != 0 && found.looked < kMostLooks && spent_ < credit) {
        --number;
        ++found.looked;
        ++spent_;
        if (isMeant(wanted, store.parts[number])) {
            found.parts.push_back(number);
            spent_ += kLooksPerFind;
        }
    }
    found.all = number == 0;
    std::ranges::reverse(found.parts);
    return found;
}

}  // namespace smppscope::model

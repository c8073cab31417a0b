#include "model/messages/account_alphabets.h"

namespace smppscope::model {

using dissector::AlphabetSign;
using dissector::AlphabetSigns;

void AccountAlphabets::belongs(SessionId session, AccountId account) {
    while (accounts_.appended() <= account) {
        accounts_.append();
    }
    sessions_[session].account.store(account, kRelaxed);
}

void AccountAlphabets::add(AccountId account, AlphabetSign sign) {
    if (sign != AlphabetSign::absent) {
        std::atomic<std::uint32_t>& texts = accounts_[account].texts[static_cast<std::size_t>(sign)];
        texts.store(texts.load(kRelaxed) + 1, kRelaxed);
    }
}

void AccountAlphabets::publish() {
    accounts_.publish();
    sessions_.publish();
}

AlphabetSigns AccountAlphabets::ofSession(SessionId session) const {
    return session < sessions_.size() ? ofAccount(sessions_[session].account.load(kRelaxed))
                                      : AlphabetSigns{};
}

AlphabetSigns AccountAlphabets::ofAccount(AccountId account) const {
    AlphabetSigns signs;
    for (std::size_t i = 0; account < accounts_.size() && i < signs.texts.size(); ++i) {
        signs.texts[i] = accounts_[account].texts[i].load(kRelaxed);
    }
    return signs;
}

}  // namespace smppscope::model

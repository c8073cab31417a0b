#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <QCache>
#include <QObject>

namespace smppscope::gui {

/// Values that take time to get, by the number of what they are of (a row, a message): a cache that a thread
/// of its own fills. Those asked for last are read first, and what nobody looked at for long is forgotten.
/// All methods: GUI thread.
template <class Value>
class LazyValues {
  public:
    using Get = std::function<Value(std::uint32_t number)>;
    /// Called on the thread that calls what it returns from then on.
    using MakeGet = std::function<Get()>;

    /// `owner`, which must own this, is in the thread that `arrived` is called in: look again. At most
    /// `cached` values are kept.
    LazyValues(QObject& owner, int cached, std::function<void()> arrived)
        : owner_(owner), arrived_(std::move(arrived)), cache_(cached) {
        thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
    ~LazyValues() {
        thread_.request_stop();
        thread_.join();
    }
    LazyValues(const LazyValues&) = delete;
    LazyValues& operator=(const LazyValues&) = delete;

    /// Another source, or none: all values are forgotten.
    void setSource(MakeGet makeGet) {
        cache_.clear();
        const std::lock_guard lock(mutex_);
        makeGet_ = std::move(makeGet);
        ++source_;
        wanted_.clear();
    }
    /// What was read may be out of date: it is read again when it is asked for, and shown until then.
    void renew() {
        const std::lock_guard lock(mutex_);
        ++age_;
    }
    /// nullptr for a value that is not there yet; asks for it. Valid until the next call.
    const Value* find(std::uint32_t number) {
        const Entry* entry = cache_.object(number);
        if (entry == nullptr || entry->age != age_) {
            ask(number);
        }
        return entry != nullptr ? &entry->value : nullptr;
    }

  private:
    static constexpr std::size_t kMostWanted = 1'000;  // several screens; the oldest are dropped
    static constexpr std::size_t kHandOver = 64;

    struct Entry {
        Value value;
        std::uint64_t age = 0;
    };
    struct Batch {
        std::uint64_t source = 0;
        std::uint64_t age = 0;
        std::vector<std::uint32_t> numbers;
        std::vector<Value> values;
    };

    void ask(std::uint32_t number) {
        {
            const std::lock_guard lock(mutex_);
            if (wanted_.size() >= kMostWanted) {
                wanted_.erase(wanted_.begin(), wanted_.begin() + kMostWanted / 2);
            }
            if (std::find(wanted_.rbegin(), wanted_.rend(), number) == wanted_.rend()) {
                wanted_.push_back(number);
            }
        }
        wake_.notify_one();
    }

    void work(const std::stop_token& stop) {
        Get get;
        std::uint64_t source = 0;
        while (true) {
            const auto batch = std::make_shared<Batch>();
            {
                std::unique_lock lock(mutex_);
                if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) {
                    return;
                }
                if (source != source_) {
                    source = source_;
                    get = makeGet_ ? makeGet_() : Get();
                }
                batch->source = source_;
                batch->age = age_;
                const std::size_t count = std::min(wanted_.size(), kHandOver);
                batch->numbers.assign(wanted_.end() - static_cast<std::ptrdiff_t>(count), wanted_.end());
                wanted_.resize(wanted_.size() - count);
            }
            if (!get) {
                continue;
            }
            std::sort(batch->numbers.begin(), batch->numbers.end());  // in the order of the file
            for (const std::uint32_t number : batch->numbers) {
                if (stop.stop_requested()) {
                    return;
                }
                batch->values.push_back(get(number));
            }
            QMetaObject::invokeMethod(
                &owner_, [this, batch] { take(*batch); }, Qt::QueuedConnection);
        }
    }

    void take(Batch& batch) {
        if (batch.source != source_) {
            return;
        }
        for (std::size_t i = 0; i < batch.numbers.size(); ++i) {
            cache_.insert(batch.numbers[i], new Entry{std::move(batch.values[i]), batch.age});
        }
        arrived_();
    }

    QObject& owner_;
    std::function<void()> arrived_;
    QCache<std::uint32_t, Entry> cache_;

    std::mutex mutex_;  // guards the four below; the GUI thread alone changes source_ and age_
    std::condition_variable_any wake_;
    std::vector<std::uint32_t> wanted_;
    MakeGet makeGet_;
    std::uint64_t source_ = 0;
    std::uint64_t age_ = 0;
    std::jthread thread_;
};

}  // namespace smppscope::gui

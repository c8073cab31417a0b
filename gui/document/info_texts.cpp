#include "gui/document/info_texts.h"

#include <algorithm>

#include "gui/app/text.h"
#include "gui/table/info_text.h"
#include "model/pdu_reader.h"

namespace smppscope::gui {

namespace {

constexpr int kCachedRows = 20'000;
constexpr std::size_t kMostWanted = 1'000;  // several screens; while scrolling fast the oldest are dropped
constexpr std::size_t kHandOver = 64;

std::string readText(model::PduReader& reader, model::Row row) {
    const auto bytes = reader.bytes(row);
    return bytes ? infoText(*bytes) : bytes.error().message;
}

}  // namespace

InfoTexts::InfoTexts(QObject* parent) : QObject(parent), cache_(kCachedRows) {
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

InfoTexts::~InfoTexts() {
    thread_.request_stop();
    thread_.join();
}

void InfoTexts::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    cache_.clear();
    ++capture_;
    const std::lock_guard lock(mutex_);
    analysis_ = std::move(analysis);
    analysisNumber_ = capture_;
    wanted_.clear();
}

const QString* InfoTexts::find(model::Row row) {
    if (const QString* text = cache_.object(row)) {
        return text;
    }
    {
        const std::lock_guard lock(mutex_);
        if (wanted_.size() >= kMostWanted) {
            wanted_.erase(wanted_.begin(), wanted_.begin() + kMostWanted / 2);
        }
        if (std::find(wanted_.rbegin(), wanted_.rend(), row) == wanted_.rend()) {
            wanted_.push_back(row);
        }
    }
    wake_.notify_one();
    return nullptr;
}

void InfoTexts::work(const std::stop_token& stop) {
    std::unique_ptr<model::PduReader> reader;
    std::uint64_t capture = 0;
    while (true) {
        std::vector<model::Row> rows;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) {
                return;
            }
            if (capture != analysisNumber_) {
                capture = analysisNumber_;
                reader = analysis_ ? std::make_unique<model::PduReader>(analysis_) : nullptr;
            }
            const std::size_t count = std::min(wanted_.size(), kHandOver);
            rows.assign(wanted_.end() - static_cast<std::ptrdiff_t>(count), wanted_.end());
            wanted_.resize(wanted_.size() - count);
        }
        if (!reader) {
            continue;
        }
        std::sort(rows.begin(), rows.end());  // in the order of the file
        Texts texts;
        for (const model::Row row : rows) {
            texts.emplace_back(row, readText(*reader, row));
        }
        QMetaObject::invokeMethod(
            this, [this, capture, texts = std::move(texts)] { take(capture, texts); }, Qt::QueuedConnection);
    }
}

void InfoTexts::take(std::uint64_t capture, const Texts& texts) {
    if (capture != capture_) {
        return;
    }
    for (const auto& [row, text] : texts) {
        cache_.insert(row, new QString(toQString(text)));
    }
    emit arrived();
}

}  // namespace smppscope::gui

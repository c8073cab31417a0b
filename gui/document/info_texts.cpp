#include "gui/document/info_texts.h"

#include "gui/app/text.h"
#include "gui/table/info_text.h"
#include "model/pdu_reader.h"

namespace smppscope::gui {

namespace {

constexpr int kCachedRows = 20'000;

}  // namespace

InfoTexts::InfoTexts(QObject* parent)
    : QObject(parent), values_(*this, kCachedRows, [this] { emit arrived(); }) {}

void InfoTexts::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    if (!analysis) {
        values_.setSource({});
        return;
    }
    values_.setSource([analysis = std::move(analysis)] {
        return [reader = std::make_shared<model::PduReader>(analysis)](model::Row row) {
            const auto bytes = reader->bytes(row);
            return toQString(bytes ? infoText(*bytes) : bytes.error().message);
        };
    });
}

}  // namespace smppscope::gui

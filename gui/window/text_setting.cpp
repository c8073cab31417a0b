#include "gui/window/text_setting.h"

#include <QSettings>

#include "gui/app/text.h"

namespace smppscope::gui {

namespace {

constexpr const char* kDataCodingZero = "text/dataCodingZero";  // id of a character set; empty: guess
constexpr const char* kGsmDataCoding = "text/gsmDataCoding";

}  // namespace

dissector::TextSettings readTextSettings(const QSettings& settings) {
    return {.dataCodingZero = dissector::findCharacterSet(toUtf8(settings.value(kDataCodingZero).toString())),
            .rawGsmScheme = settings.value(kGsmDataCoding).toBool()};
}

void saveTextSettings(const dissector::TextSettings& texts, QSettings& settings) {
    settings.setValue(kDataCodingZero, texts.dataCodingZero
                                           ? toQString(dissector::characterSetInfo(*texts.dataCodingZero).id)
                                           : QString());
    settings.setValue(kGsmDataCoding, texts.rawGsmScheme);
}

}  // namespace smppscope::gui

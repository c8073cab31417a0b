#include "dissector/text/icu_converter.h"

#include <unicode/ucnv.h>

namespace smppscope::dissector {

namespace {

/// Gives octets that no character came from to the last one.
void extendLast(Characters& characters, ByteRange rest) {
    if (rest.length == 0)
        return;
    if (characters.list.empty())
        characters.addUndefined(rest);
    else
        characters.list.back().bytes.length += rest.length;
}

}  // namespace

void IcuConverter::Closer::operator()(UConverter* converter) const {
    ucnv_close(converter);
}

IcuConverter::IcuConverter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &status));
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status))
        converter_.reset();
}

Characters IcuConverter::decode(Bytes octets) {
    Characters result;
    if (!converter_) {
        for (std::uint32_t at = 0; at < octets.size(); ++at)
            result.addUndefined({at, 1});
        return result;
    }
    result.text.reserve(octets.size());
    result.list.reserve(octets.size());
    ucnv_resetToUnicode(converter_.get());
    const char* const begin = reinterpret_cast<const char*>(octets.data());
    const char* const end = begin + octets.size();
    const char* source = begin;
    while (true) {
        const char* const before = source;
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 codePoint = ucnv_getNextUChar(converter_.get(), &source, end, &status);
        const ByteRange range{static_cast<std::uint32_t>(before - begin),
                              static_cast<std::uint32_t>(source - before)};
        if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
            extendLast(result, {range.offset, static_cast<std::uint32_t>(end - before)});
            return result;
        }
        if (U_SUCCESS(status)) {
            result.add(static_cast<char32_t>(codePoint), range);
        } else if (range.length != 0) {
            result.addUndefined(range);
        } else {  // an error that takes nothing would come again
            if (source == end)
                return result;
            result.addUndefined({range.offset, 1});
            ++source;
            ucnv_resetToUnicode(converter_.get());
        }
    }
}

}  // namespace smppscope::dissector

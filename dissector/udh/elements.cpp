#include "dissector/udh/elements.h"

#include <algorithm>
#include <array>

#include "dissector/tables/field_infos.h"
#include "dissector/tables/user_data_enumerations.h"

// 3GPP TS 23.040 9.2.3.24.

namespace smppscope::dissector {

namespace {

constexpr PartRow kConcatenation8Parts[] = {
    {.name = "reference", .size = 1, .info = info("gsm_sms.udh.mm.msg_id")},
    {.name = "total", .size = 1, .info = info("gsm_sms.udh.mm.msg_parts")},
    {.name = "sequence", .size = 1, .info = info("gsm_sms.udh.mm.msg_part")},
};

constexpr PartRow kConcatenation16Parts[] = {
    {.name = "reference", .size = 2, .info = info("gsm_sms.udh.mm.msg_id")},
    {.name = "total", .size = 1, .info = info("gsm_sms.udh.mm.msg_parts")},
    {.name = "sequence", .size = 1, .info = info("gsm_sms.udh.mm.msg_part")},
};

constexpr BitRow kIndicationBits[] = {
    {0x80, "store", info("gsm_sms.msg_ind_type_and_stor")},
    {0x60, "profile", info("gsm_sms.profile_id")},
    {0x1C, "extended type", info("gsm_sms.ext_msg_ind_type")},
    {0x03, "type", info("gsm_sms.msg_ind_type")},
};
constexpr PartRow kIndicationParts[] = {
    {.name = "indication", .size = 1, .info = nullptr, .bits = kIndicationBits},
    {.name = "count", .size = 1, .info = info("gsm_sms.msg_count")},
};

constexpr PartRow kPorts8Parts[] = {
    {.name = "destination",
     .size = 1,
     .info = info("gsm_sms.destination_port"),
     .enumeration = &kApplicationPort8},
    {.name = "source", .size = 1, .info = info("gsm_sms.originator_port"), .enumeration = &kApplicationPort8},
};

constexpr PartRow kPorts16Parts[] = {
    {.name = "destination", .size = 2, .info = info("gsm_sms.destination_port")},
    {.name = "source", .size = 2, .info = info("gsm_sms.originator_port")},
};

constexpr BitRow kControlBits[] = {
    {0x01, "report when completed", info("gsm_sms.status_report.short_msg")},
    {0x02, "report on permanent error", info("gsm_sms.status_report.permanent_error")},
    {0x04, "report on temporary error, no more attempts",
     info("gsm_sms.status_report.temp_error_no_attempt")},
    {0x08, "report on temporary error, still trying", info("gsm_sms.status_report.temp_error_transfer")},
    {0x30, "reserved", nullptr},
    {0x40, "one report for all", info("gsm_sms.status_report.active")},
    {0x80, "copy this header into the report", info("gsm_sms.status_report.original_udh")},
};
constexpr PartRow kControlParts[] = {
    {.name = "flags", .size = 1, .info = info("gsm_sms.status_report"), .bits = kControlBits},
};

constexpr PartRow kHeaderSourceParts[] = {
    {.name = "source", .size = 1, .info = info("gsm_sms.udh_created")},
};

constexpr BitRow kFormattingBits[] = {
    {0x03, "alignment", info("smpp.udh.alignment")},
    {0x0C, "size", info("smpp.udh.font_size")},
    {0x10, "bold", info("gsm_sms.formatting_mode.style_bold")},
    {0x20, "italic", info("gsm_sms.formatting_mode.style_italic")},
    {0x40, "underline", info("gsm_sms.formatting_mode.style_underlined")},
    {0x80, "strike through", info("gsm_sms.formatting_mode.style_strikethrough")},
};
constexpr BitRow kColourBits[] = {
    {0x0F, "foreground", info("gsm_sms.dis_iei_tf.foreground_colour")},
    {0xF0, "background", info("gsm_sms.dis_iei_tf.background_colour")},
};
constexpr PartRow kFormattingParts[] = {
    {.name = "start", .size = 1, .info = info("gsm_sms.dis_iei_tf.start_position")},
    {.name = "count", .size = 1, .info = info("gsm_sms.dis_iei_tf.length")},
    {.name = "mode", .size = 1, .info = info("gsm_sms.formatting_mode"), .bits = kFormattingBits},
    {.name = "colour", .size = 1, .info = nullptr, .optional = true, .bits = kColourBits},
};

/// The usual form of an object: where in the text it stands, then what it is.
template <std::size_t size>
consteval std::array<PartRow, 2> object(const FieldInfo* position, std::string_view name,
                                        const FieldInfo* what) {
    return {PartRow{.name = "position", .size = 1, .info = position},
            PartRow{.name = name, .size = static_cast<std::uint8_t>(size), .info = what}};
}

constexpr auto kSound =
    object<1>(info("gsm_sms.dis_iei_ps.position"), "number", info("gsm_sms.dis_iei_ps.sound_number"));
constexpr auto kUserSound =
    object<0>(info("gsm_sms.dis_iei_uds.position"), "melody", info("gsm_sms.dis_iei_uds.user_defined_sound"));
constexpr auto kAnimation =
    object<1>(info("gsm_sms.dis_iei_pa.position"), "number", info("gsm_sms.dis_iei_pa.animation_number"));
constexpr auto kLargeAnimation =
    object<128>(info("gsm_sms.dis_iei_la.position"), "frames", info("gsm_sms.dis_iei_la.large_animation"));
constexpr auto kSmallAnimation =
    object<32>(info("gsm_sms.dis_iei_sa.position"), "frames", info("gsm_sms.dis_iei_sa.small_animation"));
constexpr auto kLargePicture =
    object<128>(info("gsm_sms.dis_iei_lp.position"), "pixels", info("gsm_sms.dis_iei_lp.large_picture"));
constexpr auto kSmallPicture =
    object<32>(info("gsm_sms.dis_iei_sp.position"), "pixels", info("gsm_sms.dis_iei_sp.small_picture"));
constexpr auto kVectorGraphic =
    object<0>(info("smpp.udh.vector_graphic.position"), "data", info("smpp.udh.vector_graphic"));

constexpr PartRow kVariablePictureParts[] = {
    {.name = "position", .size = 1, .info = info("gsm_sms.dis_iei_vp.position")},
    {.name = "width", .size = 1, .info = info("gsm_sms.dis_iei_vp.horizontal_dimension")},
    {.name = "height", .size = 1, .info = info("gsm_sms.dis_iei_vp.vertical_dimension")},
    {.name = "pixels", .size = 0, .info = info("gsm_sms.dis_iei_vp.variable_picture")},
};

constexpr PartRow kPromptParts[] = {
    {.name = "objects", .size = 1, .info = info("gsm_sms.dis_iei_upi.num_corresponding_objects")},
};

constexpr PartRow kReusedObjectParts[] = {
    {.name = "reference", .size = 1, .info = info("smpp.udh.reused_object.reference")},
    {.name = "position", .size = 2, .info = info("smpp.udh.reused_object.position")},
};

constexpr PartRow kDistributionParts[] = {
    {.name = "elements", .size = 1, .info = info("smpp.udh.distribution.elements")},
    {.name = "attributes", .size = 1, .info = info("smpp.udh.distribution.attributes")},
};

constexpr PartRow kEmailHeaderParts[] = {
    {.name = "header_length", .size = 1, .info = info("smpp.udh.email_header_length")},
};

constexpr PartRow kHyperlinkParts[] = {
    {.name = "position", .size = 2, .info = info("smpp.udh.hyperlink.position")},
    {.name = "title_length", .size = 1, .info = info("smpp.udh.hyperlink.title_length")},
    {.name = "url_length", .size = 1, .info = info("smpp.udh.hyperlink.url_length")},
};

constexpr PartRow kReplyAddressParts[] = {
    {.name = "address", .size = 0, .info = info("smpp.udh.reply_address")},
};

constexpr PartRow kSingleShiftParts[] = {
    {.name = "language", .size = 1, .info = info("gsm_sms.dis_iei_lang.single_shift")},
};

constexpr PartRow kLockingShiftParts[] = {
    {.name = "language", .size = 1, .info = info("gsm_sms.dis_iei_lang.locking_shift")},
};

constexpr const FieldInfo* kIeData = info("gsm_sms.ie_data");
constexpr auto kOnce = Repeat::once;
constexpr auto kOften = Repeat::often;
constexpr bool kEms = true;

// id, name, shortest and longest data, how often, field of all the data, parts
constexpr ElementRow kElements[] = {
    {0x00, "concatenation, 8-bit reference", 3, 3, kOnce, nullptr, kConcatenation8Parts},
    {0x01, "special message indication", 2, 2, kOften, nullptr, kIndicationParts},
    {0x04, "application port, 8-bit", 2, 2, kOnce, nullptr, kPorts8Parts},
    {0x05, "application port, 16-bit", 4, 4, kOnce, nullptr, kPorts16Parts},
    {0x06, "service centre control parameters", 1, 1, kOnce, nullptr, kControlParts},
    {0x07, "header source indicator", 1, 1, kOften, nullptr, kHeaderSourceParts},
    {0x08, "concatenation, 16-bit reference", 4, 4, kOnce, nullptr, kConcatenation16Parts},
    {0x09, "wireless control message protocol", 0, 255, Repeat::unknown, kIeData},
    {0x0A, "text formatting", 3, 4, kOften, nullptr, kFormattingParts, kEms},
    {0x0B, "predefined sound", 2, 2, kOften, nullptr, kSound, kEms},
    {0x0C, "user defined sound", 2, 129, kOften, nullptr, kUserSound, kEms},
    {0x0D, "predefined animation", 2, 2, kOften, nullptr, kAnimation, kEms},
    {0x0E, "large animation", 129, 129, kOften, nullptr, kLargeAnimation, kEms},
    {0x0F, "small animation", 33, 33, kOften, nullptr, kSmallAnimation, kEms},
    {0x10, "large picture", 129, 129, kOften, nullptr, kLargePicture, kEms},
    {0x11, "small picture", 33, 33, kOften, nullptr, kSmallPicture, kEms},
    {0x12, "variable picture", 4, 255, kOften, nullptr, kVariablePictureParts, kEms},
    {0x13, "user prompt indicator", 1, 1, kOften, nullptr, kPromptParts, kEms},
    {0x14, "extended object", 0, 255, kOften, kIeData, {}, kEms},
    {0x15, "reused extended object", 3, 3, kOften, kIeData, kReusedObjectParts, kEms},
    {0x16, "compression control", 0, 255, kOnce, kIeData, {}, kEms},
    {0x17, "object distribution indicator", 2, 2, kOften, kIeData, kDistributionParts, kEms},
    {0x18, "standard vector graphic object", 0, 255, kOften, kIeData, kVectorGraphic, kEms},
    {0x19, "character size vector graphic object", 0, 255, kOften, kIeData, kVectorGraphic, kEms},
    {0x1A, "extended object data request", 0, 255, kOnce, kIeData, {}, kEms},
    {0x20, "internet e-mail header", 1, 1, kOnce, kIeData, kEmailHeaderParts},
    {0x21, "hyperlink format", 4, 4, kOften, kIeData, kHyperlinkParts},
    {0x22, "reply address", 0, 255, kOnce, kIeData, kReplyAddressParts},
    {0x23, "enhanced voice mail information", 0, 255, kOnce, kIeData},
    {0x24, "national language single shift", 1, 1, kOnce, nullptr, kSingleShiftParts},
    {0x25, "national language locking shift", 1, 1, kOnce, nullptr, kLockingShiftParts},
    {0x70, "SIM toolkit security: command packet", 0, 0, Repeat::unknown, nullptr},
    {0x71, "SIM toolkit security: response packet", 0, 0, Repeat::unknown, nullptr},
};

constexpr RangeName kElementRanges[] = {
    {{0x02, 0x02}, "reserved"},
    {{0x03, 0x03}, "not used, looks like LF"},
    {{0x1B, 0x1F}, "reserved for EMS"},
    {{0x26, 0x6F}, "reserved"},
    {{0x70, 0x7F}, "(U)SIM toolkit security headers"},
    {{0x80, 0x9F}, "SME to SME specific"},
    {{0xA0, 0xBF}, "reserved"},
    {{0xC0, 0xDF}, "service centre specific"},
    {{0xE0, 0xFF}, "reserved"},
};
constexpr ValueRange kReservedElements[] = {
    {0x02, 0x03}, {0x1B, 0x1F}, {0x26, 0x6F}, {0xA0, 0xBF}, {0xE0, 0xFF}};

constexpr auto elementNames() {
    std::array<EnumValue, std::size(kElements)> all{};
    std::transform(std::begin(kElements), std::end(kElements), all.begin(), [](const ElementRow& row) {
        return EnumValue{row.id, row.name};
    });
    return all;
}
constexpr auto kElementNames = elementNames();

/// Row number + 1 by id; 0: none.
constexpr auto rowsById() {
    std::array<std::uint8_t, 256> rows{};
    for (std::size_t i = 0; i < std::size(kElements); ++i)
        rows[kElements[i].id] = static_cast<std::uint8_t>(i + 1);
    return rows;
}
constexpr auto kRowsById = rowsById();

}  // namespace

const Enumeration kHeaderElement{"header element", kElementNames, kElementRanges, kReservedElements};

std::span<const ElementRow> headerElements() {
    return kElements;
}

const ElementRow* findElement(std::uint8_t id) {
    return kRowsById[id] == 0 ? nullptr : &kElements[kRowsById[id] - 1];
}

}  // namespace smppscope::dissector

#include "dissector/text/gsm_tables.h"

namespace smppscope::dissector {

namespace {

/// 3GPP TS 23.038 6.2.1.1.
constexpr GsmTable kDefaultSingleShift = {
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 00
    kNone,  kNone,  0x000C, kNone, kNone,  kNone,  kNone,  kNone,   // 08
    kNone,  kNone,  kNone,  kNone, 0x005E, kNone,  kNone,  kNone,   // 10
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 18
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 20
    0x007B, 0x007D, kNone,  kNone, kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone, 0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 40
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 48
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 50
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone, kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.1.
constexpr GsmTable kTurkishSingleShift = {
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 00
    kNone,  kNone,  0x000C, kNone,  kNone,  kNone,  kNone,  kNone,   // 08
    kNone,  kNone,  kNone,  kNone,  0x005E, kNone,  kNone,  kNone,   // 10
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 18
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 20
    0x007B, 0x007D, kNone,  kNone,  kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  0x011E,  // 40
    kNone,  0x0130, kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 48
    kNone,  kNone,  kNone,  0x015E, kNone,  kNone,  kNone,  kNone,   // 50
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  0x00E7, kNone,  0x20AC, kNone,  0x011F,  // 60
    kNone,  0x0131, kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  0x015F, kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.2.
constexpr GsmTable kSpanishSingleShift = {
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 00
    kNone,  0x00E7, 0x000C, kNone, kNone,  kNone,  kNone,  kNone,   // 08
    kNone,  kNone,  kNone,  kNone, 0x005E, kNone,  kNone,  kNone,   // 10
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 18
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 20
    0x007B, 0x007D, kNone,  kNone, kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone, 0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x00C1, kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 40
    kNone,  0x00CD, kNone,  kNone, kNone,  kNone,  kNone,  0x00D3,  // 48
    kNone,  kNone,  kNone,  kNone, kNone,  0x00DA, kNone,  kNone,   // 50
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  0x00E1, kNone,  kNone, kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  0x00ED, kNone,  kNone, kNone,  kNone,  kNone,  0x00F3,  // 68
    kNone,  kNone,  kNone,  kNone, kNone,  0x00FA, kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone, kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.3.
constexpr GsmTable kPortugueseSingleShift = {
    kNone,  kNone,  kNone,  kNone,  kNone,  0x00EA, kNone,  kNone,   // 00
    kNone,  0x00E7, 0x000C, 0x00D4, 0x00F4, kNone,  0x00C1, 0x00E1,  // 08
    kNone,  kNone,  0x03A6, 0x0393, 0x005E, 0x03A9, 0x03A0, 0x03A8,  // 10
    0x03A3, 0x0398, kNone,  kNone,  kNone,  kNone,  kNone,  0x00CA,  // 18
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 20
    0x007B, 0x007D, kNone,  kNone,  kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x00C0, kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 40
    kNone,  0x00CD, kNone,  kNone,  kNone,  kNone,  kNone,  0x00D3,  // 48
    kNone,  kNone,  kNone,  kNone,  kNone,  0x00DA, kNone,  kNone,   // 50
    kNone,  kNone,  kNone,  0x00C3, 0x00D5, kNone,  kNone,  kNone,   // 58
    kNone,  0x00C2, kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  0x00ED, kNone,  kNone,  kNone,  kNone,  kNone,  0x00F3,  // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  0x00FA, kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  0x00E3, 0x00F5, kNone,  kNone,  0x00E2,  // 78
};

/// 3GPP TS 23.038 A.2.4.
constexpr GsmTable kBengaliSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x09E6, 0x09E7, kNone,  0x09E8, 0x09E9, 0x09EA, 0x09EB,  // 18
    0x09EC, 0x09ED, 0x09EE, 0x09EF, 0x09DF, 0x09E0, 0x09E1, 0x09E2,  // 20
    0x007B, 0x007D, 0x09E3, 0x09F2, 0x09F3, 0x09F4, 0x09F5, 0x005C,  // 28
    0x09F6, 0x09F7, 0x09F8, 0x09F9, 0x09FA, kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.5.
constexpr GsmTable kGujaratiSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0AE6, 0x0AE7, 0x0AE8, 0x0AE9,  // 18
    0x0AEA, 0x0AEB, 0x0AEC, 0x0AED, 0x0AEE, 0x0AEF, kNone,  kNone,   // 20
    0x007B, 0x007D, kNone,  kNone,  kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.6.
constexpr GsmTable kHindiSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0966, 0x0967, 0x0968, 0x0969,  // 18
    0x096A, 0x096B, 0x096C, 0x096D, 0x096E, 0x096F, 0x0951, 0x0952,  // 20
    0x007B, 0x007D, 0x0953, 0x0954, 0x0958, 0x0959, 0x095A, 0x005C,  // 28
    0x095B, 0x095C, 0x095D, 0x095E, 0x095F, 0x0960, 0x0961, 0x0962,  // 30
    0x0963, 0x0970, 0x0971, kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.7.
constexpr GsmTable kKannadaSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0CE6, 0x0CE7, 0x0CE8, 0x0CE9,  // 18
    0x0CEA, 0x0CEB, 0x0CEC, 0x0CED, 0x0CEE, 0x0CEF, 0x0CDE, 0x0CF1,  // 20
    0x007B, 0x007D, 0x0CF2, kNone,  kNone,  kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.8.
constexpr GsmTable kMalayalamSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0D66, 0x0D67, 0x0D68, 0x0D69,  // 18
    0x0D6A, 0x0D6B, 0x0D6C, 0x0D6D, 0x0D6E, 0x0D6F, 0x0D70, 0x0D71,  // 20
    0x007B, 0x007D, 0x0D72, 0x0D73, 0x0D74, 0x0D75, 0x0D7A, 0x005C,  // 28
    0x0D7B, 0x0D7C, 0x0D7D, 0x0D7E, 0x0D7F, kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.9.
constexpr GsmTable kOriyaSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0B66, 0x0B67, 0x0B68, 0x0B69,  // 18
    0x0B6A, 0x0B6B, 0x0B6C, 0x0B6D, 0x0B6E, 0x0B6F, 0x0B5C, 0x0B5D,  // 20
    0x007B, 0x007D, 0x0B5F, 0x0B70, 0x0B71, kNone,  kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.10.
constexpr GsmTable kPunjabiSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0A66, 0x0A67, 0x0A68, 0x0A69,  // 18
    0x0A6A, 0x0A6B, 0x0A6C, 0x0A6D, 0x0A6E, 0x0A6F, 0x0A59, 0x0A5A,  // 20
    0x007B, 0x007D, 0x0A5B, 0x0A5C, 0x0A5E, 0x0A75, kNone,  0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.11.
constexpr GsmTable kTamilSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0964, 0x0965, kNone,  0x0BE6, 0x0BE7, 0x0BE8, 0x0BE9,  // 18
    0x0BEA, 0x0BEB, 0x0BEC, 0x0BED, 0x0BEE, 0x0BEF, 0x0BF3, 0x0BF4,  // 20
    0x007B, 0x007D, 0x0BF5, 0x0BF6, 0x0BF7, 0x0BF8, 0x0BFA, 0x005C,  // 28
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.12.
constexpr GsmTable kTeluguSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, kNone,  kNone,  kNone,  0x0C66, 0x0C67, 0x0C68, 0x0C69,  // 18
    0x0C6A, 0x0C6B, 0x0C6C, 0x0C6D, 0x0C6E, 0x0C6F, 0x0C58, 0x0C59,  // 20
    0x007B, 0x007D, 0x0C78, 0x0C79, 0x0C7A, 0x0C7B, 0x0C7C, 0x005C,  // 28
    0x0C7D, 0x0C7E, 0x0C7F, kNone,  kNone,  kNone,  kNone,  kNone,   // 30
    kNone,  kNone,  kNone,  kNone,  0x005B, 0x007E, 0x005D, kNone,   // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

/// 3GPP TS 23.038 A.2.13.
constexpr GsmTable kUrduSingleShift = {
    0x0040, 0x00A3, 0x0024, 0x00A5, 0x00BF, 0x0022, 0x00A4, 0x0025,  // 00
    0x0026, 0x0027, 0x000C, 0x002A, 0x002B, kNone,  0x002D, 0x002F,  // 08
    0x003C, 0x003D, 0x003E, 0x00A1, 0x005E, 0x00A1, 0x005F, 0x0023,  // 10
    0x002A, 0x0600, 0x0601, kNone,  0x06F0, 0x06F1, 0x06F2, 0x06F3,  // 18
    0x06F4, 0x06F5, 0x06F6, 0x06F7, 0x06F8, 0x06F9, 0x060C, 0x060D,  // 20
    0x007B, 0x007D, 0x060E, 0x060F, 0x0610, 0x0611, 0x0612, 0x005C,  // 28
    0x0613, 0x0614, 0x061B, 0x061F, 0x0640, 0x0652, 0x0658, 0x066B,  // 30
    0x066C, 0x0672, 0x0673, 0x06CD, 0x005B, 0x007E, 0x005D, 0x06D4,  // 38
    0x007C, 0x0041, 0x0042, 0x0043, 0x0044, 0x0045, 0x0046, 0x0047,  // 40
    0x0048, 0x0049, 0x004A, 0x004B, 0x004C, 0x004D, 0x004E, 0x004F,  // 48
    0x0050, 0x0051, 0x0052, 0x0053, 0x0054, 0x0055, 0x0056, 0x0057,  // 50
    0x0058, 0x0059, 0x005A, kNone,  kNone,  kNone,  kNone,  kNone,   // 58
    kNone,  kNone,  kNone,  kNone,  kNone,  0x20AC, kNone,  kNone,   // 60
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 68
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 70
    kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,  kNone,   // 78
};

constexpr const GsmTable* kSingleShiftTables[] = {
    &kDefaultSingleShift,   &kTurkishSingleShift,  &kSpanishSingleShift, &kPortugueseSingleShift,
    &kBengaliSingleShift,   &kGujaratiSingleShift, &kHindiSingleShift,   &kKannadaSingleShift,
    &kMalayalamSingleShift, &kOriyaSingleShift,    &kPunjabiSingleShift, &kTamilSingleShift,
    &kTeluguSingleShift,    &kUrduSingleShift,
};

static_assert(std::size(kSingleShiftTables) == kGsmLanguages);

}  // namespace

const GsmTable* gsmSingleShiftTable(std::uint8_t language) {
    return language < std::size(kSingleShiftTables) ? kSingleShiftTables[language] : nullptr;
}

}  // namespace smppscope::dissector

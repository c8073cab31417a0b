#include "dissector/tables/user_data_enumerations.h"

// 3GPP TS 23.040 9.2.3.24, TS 23.038 6.2.1.2.4.

namespace smppscope::dissector {

constexpr EnumValue kIndicationTypeValues[] = {
    {0, "voicemail"},
    {1, "fax"},
    {2, "e-mail"},
    {3, "other"},
};
const Enumeration kIndicationType{"indication type", kIndicationTypeValues};

constexpr EnumValue kExtendedIndicationTypeValues[] = {
    {0, "none"},
    {1, "video"},
};
constexpr ValueRange kExtendedIndicationTypeReserved[] = {{2, 7}};
const Enumeration kExtendedIndicationType{
    "extended indication type", kExtendedIndicationTypeValues, {}, kExtendedIndicationTypeReserved};

constexpr EnumValue kIndicationStorageValues[] = {
    {0, "discard the message"},
    {1, "store the message"},
};
const Enumeration kIndicationStorage{"indication storage", kIndicationStorageValues};

constexpr EnumValue kSubscriberProfileValues[] = {
    {0, "profile 1"},
    {1, "profile 2"},
    {2, "profile 3"},
    {3, "profile 4"},
};
const Enumeration kSubscriberProfile{"subscriber profile", kSubscriberProfileValues};

constexpr EnumValue kHeaderSourceValues[] = {
    {1, "original sender"},
    {2, "original receiver"},
    {3, "service centre"},
};
constexpr ValueRange kHeaderSourceReserved[] = {{0, 0}, {4, 255}};
const Enumeration kHeaderSource{"header source", kHeaderSourceValues, {}, kHeaderSourceReserved};

constexpr EnumValue kTextAlignmentValues[] = {
    {0, "left"},
    {1, "centre"},
    {2, "right"},
    {3, "by language"},
};
const Enumeration kTextAlignment{"alignment", kTextAlignmentValues};

constexpr EnumValue kTextSizeValues[] = {
    {0, "normal"},
    {1, "large"},
    {2, "small"},
};
constexpr ValueRange kTextSizeReserved[] = {{3, 3}};
const Enumeration kTextSize{"font size", kTextSizeValues, {}, kTextSizeReserved};

constexpr EnumValue kTextColourValues[] = {
    {0, "black"},         {1, "dark grey"},    {2, "dark red"},     {3, "dark yellow"},
    {4, "dark green"},    {5, "dark cyan"},    {6, "dark blue"},    {7, "dark magenta"},
    {8, "grey"},          {9, "white"},        {10, "bright red"},  {11, "bright yellow"},
    {12, "bright green"}, {13, "bright cyan"}, {14, "bright blue"}, {15, "bright magenta"},
};
const Enumeration kTextColour{"colour", kTextColourValues};

constexpr EnumValue kNationalLanguageValues[] = {
    {0, "default"},  {1, "Turkish"}, {2, "Spanish"}, {3, "Portuguese"}, {4, "Bengali"},
    {5, "Gujarati"}, {6, "Hindi"},   {7, "Kannada"}, {8, "Malayalam"},  {9, "Oriya"},
    {10, "Punjabi"}, {11, "Tamil"},  {12, "Telugu"}, {13, "Urdu"},
};
constexpr ValueRange kNationalLanguageReserved[] = {{14, 255}};
const Enumeration kNationalLanguage{
    "national language", kNationalLanguageValues, {}, kNationalLanguageReserved};

constexpr EnumValue kNoYesValues[] = {
    {0, "no"},
    {1, "yes"},
};
const Enumeration kNoYes{"no or yes", kNoYesValues};

}  // namespace smppscope::dissector

#include "dissector/receipt/id_number.h"

#include "dissector/receipt/ascii.h"

namespace smppscope::dissector {

namespace {

constexpr std::size_t kHexDigitsPerLimb = 8;
constexpr std::size_t kDecimalsPerChunk = 9;
constexpr std::uint32_t kChunk = 1'000'000'000;

/// A number of up to 64 hexadecimal digits, 32 bits a limb, the lowest first.
class BigNumber {
  public:
    void multiplyAndAdd(std::uint32_t factor, std::uint32_t addend) {
        std::uint64_t carry = addend;
        for (std::size_t i = 0; i < used_; ++i) {
            carry += std::uint64_t{limbs_[i]} * factor;
            limbs_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0)
            limbs_[used_++] = static_cast<std::uint32_t>(carry);
    }

    /// Divides and returns the remainder.
    std::uint32_t divide(std::uint32_t divisor) {
        std::uint64_t rest = 0;
        for (std::size_t i = used_; i-- > 0;) {
            rest = (rest << 32) | limbs_[i];
            limbs_[i] = static_cast<std::uint32_t>(rest / divisor);
            rest %= divisor;
        }
        while (used_ != 0 && limbs_[used_ - 1] == 0)
            --used_;
        return static_cast<std::uint32_t>(rest);
    }

    bool isZero() const { return used_ == 0; }
    std::size_t limbs() const { return used_; }
    std::uint32_t limb(std::size_t i) const { return limbs_[i]; }

  private:
    std::array<std::uint32_t, kMaxIdLength / kHexDigitsPerLimb> limbs_{};
    std::size_t used_ = 0;
};

/// Appends the lowest digits first: `count` of them, or without zeros in front if not `all` are wanted.
void appendDigits(IdText& text, std::uint32_t value, std::uint32_t base, std::size_t count, bool all) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t i = 0; i < count && (all || value != 0); ++i, value /= base)
        text.append(kDigits[value % base]);
}

std::uint32_t digitValue(char c) {
    return static_cast<std::uint32_t>(ascii::isDigit(c) ? c - '0' : ascii::lower(c) - 'a' + 10);
}

/// The number that the digits name; several digits at a time.
BigNumber readNumber(std::string_view digits, std::uint32_t base) {
    BigNumber number;
    constexpr std::uint32_t kLargestFactor = UINT32_MAX / 16;
    std::uint32_t factor = 1;
    std::uint32_t group = 0;
    for (const char c : digits) {
        factor *= base;
        group = group * base + digitValue(c);
        if (factor > kLargestFactor) {  // the next digit could overflow
            number.multiplyAndAdd(factor, group);
            factor = 1;
            group = 0;
        }
    }
    if (factor != 1)
        number.multiplyAndAdd(factor, group);
    return number;
}

IdText finishDigits(IdText reversed) {
    if (reversed.empty())
        reversed.append('0');
    reversed.reverse();
    return reversed;
}

IdText hexText(const BigNumber& number) {
    IdText text;
    for (std::size_t i = 0; i < number.limbs(); ++i)
        appendDigits(text, number.limb(i), 16, kHexDigitsPerLimb, i + 1 < number.limbs());
    return finishDigits(text);
}

IdText decimalText(BigNumber number) {
    IdText text;
    while (!number.isZero()) {
        const std::uint32_t rest = number.divide(kChunk);
        appendDigits(text, rest, 10, kDecimalsPerChunk, !number.isZero());
    }
    return finishDigits(text);
}

}  // namespace

std::string_view withoutZeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    if (first == std::string_view::npos)
        return digits.substr(digits.empty() ? 0 : digits.size() - 1);
    return digits.substr(first);
}

std::string_view withoutPrefix(std::string_view id) {
    return id.size() >= 2 && id[0] == '0' && ascii::lower(id[1]) == 'x' ? id.substr(2) : id;
}

std::optional<IdText> hexOfDecimal(std::string_view digits) {
    if (digits.size() > kMaxIdLength || !ascii::allDigits(digits))
        return std::nullopt;
    return hexText(readNumber(withoutZeros(digits), 10));
}

std::optional<IdText> decimalOfHex(std::string_view digits) {
    if (digits.size() > kMaxIdLength || !ascii::allHexDigits(digits))
        return std::nullopt;
    return decimalText(readNumber(withoutZeros(digits), 16));
}

}  // namespace smppscope::dissector

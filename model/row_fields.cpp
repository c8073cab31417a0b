#include <algorithm>
#include <array>

#include "model/direct_field.h"
#include "model/field_registry.h"
#include "model/field_source.h"
#include "model/messages/message_reader.h"
#include "model/value_text.h"

namespace smppscope::model {

using dissector::FieldInfo;
using dissector::Node;
using dissector::Sensitivity;
using dissector::Value;
using dissector::ValueKind;
using Values = std::vector<Value>;

namespace {

// Texts that count as present when they are empty.
constexpr std::array<std::string_view, 3> kPresentWhenEmpty{"smpp.destination_addr", "smpp.service_type",
                                                            "smpp.source_addr"};

/// Whether filters and exports see a value of a tree. As in Wireshark, an empty text is absent, with few
/// exceptions; and a time that can't be read has no value.
bool hasValue(const FieldInfo& field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return !text->empty() ||
               std::binary_search(kPresentWhenEmpty.begin(), kPresentWhenEmpty.end(), field.name);
    }
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&value)) {
        return !bytes->empty();
    }
    return field.kind == ValueKind::none || !std::holds_alternative<std::monostate>(value);
}

}  // namespace

struct RowFields::Impl {
    struct Slot {
        Values values;
        std::uint64_t selection = 0;  ///< when `values` was filled
    };

    Impl(std::shared_ptr<const Analysis> analysis, bool showSecrets)
        : reader(analysis), messages(std::move(analysis)), reveal(showSecrets), slots(fields().size()) {}

    const PduStore& pdus() const { return reader.analysis().pdus(); }

    /// The tree, with texts only if they are wanted: most of the time goes into them.
    const dissector::Tree* tree(bool texts, bool messageText) {
        const bool lacks = (texts && !treeHasTexts) || (messageText && !treeHasMessageText);
        if (treeSelection != selection || lacks) {
            treeSelection = selection;
            treeHasTexts = texts;
            treeHasMessageText = messageText;
            auto result = reader.tree(row, {.reveal = reveal, .texts = texts, .messageText = messageText});
            treeRead = result.has_value();
            if (treeRead) {
                dissected = std::move(*result);
            } else {
                error = std::move(result.error());
            }
        }
        return treeRead ? &dissected : nullptr;
    }

    const Session& session() {
        if (sessionSelection != selection) {
            sessionSelection = selection;
            selectedSession = reader.analysis().session(pdus().session(row));
        }
        return selectedSession;
    }

    void fill(const FieldInfo& field, Values& out) {
        const FieldSource& source = sourceOf(field);
        if (source.number != nullptr) {
            appendNumber(field.kind, source.number({pdus(), reader.analysis().startTime()}, row), out);
        } else if (source.textOfRow != nullptr) {
            std::string text = source.textOfRow({pdus(), 0}, row);
            if (!text.empty()) {
                out.emplace_back(std::move(text));
            }
        } else if (source.ofSession != nullptr) {
            const bool fromServer = (pdus().flags(row) & pdu_flag::kFromServer) != 0;
            source.ofSession(session(), fromServer ? Direction::fromServer : Direction::fromClient, out);
        } else if (source.ofMessage != nullptr) {
            source.ofMessage(messages, row, out);
        } else if (source.wholePdu) {
            appendBytes(out);
        } else if (!source.direct.empty() && canReadDirectly()) {
            readDirectly(field, source.direct, out);
        } else if (source.ofTree != nullptr) {
            if (const dissector::Tree* found = tree(false, true)) {
                source.ofTree(*found, out);
            }
        } else if (const dissector::Tree* found = tree(false, isOfMessageText(field))) {
            collect(*found, field, out);
        }
    }

    static void appendNumber(ValueKind kind, std::optional<std::int64_t> number, Values& out) {
        if (!number) {
            return;
        }
        switch (kind) {
            case ValueKind::none:
                out.emplace_back();
                break;
            case ValueKind::time:
            case ValueKind::duration:
                out.emplace_back(*number);
                break;
            default:
                out.emplace_back(static_cast<std::uint64_t>(*number));
        }
    }

    bool canReadDirectly() const {
        return treeSelection != selection && hasPlainLayout(pdus().command(row)) &&
               (pdus().flags(row) & (pdu_flag::kCut | pdu_flag::kMalformed)) == 0;
    }

    void readDirectly(const FieldInfo& field, std::string_view source, Values& out) {
        if (const auto bytes = reader.bytes(row)) {
            appendDirect(*bytes, field, source, out);
            if (!out.empty() && !hasValue(field, out.back())) {
                out.pop_back();
            }
        }
    }

    /// The PDU with its secrets overwritten, so that nobody finds by searching what he may not see.
    void appendBytes(Values& out) {
        const auto read = reader.bytes(row);
        if (!read) {
            return;
        }
        std::vector<std::uint8_t> bytes(read->begin(), read->end());
        const dissector::Tree* found = reveal ? nullptr : tree(false, false);
        if (found != nullptr) {
            for (const Node& node : found->nodes) {
                if (node.field->sensitivity == Sensitivity::secret && node.range.end() <= bytes.size()) {
                    std::fill_n(bytes.begin() + node.range.offset, node.range.length, std::uint8_t{'*'});
                }
            }
        }
        out.emplace_back(std::move(bytes));
    }

    void collect(const dissector::Tree& found, const FieldInfo& field, Values& out) const {
        const bool masked = field.sensitivity == Sensitivity::secret && !reveal;
        for (const Node& node : found.nodes) {
            if (node.field->name == field.name && hasValue(field, node.value)) {
                masked ? out.emplace_back(std::string(dissector::kMask)) : out.emplace_back(node.value);
            }
        }
    }

    PduReader reader;
    MessageReader messages;
    bool reveal;
    std::vector<Slot> slots;
    Row row = 0;
    std::uint64_t selection = 0;  ///< counts select(), so that nothing needs clearing

    dissector::Tree dissected;
    bool treeRead = false;
    Error error;
    bool treeHasTexts = false;
    bool treeHasMessageText = false;
    std::uint64_t treeSelection = 0;

    Session selectedSession;
    std::uint64_t sessionSelection = 0;
};

RowFields::RowFields(std::shared_ptr<const Analysis> analysis, bool reveal)
    : impl_(std::make_unique<Impl>(std::move(analysis), reveal)) {}

RowFields::~RowFields() = default;

void RowFields::select(Row row) {
    impl_->row = row;
    ++impl_->selection;
}

Row RowFields::row() const {
    return impl_->row;
}

const Values& RowFields::values(const FieldInfo& field) {
    Impl::Slot& slot = impl_->slots[fieldIndex(field)];
    if (slot.selection != impl_->selection) {
        slot.selection = impl_->selection;
        slot.values.clear();
        impl_->fill(field, slot.values);
    }
    return slot.values;
}

std::string RowFields::text(const FieldInfo& field) {
    return joinTexts(values(field), [&](const Value& value) { return valueText(field, value); });
}

std::string RowFields::displayText(const FieldInfo& field) {
    return joinTexts(values(field), [&](const Value& value) { return displayValue(field, value); });
}

const dissector::Tree* RowFields::tree() {
    return impl_->tree(true, true);
}

const Error& RowFields::readError() const {
    return impl_->error;
}

bool RowFields::reveals() const {
    return impl_->reveal;
}

const Analysis& RowFields::analysis() const {
    return impl_->reader.analysis();
}

}  // namespace smppscope::model

#include "gui/detail/pdu_headline.h"

#include <algorithm>

#include "dissector/header.h"
#include "gui/app/text.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr std::ptrdiff_t kPartsBehindMessage = 2;  // frame and session
constexpr QLatin1String kMessageLink("message-");

QString between() {
    return QStringLiteral(" · ");
}

int boldWidth(const QFont& font, const QString& text) {
    QFont bold = font;
    bold.setBold(true);
    return QFontMetrics(bold).horizontalAdvance(text);
}

}  // namespace

PduHeadline::PduHeadline(QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("pduHeadline"));
    setAccessibleName(tr("The selected PDU"));
    setTextFormat(Qt::RichText);
    setContentsMargins(6, 3, 6, 3);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(this, &QLabel::linkActivated, this, &PduHeadline::openLink);
    showNothing();
}

void PduHeadline::openLink(const QString& link) {
    if (link.startsWith(kMessageLink)) {
        emit messageWanted(static_cast<model::MessageNumber>(link.mid(kMessageLink.size()).toUInt()));
    } else {
        emit rowWanted(static_cast<model::Row>(link.toUInt()));
    }
}

PduHeadline::Part PduHeadline::partnerPart(model::Row row, const CellSource& from) {
    const model::Row partner = from.pdus.partner(row);
    if (partner == model::kNoRow || partner >= from.snapshot.rows) {
        return {isUnanswered(row, from) ? tr("no response in this capture") : QString()};
    }
    const bool response = dissector::isResponse(from.pdus.command(row));
    const QString name = (response ? tr("request %1") : tr("response %1")).arg(std::uint64_t{partner} + 1);
    const QString link = QStringLiteral("<a href=\"%1\">%2</a>").arg(partner).arg(name);
    if (from.pdus.latency(row) < 0) {
        return {name, link};
    }
    const QString sentence = response ? tr("%1, %2 before") : tr("%1 after %2");
    const QString latency = toQString(model::formatDuration(from.pdus.latency(row)));
    return {sentence.arg(name, latency), sentence.arg(link, latency)};
}

void PduHeadline::showRow(model::Row row, const CellSource& from) {
    const QString number = tr("PDU %1").arg(std::uint64_t{row} + 1);
    std::vector<Part> parts = {{number, QStringLiteral("<b>%1</b>").arg(number)}};
    if (Part partner = partnerPart(row, from); !partner.text.isEmpty()) {
        parts.push_back(std::move(partner));
    }
    parts.push_back({tr("frame %1").arg(from.pdus.frame(row))});
    // Last: the longest, and the table has it too.
    parts.push_back({tr("session %1").arg(toQString(sessionText(from.pdus.session(row), from.snapshot)))});
    say(std::move(parts));
}

void PduHeadline::showMessage(model::MessageNumber message, const QString& fate) {
    const QString name = tr("message %1").arg(std::uint64_t{message} + 1);
    const QString link = QStringLiteral("<a href=\"%1%2\">%3</a>").arg(kMessageLink).arg(message).arg(name);
    std::vector<Part> parts = parts_;
    auto at = parts.end() - kPartsBehindMessage;
    if (hasMessage_) {
        at = parts.erase(at - 2, at);
    }
    at = parts.insert(at, {fate});
    parts.insert(at, {name, link});  // apart, so that the link stays where there is no room for the rest
    say(std::move(parts));
    hasMessage_ = true;
}

void PduHeadline::showNothing() {
    say({{tr("No PDU is selected.")}});
}

void PduHeadline::showError(const QString& error) {
    say({{error}});
}

void PduHeadline::say(std::vector<Part> parts) {
    parts_ = std::move(parts);
    hasMessage_ = false;
    setToolTip(fullText().toHtmlEscaped());
    fit();
}

QString PduHeadline::fullText() const {
    QStringList texts;
    for (const Part& part : parts_) {
        texts << part.text;
    }
    return texts.join(between());
}

void PduHeadline::fit() {
    const int gap = fontMetrics().horizontalAdvance(between());
    const int ellipsis = fontMetrics().horizontalAdvance(u'…');
    int left = contentsRect().width();
    QStringList shown;
    for (const Part& part : parts_) {
        const int width = boldWidth(font(), part.text);
        const bool last = &part == &parts_.back();
        if (width + (last ? 0 : gap + ellipsis) > left) {
            const QString rest = last ? part.text : part.text + between() + u'…';
            const QString cut = fontMetrics().elidedText(rest, Qt::ElideRight, std::max(left, ellipsis));
            shown << cut.toHtmlEscaped();
            break;
        }
        shown << part.rich;
        left -= width + gap;
    }
    setText(shown.join(between()));
}

void PduHeadline::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

}  // namespace smppscope::gui

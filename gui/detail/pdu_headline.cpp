#include "gui/detail/pdu_headline.h"

#include <fmt/format.h>

#include "dissector/header.h"
#include "gui/app/text.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

QString partnerText(model::Row row, const CellSource& from) {
    const model::Row partner = from.pdus.partner(row);
    if (partner != model::kNoRow && partner < from.snapshot.rows) {
        const bool response = dissector::isResponse(from.pdus.command(row));
        const QString link =
            QStringLiteral("<a href=\"%1\">%2</a>")
                .arg(partner)
                .arg(response ? PduHeadline::tr("request %1").arg(std::uint64_t{partner} + 1)
                              : PduHeadline::tr("response %1").arg(std::uint64_t{partner} + 1));
        const QString latency = toQString(model::formatDuration(from.pdus.latency(row)));
        return response ? PduHeadline::tr("%1 was %2 before").arg(link, latency)
                        : PduHeadline::tr("%1 came after %2").arg(link, latency);
    }
    return isUnanswered(row, from) ? PduHeadline::tr("no response in this capture") : QString();
}

}  // namespace

PduHeadline::PduHeadline(QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("pduHeadline"));
    setAccessibleName(tr("The selected PDU"));
    setTextFormat(Qt::RichText);
    setContentsMargins(6, 3, 6, 3);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(this, &QLabel::linkActivated, this,
            [this](const QString& link) { emit rowWanted(static_cast<model::Row>(link.toUInt())); });
    showNothing();
}

void PduHeadline::showRow(model::Row row, const CellSource& from) {
    QStringList parts;
    parts << tr("<b>PDU %1</b>").arg(std::uint64_t{row} + 1) << tr("frame %1").arg(from.pdus.frame(row))
          << tr("session %1")
                 .arg(toQString(sessionText(from.pdus.session(row), from.snapshot)).toHtmlEscaped());
    if (const QString partner = partnerText(row, from); !partner.isEmpty()) {
        parts << partner;
    }
    setText(parts.join(QStringLiteral(" · ")));
}

void PduHeadline::showNothing() {
    setText(tr("No PDU is selected."));
}

void PduHeadline::showError(const QString& error) {
    setText(error.toHtmlEscaped());
}

}  // namespace smppscope::gui

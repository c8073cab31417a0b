#include "gui/document/pdu_fetcher.h"

#include "model/pdu_reader.h"

namespace smppscope::gui {

namespace {

PduDetailPtr readDetail(model::PduReader& reader, model::Row row, bool reveal) {
    auto detail = std::make_shared<PduDetail>();
    detail->row = row;
    detail->revealed = reveal;
    if (auto bytes = reader.bytes(row)) {
        detail->bytes.assign(bytes->begin(), bytes->end());
    } else {
        detail->error = bytes.error().message;
        return detail;
    }
    if (auto tree = reader.tree(row, reveal)) {
        detail->tree = std::move(*tree);
    } else {
        detail->error = tree.error().message;
    }
    detail->extents = reader.analysis().extentsOf(row);
    return detail;
}

}  // namespace

PduFetcher::PduFetcher(QObject* parent) : QObject(parent) {}

PduFetcher::~PduFetcher() = default;

void PduFetcher::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    ++request_;
    task_.cancel();
    reader_ = analysis ? std::make_shared<model::PduReader>(std::move(analysis)) : nullptr;
}

void PduFetcher::fetch(model::Row row, bool reveal) {
    if (!reader_) {
        return;
    }
    task_.run([this, request = ++request_, reader = reader_, row, reveal](const std::stop_token& stop) {
        PduDetailPtr detail = readDetail(*reader, row, reveal);
        if (stop.stop_requested()) {
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [this, request, detail] {
                if (request == request_) {
                    emit fetched(detail);
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace smppscope::gui

#include "model/pdu_reader.h"

namespace smppscope::model {

PduReader::PduReader(std::shared_ptr<const Analysis> analysis)
    : analysis_(std::move(analysis)), reader_(analysis_->captureFiles()) {}

Result<capture::Bytes> PduReader::bytes(Row row) {
    const PduStore& store = analysis_->pdus();
    if ((store.flags(row) & pdu_flag::kScattered) == 0) {
        return reader_.read(capture::FilePosition::fromPacked(store.location(row)), store.length(row));
    }
    joined_.clear();
    for (const Extent& extent : analysis_->extentsOf(row)) {
        const Result<capture::Bytes> part = reader_.read(extent.position, extent.length);
        if (!part) {
            return part;
        }
        joined_.insert(joined_.end(), part->begin(), part->end());
    }
    return capture::Bytes(joined_);
}

Result<dissector::Tree> PduReader::tree(Row row, const TreeOptions& wanted) {
    const Result<capture::Bytes> pdu = bytes(row);
    if (!pdu) {
        return tl::unexpected(pdu.error());
    }
    const PduStore& store = analysis_->pdus();
    dissector::DissectOptions options;
    options.declaredLength = store.length(row);
    options.interfaceVersion = analysis_->session(store.session(row)).interfaceVersion;
    options.textSettings = analysis_->textSettings(store.session(row));
    options.captured = store.time(row);
    options.reveal = wanted.reveal;
    options.texts = wanted.texts;
    options.messageText = wanted.messageText;
    dissector::Tree tree = dissector::dissect(*pdu, options);
    for (dissector::Issue& issue : analysis_->issuesOf(row)) {
        if (issue.code != dissector::IssueCode::pduCut) {  // dissect() says that one itself
            tree.issues.push_back(std::move(issue));
        }
    }
    return tree;
}

}  // namespace smppscope::model

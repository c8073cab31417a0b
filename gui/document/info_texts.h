#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "gui/document/lazy_values.h"
#include "model/analysis.h"

namespace smppscope::gui {

/// The Info texts of rows, which need the PDU's bytes. find() gives nullptr for a row that is not read yet
/// and asks for it; arrived() says when to look again. Methods and signals: GUI thread.
class InfoTexts : public QObject {
    Q_OBJECT

  public:
    explicit InfoTexts(QObject* parent = nullptr);

    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    /// Valid until the next call.
    const QString* find(model::Row row) { return values_.find(row); }

  signals:
    void arrived();

  private:
    LazyValues<QString> values_;
};

}  // namespace smppscope::gui

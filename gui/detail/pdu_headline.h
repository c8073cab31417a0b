#pragma once

#include <vector>

#include <QLabel>

#include "gui/table/cell_text.h"

namespace smppscope::gui {

/// One line above the tree: which PDU this is and where, with a link to its request or response. What has no
/// room ends with an ellipsis; the tool tip has all of it.
class PduHeadline : public QLabel {
    Q_OBJECT

  public:
    explicit PduHeadline(QWidget* parent = nullptr);

    void showRow(model::Row row, const CellSource& from);
    void showNothing();
    /// In place of a PDU that can't be read.
    void showError(const QString& error);

    /// What is said, whether there is room for it or not.
    QString fullText() const;

  signals:
    void rowWanted(smppscope::model::Row row);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Part {
        QString text;
        QString rich = text.toHtmlEscaped();  // the same as shown
    };

    static Part partnerPart(model::Row row, const CellSource& from);
    void say(std::vector<Part> parts);
    void fit();

    std::vector<Part> parts_;
};

}  // namespace smppscope::gui

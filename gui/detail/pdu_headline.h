#pragma once

#include <vector>

#include <QLabel>

#include "gui/table/cell_text.h"
#include "model/messages/message_store.h"

namespace smppscope::gui {

/// One line above the tree: which PDU this is and where, with links to its request or response and to its
/// message. What has no
/// room ends with an ellipsis; the tool tip has all of it.
class PduHeadline : public QLabel {
    Q_OBJECT

  public:
    explicit PduHeadline(QWidget* parent = nullptr);

    void showRow(model::Row row, const CellSource& from);
    /// Adds which message the shown row belongs to, and what became of it: "delivered after 2.10 s".
    void showMessage(model::MessageNumber message, const QString& fate);
    void showNothing();
    /// In place of a PDU that can't be read.
    void showError(const QString& error);

    /// What is said, whether there is room for it or not.
    QString fullText() const;

  signals:
    void rowWanted(smppscope::model::Row row);
    void messageWanted(smppscope::model::MessageNumber message);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Part {
        QString text;
        QString rich = text.toHtmlEscaped();  // the same as shown
    };

    void openLink(const QString& link);
    static Part partnerPart(model::Row row, const CellSource& from);
    void say(std::vector<Part> parts);
    void fit();

    std::vector<Part> parts_;
    bool hasMessage_ = false;  // the there are two parts about it, before the last two
};

}  // namespace smppscope::gui

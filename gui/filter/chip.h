#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace smppscope::gui {

/// A limit that is in force, in words, with a button that takes it away. Long words are cut; the tool tip has
/// them all.
class Chip : public QFrame {
    Q_OBJECT

  public:
    explicit Chip(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;

  signals:
    void removed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setLook();

    QString text_;
    QLabel* label_;
    QToolButton* button_;
};

}  // namespace smppscope::gui

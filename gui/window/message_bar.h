#pragma once

#include <functional>

#include <QFrame>

class QLabel;
class QPushButton;

namespace smppscope::gui {

/// A sentence for the user above what it is about, until it is closed or another one comes. Never modal.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    enum class Kind { note, warning, error };

    explicit MessageBar(QWidget* parent = nullptr);

    /// With `action`, a button named `actionText` runs it and closes the bar.
    void show(Kind kind, const QString& text, const QString& actionText = {},
              std::function<void()> action = {});
    QString text() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setLook();

    bool settingLook_ = false;
    Kind kind_ = Kind::note;
    QLabel* sign_;
    QLabel* label_;
    QPushButton* button_;
    std::function<void()> action_;
};

}  // namespace smppscope::gui

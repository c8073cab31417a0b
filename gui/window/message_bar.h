#pragma once

#include <functional>
#include <vector>

#include <QFrame>

class QLabel;
class QPushButton;

namespace smppscope::gui {

/// A sentence for the user above what it is about, until it is closed or another one comes. Never modal. One
/// that tells a lasting fact comes back when those that came after it are closed.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    enum class Kind { note, warning, error };

    explicit MessageBar(QWidget* parent = nullptr);

    /// With `action`, a button named `actionText` runs it and closes the bar.
    void show(Kind kind, const QString& text, const QString& actionText = {},
              std::function<void()> action = {});
    /// The same for what stays true until clear(), such as that not all was loaded.
    void showLasting(Kind kind, const QString& text, const QString& actionText = {},
                     std::function<void()> action = {});
    /// Forgets all that was said.
    void clear();
    QString text() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Message {
        Kind kind = Kind::note;
        QString text;
        QString actionText;
        std::function<void()> action;
    };

    void say(const Message& message);
    void closeShown();
    void setLook();

    bool settingLook_ = false;
    std::vector<Message> lasting_;  // the latest last
    bool showsLasting_ = false;
    Message shown_;
    QLabel* sign_;
    QLabel* label_;
    QPushButton* button_;
};

}  // namespace smppscope::gui

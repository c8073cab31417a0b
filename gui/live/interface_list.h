#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QTreeWidget>

#include "gui/app/latest_task.h"
#include "model/recording.h"

namespace smppscope::gui {

/// The interfaces that can be recorded from, to choose one. The recorder is asked on a thread of its own.
class InterfaceList : public QTreeWidget {
    Q_OBJECT

  public:
    explicit InterfaceList(QWidget* parent = nullptr);

    /// Asks again; `chosen` becomes current once it is there. `recorder`: its program, empty: the usual one.
    void load(const QString& chosen, const std::string& recorder);
    /// Empty if none is chosen.
    QString chosen() const;

  signals:
    void chosenChanged();
    void failed(const QString& error);

  private:
    void fill(const std::vector<capture::CaptureInterface>& interfaces, const QString& chosen);

    LatestTask task_;
};

}  // namespace smppscope::gui

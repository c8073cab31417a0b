#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <QCache>
#include <QObject>
#include <QString>

#include "model/analysis.h"

namespace smppscope::gui {

/// The Info texts of rows, which need the PDU's bytes: a cache that a thread of its own fills. find() gives
/// nullptr for a row that is not read yet and asks for it; arrived() says when to look again. The rows asked
/// for last are read first, and what nobody looked at for long is forgotten. Methods and signals: GUI thread.
class InfoTexts : public QObject {
    Q_OBJECT

  public:
    explicit InfoTexts(QObject* parent = nullptr);
    ~InfoTexts() override;

    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    /// Valid until the next call.
    const QString* find(model::Row row);

  signals:
    void arrived();

  private:
    using Texts = std::vector<std::pair<model::Row, std::string>>;

    void work(const std::stop_token& stop);
    void take(std::uint64_t capture, const Texts& texts);

    QCache<model::Row, QString> cache_;
    std::uint64_t capture_ = 0;

    std::mutex mutex_;  // guards the three below
    std::condition_variable_any wake_;
    std::vector<model::Row> wanted_;
    std::shared_ptr<const model::Analysis> analysis_;
    std::uint64_t analysisNumber_ = 0;
    std::jthread thread_;
};

}  // namespace smppscope::gui

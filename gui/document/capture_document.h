#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <QObject>
#include <QString>

#include "gui/document/capture_state.h"
#include "model/loader.h"

namespace smppscope::gui {

/// A capture that is open: loads it, and says at most ten times a second how far it is.
///
/// Threads: two of its own. The loader runs model::load(); the observer takes snapshots (which may wait for a
/// batch) and posts them here. All methods and signals belong to the GUI thread and never wait, except the
/// destructor, which waits for the batch in work (milliseconds).
class CaptureDocument : public QObject {
    Q_OBJECT

  public:
    explicit CaptureDocument(std::vector<std::string> files, bool follow = false, QObject* parent = nullptr);
    ~CaptureDocument() override;

    void start();
    /// Ends the load pass; what was loaded stays usable.
    void cancel();
    bool isLoading() const { return loading_; }
    bool follows() const { return follow_; }
    /// Nothing more is written to the file that is followed: its rest is loaded, then the load pass ends.
    void endOfWriting() { writerDone_.request_stop(); }

    /// How texts are decoded from now on; what was decoded before has to be asked for again.
    void setTextRules(model::TextRules rules) { analysis_->setTextRules(std::move(rules)); }

    const std::vector<std::string>& files() const { return analysis_->files(); }
    std::shared_ptr<const model::Analysis> analysis() const { return analysis_; }
    std::shared_ptr<const model::PduStore> pdus() const { return {analysis_, &analysis_->pdus()}; }
    /// The latest state; never null.
    const CaptureStatePtr& state() const { return state_; }

  signals:
    void stateChanged();
    /// The load pass ended; `error` says why it could not be done, or is empty. The last state came before.
    void finished(const QString& error);

  private:
    void observe(const std::stop_token& stop);
    CaptureStatePtr takeState(bool last);
    void post(CaptureStatePtr state);
    void finish(const QString& error);

    std::shared_ptr<model::Analysis> analysis_;
    bool follow_;
    std::stop_source writerDone_;
    bool loading_ = false;
    CaptureStatePtr state_;
    IssueCounter issues_;              // of the observer, later of the loader
    std::atomic<bool> posted_{false};  // a state waits in the event queue
    std::jthread observer_;
    std::jthread loader_;
};

}  // namespace smppscope::gui

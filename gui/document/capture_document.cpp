#include "gui/document/capture_document.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "gui/app/text.h"

namespace smppscope::gui {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kRefresh{100};      // at most ten states a second
constexpr milliseconds kFirstRefresh{10};  // until there is anything to show
constexpr int kLoadShare = 10;             // taking states costs at most this part of the load pass

void sleepUnlessStopped(milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

CaptureDocument::CaptureDocument(std::vector<std::string> files, bool follow, QObject* parent)
    : QObject(parent),
      analysis_(std::make_shared<model::Analysis>(std::move(files))),
      follow_(follow),
      state_(std::make_shared<CaptureState>()) {}

CaptureDocument::~CaptureDocument() {
    observer_.request_stop();
    loader_.request_stop();
    loader_ = {};  // joins; the loader joins the observer before it posts its last state
    observer_ = {};
}

void CaptureDocument::start() {
    loading_ = true;
    observer_ = std::jthread([this](const std::stop_token& stop) { observe(stop); });
    loader_ = std::jthread([this](const std::stop_token& stop) {
        model::LoadOptions options;
        options.follow = follow_;
        options.writerDone = writerDone_.get_token();
        const Result<void> result = model::load(*analysis_, options, stop);
        observer_.request_stop();
        observer_.join();
        CaptureStatePtr last = takeState(true);
        const QString error = result ? QString() : toQString(result.error().message);
        QMetaObject::invokeMethod(
            this,
            [this, last, error] {
                state_ = last;
                finish(error);
            },
            Qt::QueuedConnection);
    });
}

void CaptureDocument::cancel() {
    loader_.request_stop();
}

void CaptureDocument::observe(const std::stop_token& stop) {
    milliseconds pause = kFirstRefresh;
    std::uint64_t framesSeen = 0;
    while (!stop.stop_requested()) {
        sleepUnlessStopped(pause, stop);
        const model::LoadProgress progress = analysis_->progress();
        if (stop.stop_requested() || posted_.load() || progress.frames == framesSeen) {
            continue;
        }
        framesSeen = progress.frames;
        const Clock::time_point begin = Clock::now();
        post(takeState(false));
        const auto cost = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
        if (progress.rows > 0) {
            pause = std::max(kRefresh, cost * kLoadShare);
        }
    }
}

CaptureStatePtr CaptureDocument::takeState(bool last) {
    auto state = std::make_shared<CaptureState>();
    state->snapshot = analysis_->snapshot();
    if (last) {
        issues_.restart();
    }
    issues_.count(analysis_->pdus(), state->snapshot.rows);
    state->issuesBySession = issues_.bySession();
    state->issuesBySession.resize(std::max(state->snapshot.sessions.size(), state->issuesBySession.size()));
    state->issues = issues_.total();
    state->messages = messagesWithin(analysis_->messages(), state->snapshot.rows);
    state->memoryBytes = analysis_->memoryBytes();
    return state;
}

void CaptureDocument::post(CaptureStatePtr state) {
    posted_ = true;
    QMetaObject::invokeMethod(
        this,
        [this, state = std::move(state)] {
            posted_ = false;
            state_ = state;
            emit stateChanged();
        },
        Qt::QueuedConnection);
}

void CaptureDocument::finish(const QString& error) {
    loading_ = false;
    emit stateChanged();
    emit finished(error);
}

}  // namespace smppscope::gui

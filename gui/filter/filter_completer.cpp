#include "gui/filter/filter_completer.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTreeView>

#include "gui/app/text.h"
#include "gui/filter/utf8_positions.h"

namespace smppscope::gui {

namespace {

constexpr std::size_t kMost = 200;  // entries; who wants more types on
constexpr int kVisible = 12;

QTreeView* makePopup() {
    auto* popup = new QTreeView;
    popup->setObjectName(QStringLiteral("filterCompletions"));
    popup->setAccessibleName(FilterCompleter::tr("Completions"));
    popup->setRootIsDecorated(false);
    popup->setUniformRowHeights(true);
    popup->setAllColumnsShowFocus(true);
    popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    popup->header()->hide();
    popup->header()->setStretchLastSection(true);
    return popup;
}

}  // namespace

FilterCompleter::FilterCompleter(QLineEdit& edit)
    : QCompleter(&edit), edit_(edit), items_(new QStandardItemModel(0, 3, this)) {
    QTreeView* popup = makePopup();
    setModel(items_);
    setPopup(popup);
    setCompletionMode(UnfilteredPopupCompletion);
    setMaxVisibleItems(kVisible);
    setWidget(&edit);
    connect(this, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FilterCompleter::insert);
}

bool FilterCompleter::hasChoice() const {
    return popup()->isVisible() && popup()->currentIndex().isValid();
}

bool FilterCompleter::worthShowing(bool asked) const {
    const auto& candidates = list_.candidates;
    if (candidates.empty()) {
        return false;
    }
    if (asked || candidates.front().kind == model::CompletionKind::value) {
        return true;
    }
    const std::string text = toUtf8(edit_.text());
    const std::string word = text.substr(list_.replaced.offset, list_.replaced.length);
    return !word.empty() && !(candidates.size() == 1 && candidates.front().text == word);
}

void FilterCompleter::offer(bool asked) {
    list_ = model::completeFilter(toUtf8(edit_.text()), bytesIn(edit_.text(), edit_.cursorPosition()));
    if (!worthShowing(asked)) {
        popup()->hide();
        return;
    }
    items_->removeRows(0, items_->rowCount());
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (std::size_t i = 0; i < std::min(list_.candidates.size(), kMost); ++i) {
        const model::Completion& candidate = list_.candidates[i];
        auto* text = new QStandardItem(toQString(candidate.text));
        text->setFont(fixed);
        items_->appendRow({text, new QStandardItem(toQString(candidate.detail)),
                           new QStandardItem(toQString(candidate.help))});
    }
    auto* view = static_cast<QTreeView*>(popup());
    view->resizeColumnToContents(0);
    view->resizeColumnToContents(1);
    complete(edit_.rect().adjusted(0, 0, 0, gap_));
    popup()->setCurrentIndex({});
}

void FilterCompleter::insert(const QModelIndex& index) {
    const std::string utf8 = toUtf8(edit_.text());
    const int begin = charactersIn(utf8, list_.replaced.offset);
    const int end = charactersIn(utf8, list_.replaced.offset + list_.replaced.length);
    QString chosen = index.siblingAtColumn(0).data().toString();
    if (end == edit_.text().size() && !chosen.endsWith(u'(')) {
        chosen += u' ';
    }
    edit_.setSelection(begin, end - begin);
    edit_.insert(chosen);
}

}  // namespace smppscope::gui

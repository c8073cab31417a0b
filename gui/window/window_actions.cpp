#include "gui/window/window_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

#include "dissector/text/character_set.h"
#include "gui/app/text.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_tree_view.h"
#include "gui/filter/filter_bar.h"
#include "gui/sessions/session_view.h"
#include "gui/table/filter_menu.h"
#include "gui/table/pdu_table.h"
#include "gui/table/row_table.h"
#include "gui/timeline/timeline_panel.h"
#include "gui/window/capture_control.h"
#include "gui/window/main_window.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"

namespace smppscope::gui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("window_actions", text);
}

// Adds actions to one menu after the other.
class MenuBuilder {
  public:
    explicit MenuBuilder(MainWindow& window) : window_(window) {}

    QMenu* menu(const QString& title) { return menu_ = window_.menuBar()->addMenu(title); }
    QMenu* submenu(const QString& title) { return menu_->addMenu(title); }
    void separator() { menu_->addSeparator(); }

    template <class Do>
    QAction* add(const QString& text, const QList<QKeySequence>& keys, Do&& act) {
        QAction* action = menu_->addAction(text);
        action->setShortcuts(keys);
        QObject::connect(action, &QAction::triggered, &window_, std::forward<Do>(act));
        return action;
    }
    /// Enabled only while a capture is open.
    template <class Do>
    QAction* addForCapture(const QString& text, const QList<QKeySequence>& keys, Do&& act) {
        QAction* action = add(text, keys, std::forward<Do>(act));
        action->setEnabled(false);
        MainWindow* window = &window_;
        QObject::connect(window, &MainWindow::documentChanged, action,
                         [window, action] { action->setEnabled(window->document() != nullptr); });
        return action;
    }
    /// One of several values; which one is in force is looked up whenever the menu is shown.
    template <class Value>
    struct Choice {
        QString text;
        QKeySequence key;
        Value value;
    };
    template <class Value, class Current, class Do>
    void addChoices(const QString& title, const std::vector<Choice<Value>>& choices, Current current,
                    Do act) {
        QMenu* menu = submenu(title);
        auto* group = new QActionGroup(menu);
        for (const Choice<Value>& choice : choices) {
            QAction* action = menu->addAction(choice.text);
            action->setShortcut(choice.key);
            action->setCheckable(true);
            group->addAction(action);
            const Value value = choice.value;
            QObject::connect(action, &QAction::triggered, &window_, [act, value] { act(value); });
            QObject::connect(menu, &QMenu::aboutToShow, action,
                             [action, current, value] { action->setChecked(current() == value); });
        }
    }

  private:
    MainWindow& window_;
    QMenu* menu_ = nullptr;
};

void fillRecent(QMenu& menu, MainWindow& window) {
    menu.clear();
    for (const QStringList& files : window.recentFiles().captures()) {
        menu.addAction(RecentFiles::title(files), &window, [&window, files] { window.openFiles(files); })
            ->setToolTip(files.join(u'\n'));
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    menu.addAction(tr("&Clear list"), &window, [&window] { window.recentFiles().clear(); });
}

void addFileMenu(MenuBuilder& menus, MainWindow& window) {
    menus.menu(tr("&File"));
    menus.add(tr("&Open…"), {QKeySequence::Open}, [&window] { window.chooseFiles(); });
    QMenu* recent = menus.submenu(tr("Open &recent"));
    QObject::connect(recent, &QMenu::aboutToShow, &window,
                     [recent, &window] { fillRecent(*recent, window); });
    menus.addForCapture(tr("Re&load"), {QKeySequence(Qt::CTRL | Qt::Key_R)}, [&window] { window.reload(); });
    menus.addForCapture(tr("&Close"), {QKeySequence::Close}, [&window] { window.closeCapture(); });
    menus.separator();
    menus.addForCapture(tr("&Save report…"), {QKeySequence::Save}, [&window] { window.saveReport(); });
    menus.separator();
    menus.add(tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [&window] { window.close(); });
}

void addEditMenu(MenuBuilder& menus, Workspace& workspace) {
    menus.menu(tr("&Edit"));
    menus.addForCapture(tr("&Copy"), {QKeySequence::Copy}, [&workspace] { workspace.copy(); });
    menus.addForCapture(tr("Copy &value"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                        [&workspace] { workspace.copyAs(CopyForm::value); });
    menus.addForCapture(tr("Copy &field and value"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
                        [&workspace] { workspace.copyAs(CopyForm::field); });
    menus.addForCapture(tr("Copy bytes as &hex"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)},
                        [&workspace] { workspace.copyAs(CopyForm::hex); });
    menus.addForCapture(tr("Copy as f&ilter"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
                        [&workspace] { workspace.copyAs(CopyForm::filter); });
    menus.separator();
    menus.addForCapture(tr("&Filter…"),
                        {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence::Find},
                        [&workspace] { workspace.focusFilter(); });
    menus.addForCapture(tr("Show &all PDUs"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                        [&workspace] { workspace.tableQuery().apply({}); });
}

void addPanes(MenuBuilder& menus, QMenu* view, Workspace& workspace) {
    int number = Qt::Key_2;  // as the actions that go to them, which have Ctrl
    for (QDockWidget* dock : workspace.docks()) {
        dock->toggleViewAction()->setShortcut(Qt::ALT | static_cast<Qt::Key>(number++));
        view->addAction(dock->toggleViewAction());
    }
    menus.add(tr("Rese&t layout"), {QKeySequence(Qt::ALT | Qt::Key_0)},
              [&workspace] { workspace.resetLayout(); });
}

void addColumnsMenu(MenuBuilder& menus, Workspace& workspace) {
    QMenu* columnsMenu = menus.submenu(tr("&Columns"));
    QObject::connect(columnsMenu, &QMenu::aboutToShow, &workspace, [columnsMenu, &workspace] {
        columnsMenu->clear();
        addColumnActions(*columnsMenu, workspace.shownTable());
        columnsMenu->addSeparator();
        columnsMenu->addAction(tr("&Reset columns"), &workspace, [&workspace] { workspace.resetColumns(); });
    });
}

// Settings have Ctrl and Alt.
QKeySequence key(Qt::Key key) {
    return {Qt::CTRL | Qt::ALT | key};
}

void addTextMenu(MenuBuilder& menus, MainWindow& window) {
    using Set = std::optional<dissector::CharacterSet>;
    std::vector<MenuBuilder::Choice<Set>> choices = {{tr("&Guessed from each text"), {}, std::nullopt}};
    for (const dissector::CharacterSetInfo& info : dissector::allCharacterSets()) {
        choices.push_back({toQString(info.title), {}, info.set});
    }
    menus.addChoices<Set>(
        tr("Data coding &0 as"), choices, [&window] { return window.textSettings().dataCodingZero; },
        [&window](Set set) {
            dissector::TextSettings texts = window.textSettings();
            texts.dataCodingZero = set;
            window.setTextSettings(texts);
        });
    QAction* gsm = menus.add(tr("&GSM data codings below 16 (SMPP v3.3)"), {}, [&window](bool on) {
        dissector::TextSettings texts = window.textSettings();
        texts.rawGsmScheme = on;
        window.setTextSettings(texts);
    });
    gsm->setCheckable(true);
    gsm->setChecked(window.textSettings().rawGsmScheme);
    gsm->setObjectName(QStringLiteral("actionGsmDataCoding"));
}

void addViewMenu(MenuBuilder& menus, MainWindow& window, Workspace& workspace) {
    QMenu* view = menus.menu(tr("&View"));
    addPanes(menus, view, workspace);
    menus.separator();
    addColumnsMenu(menus, workspace);
    menus.addChoices<TimeStyle>(
        tr("T&ime as"),
        {{tr("&Date and time (UTC)"), key(Qt::Key_1), TimeStyle::dateAndTime},
         {tr("&Time of day (UTC)"), key(Qt::Key_2), TimeStyle::timeOfDay},
         {tr("&Seconds since the start"), key(Qt::Key_3), TimeStyle::sinceStart}},
        [&workspace] { return workspace.timeStyle(); },
        [&window](TimeStyle style) { window.setTimeStyle(style); });
    menus.addChoices<Theme>(
        tr("&Appearance"),
        {{tr("&System"), key(Qt::Key_7), Theme::system},
         {tr("&Light"), key(Qt::Key_8), Theme::light},
         {tr("&Dark"), key(Qt::Key_9), Theme::dark}},
        [&window] { return window.theme(); }, [&window](Theme theme) { window.setTheme(theme); });
    menus.separator();
    addTextMenu(menus, window);
    menus.separator();
    QAction* reveal = menus.add(tr("Reveal &secrets"), {key(Qt::Key_R)},
                                [&workspace](bool on) { workspace.setReveal(on); });
    reveal->setCheckable(true);
    reveal->setObjectName(QStringLiteral("actionReveal"));
}

void addGoMenu(MenuBuilder& menus, MainWindow& window, Workspace& workspace) {
    menus.menu(tr("&Go"));
    menus.addForCapture(tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)},
                        [&workspace] { workspace.tableQuery().goBack(); });
    menus.addForCapture(tr("&Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)},
                        [&workspace] { workspace.tableQuery().goForward(); });
    menus.separator();
    menus.addForCapture(tr("&Next PDU"), {QKeySequence(Qt::Key_F8)}, [&window] { window.stepRows(1); });
    menus.addForCapture(tr("&Previous PDU"), {QKeySequence(Qt::Key_F7)}, [&window] { window.stepRows(-1); });
    menus.addForCapture(tr("&Request or response"), {QKeySequence(Qt::CTRL | Qt::Key_J)},
                        [&workspace] { workspace.goToPartner(); });
    menus.addForCapture(tr("PDU n&umber…"), {QKeySequence(Qt::CTRL | Qt::Key_G)},
                        [&window] { window.goToNumber(); });
    menus.separator();
    const auto focus = [](QWidget& widget) {
        for (QWidget* above = &widget; above != nullptr; above = above->parentWidget()) {
            if (auto* dock = qobject_cast<QDockWidget*>(above)) {
                dock->show();
                dock->raise();
            }
        }
        widget.setFocus(Qt::ShortcutFocusReason);
    };
    menus.addForCapture(tr("To the &PDUs"), {QKeySequence(Qt::CTRL | Qt::Key_1)},
                        [&workspace] { workspace.raiseTable(); });
    menus.addForCapture(tr("To the &messages"), {QKeySequence(Qt::CTRL | Qt::Key_6)},
                        [&workspace] { workspace.raiseMessages(); });
    menus.addForCapture(tr("To the &sessions"), {QKeySequence(Qt::CTRL | Qt::Key_2)},
                        [focus, &workspace] { focus(workspace.sessions()); });
    menus.addForCapture(tr("To the PDU's f&ields"), {QKeySequence(Qt::CTRL | Qt::Key_3)},
                        [focus, &workspace] { focus(workspace.tree()); });
    menus.addForCapture(tr("To the PDU's b&ytes"), {QKeySequence(Qt::CTRL | Qt::Key_4)},
                        [focus, &workspace] { focus(workspace.bytes()); });
    menus.addForCapture(tr("To the time&line"), {QKeySequence(Qt::CTRL | Qt::Key_5)},
                        [focus, &workspace] { focus(workspace.timeline().plot()); });
}

void addCaptureMenu(MenuBuilder& menus, CaptureControl& capture) {
    menus.menu(tr("&Capture"));
    QAction* start =
        menus.add(tr("&Start…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, [&capture] { capture.ask(); });
    QAction* stop = menus.add(tr("S&top"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                              [&capture] { capture.stop(); });
    const auto update = [&capture, start, stop] {
        start->setEnabled(!capture.isActive());
        stop->setEnabled(capture.isActive());
    };
    QObject::connect(&capture, &CaptureControl::activeChanged, start, update);
    update();
}

void addHelpMenu(MenuBuilder& menus, MainWindow& window) {
    menus.menu(tr("&Help"));
    menus.add(tr("&Keys"), {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)},
              [&window] { window.showKeys(); });
    menus.add(tr("&About smppscope"), {}, [&window] { window.showAbout(); });
}

}  // namespace

void addWindowActions(MainWindow& window) {
    Workspace& workspace = window.workspace();
    MenuBuilder menus(window);
    addFileMenu(menus, window);
    addEditMenu(menus, workspace);
    addViewMenu(menus, window, workspace);
    addGoMenu(menus, window, workspace);
    addCaptureMenu(menus, window.captureControl());
    addHelpMenu(menus, window);
}

}  // namespace smppscope::gui

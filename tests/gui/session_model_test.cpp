#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "gui/sessions/session_view.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

CaptureStatePtr stateOf(const std::vector<std::string>& systemIds) {
    return StoreBuilder().state(systemIds);
}

}  // namespace

class SessionModelTest : public QObject {
    Q_OBJECT

  private slots:
    void modelIsSoundWhileSessionsComeAndGetTheirNames() {
        SessionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setState(stateOf({"alice"}));
        model.setState(stateOf({"alice", "alice"}));
        model.setState(stateOf({"alice", "alice", ""}));
        model.setState(stateOf({"alice", "alice", "bob", "alice"}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(model.index(0, 0)), 3);
        model.setState(stateOf({}));
        QCOMPARE(model.rowCount(), 0);
    }

    void growingKeepsWhatIsSelected() {
        SessionModel model;
        model.setState(stateOf({"alice", "bob"}));
        const QPersistentModelIndex bob(model.indexOfSession(1));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setState(stateOf({"alice", "bob", "alice", "carol"}));
        QCOMPARE(reset.count(), 0);
        QVERIFY(bob.isValid());
        QCOMPARE(model.sessionsAt(bob), (std::vector<model::SessionId>{1}));
        QCOMPARE(model.sessionsAt(model.index(0, 0)), (std::vector<model::SessionId>{0, 2}));
    }

    void sessionsWithoutABindAreTogether() {
        SessionModel model;
        model.setState(stateOf({""}));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("(no bind seen)"));
    }

    void theNameOfASessionIsShownInFull() {
        SessionView view;
        auto state = std::make_shared<CaptureState>(*stateOf({"alice"}));
        state->snapshot.sessions[0].client = support::endpoint("192.168.100.200", 50000);
        auto& totals = state->snapshot.sessions[0].statistics.totals;
        totals.pdus = 19'000;
        totals.awaiting = 10'000;
        state->issuesBySession = {40'000};
        view.show();
        view.setState(state);
        const QModelIndex session = view.sessionModel().indexOfSession(0);
        for (const int width : {view.sizeHint().width(), view.sizeHint().width() + 200}) {
            view.resize(width, 300);
            QTRY_COMPARE(view.width(), width);
            QVERIFY(view.visualRect(session).width() >= view.sizeHintForIndex(session).width());
            QCOMPARE(view.isColumnHidden(SessionModel::kState), width == view.sizeHint().width());
            QVERIFY(!view.isColumnHidden(SessionModel::kIssues));
        }
        view.setState(stateOf({"alice"}));
        view.resize(view.sizeHint().width(), 300);
        QTRY_VERIFY(!view.isColumnHidden(SessionModel::kState));  // its name is shorter
        QVERIFY(view.isColumnHidden(SessionModel::kUnanswered));
        QVERIFY(view.isColumnHidden(SessionModel::kIssues));
    }

    void choosingASessionScopesAndChoosingItAgainFreesIt() {
        SessionView view;
        view.resize(500, 300);
        view.show();
        view.setState(stateOf({"alice", "bob"}));
        QSignalSpy chosen(&view, &SessionView::scopeChosen);
        view.setCurrentIndex(view.sessionModel().indexOfSession(1));
        QTest::keyClick(&view, Qt::Key_Return);
        auto scope = chosen.takeFirst().first().value<std::optional<SessionScope>>();
        QCOMPARE(scope->label, std::string("session 2"));
        QCOMPARE(scope->sessions, (std::vector<model::SessionId>{1}));
        view.showScope(scope);
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(!chosen.takeFirst().first().value<std::optional<SessionScope>>());
    }
};

int runSessionModel(int argc, char** argv) {
    SessionModelTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "session_model_test.moc"

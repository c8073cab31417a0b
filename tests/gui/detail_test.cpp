#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "gui/detail/copy_text.h"
#include "gui/detail/detail_link.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_headline.h"
#include "gui/detail/pdu_tree_view.h"
#include "model/filter.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

PduDetailPtr detailOf(std::vector<std::uint8_t> bytes, bool reveal = false) {
    auto detail = std::make_shared<PduDetail>();
    detail->row = 0;
    detail->revealed = reveal;
    detail->tree = dissector::dissect(bytes, {.declaredLength = 0, .interfaceVersion = 0, .reveal = reveal});
    detail->bytes = std::move(bytes);
    return detail;
}

PduDetailPtr bindDetail(bool reveal = false) {
    return detailOf(dissector::PduBuilder(dissector::kBindTransceiver)
                        .sequence(9)
                        .set("system_id", "alice")
                        .set("password", "opensesame")
                        .build(),
                    reveal);
}

PduDetailPtr submitDetail() {
    return detailOf(dissector::PduBuilder(dissector::kSubmitSm)
                        .sequence(9)
                        .set("source_addr", "say \"hi\"")
                        .set("destination_addr", "15550100")
                        .set("short_message", "hello")
                        .tlv("user_message_reference", 5)
                        .build());
}

NodeIndex nodeNamed(const PduDetail& detail, std::string_view name) {
    for (NodeIndex i = 0; i < detail.tree.nodes.size(); ++i) {
        if (detail.tree.nodes[i].field->name == name) {
            return i;
        }
    }
    return detail.tree.nodes.size();
}

std::string filterOf(const PduDetail& detail, std::string_view name) {
    return nodeFilter(detail, detail.tree.nodes[nodeNamed(detail, name)]);
}

}  // namespace

class DetailTest : public QObject {
    Q_OBJECT

  private slots:
    void treeModelIsSound() {
        PduTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDetail(submitDetail());
        QVERIFY(model.rowCount() >= 1);
        auto cut = submitDetail()->bytes;
        cut.resize(30);
        model.setDetail(detailOf(cut));
        QVERIFY(model.issuesHeading().isValid());
        QVERIFY(model.rowCount(model.issuesHeading()) > 0);
        model.setDetail(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void everyNodeHasItsPlaceInTheModel() {
        PduTreeModel model;
        const PduDetailPtr detail = submitDetail();
        model.setDetail(detail);
        for (NodeIndex i = 0; i < detail->tree.nodes.size(); ++i) {
            QCOMPARE(model.nodeAt(model.indexOfNode(i)), &detail->tree.nodes[i]);
        }
    }

    void theInnermostFieldOfAByteIsFound() {
        const PduDetailPtr detail = submitDetail();
        const dissector::Tree& tree = detail->tree;
        QCOMPARE(tree.nodes[*innermostNode(tree, 13)].field->name, std::string_view("smpp.sequence_number"));
        const NodeIndex destination = nodeNamed(*detail, "smpp.destination_addr");
        QCOMPARE(*innermostNode(tree, tree.nodes[destination].range.offset + 2), destination);
        QVERIFY(!innermostNode(tree, 10'000));
    }

    void bytesHaveTheKindOfTheirField() {
        const PduDetailPtr detail = submitDetail();
        const auto kinds = byteKinds(detail->tree, detail->bytes.size());
        QCOMPARE(kinds[0], PartKind::header);
        QCOMPARE(kinds[16], PartKind::field);
        QCOMPARE(kinds[detail->tree.nodes[nodeNamed(*detail, "smpp.message")].range.offset],
                 PartKind::content);
        QCOMPARE(kinds.back(), PartKind::tlv);
        const PduDetailPtr bind = bindDetail(true);
        QCOMPARE(
            byteKinds(bind->tree,
                      bind->bytes.size())[bind->tree.nodes[nodeNamed(*bind, "smpp.password")].range.offset],
            PartKind::secret);
    }

    void secretsAreMaskedInEveryCopy() {
        const PduDetailPtr detail = bindDetail();
        const dissector::Node& password = detail->tree.nodes[nodeNamed(*detail, "smpp.password")];
        const std::string all = valueText(password) + fieldText(password) + nodeFilter(*detail, password) +
                                hexText(*detail, password.range) + hexDump(*detail);
        QVERIFY(all.find("opensesame") == std::string::npos);
        QVERIFY(all.find("6f 70 65 6e") == std::string::npos);
        QCOMPARE(nodeFilter(*detail, password), std::string());
        QVERIFY(hexText(*detail, password.range).starts_with("** **"));
    }

    void revealedSecretsAreShown() {
        const PduDetailPtr detail = bindDetail(true);
        const dissector::Node& password = detail->tree.nodes[nodeNamed(*detail, "smpp.password")];
        QCOMPARE(valueText(password), std::string("opensesame"));
        QVERIFY(hexDump(*detail).find("opensesame") != std::string::npos);
    }

    void valuesBecomeFilters() {
        const PduDetailPtr detail = submitDetail();
        QCOMPARE(filterOf(*detail, "smpp.command_id"), std::string("smpp.command_id == submit_sm"));
        QCOMPARE(filterOf(*detail, "smpp.sequence_number"), std::string("smpp.sequence_number == 9"));
        QCOMPARE(filterOf(*detail, "smpp.source_addr"),
                 std::string("smpp.source_addr == \"say \\\"hi\\\"\""));
        for (const dissector::Node& node : detail->tree.nodes) {
            const std::string filter = nodeFilter(*detail, node);
            const auto parsed = model::Filter::parse(filter);
            QVERIFY2(parsed.has_value(), (filter + ": " + (parsed ? "" : parsed.error().message)).c_str());
        }
    }

    void aByteIsFoundWhereItIsPainted() {
        HexLayout layout;
        layout.size = 100;
        for (const std::uint32_t offset : {0U, 7U, 8U, 15U, 16U, 99U}) {
            QCOMPARE(*layout.byteAt(layout.hexBox(offset).center()), offset);
            QCOMPARE(*layout.byteAt(layout.characterBox(offset).center()), offset);
        }
        QVERIFY(!layout.byteAt(layout.hexBox(100).center()));
        QVERIFY(!layout.byteAt(layout.offsetBox(0).center()));
        QCOMPARE(layout.lines(), 7);
        QCOMPARE(HexLayout::digitsFor(0x10000), 5);
    }

    void treeAndBytesFollowEachOther() {
        PduTreeView tree;
        HexView bytes;
        DetailLink link(tree, bytes);
        tree.resize(400, 400);
        bytes.resize(600, 300);
        tree.show();
        bytes.show();
        QSignalSpy described(&link, &DetailLink::selectionDescribed);
        const PduDetailPtr detail = submitDetail();
        link.setDetail(detail);

        const NodeIndex sequence = nodeNamed(*detail, "smpp.sequence_number");
        tree.setCurrentIndex(tree.treeModel().indexOfNode(sequence));
        QCOMPARE(bytes.highlighted(), (dissector::ByteRange{12, 4}));
        QVERIFY(described.last().first().toString().contains(QStringLiteral("offset 12, 4 bytes")));

        const dissector::ByteRange command{4, 4};
        QTest::mouseClick(bytes.viewport(), Qt::LeftButton, {}, bytes.hexLayout().hexBox(6).center());
        QCOMPARE(tree.currentNode()->field->name, std::string_view("smpp.command_id"));
        QCOMPARE(bytes.highlighted(), command);

        QTest::keyClick(&bytes, Qt::Key_Down);  // 16 bytes on: out of the header
        QVERIFY(tree.currentNode()->range.offset >= 16);
        QVERIFY(bytes.highlighted().offset <= 22 && 22 < bytes.highlighted().end());
    }

    void theHeadlineEndsWithAnEllipsisWhereThereIsNoRoom() {
        StoreBuilder builder;
        const model::Row row = builder.pair(0, 5 * support::kMillisecond);
        const CaptureStatePtr state = builder.state();
        PduHeadline headline;
        headline.resize(1200, 24);
        headline.showRow(row, {.pdus = *builder.store(), .snapshot = state->snapshot, .time = {}});
        QVERIFY(headline.text().contains(QStringLiteral("<a href")));
        QVERIFY(headline.fullText().contains(QStringLiteral("session 1")));
        QVERIFY(!headline.text().contains(u'…'));
        headline.show();
        for (int width = 400; width > 60; width -= 7) {
            headline.resize(width, 24);
            QTRY_COMPARE(headline.width(), width);
            QVERIFY2(headline.text().endsWith(u'…') || headline.text().endsWith(QStringLiteral("alice")),
                     qPrintable(headline.text()));
        }
        QVERIFY(headline.toolTip().contains(headline.fullText().toHtmlEscaped()));
    }

    void theChosenFieldStaysChosenInTheNextPdu() {
        PduTreeView tree;
        HexView bytes;
        DetailLink link(tree, bytes);
        link.setDetail(submitDetail());
        const PduDetailPtr first = submitDetail();
        tree.setCurrentIndex(tree.treeModel().indexOfNode(nodeNamed(*first, "smpp.sequence_number")));
        link.setDetail(bindDetail());
        QCOMPARE(tree.currentNode()->field->name, std::string_view("smpp.sequence_number"));
        QCOMPARE(bytes.highlighted(), (dissector::ByteRange{12, 4}));
    }
};

int runDetail(int argc, char** argv) {
    DetailTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "detail_test.moc"

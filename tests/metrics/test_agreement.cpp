// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/agreement.h"

#include "core/base/random.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace mixdesk;

namespace {

using Table = std::vector<std::vector<int>>;

/// Straight from Cohen's definition, item by item.
double kappaOf(const std::vector<std::pair<int, int>>& items, int categories)
{
    double agreed = 0.0, chance = 0.0;
    for (const auto& [a, b] : items)
        agreed += a == b;
    for (int c = 0; c < categories; ++c) {
        const auto share = [&](bool first) {
            return double(std::count_if(
                       items.begin(), items.end(),
                       [&](const auto& item) { return (first ? item.first : item.second) == c; })) /
                   double(items.size());
        };
        chance += share(true) * share(false);
    }
    return (agreed / double(items.size()) - chance) / (1.0 - chance);
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    /// Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions (2003), table 18.1:
    /// kappa 0.68 with standard error 0.087.
    void publishedExample()
    {
        const Agreement found = agreementOf(Table{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});
        QCOMPARE(found.items, 100);
        QCOMPARE(found.agreed, 89);
        QVERIFY(std::abs(*found.kappa - 0.6765) < 1e-4);
        const double error = (found.kappaInterval->second - *found.kappa) / 1.959964;
        QVERIFY2(std::abs(error - 0.087) < 1e-3, qPrintable(QString::number(error)));
        QVERIFY(found.shareInterval->first < 0.89 && found.shareInterval->second > 0.89);
    }

    void perfectAndOpposite()
    {
        const Agreement same = agreementOf(Table{{30, 0}, {0, 20}});
        QCOMPARE(*same.kappa, 1.0);
        QCOMPARE(same.kappaInterval->first, 1.0);
        const Agreement opposite = agreementOf(Table{{0, 25}, {25, 0}});
        QVERIFY(std::abs(*opposite.kappa + 1.0) < 1e-12);
        QVERIFY(opposite.kappaInterval->first >= -1.0);
        const Agreement chance = agreementOf(Table{{25, 25}, {25, 25}});
        QVERIFY(std::abs(*chance.kappa) < 1e-12);
        QVERIFY(chance.kappaInterval->first < 0.0 && chance.kappaInterval->second > 0.0);
    }

    void whereKappaSaysNothing()
    {
        const Agreement none = agreementOf(Table{{0, 0}, {0, 0}});
        QVERIFY(none.items == 0 && !none.kappa && !none.shareInterval);
        const Agreement oneCategory = agreementOf(Table{{40, 0}, {0, 0}});
        QVERIFY(!oneCategory.kappa && !oneCategory.kappaInterval);
        QCOMPARE(oneCategory.share(), 1.0);
        const Agreement oneItem = agreementOf(Table{{0, 1}, {0, 0}});
        QCOMPARE(*oneItem.kappa, 0.0);
        QVERIFY(!oneItem.kappaInterval);
        QVERIFY(agreementOf({}).items == 0);
    }

    /// The limits as resampling finds them, by code of its own.
    void intervalAsByResampling()
    {
        std::vector<std::pair<int, int>> items;
        const Table table{{40, 6, 2}, {5, 20, 3}, {1, 4, 9}};
        for (int a = 0; a < 3; ++a)
            for (int b = 0; b < 3; ++b)
                items.insert(items.end(), std::size_t(table[std::size_t(a)][std::size_t(b)]),
                             {a, b});
        const Agreement found = agreementOf(table);
        QVERIFY(std::abs(*found.kappa - kappaOf(items, 3)) < 1e-12);
        Random random(5);
        std::vector<double> kappas;
        for (int i = 0; i < 2000; ++i) {
            std::vector<std::pair<int, int>> again;
            for (std::size_t n = 0; n < items.size(); ++n)
                again.push_back(items[std::size_t(random.integer(0, int(items.size()) - 1))]);
            kappas.push_back(kappaOf(again, 3));
        }
        std::sort(kappas.begin(), kappas.end());
        QVERIFY(std::abs(kappas[50] - found.kappaInterval->first) < 0.03);
        QVERIFY(std::abs(kappas[1949] - found.kappaInterval->second) < 0.03);
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "test_agreement.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/health_check.h"

#include "support/pictures.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <stdexcept>

namespace mixdesk::support {

/// A fresh dataset folder with one healthy class, "part", for every test function.
class HealthFixture : public QObject
{
protected:
    void makeHealthySet()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::u8path(m_folder->path().toStdString()) / "set";
        writeClass(m_root, "part");
    }

    HealthReport check() const
    {
        const auto dataset = scanDataset(m_root);
        if (!dataset)
            throw std::runtime_error(dataset.error().message);
        return *checkDataset(*dataset);
    }

    static std::vector<Finding> of(const HealthReport& report, const std::string& rule)
    {
        std::vector<Finding> found;
        for (const Finding& finding : report.findings)
            if (finding.rule == rule)
                found.push_back(finding);
        return found;
    }

    void expectOnly(const std::string& rule, Severity severity, const std::string& file) const
    {
        const HealthReport report = check();
        for (const Finding& finding : report.findings)
            QVERIFY2(finding.rule == rule, (finding.rule + ": " + finding.file).c_str());
        QCOMPARE(report.findings.size(), std::size_t(1));
        QVERIFY(report.findings[0].severity == severity);
        QCOMPARE(report.findings[0].file, file);
        QCOMPARE(report.findings[0].className, std::string("part"));
        QVERIFY(!report.findings[0].message.empty() && !report.findings[0].remedy.empty());
    }

    fs::path m_root;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace mixdesk::support

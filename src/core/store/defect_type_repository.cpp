// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/verdict_repository.h"

namespace mixdesk {

namespace {

constexpr int kLongestName = 255; // bytes, of a folder

/// It becomes a folder of the export, beside "good".
bool isTypeName(const QString& name)
{
    const bool dots = name == QLatin1String(".") || name == QLatin1String("..");
    for (const QChar letter : name)
        if (letter == QLatin1Char('/') || letter == QLatin1Char('\\') ||
            letter.category() == QChar::Other_Control)
            return false;
    return !name.isEmpty() && !dots && name != QLatin1String("good") && name.trimmed() == name &&
           name.toUtf8().size() <= kLongestName;
}

Result<QStringList> textsOf(Database& database, const QString& sql, const QVariantList& values)
{
    auto found = database.rows<QString>(sql, values, [](const QSqlQuery& query) -> Result<QString> {
        return query.value(0).toString();
    });
    if (!found)
        return found.error();
    return QStringList(found->begin(), found->end());
}

} // namespace

Result<void> DefectTypeRepository::add(const QString& className, const QString& name,
                                       const Actor& actor)
{
    if (!isTypeName(name))
        return Error{ErrorCode::Usage,
                     Sentence::tr("'%1' cannot be the name of a defect type: it names a folder of "
                                  "exports, so choose another than 'good', without '/'.")
                         .arg(name.toStdString())};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto known = all(className);
    if (!known)
        return known.error();
    if (!known->contains(name)) {
        auto id = m_database.insert(
            QStringLiteral("INSERT INTO defect_types (class_name, name) VALUES (?, ?)"),
            {className, name});
        if (!id)
            return id.error();
        auto told = AuditRepository(m_database)
                        .append(QStringLiteral("defect_type"), className,
                                defectTypeDetails(*id, className, name), actor);
        if (!told)
            return told.error();
    }
    return transaction->commit();
}

Result<QStringList> DefectTypeRepository::all(const QString& className)
{
    return textsOf(m_database,
                   QStringLiteral("SELECT name FROM defect_types WHERE class_name = ? ORDER BY id"),
                   {className});
}

Result<QStringList> DefectTypeRepository::classes()
{
    return textsOf(
        m_database,
        QStringLiteral("SELECT DISTINCT class_name FROM defect_types ORDER BY class_name"), {});
}

} // namespace mixdesk

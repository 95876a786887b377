// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/label_exchange.h"
#include "core/session/notice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

namespace mixdesk {

/// Takes labels out of the project and into it: what, in which format, to and from where. The
/// result is a notice; remarks about single files stay in sight below.
class LabelPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LabelPanel(LabelExchange& labels, QWidget* parent = nullptr);

    void askForExport(); ///< the keyboard is where the target is typed
    void askForImport();

signals:
    void noticed(const mixdesk::Notice& notice);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addExport(QGridLayout& grid);
    void addImport(QGridLayout& grid);
    void connectAll();
    void refresh();
    void formatChanged();
    void chooseTarget();
    void chooseSource(bool folder);
    void startExport();
    void startImport(ImportRule rule);
    void exported(const LabelSummary& summary, const QString& path);
    void imported(const LabelSummary& summary);
    void failed(const Error& error);
    void showNotes(const LabelSummary& summary);
    LabelFormat format() const { return LabelFormat(m_format->currentData().toInt()); }

    LabelExchange& m_labels;
    QComboBox *m_format, *m_pictures;
    QCheckBox* m_all;
    QLineEdit *m_target, *m_source;
    QLabel* m_hint;
    QPushButton *m_chooseTarget, *m_export, *m_chooseFolder, *m_chooseFile, *m_import;
    QPlainTextEdit* m_notes;
};

} // namespace mixdesk

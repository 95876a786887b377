// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/picture_loader.h"
#include "widgets/common/page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace mixdesk {

class ClassTableModel;
class EmptyState;
class FindingsModel;
class InboxPanel;
class InboxSession;
class LabelExchange;
class LabelPanel;
class PictureView;
class ThumbnailModel;

/// What pictures there are and what is wrong with them. Main action: go on to training.
class DataPage : public Page
{
    Q_OBJECT

public:
    DataPage(DatasetSession& dataset, PictureLoader& pictures, QWidget* parent);
    ~DataPage() override;

    void useLabels(LabelExchange& labels); ///< labels go out and come in here
    void useInbox(InboxSession& inbox);

    QList<QAction*> pageActions() const override { return m_actions; }
    void showFile(const QString& path); ///< opens the picture, its class selected

signals:
    void openFolderRequested();

private:
    void makeActions();
    QWidget* makeHeader();
    QWidget* makeClasses();
    QWidget* makePictures();
    QWidget* makeFindings();
    void connectAll();
    void refresh();
    void refreshFindings();
    void tickSelected();
    void showSelectedFinding();
    void selectClass(int row);
    void showProblem();
    void addDrawer(QWidget* drawer);
    void showDrawer(QWidget* drawer); ///< null: none
    void addHeaderAction(QAction* action);

    DatasetSession& m_dataset;
    ClassTableModel* m_classModel;
    FindingsModel* m_findingsModel;
    ThumbnailModel* m_thumbnailModel;
    QStackedWidget *m_states, *m_pictureStack;
    EmptyState *m_empty, *m_scanning;
    QLabel *m_folder, *m_summary, *m_health, *m_className;
    QPushButton* m_train;
    QTableView *m_classes, *m_findings;
    QWidget* m_findingsPane = nullptr;
    QListView* m_thumbnails;
    PictureView* m_picture;
    QSplitter *m_columns, *m_rows;
    QHBoxLayout* m_headerRow = nullptr;
    QVBoxLayout* m_column = nullptr;
    LabelPanel* m_labelPanel = nullptr;
    InboxPanel* m_inboxPanel = nullptr;
    QList<QWidget*> m_drawers;
    QList<QAction*> m_drawerActions; ///< of no use without pictures
    QList<QAction*> m_actions;
    QAction *m_open, *m_rescan, *m_show, *m_go, *m_allFindings, *m_reveal;
};

} // namespace mixdesk

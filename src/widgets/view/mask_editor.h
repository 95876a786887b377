// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/mask_session.h"
#include "core/session/notice.h"
#include "core/base/task_queue.h"
#include "widgets/view/mask_layer.h"
#include "widgets/view/mask_tools.h"
#include "widgets/view/picture_pane.h"

#include <QAction>
#include <QHash>
#include <QPointer>
#include <QWidget>
#include <functional>

class QActionGroup;
class QBoxLayout;
class QComboBox;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QToolButton;

namespace mixdesk {

class TripleView;

/// The defect masks over the input of a TripleView, and the tool bar to draw them with, which is
/// shown while somebody draws. Its actions are the host's, and so are the keys that have no action:
/// Esc, Enter, Backspace, the space bar, undo and redo.
class MaskEditor : public QWidget, private PaneGuest
{
    Q_OBJECT

public:
    /// What the view shows.
    struct Subject
    {
        QString image;     ///< as in MaskSession::open()
        QString className; ///< whose types are offered
        QStringList types;
        QString type; ///< what is known of the picture, drawn first; may be empty
    };

    /// `view` and `host` outlive the editor or go together with it. The toggle is added to the
    /// view's actions too, so that it stands with them.
    MaskEditor(TripleView& view, QWidget& host, QWidget* parent = nullptr);
    ~MaskEditor() override;

    void setSession(MaskSession* session);
    /// The part that the view has now. Nothing happens where it is shown already.
    void showPicture(const Subject& subject);
    void closePicture();
    /// Offers to say "not OK" once anything is marked.
    void setUndecided(bool undecided);

    bool drawing() const { return m_draw->isChecked(); }
    void setDrawing(bool on) { m_draw->setChecked(on); }
    QString type() const; ///< that is drawn; empty: none
    void chooseType(const QString& type);
    const QStringList& types() const { return m_types; }
    void setOpacity(double opacity); ///< 0..1
    MaskTools& tools() { return m_tools; }

    const QList<QAction*>& editorActions() const { return m_actions; } ///< with keys, in order
    QAction* drawAction() const { return m_draw; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void drawingChanged(bool drawing);
    void verdictOffered(const QString& type); ///< taken: not OK, with this type
    void noticed(const mixdesk::Notice& notice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintOver(QPainter& painter, const QRect& exposed) override;
    bool hasPointer() const override { return m_tools.hasPointer(); }
    void paintLegend(QPainter& painter, const QRect& exposed);
    QRect legendArea() const;
    QStringList markedTypes() const;
    static QString wordsOf(QString type); ///< as people write it

    QAction* command(const char* icon, const QString& text, const QString& help,
                     const QList<QKeySequence>& keys);
    QAction* once(const QString& text, const QString& help, const QList<QKeySequence>& keys,
                  const std::function<void()>& run);
    void buildActions();
    void buildToolActions();
    void buildSettingActions();
    void buildChangeActions();
    void addTool(MaskTool tool, const char* icon, const QString& text, const QString& help,
                 Qt::Key key);
    void buildBar();
    QWidget* buildTypes();
    QSlider* addSlider(QBoxLayout* row, const QString& name, const QString& help, QLabel*& text);
    void connectBar();

    void drawingToggled(bool on);
    void sessionOpened();
    void masksChanged(const cv::Rect& area);
    void repaintLegend();
    void fillTypes();
    void showTypes();
    void nextType();
    void askForType();
    void takeNewType();
    void leaveNewType();
    void unite();
    void regionFound(const QString& image, const cv::Mat& region);
    void undo();
    void updateActions();
    void updateSliders();
    void updateOffer();
    QString offeredType() const;
    bool pressKey(const QKeyEvent& event, bool act);

    QPointer<TripleView> m_view;
    QPointer<PicturePane> m_pane;
    QWidget& m_host;
    QPointer<MaskSession> m_session;
    MaskTools m_tools;
    MaskLayer m_layer;
    Subject m_subject;
    cv::Size m_size;
    QStringList m_types;
    QHash<QString, QStringList> m_named; ///< by class: types that somebody named here
    bool m_undecided = false;
    QRect m_legend; ///< as painted last

    QList<QAction*> m_actions, m_whileDrawing;
    QActionGroup* m_toolGroup;
    QAction *m_draw, *m_show, *m_region, *m_newType, *m_undo, *m_redo, *m_clear, *m_offer;
    QComboBox* m_choice;
    QLineEdit* m_name;
    QToolButton* m_more;
    QSlider *m_brushSlider, *m_opacitySlider;
    QLabel *m_brushText, *m_opacityText;
    QPushButton* m_offerButton;
    TaskQueue m_tasks{1, false}; // last: joins before anything else goes
};

} // namespace mixdesk

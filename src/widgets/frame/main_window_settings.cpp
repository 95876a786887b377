// SPDX-License-Identifier: GPL-3.0-or-later
// Theme and language: the settings menu and its keys.
#include "widgets/common/settings.h"
#include "widgets/frame/main_window.h"

namespace mixdesk {

namespace {

/// Triggers the one after the checked one.
void cycle(const QList<QAction*>& actions)
{
    int checked = -1;
    for (int i = 0; i < actions.size(); ++i)
        if (actions[i]->isChecked())
            checked = i;
    actions[(checked + 1) % actions.size()]->trigger();
}

} // namespace

void MainWindow::makeSettingActions()
{
    auto* theme =
        addWindowAction(tr("Next theme"), tr("Change from the system's theme to light, to dark"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), QStringLiteral("theme"),
                        [this] { cycle(m_themeActions); });
    theme->setProperty("startsGroup", true);
    addWindowAction(tr("Next language"), tr("Change from the system's language to English, German"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), {},
                    [this] { cycle(m_languageActions); });
}

QAction* MainWindow::addSettingAction(QActionGroup* group, const QString& text,
                                      const QString& toolTip, const QKeySequence& keys,
                                      const std::function<void()>& run)
{
    QAction* action = group->addAction(text);
    action->setCheckable(true);
    action->setShortcut(keys);
    action->setToolTip(toolTipWithKeys(toolTip, keys));
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void MainWindow::fillSettingsMenu(QMenu* menu)
{
    const auto keys = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::ALT | key); };
    menu->addSection(tr("Theme"));
    menu->setToolTipsVisible(true);
    auto* themes = new QActionGroup(menu);
    const std::tuple<ThemeChoice, QString, QString, Qt::Key> choices[] = {
        {ThemeChoice::System, tr("As the system"), tr("Light or dark as the system is"), Qt::Key_1},
        {ThemeChoice::Light, tr("Light"), tr("Light colours"), Qt::Key_2},
        {ThemeChoice::Dark, tr("Dark"), tr("Dark colours"), Qt::Key_3}};
    for (const auto& [choice, text, tip, key] : choices) {
        QAction* action = addSettingAction(themes, text, tip, keys(key),
                                           [this, value = choice] { changeTheme(value); });
        action->setChecked(settings::themeChoice() == choice);
        m_themeActions.append(action);
    }
    menu->addActions(m_themeActions);
    menu->addSection(tr("Language"));
    auto* languages = new QActionGroup(menu);
    const QString next = tr("From the next start of Mixdesk on");
    const std::tuple<QString, QString, Qt::Key> codes[] = {
        {QString(), tr("As the system"), Qt::Key_4},
        {QStringLiteral("en"), QStringLiteral("English"), Qt::Key_5},
        {QStringLiteral("de"), QStringLiteral("Deutsch"), Qt::Key_6}};
    for (const auto& [code, text, key] : codes) {
        QAction* action = addSettingAction(languages, text, next, keys(key),
                                           [this, value = code] { changeLanguage(value); });
        action->setChecked(settings::language() == code);
        m_languageActions.append(action);
    }
    menu->addActions(m_languageActions);
}

void MainWindow::changeTheme(ThemeChoice choice)
{
    settings::setThemeChoice(choice);
    applyTheme(choice);
}

void MainWindow::changeLanguage(const QString& code)
{
    settings::setLanguage(code);
    const QString name = code == QLatin1String("en")   ? QStringLiteral("English")
                         : code == QLatin1String("de") ? QStringLiteral("Deutsch")
                                                       : tr("the system's");
    showNotice({Notice::Kind::Result,
                tr("The language will be %1 when Mixdesk is started the next time.").arg(name),
                {},
                {}});
}

} // namespace mixdesk

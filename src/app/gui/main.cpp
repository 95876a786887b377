// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_shots.h"
#include "core/base/thread_waiting.h"
#include "widgets/common/chosen_locale.h"
#include "widgets/common/core_texts.h"
#include "widgets/common/settings.h"
#include "widgets/common/system_theme.h"
#include "widgets/frame/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTranslator>
#include <memory>

namespace {

struct Arguments
{
    QString path, dataset, screenshots;
    bool demo = false;
};

Arguments parse(const QApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Workstation for visual inspection."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QCoreApplication::translate("main", "Open the demo plant."));
    const QCommandLineOption pictures(
        QStringLiteral("pictures"),
        QCoreApplication::translate("main",
                                    "Folder of pictures for PROJECT, which is made if it is new."),
        QStringLiteral("FOLDER"));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshots"),
        QCoreApplication::translate("main", "Save a picture of every page into FOLDER and quit."),
        QStringLiteral("FOLDER"));
    parser.addOption(demo);
    parser.addOption(pictures);
    parser.addOption(screenshots);
    parser.addPositionalArgument(
        QStringLiteral("PROJECT"),
        QCoreApplication::translate("main", "Project folder, or a folder of pictures."),
        QStringLiteral("[PROJECT]"));
    parser.process(app);
    return {parser.positionalArguments().value(0), parser.value(pictures),
            parser.value(screenshots), parser.isSet(demo)};
}

void translate(QApplication& app)
{
    const QLocale locale = mixdesk::chosenLocale(mixdesk::settings::language());
    QLocale::setDefault(locale);
    auto* own = new QTranslator(&app);
    const QString folder = QStringLiteral(":/mixdesk/i18n");
    if (own->load(locale, QStringLiteral("mixdesk"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("mixdesk_en"), folder)) // for its plurals
        app.installTranslator(own);
    auto* qt = new QTranslator(&app);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qt);
    mixdesk::translateCoreTexts();
}

} // namespace

int main(int argc, char** argv)
{
    mixdesk::keepWaitingThreadsFromSpinning(argv);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Mixdesk"));
    QApplication::setApplicationName(QStringLiteral("Mixdesk"));
    QApplication::setApplicationVersion(QStringLiteral(MIXDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mixdesk"));
    translate(app);
    const Arguments arguments = parse(app);
    mixdesk::applyTheme(mixdesk::settings::themeChoice());
    mixdesk::followSystemTheme(app);

    mixdesk::MainWindow window;
    window.show();
    std::unique_ptr<mixdesk::PageShots> shots;
    if (!arguments.screenshots.isEmpty())
        shots = std::make_unique<mixdesk::PageShots>(window, arguments.screenshots);
    if (arguments.demo)
        window.openDemo();
    else if (!arguments.dataset.isEmpty() && !arguments.path.isEmpty())
        window.openProject(arguments.path, arguments.dataset);
    else if (!arguments.path.isEmpty() || !arguments.dataset.isEmpty())
        window.openPath(arguments.path.isEmpty() ? arguments.dataset : arguments.path);
    else if (shots)
        shots->giveUp(QCoreApplication::translate(
            "main", "Say what to take pictures of: a PROJECT, a folder of pictures or --demo."));
    return QApplication::exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project.h"

#include "store/store_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

void write(const fs::path& file, const std::string& text)
{
    if (auto ok = writeFileAtomic(file, text); !ok)
        qFatal("%s", ok.error().message.c_str());
}

ProjectSettings settingsWith(const std::string& dataset)
{
    ProjectSettings settings;
    settings.name = "Demo";
    settings.dataset = dataset;
    return settings;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWasSaved()
    {
        Scratch scratch;
        const fs::path folder = scratch.folder / "plant ä";
        ProjectSettings settings;
        settings.name = "null: \"7\" #ä\n";
        settings.dataset = "/data/mvtec ü";
        settings.excludedClasses = {"screw", "~", "true", "0x10"};
        settings.activeRun = "2026-11-23 compact";
        const auto made = Project::create(folder, settings);
        VERIFY_OK(made);
        QVERIFY(fs::exists(folder / "project.sqlite"));
        QVERIFY(fs::is_directory(folder / "runs"));
        for (const fs::path& path : {folder, folder / "project.yaml"}) {
            const auto opened = Project::open(path);
            VERIFY_OK(opened);
            QCOMPARE(opened->settings().name, settings.name);
            QCOMPARE(opened->settings().dataset, settings.dataset);
            QCOMPARE(opened->settings().excludedClasses, settings.excludedClasses);
            QCOMPARE(opened->settings().activeRun, settings.activeRun);
            QCOMPARE(opened->folder(), folder);
            QCOMPARE(opened->activeRunFolder(), folder / "runs" / "2026-11-23 compact");
            QCOMPARE(opened->datasetFolder(), fs::u8path("/data/mvtec ü"));
        }
    }

    void aProjectWithoutNameTakesItsFoldersAndNeedsNoDataset()
    {
        Scratch scratch;
        const auto made = Project::create(scratch.folder / "line 3", {});
        VERIFY_OK(made);
        QCOMPARE(made->settings().name, std::string("line 3"));
        QVERIFY(made->datasetFolder().empty());
        QVERIFY(made->activeRunFolder().empty());
    }

    void aDatasetInsideMovesWithTheProject()
    {
        Scratch scratch;
        const fs::path folder = scratch.folder / "plant";
        fs::create_directories(folder / "data");
        const auto made = Project::create(folder, settingsWith((folder / "data").string() + "/"));
        VERIFY_OK(made);
        QCOMPARE(made->settings().dataset, std::string("data"));
        QCOMPARE(made->datasetFolder(), folder / "data");
        const fs::path moved = scratch.folder / "moved";
        fs::rename(folder, moved);
        const auto opened = Project::open(moved);
        VERIFY_OK(opened);
        QCOMPARE(opened->datasetFolder(), moved / "data");
    }

    void aLinkedDatasetStaysALink()
    {
        Scratch scratch;
        const fs::path folder = scratch.folder / "plant";
        fs::create_directories(folder);
        fs::create_directory_symlink("/usr", folder / "data");
        const auto made = Project::create(folder, settingsWith("data"));
        VERIFY_OK(made);
        QCOMPARE(made->settings().dataset, std::string("data"));
    }

    void aProjectOpenedThroughALinkKeepsItsDatasetRelative()
    {
        Scratch scratch;
        const fs::path real = scratch.folder / "real";
        fs::create_directories(real / "p" / "data");
        fs::create_directory_symlink(real / "p", scratch.folder / "link");
        const fs::path link = scratch.folder / "link";
        const auto made = Project::create(link, settingsWith((link / "data").string()));
        VERIFY_OK(made);
        QCOMPARE(made->folder(), real / "p");
        QCOMPARE(made->settings().dataset, std::string("data"));
    }

    void saveReplacesTheFileAndTheSettings()
    {
        Scratch scratch;
        auto project = Project::create(scratch.folder / "p", settingsWith("/data"));
        VERIFY_OK(project);
        ProjectSettings settings = project->settings();
        settings.activeRun = "r1";
        VERIFY_OK(project->save(settings));
        QCOMPARE(project->settings().activeRun, std::string("r1"));
        QCOMPARE(Project::open(project->folder())->settings().activeRun, std::string("r1"));
    }

    void aRefusedSaveLeavesFileAndSettings()
    {
        Scratch scratch;
        auto project = Project::create(scratch.folder / "p", settingsWith("/data"));
        VERIFY_OK(project);
        for (const char* run : {"../other", "..", "a/b", ".", "\xff\xfe"}) {
            ProjectSettings settings = project->settings();
            settings.activeRun = run;
            QVERIFY2(!project->save(settings), run);
        }
        QCOMPARE(project->settings().activeRun, std::string());
        VERIFY_OK(Project::open(project->folder()));
    }

    void savingIntoAFolderThatIsGoneMakesNone()
    {
        Scratch scratch;
        auto project = Project::create(scratch.folder / "p", settingsWith("/data"));
        VERIFY_OK(project);
        fs::remove_all(project->folder());
        const auto saved = project->save(project->settings());
        QVERIFY(!saved);
        QVERIFY(contains(saved.error().message, "is gone"));
        QVERIFY(!fs::exists(project->folder()));
    }

    void createRefuses_data()
    {
        QTest::addColumn<QByteArray>("file"); ///< made before, relative to the scratch folder
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("a project") << QByteArray("p/project.yaml") << QByteArray("p")
                                   << QByteArray("already holds a project: open it");
        QTest::newRow("other files") << QByteArray("p/letter.txt") << QByteArray("p")
                                     << QByteArray("other files, such as letter.txt");
        QTest::newRow("a file") << QByteArray("p") << QByteArray("p")
                                << QByteArray("Cannot create the folder");
        QTest::newRow("below a file")
            << QByteArray("p") << QByteArray("p/q") << QByteArray("Cannot create the folder");
        QTest::newRow("runs is a file")
            << QByteArray("p/runs") << QByteArray("p") << QByteArray("Cannot create the folder");
        QTest::newRow("foreign database") << QByteArray("p/project.sqlite") << QByteArray("p")
                                          << QByteArray("is not a Mixdesk database");
        QTest::newRow("inside the dataset") << QByteArray("data/x.png") << QByteArray("data/p")
                                            << QByteArray("lies in its dataset");
        QTest::newRow("the dataset")
            << QByteArray("data/x.png") << QByteArray("data") << QByteArray("lies in its dataset");
    }

    void createRefuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, folder);
        QFETCH(QByteArray, part);
        Scratch scratch;
        write(scratch.folder / file.toStdString(), "hello");
        const auto refused = Project::create(scratch.folder / folder.toStdString(),
                                             settingsWith((scratch.folder / "data").string()));
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, part.toStdString()));
        QVERIFY(contains(refused.error().message, scratch.folder.string()));
    }

    void aLostProjectFileCanBeMadeAgain()
    {
        Scratch scratch;
        const fs::path folder = scratch.folder / "p";
        {
            VERIFY_OK(Project::create(folder, settingsWith("/data")));
            auto database = Database::open(folder / "project.sqlite");
            VERIFY_OK(database);
            addRun(**database, QStringLiteral("kept"));
        }
        fs::create_directories(folder / "runs" / "kept");
        fs::remove(folder / "project.yaml");
        VERIFY_OK(Project::create(folder, settingsWith("/data")));
        auto database = Database::open(folder / "project.sqlite");
        VERIFY_OK(database);
        QCOMPARE(RunRepository(**database).all()->size(), std::size_t(1));
    }

    void openRefuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        const QByteArray head = "format: mixdesk-project\nversion: 1\n";
        const QByteArray body = "name: a\ndataset: /d\n";
        QTest::newRow("foreign") << QByteArray("name: x\n") << QByteArray("is not a Mixdesk");
        QTest::newRow("a run") << QByteArray("format: mixdesk-run\nversion: 1\n")
                               << QByteArray("is not a Mixdesk project");
        QTest::newRow("empty") << QByteArray() << QByteArray("is not a Mixdesk project");
        QTest::newRow("format is a map")
            << QByteArray("format: {a: b}\n") << QByteArray("is not a Mixdesk project");
        QTest::newRow("newer") << QByteArray("format: mixdesk-project\nversion: 3\nshiny: 1\n")
                               << QByteArray("newer version of Mixdesk");
        QTest::newRow("version") << QByteArray("format: mixdesk-project\nversion: one\n")
                                 << QByteArray("'version' must be");
        QTest::newRow("unknown key") << head + body + "datset: /x\n"
                                     << QByteArray("line 5: unknown key 'datset'; did you mean");
        QTest::newRow("no dataset") << head + "name: a\n" << QByteArray("'dataset' is missing");
        QTest::newRow("no list") << head + body + "excluded_classes: {a: b}\n"
                                 << QByteArray("must be a list");
        QTest::newRow("run elsewhere") << head + body + "active_run: ../../etc\n"
                                       << QByteArray("'active_run' must be");
        QTest::newRow("huge") << head + body + "# " + QByteArray(2 << 20, 'x')
                              << QByteArray("more than");
        QTest::newRow("bytes") << QByteArray("\x00\xff\x01SQLite", 9) << QByteArray("project.yaml");
    }

    void openRefuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        Scratch scratch;
        write(scratch.folder / "project.yaml", text.toStdString());
        const auto refused = Project::open(scratch.folder);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, part.toStdString()));
    }

    void openRefusesWhatIsNoProject()
    {
        Scratch scratch;
        auto refused = Project::open(scratch.folder / "nowhere");
        QVERIFY(!refused && refused.error().code == ErrorCode::NotFound);
        refused = Project::open(scratch.folder);
        QVERIFY(!refused && refused.error().code == ErrorCode::NotFound);
        QVERIFY(contains(refused.error().message, "holds no project"));
        write(scratch.folder / "letter.txt", "hello");
        refused = Project::open(scratch.folder / "letter.txt");
        QVERIFY(!refused && contains(refused.error().message, "is not a project"));
        fs::create_directories(scratch.folder / "q" / "project.yaml");
        refused = Project::open(scratch.folder / "q");
        QVERIFY(!refused && contains(refused.error().message, "not a regular file"));
    }

    void aFolderThatMayNotBeWrittenIsSaidSo()
    {
        Scratch scratch;
        const fs::path folder = scratch.folder / "p";
        VERIFY_OK(Project::create(folder, settingsWith("/data")));
        fs::permissions(scratch.folder, fs::perms(0755));
        fs::permissions(folder, fs::perms(0555));
        {
            const WithoutRoot nobody;
            const auto opened = Project::open(folder);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::Unwritable);
            QVERIFY(contains(opened.error().message, "is not writable"));
            const auto made = Project::create(folder / "q", settingsWith("/data"));
            QVERIFY(!made);
            QCOMPARE(made.error().code, ErrorCode::Unwritable);
        }
        fs::permissions(folder, fs::perms(0755));
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "test_project.moc"

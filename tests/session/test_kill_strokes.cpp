// SPDX-License-Identifier: GPL-3.0-or-later
// Kills a program that draws with a MaskSession, again and again, at any moment: what is there
// afterwards are all strokes but the one in hand, to the pixel. MIXDESK_KILLS: how often.
#include "core/session/mask_session.h"
#include "store/store_fixture.h"

#include <poll.h>
#include <random>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kImage = QStringLiteral("screw/test/scratch/007.png");
const QString kType = QStringLiteral("scratch");
const cv::Size kSize(1500, 1100);
constexpr int kFewKills = 12;

/// The same for the same number, in both programs.
struct Stroke
{
    cv::Point2d points[4];
    double diameter;
    bool erase;

    explicit Stroke(int number) : diameter(8.0 + number % 40), erase(number % 5 == 4)
    {
        std::mt19937 random(unsigned(number) + 1);
        for (cv::Point2d& point : points)
            point = {double(random() % unsigned(kSize.width)),
                     double(random() % unsigned(kSize.height))};
    }
};

/// Draws for ever, and tells how many strokes are stored before it begins another one.
int draw(const QString& file, int pipe)
{
    MaskSession masks(fs::path(file.toStdString()));
    QObject::connect(&masks, &MaskSession::failed,
                     [](const QString& text) { qFatal("%s", qPrintable(text)); });
    int stored = 0;
    if (auto database = Database::open(fs::path(file.toStdString()))) {
        const auto mask = MaskRepository(**database).read(kImage, kType);
        stored = mask && *mask ? (*mask)->revision : 0;
    }
    masks.open(kImage, kSize);
    masks.setType(kType);
    while (!masks.ready())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (;; ++stored) {
        const Stroke stroke(stored);
        masks.beginStroke(stroke.points[0], stroke.diameter, stroke.erase);
        if (::write(pipe, &stored, sizeof stored) < 0)
            return 2;
        for (const cv::Point2d& point : stroke.points)
            masks.extendStroke(point);
        masks.endStroke();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TestKillStrokes : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLostButTheStrokeInHand();
};

void TestKillStrokes::nothingIsLostButTheStrokeInHand()
{
    Scratch scratch;
    scratch.open();
    const int kills = qEnvironmentVariableIsSet("MIXDESK_KILLS")
                          ? qEnvironmentVariableIntValue("MIXDESK_KILLS")
                          : kFewKills;
    const QByteArray program = QCoreApplication::applicationFilePath().toLocal8Bit();
    const QByteArray file = QByteArray::fromStdString(scratch.file.string());
    std::mt19937 random(20261124);
    std::uniform_int_distribution<int> moment(0, 40'000); // microseconds
    MaskCanvas wanted(kSize);
    int drawn = 0, inHand = 0;
    for (int i = 0; i < kills; ++i) {
        int ends[2];
        QVERIFY(::pipe(ends) == 0);
        const QByteArray end = QByteArray::number(ends[1]);
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl(program.constData(), program.constData(), "--draw", file.constData(),
                    end.constData(), nullptr);
            ::_exit(3);
        }
        ::close(ends[1]);
        int told = -1, heard = -1;
        QVERIFY(::read(ends[0], &told, sizeof told) == ssize_t(sizeof told));
        ::usleep(useconds_t(moment(random)));
        ::kill(child, SIGKILL);
        while (::read(ends[0], &heard, sizeof heard) == ssize_t(sizeof heard))
            told = heard;
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);

        auto database = scratch.open();
        VERIFY_OK(database->check());
        const auto read = MaskRepository(*database).read(kImage, kType);
        VERIFY_OK(read);
        const int stored = *read ? (*read)->revision : 0;
        QVERIFY2(stored >= told, "a stroke is lost that was stored before another one began");
        QVERIFY2(stored <= told + 1, "more than the stroke in hand");
        inHand += stored == told;
        for (; drawn < stored; ++drawn) {
            const Stroke stroke(drawn);
            wanted.beginStroke(stroke.points[0], stroke.diameter, stroke.erase);
            for (const cv::Point2d& point : stroke.points)
                wanted.extendStroke(point);
            wanted.endStroke();
        }
        MaskCanvas found(kSize);
        if (*read)
            for (const MaskTile& tile : (*read)->tiles)
                QVERIFY(found.unpackTile({tile.x, tile.y}, tile.bits.toStdString()));
        QCOMPARE(cv::countNonZero(found.mask() != wanted.mask()), 0);
    }
    QVERIFY(drawn > kills);
    qInfo("%d kills, %d strokes; %d times the stroke in hand was lost, never another one", kills,
          drawn, inHand);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.value(1) == QLatin1String("--draw"))
        return draw(words.value(2), words.value(3).toInt());
    TestKillStrokes test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_kill_strokes.moc"

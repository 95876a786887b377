// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/field_texts.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <cstring>

namespace mixdesk {

namespace {

struct Row
{
    const char *key, *label, *help, *equation;
};

constexpr const char* kContext = "TrainSettings";

// Written out here, and not taken from the core's rows, so that Qt Linguist sees them.
constexpr Row kRows[] = {
    {"network.kind", QT_TRANSLATE_NOOP("TrainSettings", "Layer plan"),
     QT_TRANSLATE_NOOP("TrainSettings", "Layer plan of the autoencoder."),
     QT_TRANSLATE_NOOP("TrainSettings", "Eq. 3 and 4:  z = E(x),  x' = D(z);  Tables 1 and 2")},
    {"network.input_size", QT_TRANSLATE_NOOP("TrainSettings", "Input size in pixels"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Side of the square that pictures are resized to: larger shows smaller "
                       "defects and takes longer."),
     ""},
    {"network.latent", QT_TRANSLATE_NOOP("TrainSettings", "Latent size"),
     QT_TRANSLATE_NOOP("TrainSettings", "Numbers in the latent (all but Table 2)."),
     QT_TRANSLATE_NOOP("TrainSettings", "Table 1:  l_d = 128")},
    {"network.width", QT_TRANSLATE_NOOP("TrainSettings", "Width"),
     QT_TRANSLATE_NOOP("TrainSettings", "Multiplies the channels of every inner layer."), ""},
    {"noise.kind", QT_TRANSLATE_NOOP("TrainSettings", "Noise"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "What corrupts the training inputs; the picture to rebuild stays clean."),
     QT_TRANSLATE_NOOP("TrainSettings", "Eq. 7:  x_noise = clamp(x + v W)")},
    {"noise.amount", QT_TRANSLATE_NOOP("TrainSettings", "Noise amount"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Deviation of Gaussian noise, share of pixels that masking sets to 0, or "
                       "share of pictures that defects are drawn on."),
     QT_TRANSLATE_NOOP("TrainSettings", "Eq. 7:  x_noise = clamp(x + v W), v = 0.3")},
    {"noise.easy_share", QT_TRANSLATE_NOOP("TrainSettings", "From easy to hard"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Share of the epochs over which drawn defects go from large and plain to "
                       "all sizes and strengths; 0: all from the start."),
     ""},
    {"contraction.weight", QT_TRANSLATE_NOOP("TrainSettings", "Contraction"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Weight of the squared norm of the encoder's Jacobian, against a mean "
                       "reconstruction loss: holds the latent still where the picture changes "
                       "little."),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Eq. 8:  L = |x - x'|\u00b2 + \u03bb |J_E(x)|\u00b2, \u03bb = 1e-4")},
    {"contraction.share", QT_TRANSLATE_NOOP("TrainSettings", "Estimated on"),
     QT_TRANSLATE_NOOP("TrainSettings", "Share of each micro-batch that the norm is estimated on."),
     ""},
    {"loss.kind", QT_TRANSLATE_NOOP("TrainSettings", "Loss"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Reconstruction loss, and the score that the training curves show."),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Eq. 5:  L2 = |x - D(E(x))|\u00b2;  Eq. 9:  (1 - SSIM(x, x')) / 2")},
    {"loss.classifier_weight", QT_TRANSLATE_NOOP("TrainSettings", "Classifier weight"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Weight of the cross-entropy that teaches which product is seen."),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Section 3.7:  L = reconstruction + 3 cross-entropy + contraction")},
    {"loss.dropout", QT_TRANSLATE_NOOP("TrainSettings", "Dropout"),
     QT_TRANSLATE_NOOP("TrainSettings", "Share of units left out inside the classifier."), ""},
    {"loss.defect_weight", QT_TRANSLATE_NOOP("TrainSettings", "Defect map weight"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Weight of the loss that teaches Repair where drawn defects are."),
     ""},
    {"optimizer.learning_rate", QT_TRANSLATE_NOOP("TrainSettings", "Learning rate"),
     QT_TRANSLATE_NOOP("TrainSettings", "Step size of Adam at the start."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 3.7:  0.001")},
    {"optimizer.epsilon", QT_TRANSLATE_NOOP("TrainSettings", "Adam epsilon"),
     QT_TRANSLATE_NOOP("TrainSettings", "Floor of Adam's denominator, for numerical stability."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 3.7:  1e-6")},
    {"optimizer.schedule", QT_TRANSLATE_NOOP("TrainSettings", "Schedule"),
     QT_TRANSLATE_NOOP("TrainSettings", "How the learning rate falls."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 3.7:  reduce on plateau")},
    {"optimizer.plateau_patience", QT_TRANSLATE_NOOP("TrainSettings", "Plateau patience"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Epochs without a lower validation loss before the rate is cut."),
     ""},
    {"optimizer.plateau_factor", QT_TRANSLATE_NOOP("TrainSettings", "Plateau factor"),
     QT_TRANSLATE_NOOP("TrainSettings", "The rate is multiplied by this when it is cut."), ""},
    {"training.epochs", QT_TRANSLATE_NOOP("TrainSettings", "Epochs"),
     QT_TRANSLATE_NOOP("TrainSettings", "Passes over the training pictures."), ""},
    {"training.batch", QT_TRANSLATE_NOOP("TrainSettings", "Batch"),
     QT_TRANSLATE_NOOP("TrainSettings", "Pictures per step of the optimiser."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 3.7:  128")},
    {"training.micro_batch", QT_TRANSLATE_NOOP("TrainSettings", "Micro-batch"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Pictures that pass the network at once; their gradients add up to the "
                       "batch."),
     ""},
    {"training.early_stopping", QT_TRANSLATE_NOOP("TrainSettings", "Early stopping"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Stop after so many epochs without a better validation F1; 0 never stops "
                       "early."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 3.7:  20 epochs")},
    {"training.select", QT_TRANSLATE_NOOP("TrainSettings", "Keep the epoch"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Which epoch's weights are kept: best validation F1, lowest validation "
                       "loss, or the last."),
     ""},
    {"training.shards", QT_TRANSLATE_NOOP("TrainSettings", "Shards"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Parts that the training images are dealt out to, one for each process of a "
                       "job on several processors or machines. A single process needs no more than "
                       "1, and gets another order of the images with more."),
     ""},
    {"training.seed", QT_TRANSLATE_NOOP("TrainSettings", "Seed"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Start of every random stream: the same seed gives the same run."),
     ""},
    {"training.threads", QT_TRANSLATE_NOOP("TrainSettings", "Threads"),
     QT_TRANSLATE_NOOP("TrainSettings", "Threads of the numeric library; 0 takes every core."), ""},
    {"training.device", QT_TRANSLATE_NOOP("TrainSettings", "Device"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Where the network runs; automatic takes CUDA when it is there."),
     ""},
    {"training.precision", QT_TRANSLATE_NOOP("TrainSettings", "Precision"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "bf16 is faster where the processor has it. Automatic trains in fp32 and "
                       "scores in bf16 if validation comes out the same."),
     ""},
    {"thresholds.alpha", QT_TRANSLATE_NOOP("TrainSettings", "Alpha"),
     QT_TRANSLATE_NOOP("TrainSettings", "Weight of the newest epoch in the running threshold."),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Eq. 6:  T_i = (1 - \u03b1) T_(i-1) + \u03b1 (\u03bc + \u03b2 \u03c3), "
                       "\u03b1 = 0.65")},
    {"thresholds.beta", QT_TRANSLATE_NOOP("TrainSettings", "Beta"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Standard deviations above the mean while training; fitted per class at "
                       "the end."),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Eq. 6:  T_i = (1 - \u03b1) T_(i-1) + \u03b1 (\u03bc + \u03b2 \u03c3)")},
    {"thresholds.source", QT_TRANSLATE_NOOP("TrainSettings", "Scores from"),
     QT_TRANSLATE_NOOP(
         "TrainSettings",
         "Whose scores give mean and deviation: good pictures held out, without "
         "noise, or the training pictures as the network saw them (the paper's way)."),
     QT_TRANSLATE_NOOP("TrainSettings", "Eq. 6:  \u03bc and \u03c3")},
    {"thresholds.beta_range", QT_TRANSLATE_NOOP("TrainSettings", "Beta range"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Range of the fitted beta: -1 to 6, or the paper's -1 to 1."),
     QT_TRANSLATE_NOOP("TrainSettings", "Eq. 6:  \u03b2 within (-1, 1)")},
    {"score.kind", QT_TRANSLATE_NOOP("TrainSettings", "Anomaly score"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Anomaly score of the finished model; automatic takes, per class, the best "
                       "on validation."),
     ""},
    {"validation.source", QT_TRANSLATE_NOOP("TrainSettings", "Defects from"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Defects for validation: drawn on good pictures held out, or the test "
                       "folder (the paper's way; every table then says so)."),
     ""},
    {"validation.held_out_share", QT_TRANSLATE_NOOP("TrainSettings", "Held-out share"),
     QT_TRANSLATE_NOOP("TrainSettings", "Share of each class's good training pictures held out."),
     ""},
    {"validation.held_out_minimum", QT_TRANSLATE_NOOP("TrainSettings", "Held out at least"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "At least so many held-out pictures per class, where the class has them."),
     ""},
    {"validation.synthetic_per_image", QT_TRANSLATE_NOOP("TrainSettings", "Defects per picture"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Synthetic defects drawn per held-out picture for the final choice."),
     ""},
    {"augmentation.flip_horizontal", QT_TRANSLATE_NOOP("TrainSettings", "Mirror left to right"),
     QT_TRANSLATE_NOOP("TrainSettings", "Mirror half of the training inputs left to right."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 4")},
    {"augmentation.flip_vertical", QT_TRANSLATE_NOOP("TrainSettings", "Mirror top to bottom"),
     QT_TRANSLATE_NOOP("TrainSettings", "Mirror half of the training inputs top to bottom."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 4")},
    {"augmentation.crop", QT_TRANSLATE_NOOP("TrainSettings", "Crop"),
     QT_TRANSLATE_NOOP("TrainSettings", "Largest share of a side that a random crop removes."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 4")},
    {"augmentation.rotate", QT_TRANSLATE_NOOP("TrainSettings", "Rotate by degrees"),
     QT_TRANSLATE_NOOP("TrainSettings", "Largest random rotation in degrees."),
     QT_TRANSLATE_NOOP("TrainSettings", "Section 4")},
    {"augmentation.light", QT_TRANSLATE_NOOP("TrainSettings", "Change brightness"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Largest random change of brightness, as a share: parts under a lamp that "
                       "ages stay good parts."),
     ""},
    {"data.resize", QT_TRANSLATE_NOOP("TrainSettings", "Resize"),
     QT_TRANSLATE_NOOP("TrainSettings",
                       "Fit pictures into the square by stretching, or keep the aspect and pad."),
     ""},
    {"data.cache_mib", QT_TRANSLATE_NOOP("TrainSettings", "Picture memory in MiB"),
     QT_TRANSLATE_NOOP("TrainSettings", "Memory for decoded pictures."), ""},
    {"data.prefetch_threads", QT_TRANSLATE_NOOP("TrainSettings", "Reading threads"),
     QT_TRANSLATE_NOOP("TrainSettings", "Threads that decode pictures ahead."), ""},
};

constexpr std::pair<const char*, const char*> kGroups[] = {
    {"network", QT_TRANSLATE_NOOP("TrainSettings", "Network")},
    {"noise", QT_TRANSLATE_NOOP("TrainSettings", "Noise")},
    {"contraction", QT_TRANSLATE_NOOP("TrainSettings", "Contraction")},
    {"loss", QT_TRANSLATE_NOOP("TrainSettings", "Loss and classifier")},
    {"optimizer", QT_TRANSLATE_NOOP("TrainSettings", "Optimiser")},
    {"training", QT_TRANSLATE_NOOP("TrainSettings", "Training")},
    {"thresholds", QT_TRANSLATE_NOOP("TrainSettings", "Thresholds")},
    {"score", QT_TRANSLATE_NOOP("TrainSettings", "Anomaly score")},
    {"validation", QT_TRANSLATE_NOOP("TrainSettings", "Validation")},
    {"augmentation", QT_TRANSLATE_NOOP("TrainSettings", "Augmentation")},
    {"data", QT_TRANSLATE_NOOP("TrainSettings", "Reading pictures")},
};

constexpr std::pair<const char*, const char*> kChoices[] = {
    {"fp32", QT_TRANSLATE_NOOP("TrainSettings", "32 bit (fp32)")},
    {"bf16", QT_TRANSLATE_NOOP("TrainSettings", "16 bit (bf16)")},
    {"compact", QT_TRANSLATE_NOOP("TrainSettings", "Compact")},
    {"repair", QT_TRANSLATE_NOOP("TrainSettings", "Repair")},
    {"table1", QT_TRANSLATE_NOOP("TrainSettings", "Table 1")},
    {"table2", QT_TRANSLATE_NOOP("TrainSettings", "Table 2")},
    {"ensemble", QT_TRANSLATE_NOOP("TrainSettings", "Ensemble")},
    {"none", QT_TRANSLATE_NOOP("TrainSettings", "None")},
    {"gaussian", QT_TRANSLATE_NOOP("TrainSettings", "Gaussian")},
    {"masking", QT_TRANSLATE_NOOP("TrainSettings", "Masking")},
    {"structured", QT_TRANSLATE_NOOP("TrainSettings", "Drawn defects (structured)")},
    {"l2", QT_TRANSLATE_NOOP("TrainSettings", "L2")},
    {"ssim", QT_TRANSLATE_NOOP("TrainSettings", "SSIM")},
    {"msssim", QT_TRANSLATE_NOOP("TrainSettings", "MS-SSIM")},
    {"constant", QT_TRANSLATE_NOOP("TrainSettings", "Constant")},
    {"plateau", QT_TRANSLATE_NOOP("TrainSettings", "Reduce on plateau")},
    {"cosine", QT_TRANSLATE_NOOP("TrainSettings", "Cosine")},
    {"f1", QT_TRANSLATE_NOOP("TrainSettings", "Best F1")},
    {"loss", QT_TRANSLATE_NOOP("TrainSettings", "Lowest loss")},
    {"last", QT_TRANSLATE_NOOP("TrainSettings", "Last epoch")},
    {"auto", QT_TRANSLATE_NOOP("TrainSettings", "Automatic")},
    {"cpu", QT_TRANSLATE_NOOP("TrainSettings", "Processor")},
    {"cuda", QT_TRANSLATE_NOOP("TrainSettings", "CUDA graphics card")},
    {"held_out", QT_TRANSLATE_NOOP("TrainSettings", "Good pictures held out")},
    {"training", QT_TRANSLATE_NOOP("TrainSettings", "Training pictures")},
    {"wide", QT_TRANSLATE_NOOP("TrainSettings", "-1 to 6")},
    {"paper", QT_TRANSLATE_NOOP("TrainSettings", "-1 to 1 (paper)")},
    {"synthetic", QT_TRANSLATE_NOOP("TrainSettings", "Drawn defects")},
    {"test", QT_TRANSLATE_NOOP("TrainSettings", "Test folder")},
    {"true", QT_TRANSLATE_NOOP("TrainSettings", "Yes")},
    {"false", QT_TRANSLATE_NOOP("TrainSettings", "No")},
    {"stretch", QT_TRANSLATE_NOOP("TrainSettings", "Stretch")},
    {"letterbox", QT_TRANSLATE_NOOP("TrainSettings", "Keep aspect")},
};

QString translated(const char* text)
{
    return *text ? QCoreApplication::translate(kContext, text) : QString();
}

template <typename Table> QString lookUp(const Table& table, const QString& key)
{
    for (const auto& [name, text] : table)
        if (key == QLatin1String(name))
            return translated(text);
    return key;
}

} // namespace

FieldText fieldText(const QString& key)
{
    for (const Row& row : kRows)
        if (key == QLatin1String(row.key))
            return {translated(row.label), translated(row.help), translated(row.equation)};
    return {key, {}, {}};
}

QString groupText(const QString& prefix)
{
    return lookUp(kGroups, prefix);
}

QStringList fieldChoices(const ConfigField& field)
{
    const QString allowed = QString::fromStdString(field.allowed);
    return allowed.contains(QStringLiteral(", ")) ? allowed.split(QStringLiteral(", "))
                                                  : QStringList();
}

QString choiceText(const QString& choice)
{
    return lookUp(kChoices, choice);
}

QString localNumber(QString text)
{
    return text.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString allowedText(const ConfigField& field)
{
    QStringList choices;
    for (const QString& choice : fieldChoices(field))
        choices.append(choiceText(choice));
    if (!choices.isEmpty())
        return choices.join(QStringLiteral(", "));
    const QString allowed = QString::fromStdString(field.allowed);
    const QStringList ends = allowed.split(QStringLiteral(" to "));
    return ends.size() == 2 ? QCoreApplication::translate("TrainSettings", "%1 to %2")
                                  .arg(localNumber(ends.first()), localNumber(ends.last()))
                            : allowed;
}

QString fieldToolTip(const ConfigField& field)
{
    const QString key = QString::fromStdString(field.key);
    const FieldText text = fieldText(key);
    QString tip = QStringLiteral("<p>%1</p>").arg(text.help.toHtmlEscaped());
    if (!text.equation.isEmpty())
        tip += QStringLiteral("<p>%1</p>").arg(text.equation.toHtmlEscaped());
    return tip + QStringLiteral("<p>%1</p>")
                     .arg(QCoreApplication::translate("TrainSettings", "Allowed: %1. In files: %2.")
                              .arg(allowedText(field).toHtmlEscaped(), key));
}

} // namespace mixdesk

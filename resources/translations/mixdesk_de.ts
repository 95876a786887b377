<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>DeskText</name>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1, up to %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>No good parts with a label yet</source>
        <translation>Noch keine gekennzeichneten Gutteile</translation>
    </message>
    <message>
        <source>%1 of %2 good parts rejected (%3)</source>
        <translation>%1 von %2 guten ausgesondert (%3)</translation>
    </message>
    <message>
        <source>No defects with a label yet</source>
        <translation>Noch keine gekennzeichneten Fehlteile</translation>
    </message>
    <message>
        <source>%1 of %2 defects escaped (%3)</source>
        <translation>%1 von %2 Fehlteilen übersehen (%3)</translation>
    </message>
    <message>
        <source>No part in it</source>
        <translation>Kein Teil darin</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s): %1 good, %2 defective</source>
        <translation>
            <numerusform>%n Teil: %1 gut, %2 fehlerhaft</numerusform>
            <numerusform>%n Teile: %1 gut, %2 fehlerhaft</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 good</source>
        <translation>%1 von %2 guten</translation>
    </message>
    <message>
        <source>%1 of %2 defective</source>
        <translation>%1 von %2 fehlerh.</translation>
    </message>
    <message>
        <source>Too few labelled pictures: %1.</source>
        <translation>Zu wenige gekennzeichnete Bilder: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 unlabelled, %2 of them rejected</source>
        <translation>%1 ohne Kennzeichen, davon %2 ausgesondert</translation>
    </message>
    <message>
        <source>%1 of %2 labels by a person</source>
        <translation>%1 von %2 Kennzeichen von Menschen</translation>
    </message>
    <message>
        <source>Where a person has judged a part on Inspect, that counts here instead of the folder it lies in. Parts that a person is unsure about count as unlabelled.</source>
        <translation>Hat ein Mensch ein Teil auf der Seite Prüfen beurteilt, zählt das hier statt des Ordners, in dem es liegt. Teile, bei denen er unsicher ist, zählen als nicht gekennzeichnet.</translation>
    </message>
    <message>
        <source>; catches %1, %2</source>
        <translation>; fängt %1 und %2 ab</translation>
    </message>
    <message numerus="yes">
        <source>%n false reject(s)</source>
        <translation>
            <numerusform>%n Fehlausschuss</numerusform>
            <numerusform>%n Fehlausschüsse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n escape(s)</source>
        <translation>
            <numerusform>%n übersehenen Fehler</numerusform>
            <numerusform>%n übersehene Fehler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>ExpectedLayout</name>
    <message>
        <source>good parts to learn from</source>
        <translation>Gutteile zum Lernen</translation>
    </message>
    <message>
        <source>good parts to judge</source>
        <translation>Gutteile zum Beurteilen</translation>
    </message>
    <message>
        <source>defective parts, one folder per kind of defect</source>
        <translation>Fehlteile, ein Ordner je Fehlerart</translation>
    </message>
    <message>
        <source>outlines of defects (not needed)</source>
        <translation>Umrisse der Fehler (nicht nötig)</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <translation>PRODUKT</translation>
    </message>
    <message>
        <source>DEFECT</source>
        <translation>FEHLER</translation>
    </message>
</context>
<context>
    <name>PartPreparer</name>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>absolut</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>calibrated SSIM</source>
        <translation>SSIM, kalibriert</translation>
    </message>
    <message>
        <source>all members</source>
        <translation>alle Mitglieder</translation>
    </message>
    <message>
        <source>defect map</source>
        <translation>Fehlerkarte</translation>
    </message>
    <message>
        <source>calibrated defect map</source>
        <translation>Fehlerkarte, kalibriert</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>MS-SSIM</source>
        <translation>MS-SSIM</translation>
    </message>
    <message>
        <source>CW-SSIM</source>
        <translation>CW-SSIM</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>training epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>choosing thresholds</source>
        <translation>Schwellwerte bestimmen</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>checking pictures</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>drawing pictures</source>
        <translation>Bilder werden gezeichnet</translation>
    </message>
    <message>
        <source>saving the training</source>
        <translation>Training wird gesichert</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>&apos;%1&apos; is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>the folders %1 and %2 more</source>
        <translation>die Ordner %1 und %2 weitere</translation>
    </message>
    <message>
        <source>the folders %1</source>
        <translation>die Ordner %1</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 and %2 pictures</source>
        <translation>%1 und %2 Bilder</translation>
    </message>
    <message>
        <source>nothing that fits</source>
        <translation>nichts Passendes</translation>
    </message>
    <message>
        <source>The file is identical to %1, in another class.</source>
        <translation>Die Datei ist dieselbe wie %1, das zu einem anderen Produkt gehört.</translation>
    </message>
    <message>
        <source>The file is identical to %1, with the opposite label.</source>
        <translation>Die Datei ist dieselbe wie %1, das umgekehrt gekennzeichnet ist.</translation>
    </message>
    <message>
        <source>The file is identical to %1, in the other of train and test.</source>
        <translation>Die Datei ist dieselbe wie %1: einmal in train, einmal in test.</translation>
    </message>
    <message>
        <source>The file is identical to %1.</source>
        <translation>Die Datei ist dieselbe wie %1.</translation>
    </message>
    <message>
        <source>The picture is almost identical to %1, in the other of train and test.</source>
        <translation>Das Bild gleicht fast völlig %1: eines liegt in train, eines in test.</translation>
    </message>
    <message>
        <source>The picture is almost identical to %1.</source>
        <translation>Das Bild gleicht fast völlig %1.</translation>
    </message>
    <message>
        <source>Event %1 (%2 of &apos;%3&apos; by %4, %5)</source>
        <translation>Ereignis %1 (%2 von „%3“ durch %4, %5)</translation>
    </message>
    <message>
        <source>Event %1 is missing.</source>
        <translation>Ereignis %1 fehlt.</translation>
    </message>
    <message>
        <source>Events %1 to %2 are missing.</source>
        <translation>Die Ereignisse %1 bis %2 fehlen.</translation>
    </message>
    <message>
        <source>%1 %2 of &apos;%3&apos;</source>
        <translation>%1 %2 von „%3“</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The mask %1 has another size than its picture and was resized.</source>
        <translation>Die Maske %1 hat eine andere Größe als ihr Bild und wurde angepasst.</translation>
    </message>
</context>
<context>
    <name>ThresholdOrigin</name>
    <message>
        <source>beta set by hand.</source>
        <translation>Beta von Hand gesetzt.</translation>
    </message>
    <message>
        <source>threshold set by hand.</source>
        <translation>Schwellwert von Hand gesetzt.</translation>
    </message>
    <message>
        <source>beta fitted to reject about 5 % of %1 held-out good images, for there were no validation defects.</source>
        <translation>Beta so angepasst, dass etwa 5 % von %1 zurückgehaltenen Gutbildern ausgesondert werden, denn zur Validierung gab es keine Fehler.</translation>
    </message>
    <message>
        <source>beta fitted for balanced accuracy on %1 held-out good images and %2 synthetic defects.</source>
        <translation>Beta auf ausgewogene Genauigkeit angepasst; zurückgehaltene Gutbilder: %1, künstliche Fehler: %2.</translation>
    </message>
    <message>
        <source>beta fitted for balanced accuracy on %1 held-out good images and %2 synthetic defects, at the end of its range.</source>
        <translation>Beta auf ausgewogene Genauigkeit angepasst, am Ende seines Bereichs; zurückgehaltene Gutbilder: %1, künstliche Fehler: %2.</translation>
    </message>
    <message>
        <source>beta fitted for balanced accuracy on %1 good and %2 defective images of the test folder.</source>
        <translation>Beta auf ausgewogene Genauigkeit im Testordner angepasst; Gutbilder: %1, Fehlerbilder: %2.</translation>
    </message>
    <message>
        <source>beta fitted for balanced accuracy on %1 good and %2 defective images of the test folder, at the end of its range.</source>
        <translation>Beta auf ausgewogene Genauigkeit im Testordner angepasst, am Ende seines Bereichs; Gutbilder: %1, Fehlerbilder: %2.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on the run&apos;s validation images.</source>
        <translation>Beta auf den Validierungsbildern des Laufs angepasst; Ziel: %1.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on the run&apos;s validation images; NOT reached within beta&apos;s range: %2 of %3 escape.</source>
        <translation>Beta auf den Validierungsbildern des Laufs angepasst; Ziel: %1. Im Bereich von Beta NICHT erreicht: %2 von %3 werden übersehen.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on the run&apos;s validation images; NOT reached within beta&apos;s range: %2 of %3 good ones are rejected.</source>
        <translation>Beta auf den Validierungsbildern des Laufs angepasst; Ziel: %1. Im Bereich von Beta NICHT erreicht: %2 von %3 guten werden ausgesondert.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on TEST images, figures on which are optimistic.</source>
        <translation>Beta auf TESTBILDERN angepasst, Zahlen auf diesen sind zu günstig; Ziel: %1.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on TEST images, figures on which are optimistic; NOT reached within beta&apos;s range: %2 of %3 escape.</source>
        <translation>Beta auf TESTBILDERN angepasst, Zahlen auf diesen sind zu günstig; Ziel: %1. Im Bereich von Beta NICHT erreicht: %2 von %3 werden übersehen.</translation>
    </message>
    <message>
        <source>beta fitted for %1 on TEST images, figures on which are optimistic; NOT reached within beta&apos;s range: %2 of %3 good ones are rejected.</source>
        <translation>Beta auf TESTBILDERN angepasst, Zahlen auf diesen sind zu günstig; Ziel: %1. Im Bereich von Beta NICHT erreicht: %2 von %3 guten werden ausgesondert.</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>at most %1 false rejects</source>
        <translation>höchstens %1 Fehlausschuss</translation>
    </message>
    <message>
        <source>at most %1 escapes</source>
        <translation>höchstens %1 Schlupf</translation>
    </message>
    <message>
        <source>least cost (false reject %1, escape %2, defect rate %3)</source>
        <translation>geringste Kosten (Fehlausschuss %1, Schlupf %2, Fehleranteil %3)</translation>
    </message>
    <message>
        <source>set for at most %1 false rejects by the scores of %2 held-out good images; on unseen good parts %3 to %4 with 90 % confidence.</source>
        <translation>Auf höchstens %1 Fehlausschuss gesetzt, nach den Werten zurückgehaltener Gutbilder (%2); bei ungesehenen Gutteilen mit 90 % Sicherheit %3 bis %4.</translation>
    </message>
    <message>
        <source>set for about %1 false rejects, beyond the scores of all %2 held-out good images; on unseen good parts up to %3 with 90 % confidence.</source>
        <translation>Auf etwa %1 Fehlausschuss gesetzt, jenseits der Werte aller zurückgehaltenen Gutbilder (%2); bei ungesehenen Gutteilen mit 90 % Sicherheit bis %3.</translation>
    </message>
</context>
<context>
    <name>TrainSettings</name>
    <message>
        <source>Layer plan</source>
        <translation>Schichtenplan</translation>
    </message>
    <message>
        <source>Layer plan of the autoencoder.</source>
        <translation>Schichtenplan des Autoencoders.</translation>
    </message>
    <message>
        <source>Eq. 3 and 4:  z = E(x),  x&apos; = D(z);  Tables 1 and 2</source>
        <translation>Gl. 3 und 4:  z = E(x),  x&apos; = D(z);  Tabellen 1 und 2</translation>
    </message>
    <message>
        <source>Input size in pixels</source>
        <translation>Eingabegröße in Pixel</translation>
    </message>
    <message>
        <source>Side of the square that pictures are resized to: larger shows smaller defects and takes longer.</source>
        <translation>Seite des Quadrats, auf das Bilder gebracht werden: größer zeigt kleinere Fehler und dauert länger.</translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation>Größe des Codes</translation>
    </message>
    <message>
        <source>Table 1:  l_d = 128</source>
        <translation>Tabelle 1:  l_d = 128</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Multiplies the channels of every inner layer.</source>
        <translation>Vervielfacht die Kanäle jeder inneren Schicht.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>What corrupts the training inputs; the picture to rebuild stays clean.</source>
        <translation>Was die Trainingseingaben stört; das Bild, das nachgebildet werden soll, bleibt sauber.</translation>
    </message>
    <message>
        <source>Eq. 7:  x_noise = clamp(x + v W)</source>
        <translation>Gl. 7:  x_noise = clamp(x + v W)</translation>
    </message>
    <message>
        <source>Noise amount</source>
        <translation>Rauschstärke</translation>
    </message>
    <message>
        <source>Eq. 7:  x_noise = clamp(x + v W), v = 0.3</source>
        <translation>Gl. 7:  x_noise = clamp(x + v W), v = 0.3</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>Kontraktion</translation>
    </message>
    <message>
        <source>Weight of the squared norm of the encoder&apos;s Jacobian, against a mean reconstruction loss: holds the latent still where the picture changes little.</source>
        <translation>Gewicht der quadrierten Norm der Jacobi-Matrix des Encoders gegenüber dem mittleren Rekonstruktionsverlust: hält den Code ruhig, wo sich das Bild wenig ändert.</translation>
    </message>
    <message>
        <source>Eq. 8:  L = |x - x&apos;|² + λ |J_E(x)|², λ = 1e-4</source>
        <translation>Gl. 8:  L = |x - x&apos;|² + λ |J_E(x)|², λ = 1e-4</translation>
    </message>
    <message>
        <source>Estimated on</source>
        <translation>Geschätzt an</translation>
    </message>
    <message>
        <source>Share of each micro-batch that the norm is estimated on.</source>
        <translation>Anteil jedes Teilstapels, an dem die Norm geschätzt wird.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Reconstruction loss, and the score that the training curves show.</source>
        <translation>Rekonstruktionsverlust und zugleich der Wert, den die Trainingskurven zeigen.</translation>
    </message>
    <message>
        <source>Eq. 5:  L2 = |x - D(E(x))|²;  Eq. 9:  (1 - SSIM(x, x&apos;)) / 2</source>
        <translation>Gl. 5:  L2 = |x - D(E(x))|²;  Gl. 9:  (1 - SSIM(x, x&apos;)) / 2</translation>
    </message>
    <message>
        <source>Classifier weight</source>
        <translation>Klassifikatorgewicht</translation>
    </message>
    <message>
        <source>Weight of the cross-entropy that teaches which product is seen.</source>
        <translation>Gewicht der Kreuzentropie, die lehrt, welches Produkt zu sehen ist.</translation>
    </message>
    <message>
        <source>Section 3.7:  L = reconstruction + 3 cross-entropy + contraction</source>
        <translation>Abschnitt 3.7:  L = Rekonstruktion + 3 Kreuzentropie + Kontraktion</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of units left out inside the classifier.</source>
        <translation>Anteil der Einheiten, die im Klassifikator ausgelassen werden.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step size of Adam at the start.</source>
        <translation>Schrittweite von Adam zu Beginn.</translation>
    </message>
    <message>
        <source>Section 3.7:  0.001</source>
        <translation>Abschnitt 3.7:  0.001</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam-Epsilon</translation>
    </message>
    <message>
        <source>Floor of Adam&apos;s denominator, for numerical stability.</source>
        <translation>Untergrenze des Nenners von Adam, für stabiles Rechnen.</translation>
    </message>
    <message>
        <source>Section 3.7:  1e-6</source>
        <translation>Abschnitt 3.7:  1e-6</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>How the learning rate falls.</source>
        <translation>Wie die Lernrate sinkt.</translation>
    </message>
    <message>
        <source>Section 3.7:  reduce on plateau</source>
        <translation>Abschnitt 3.7:  bei Stillstand senken</translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Epochs without a lower validation loss before the rate is cut.</source>
        <translation>Epochen ohne kleineren Validierungsverlust, bevor die Lernrate gesenkt wird.</translation>
    </message>
    <message>
        <source>Plateau factor</source>
        <translation>Senkungsfaktor</translation>
    </message>
    <message>
        <source>The rate is multiplied by this when it is cut.</source>
        <translation>Damit wird die Lernrate beim Senken malgenommen.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training pictures.</source>
        <translation>Durchgänge durch die Trainingsbilder.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Pictures per step of the optimiser.</source>
        <translation>Bilder je Schritt des Optimierers.</translation>
    </message>
    <message>
        <source>Section 3.7:  128</source>
        <translation>Abschnitt 3.7:  128</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Teilstapel</translation>
    </message>
    <message>
        <source>Pictures that pass the network at once; their gradients add up to the batch.</source>
        <translation>Bilder, die zugleich durch das Netz gehen; ihre Gradienten summieren sich zum Stapel.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Früher Abbruch</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation F1; 0 never stops early.</source>
        <translation>Nach so vielen Epochen ohne besseres F1 der Validierung aufhören; 0 hört nie früher auf.</translation>
    </message>
    <message>
        <source>Section 3.7:  20 epochs</source>
        <translation>Abschnitt 3.7:  20 Epochen</translation>
    </message>
    <message>
        <source>Keep the epoch</source>
        <translation>Behaltene Epoche</translation>
    </message>
    <message>
        <source>Which epoch&apos;s weights are kept: best validation F1, lowest validation loss, or the last.</source>
        <translation>Von welcher Epoche die Gewichte behalten werden: bestes F1 der Validierung, kleinster Validierungsverlust oder die letzte.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Start of every random stream: the same seed gives the same run.</source>
        <translation>Anfang aller Zufallsfolgen: gleiche Startzahl, gleicher Lauf.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads of the numeric library; 0 takes every core.</source>
        <translation>Threads der Rechenbibliothek; 0 nimmt jeden Kern.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the network runs; automatic takes CUDA when it is there.</source>
        <translation>Wo das Netz rechnet; automatisch nimmt CUDA, wenn vorhanden.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>bf16 is faster where the processor has it. Automatic trains in fp32 and scores in bf16 if validation comes out the same.</source>
        <translation>bf16 ist schneller, wo der Prozessor es kann. Automatisch trainiert in fp32 und bewertet in bf16, wenn die Validierung gleich ausfällt.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Weight of the newest epoch in the running threshold.</source>
        <translation>Gewicht der neuesten Epoche im laufenden Schwellwert.</translation>
    </message>
    <message>
        <source>Eq. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ), α = 0.65</source>
        <translation>Gl. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ), α = 0.65</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Standard deviations above the mean while training; fitted per class at the end.</source>
        <translation>Standardabweichungen über dem Mittelwert während des Trainings; am Ende je Produkt angepasst.</translation>
    </message>
    <message>
        <source>Eq. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ)</source>
        <translation>Gl. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ)</translation>
    </message>
    <message>
        <source>Scores from</source>
        <translation>Werte aus</translation>
    </message>
    <message>
        <source>Whose scores give mean and deviation: good pictures held out, without noise, or the training pictures as the network saw them (the paper&apos;s way).</source>
        <translation>Wessen Werte Mittelwert und Streuung ergeben: zurückgehaltene Gutbilder ohne Rauschen oder die Trainingsbilder, wie das Netz sie sah (wie im Aufsatz).</translation>
    </message>
    <message>
        <source>Eq. 6:  μ and σ</source>
        <translation>Gl. 6:  μ und σ</translation>
    </message>
    <message>
        <source>Beta range</source>
        <translation>Beta-Bereich</translation>
    </message>
    <message>
        <source>Range of the fitted beta: -1 to 6, or the paper&apos;s -1 to 1.</source>
        <translation>Bereich des angepassten Beta: -1 bis 6 oder wie im Aufsatz -1 bis 1.</translation>
    </message>
    <message>
        <source>Eq. 6:  β within (-1, 1)</source>
        <translation>Gl. 6:  β in (-1, 1)</translation>
    </message>
    <message>
        <source>Anomaly score</source>
        <translation>Anomaliewert</translation>
    </message>
    <message>
        <source>Anomaly score of the finished model; automatic takes, per class, the best on validation.</source>
        <translation>Anomaliewert des fertigen Modells; automatisch nimmt je Produkt den besten der Validierung.</translation>
    </message>
    <message>
        <source>Defects from</source>
        <translation>Fehler aus</translation>
    </message>
    <message>
        <source>Defects for validation: drawn on good pictures held out, or the test folder (the paper&apos;s way; every table then says so).</source>
        <translation>Fehler für die Validierung: auf zurückgehaltene Gutbilder gezeichnet oder aus dem Testordner (wie im Aufsatz; jede Tabelle sagt es dann).</translation>
    </message>
    <message>
        <source>Held-out share</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Share of each class&apos;s good training pictures held out.</source>
        <translation>Anteil der guten Trainingsbilder jedes Produkts, der zurückgehalten wird.</translation>
    </message>
    <message>
        <source>Held out at least</source>
        <translation>Mindestens zurück</translation>
    </message>
    <message>
        <source>At least so many held-out pictures per class, where the class has them.</source>
        <translation>Mindestens so viele zurückgehaltene Bilder je Produkt, sofern vorhanden.</translation>
    </message>
    <message>
        <source>Defects per picture</source>
        <translation>Fehler je Bild</translation>
    </message>
    <message>
        <source>Synthetic defects drawn per held-out picture for the final choice.</source>
        <translation>Künstliche Fehler, die für die endgültige Wahl je zurückgehaltenem Bild gezeichnet werden.</translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation>Seitlich spiegeln</translation>
    </message>
    <message>
        <source>Mirror half of the training inputs left to right.</source>
        <translation>Die Hälfte der Trainingseingaben links-rechts spiegeln.</translation>
    </message>
    <message>
        <source>Section 4</source>
        <translation>Abschnitt 4</translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation>Kopfüber spiegeln</translation>
    </message>
    <message>
        <source>Mirror half of the training inputs top to bottom.</source>
        <translation>Die Hälfte der Trainingseingaben oben-unten spiegeln.</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Largest share of a side that a random crop removes.</source>
        <translation>Größter Anteil einer Seite, den ein zufälliger Zuschnitt entfernt.</translation>
    </message>
    <message>
        <source>Rotate by degrees</source>
        <translation>Drehen um Grad</translation>
    </message>
    <message>
        <source>Largest random rotation in degrees.</source>
        <translation>Größte zufällige Drehung in Grad.</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Fit pictures into the square by stretching, or keep the aspect and pad.</source>
        <translation>Bilder durch Strecken in das Quadrat bringen oder Seitenverhältnis behalten und auffüllen.</translation>
    </message>
    <message>
        <source>Picture memory in MiB</source>
        <translation>Bildspeicher in MiB</translation>
    </message>
    <message>
        <source>Memory for decoded pictures.</source>
        <translation>Speicher für geöffnete Bilder.</translation>
    </message>
    <message>
        <source>Reading threads</source>
        <translation>Lesethreads</translation>
    </message>
    <message>
        <source>Threads that decode pictures ahead.</source>
        <translation>Threads, die Bilder im Voraus öffnen.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Loss and classifier</source>
        <translation>Verlust und Klassifikator</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellwerte</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Abwandlung</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Table 1</source>
        <translation>Tabelle 1</translation>
    </message>
    <message>
        <source>Table 2</source>
        <translation>Tabelle 2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>Gaußsches</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>Maskieren</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>MS-SSIM</source>
        <translation>MS-SSIM</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>Bei Stillstand</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Best F1</source>
        <translation>Bestes F1</translation>
    </message>
    <message>
        <source>Lowest loss</source>
        <translation>Min. Verlust</translation>
    </message>
    <message>
        <source>Last epoch</source>
        <translation>Letzte Epoche</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Good pictures held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>-1 to 6</source>
        <translation>-1 bis 6</translation>
    </message>
    <message>
        <source>-1 to 1 (paper)</source>
        <translation>-1 bis 1 (Aufsatz)</translation>
    </message>
    <message>
        <source>Drawn defects</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Test folder</source>
        <translation>Testordner</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>Keep aspect</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Allowed: %1. In files: %2.</source>
        <translation>Erlaubt: %1. In Dateien: %2.</translation>
    </message>
    <message>
        <source>32 bit (fp32)</source>
        <translation>32 Bit (fp32)</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 Bit (bf16)</translation>
    </message>
    <message>
        <source>Numbers in the latent (all but Table 2).</source>
        <translation>Zahlen im latenten Raum (alle außer Tabelle 2).</translation>
    </message>
    <message>
        <source>Deviation of Gaussian noise, share of pixels that masking sets to 0, or share of pictures that defects are drawn on.</source>
        <translation>Streuung des Gauß-Rauschens, Anteil der auf 0 gesetzten Pixel oder Anteil der Bilder, auf die Fehler gezeichnet werden.</translation>
    </message>
    <message>
        <source>Defect map weight</source>
        <translation>Gewicht der Fehlerkarte</translation>
    </message>
    <message>
        <source>Weight of the loss that teaches Repair where drawn defects are.</source>
        <translation>Gewicht des Verlusts, der „Reparatur“ lehrt, wo gezeichnete Fehler sind.</translation>
    </message>
    <message>
        <source>Change brightness</source>
        <translation>Helligkeit ändern</translation>
    </message>
    <message>
        <source>Largest random change of brightness, as a share: parts under a lamp that ages stay good parts.</source>
        <translation>Größte zufällige Änderung der Helligkeit, als Anteil: Teile unter einer alternden Lampe bleiben gute Teile.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Drawn defects (structured)</source>
        <translation>Gezeichnete Fehler (strukturiert)</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Teile der Trainingsbilder</translation>
    </message>
    <message>
        <source>Parts that the training images are dealt out to, one for each process of a job on several processors or machines. A single process needs no more than 1, and gets another order of the images with more.</source>
        <translation>Teile, auf die die Trainingsbilder verteilt werden, einer für jeden Prozess eines Auftrags auf mehreren Prozessoren oder Rechnern. Ein einzelner Prozess braucht nicht mehr als 1 und bekommt mit mehr eine andere Reihenfolge der Bilder.</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>From easy to hard</source>
        <translation>Von leicht zu schwer</translation>
    </message>
    <message>
        <source>Share of the epochs over which drawn defects go from large and plain to all sizes and strengths; 0: all from the start.</source>
        <translation>Anteil der Epochen, über den die gezeichneten Fehler von groß und deutlich zu allen Größen und Stärken übergehen; 0: von Anfang an alle.</translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>NOT OK</source>
        <translation>NICHT OK</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>reject this part</source>
        <translation>dieses Teil aussondern</translation>
    </message>
    <message>
        <source>let a person decide</source>
        <translation>ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>ohne Kennzeichen</translation>
    </message>
    <message>
        <source>labelled %1</source>
        <translation>Kennzeichen: %1</translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation>nicht gekennzeichnet</translation>
    </message>
    <message>
        <source>missed defect</source>
        <translation>übersehener Fehler</translation>
    </message>
    <message>
        <source>false reject</source>
        <translation>Fehlausschuss</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>a person&apos;s verdict</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>not OK</source>
        <translation>nicht OK</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>counts as not labelled because a person is unsure</source>
        <translation>zählt als nicht gekennzeichnet, weil ein Mensch unsicher ist</translation>
    </message>
    <message>
        <source>counts as %1 because a person said so</source>
        <translation>zählt als %1, weil ein Mensch es so sagt</translation>
    </message>
    <message>
        <source>Taken for %1 (%2 % sure), but it is %3</source>
        <translation>Erkannt als %1 (zu %2 % sicher), ist aber %3</translation>
    </message>
    <message>
        <source>%1 (%2 % sure)</source>
        <translation>%1 (zu %2 % sicher)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation for visual inspection.</source>
        <translation>Arbeitsplatz für die Sichtprüfung.</translation>
    </message>
    <message>
        <source>Open the demo plant.</source>
        <translation>Das Demowerk öffnen.</translation>
    </message>
    <message>
        <source>Save a picture of every page into FOLDER and quit.</source>
        <translation>Ein Bild jeder Seite in FOLDER speichern und beenden.</translation>
    </message>
    <message>
        <source>Project folder, or a folder of pictures.</source>
        <translation>Projektordner oder Bilderordner.</translation>
    </message>
    <message>
        <source>Folder of pictures for PROJECT, which is made if it is new.</source>
        <translation>Bilderordner für PROJECT; ein neues Projekt wird angelegt.</translation>
    </message>
    <message>
        <source>Say what to take pictures of: a PROJECT, a folder of pictures or --demo.</source>
        <translation>Angeben, wovon Bilder gemacht werden sollen: PROJECT, ein Bilderordner oder --demo.</translation>
    </message>
</context>
<context>
    <name>mixdesk::AgreementPanel</name>
    <message>
        <source>Agreement study</source>
        <translation>Übereinstimmung prüfen</translation>
    </message>
    <message>
        <source>Do two inspectors judge alike?</source>
        <translation>Urteilen zwei Prüfer gleich?</translation>
    </message>
    <message>
        <source>Both judge the same sample of pictures, each without seeing what the other or the model says. The result shows how often they agree, and where they do not. These verdicts count for the study only.</source>
        <translation>Beide beurteilen dieselbe Stichprobe von Bildern, ohne zu sehen, was der andere oder das Modell sagt. Das Ergebnis zeigt, wie oft sie übereinstimmen und wo nicht. Diese Urteile zählen nur für die Studie.</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Judge the pictures of this study that you have not judged yet</source>
        <translation>Die Bilder dieser Studie beurteilen, die Sie noch nicht beurteilt haben</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Compare two inspectors of this study</source>
        <translation>Zwei Prüfer dieser Studie vergleichen</translation>
    </message>
    <message>
        <source>Back to the parts</source>
        <translation>Zurück zu den Teilen</translation>
    </message>
    <message>
        <source>Leaves the studies</source>
        <translation>Verlässt die Studien</translation>
    </message>
    <message>
        <source>Name of a new study</source>
        <translation>Name einer neuen Studie</translation>
    </message>
    <message>
        <source> pictures</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Pictures of the sample</source>
        <translation>Bilder der Stichprobe</translation>
    </message>
    <message>
        <source>Taken from every product, with parts that the model accepts and parts that it rejects</source>
        <translation>Aus jedem Produkt, mit Teilen, die das Modell annimmt, und solchen, die es ablehnt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Draws the sample and begins to judge it</source>
        <translation>Zieht die Stichprobe und beginnt mit der Beurteilung</translation>
    </message>
    <message>
        <source>Picture to judge</source>
        <translation>Zu beurteilendes Bild</translation>
    </message>
    <message>
        <source>The part is OK</source>
        <translation>Das Teil ist OK</translation>
    </message>
    <message>
        <source>The part is not OK</source>
        <translation>Das Teil ist nicht OK</translation>
    </message>
    <message>
        <source>You cannot tell</source>
        <translation>Sie können es nicht sagen</translation>
    </message>
    <message>
        <source>Backspace: one back      Esc: go on another time</source>
        <translation>Rücktaste: eins zurück      Esc: ein andermal weiter</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n pictures, judged by %2</source>
        <translation>
            <numerusform>%1: %n Bild, beurteilt von %2</numerusform>
            <numerusform>%1: %n Bilder, beurteilt von %2</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemandem</translation>
    </message>
    <message>
        <source>%1 of %2, judged by %3</source>
        <translation>%1 von %2, beurteilt von %3</translation>
    </message>
    <message>
        <source>%1 is not in the dataset any more: put it back, or go on with Esc.</source>
        <translation>%1 ist nicht mehr im Datensatz: Legen Sie es zurück, oder weiter mit Esc.</translation>
    </message>
    <message>
        <source>less than chance gives</source>
        <translation>weniger, als der Zufall ergibt</translation>
    </message>
    <message>
        <source>slight</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>ausreichend</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mittelmäßig</translation>
    </message>
    <message>
        <source>substantial</source>
        <translation>beachtlich</translation>
    </message>
    <message>
        <source>almost perfect</source>
        <translation>fast vollkommen</translation>
    </message>
    <message>
        <source>No picture was judged by both yet.</source>
        <translation>Noch kein Bild wurde von beiden beurteilt.</translation>
    </message>
    <message>
        <source>Alike in %1 of %2 pictures (%3 %, between %4 and %5 %)</source>
        <translation>Gleich bei %1 von %2 Bildern (%3 %, zwischen %4 und %5 %)</translation>
    </message>
    <message>
        <source>Beyond chance (Cohen&apos;s kappa): %1, between %2 and %3: %4</source>
        <translation>Über den Zufall hinaus (Cohens Kappa): %1, zwischen %2 und %3: %4</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa says nothing here: both gave one and the same verdict throughout.</source>
        <translation>Cohens Kappa sagt hier nichts: Beide gaben durchweg ein und dasselbe Urteil.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are not judged by both yet.</source>
        <translation>
            <numerusform>%n Bild ist noch nicht von beiden beurteilt.</numerusform>
            <numerusform>%n Bilder sind noch nicht von beiden beurteilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>First inspector</source>
        <translation>Erster Prüfer</translation>
    </message>
    <message>
        <source>Second inspector</source>
        <translation>Zweiter Prüfer</translation>
    </message>
    <message>
        <source>Save as table (CSV)</source>
        <translation>Als Tabelle speichern (CSV)</translation>
    </message>
    <message>
        <source>Writes every picture with both verdicts</source>
        <translation>Schreibt jedes Bild mit beiden Urteilen</translation>
    </message>
    <message>
        <source>Back to the list of studies (Esc)</source>
        <translation>Zurück zur Liste der Studien (Esc)</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Verdicts of both inspectors</source>
        <translation>Urteile beider Prüfer</translation>
    </message>
    <message>
        <source>Pictures judged differently</source>
        <translation>Verschieden beurteilte Bilder</translation>
    </message>
    <message>
        <source>Enter or a double click opens the picture</source>
        <translation>Eingabe oder ein Doppelklick öffnet das Bild</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4</source>
        <translation>%1: %2, %3: %4</translation>
    </message>
    <message>
        <source>%1: %2 or %3</source>
        <translation>%1: %2 oder %3</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Who judges now; empty: the login name</source>
        <translation>Wer jetzt urteilt; leer: der Anmeldename</translation>
    </message>
    <message>
        <source>%1 has judged every picture of this study.</source>
        <translation>%1 hat alle Bilder dieser Studie beurteilt.</translation>
    </message>
    <message>
        <source>A second inspector has to judge the sample as well: write their name below and choose Judge.</source>
        <translation>Auch ein zweiter Prüfer muss die Stichprobe beurteilen: Schreiben Sie unten den Namen, und wählen Sie „Beurteilen“.</translation>
    </message>
</context>
<context>
    <name>mixdesk::BetaKnob</name>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Beta: how many sigma the threshold lies above the mean of good parts. Drag up and down (with Shift: finer), or use wheel and arrow keys. The thin outer arc is the paper&apos;s range from −1 to 1.</source>
        <translation>Beta: um wie viele Sigma der Schwellwert über dem Mittelwert der Gutteile liegt. Auf und ab ziehen (mit Umschalt: feiner) oder Mausrad und Pfeiltasten benutzen. Der dünne äußere Bogen ist der Bereich des Aufsatzes von −1 bis 1.</translation>
    </message>
</context>
<context>
    <name>mixdesk::ChannelStrip</name>
    <message>
        <source>Scores of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Schwellwert von %1</translation>
    </message>
    <message>
        <source>Beta of %1</source>
        <translation>Beta von %1</translation>
    </message>
    <message>
        <source>Beta of %1 as a number</source>
        <translation>Beta von %1 als Zahl</translation>
    </message>
    <message>
        <source>Beta: the threshold lies this many sigma above the mean of good parts.</source>
        <translation>Beta: um so viele Sigma liegt der Schwellwert über dem Mittelwert der Gutteile.</translation>
    </message>
    <message>
        <source>Threshold of %1 as a number</source>
        <translation>Schwellwert von %1 als Zahl</translation>
    </message>
    <message>
        <source>Threshold: parts with a higher score are rejected.</source>
        <translation>Schwellwert: Teile mit höherem Wert werden ausgesondert.</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Good parts above the threshold. The share may in truth be as high as the last number (95 % sure). Click to inspect them.</source>
        <translation>Gutteile über dem Schwellwert. Der Anteil kann in Wahrheit so hoch sein wie die letzte Zahl (zu 95 % sicher). Klick zeigt die Teile.</translation>
    </message>
    <message>
        <source>Defective parts below the threshold. The share may in truth be as high as the last number (95 % sure). Click to inspect them.</source>
        <translation>Fehlteile unter dem Schwellwert. Der Anteil kann in Wahrheit so hoch sein wie die letzte Zahl (zu 95 % sicher). Klick zeigt die Teile.</translation>
    </message>
    <message>
        <source>Precision P: share of the rejected parts that are defective. Recall R: share of the defective parts that are rejected. F1: their harmonic mean. Balanced accuracy: mean of the shares of good and of defective parts judged rightly.</source>
        <translation>Präzision P: Anteil der ausgesonderten Teile, die fehlerhaft sind. Trefferquote R: Anteil der Fehlteile, die ausgesondert werden. F1: ihr harmonisches Mittel. Ausgewogene Genauigkeit: Mittel der Anteile richtig beurteilter Gut- und Fehlteile.</translation>
    </message>
    <message>
        <source>With fewer than %1 good or %2 defective labelled pictures the counts say little: look at the upper bounds.</source>
        <translation>Bei weniger als %1 guten oder %2 fehlerhaften gekennzeichneten Bildern sagen die Zahlen wenig: auf die oberen Grenzen achten.</translation>
    </message>
    <message>
        <source>Recheck band</source>
        <translation>Nachprüfband</translation>
    </message>
    <message>
        <source>Parts with a score between two limits around the threshold are asked for a second look instead of being judged.</source>
        <translation>Teile mit einem Wert zwischen zwei Grenzen um den Schwellwert werden nachgeprüft, statt beurteilt zu werden.</translation>
    </message>
    <message>
        <source>Lower limit of the recheck band of %1</source>
        <translation>Untere Grenze des Nachprüfbands von %1</translation>
    </message>
    <message>
        <source>Lower limit of the recheck band, as a score.</source>
        <translation>Untere Grenze des Nachprüfbands, als Wert.</translation>
    </message>
    <message>
        <source>Upper limit of the recheck band of %1</source>
        <translation>Obere Grenze des Nachprüfbands von %1</translation>
    </message>
    <message>
        <source>Upper limit of the recheck band, as a score.</source>
        <translation>Obere Grenze des Nachprüfbands, als Wert.</translation>
    </message>
    <message numerus="yes">
        <source>T = mu + beta × sigma: mean and spread of %n held-out good part(s).</source>
        <translation>
            <numerusform>T = mu + beta × sigma: Mittelwert und Streuung von %n zurückgehaltenen Gutteil.</numerusform>
            <numerusform>T = mu + beta × sigma: Mittelwert und Streuung von %n zurückgehaltenen Gutteilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>P %1  R %2  F1 %3
Balanced accuracy %4</source>
        <translation>P %1  R %2  F1 %3
Ausgew. Genauigkeit %4</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation>
            <numerusform>%n Teil falschem Produkt zugeordnet</numerusform>
            <numerusform>%n Teile falschem Produkt zugeordnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Threshold: drag, or arrow keys, Page Up and Down, Home for mu. Type a number to set it, Enter for the other controls of this class.</source>
        <translation>Schwellwert: ziehen, oder Pfeiltasten, Bild auf/ab, Pos1 für mu. Eine Zahl eintippen, um ihn zu setzen; Eingabetaste führt zu den anderen Reglern dieses Produkts.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Solo: only soloed classes count in the totals</source>
        <translation>Solo: nur Produkte auf Solo zählen in den Summen</translation>
    </message>
    <message>
        <source>Mute: leave this class out of the totals</source>
        <translation>Stumm: dieses Produkt aus den Summen nehmen</translation>
    </message>
    <message>
        <source>Lock: nothing moves this threshold, no fit and no hand</source>
        <translation>Sperren: nichts bewegt diesen Schwellwert, weder Anpassung noch Hand</translation>
    </message>
    <message>
        <source>Back to the active version&apos;s threshold of this class</source>
        <translation>Zurück zum Schwellwert, den dieses Produkt in der aktiven Version hat</translation>
    </message>
</context>
<context>
    <name>mixdesk::ClassChips</name>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Nur %1 zeigen</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
</context>
<context>
    <name>mixdesk::ClassTableModel</name>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, grey</source>
        <translation>%1, grau</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>Ticked classes are trained on.</source>
        <translation>Mit den angehakten Produkten wird trainiert.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Good, to learn from</source>
        <translation>Gut, zum Lernen</translation>
    </message>
    <message>
        <source>Good, to test</source>
        <translation>Gut, zum Testen</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Defect outlines</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>ungeprüft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ComparePanel</name>
    <message>
        <source>On the pictures scored now</source>
        <translation>Auf jetzt bewerteten Bildern</translation>
    </message>
    <message>
        <source>As it was saved</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Zurück zum Pult</translation>
    </message>
    <message>
        <source>Back to the strips (Esc)</source>
        <translation>Zurück zu den Reglern (Esc)</translation>
    </message>
    <message>
        <source>Counts both thresholds on the pictures that are scored now.</source>
        <translation>Zählt beide Schwellwerte auf den jetzt bewerteten Bildern.</translation>
    </message>
    <message>
        <source>Counts before and after, as they were when the version was saved.</source>
        <translation>Zahlen davor und danach, wie beim Speichern der Version.</translation>
    </message>
    <message>
        <source>Version %1 and the desk</source>
        <translation>Version %1 und das Pult</translation>
    </message>
    <message>
        <source>Before version %1</source>
        <translation>Vor Version %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message numerus="yes">
        <source>Counted on %n picture(s) when the version was saved.</source>
        <translation>
            <numerusform>Gezählt auf %n Bild beim Speichern der Version.</numerusform>
            <numerusform>Gezählt auf %n Bildern beim Speichern der Version.</numerusform>
        </translation>
    </message>
    <message>
        <source>On the desk, unsaved</source>
        <translation>Auf dem Pult, ungespeichert</translation>
    </message>
    <message>
        <source>On the desk</source>
        <translation>Auf dem Pult</translation>
    </message>
    <message numerus="yes">
        <source>Both counted on the %n picture(s) scored now.</source>
        <translation>
            <numerusform>Beide gezählt auf dem %n jetzt bewerteten Bild.</numerusform>
            <numerusform>Beide gezählt auf den %n jetzt bewerteten Bildern.</numerusform>
        </translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgew. Genauigkeit</translation>
    </message>
    <message>
        <source>F1 of all parts</source>
        <translation>F1 aller Teile</translation>
    </message>
</context>
<context>
    <name>mixdesk::ConfigDraft</name>
    <message>
        <source>Table 2 needs an input size that is a multiple of 16, from 48.</source>
        <translation>Tabelle 2 braucht eine Eingabegröße, die ein Vielfaches von 16 ist, ab 48.</translation>
    </message>
    <message>
        <source>This network needs an input size that is a power of two, from 64.</source>
        <translation>Dieses Netz braucht eine Zweierpotenz als Eingabegröße, ab 64.</translation>
    </message>
    <message>
        <source>The micro-batch (%1) must not be larger than the batch (%2).</source>
        <translation>Der Teilstapel (%1) darf nicht größer sein als der Stapel (%2).</translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation>%1 braucht einen Wert: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”: allowed is %3.</source>
        <translation>%1 kann nicht „%2“ sein: erlaubt ist %3.</translation>
    </message>
</context>
<context>
    <name>mixdesk::ConfigForm</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Show every setting of the paper and the program (Ctrl+Shift+A)</source>
        <translation>Jede Einstellung des Aufsatzes und des Programms zeigen (Strg+Umschalt+A)</translation>
    </message>
</context>
<context>
    <name>mixdesk::CostCurve</name>
    <message>
        <source>Expected cost</source>
        <translation>Erwartete Kosten</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>The cost curve appears here once there are scores with verdicts.</source>
        <translation>Hier erscheint die Kostenkurve, sobald es Werte mit Urteilen gibt.</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>lowest cost</source>
        <translation>geringste Kosten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mixdesk::CurvesView</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>Kontraktion</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>The anomaly score of every product draws itself here while the network learns.</source>
        <translation>Hier zeichnet sich der Anomaliewert jedes Produkts, während das Netz lernt.</translation>
    </message>
    <message>
        <source>No epoch yet.</source>
        <translation>Noch keine Epoche.</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Validation, by the training score</source>
        <translation>Validierung, nach dem Trainingswert</translation>
    </message>
    <message>
        <source>F1 (training)</source>
        <translation>F1 (Training)</translation>
    </message>
    <message>
        <source>AUROC (training)</source>
        <translation>AUROC (Training)</translation>
    </message>
</context>
<context>
    <name>mixdesk::DataPage</name>
    <message>
        <source>Go on to training</source>
        <translation>Weiter zum Training</translation>
    </message>
    <message>
        <source>Train a model on the ticked products</source>
        <translation>Ein Modell mit den angehakten Produkten trainieren</translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation>Anderer Ordner</translation>
    </message>
    <message>
        <source>Open another folder of pictures</source>
        <translation>Einen anderen Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read the folder again and check every picture</source>
        <translation>Den Ordner neu lesen und jedes Bild prüfen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open the picture of the selected finding</source>
        <translation>Das Bild des gewählten Befunds öffnen</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>List the findings of every product</source>
        <translation>Die Befunde aller Produkte auflisten</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Pictures of this product</source>
        <translation>Bilder dieses Produkts</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <source>Looking at the names of the files.</source>
        <translation>Die Dateinamen werden durchgesehen.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Tick at least one product to train on.</source>
        <translation>Mindestens ein Produkt zum Trainieren anhaken.</translation>
    </message>
    <message>
        <source>Every picture is being checked.</source>
        <translation>Jedes Bild wird geprüft.</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder per product. Each has good parts to learn from in train/good, and parts to judge in test.</source>
        <translation>Den Ordner wählen, der je Produkt einen Ordner enthält. Darin liegen Gutteile zum Lernen in train/good und Teile zum Beurteilen in test.</translation>
    </message>
    <message>
        <source>This folder cannot be used</source>
        <translation>Dieser Ordner ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>The check was not finished. Read the folder again (F5) to have every picture checked.</source>
        <translation>Die Prüfung wurde nicht beendet. Den Ordner neu lesen (F5), um jedes Bild prüfen zu lassen.</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>An- oder abhaken</translation>
    </message>
    <message>
        <source>Include or exclude the selected product (Space in the table)</source>
        <translation>Das gewählte Produkt ein- oder ausschließen (Leertaste in der Tabelle)</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the folder of the open picture in the file manager</source>
        <translation>Den Ordner des offenen Bildes in der Dateiverwaltung zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln product(s)</source>
        <translation>
            <numerusform>%1 von %Ln Produkt</numerusform>
            <numerusform>%1 von %Ln Produkten</numerusform>
        </translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Urteile importieren</translation>
    </message>
    <message>
        <source>Take verdicts and masks in from files of others</source>
        <translation>Urteile und Masken aus Dateien anderer übernehmen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Show the folders of pictures that nobody has sorted yet</source>
        <translation>Die Ordner mit Bildern zeigen, die noch niemand sortiert hat</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Write verdicts and masks as files for other programs, or read theirs</source>
        <translation>Schreibt Urteile und Masken als Dateien für andere Programme oder liest deren</translation>
    </message>
</context>
<context>
    <name>mixdesk::DatasetSession</name>
    <message>
        <source>Reading the dataset folder</source>
        <translation>Datensatzordner lesen</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Prüfung der Bilder</translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskMatrix</name>
    <message>
        <source>passed</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>NICHT OK</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>fehlerhaft</translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskPage</name>
    <message>
        <source>Desk</source>
        <translation>Pult</translation>
    </message>
    <message>
        <source>Write the active version again</source>
        <translation>Aktive Version neu schreiben</translation>
    </message>
    <message>
        <source>Replaces the file by the version that the desk read last.</source>
        <translation>Ersetzt die Datei durch die Version, die das Pult zuletzt gelesen hat.</translation>
    </message>
    <message>
        <source>Save version</source>
        <translation>Version speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of the thresholds</source>
        <translation>Die letzte Änderung der Schwellwerte rückgängig machen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Rückgängig Gemachtes wiederholen</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Solo the class in hand</source>
        <translation>Das gewählte Produkt auf Solo stellen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Mute the class in hand</source>
        <translation>Das gewählte Produkt stumm stellen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock the class in hand</source>
        <translation>Das gewählte Produkt sperren</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the active version for the class in hand</source>
        <translation>Für das gewählte Produkt zurück zur aktiven Version</translation>
    </message>
    <message>
        <source>Version %1 is saved and active.</source>
        <translation>Version %1 ist gespeichert und aktiv.</translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation>Zuerst ein Modell trainieren</translation>
    </message>
    <message>
        <source>Here lie the thresholds of every class: what is rejected, what escapes, and what that costs.</source>
        <translation>Hier liegen die Schwellwerte jedes Produkts: was ausgesondert wird, was übersehen wird und was das kostet.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Open the Train page</source>
        <translation>Die Seite „Training“ öffnen</translation>
    </message>
    <message>
        <source>Restore the newest version</source>
        <translation>Neueste Version wiederherstellen</translation>
    </message>
    <message>
        <source>The active run cannot be used</source>
        <translation>Der aktive Lauf ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Train again, or choose another run there</source>
        <translation>Dort neu trainieren oder einen anderen Lauf wählen</translation>
    </message>
    <message>
        <source>Replaces thresholds.yaml of this run by its newest saved version, which the project keeps.</source>
        <translation>Ersetzt thresholds.yaml dieses Laufs durch die neueste gespeicherte Version, die das Projekt bewahrt.</translation>
    </message>
    <message>
        <source>Type a threshold</source>
        <translation>Schwellwert eintippen</translation>
    </message>
    <message>
        <source>Type the threshold of the class in hand</source>
        <translation>Den Schwellwert des gewählten Produkts eintippen</translation>
    </message>
    <message>
        <source>Type a beta</source>
        <translation>Beta eintippen</translation>
    </message>
    <message>
        <source>Type the beta of the class in hand</source>
        <translation>Das Beta des gewählten Produkts eintippen</translation>
    </message>
    <message>
        <source>Recheck band</source>
        <translation>Nachprüfband</translation>
    </message>
    <message>
        <source>Recheck band of the class in hand: on or off</source>
        <translation>Nachprüfband des gewählten Produkts: an oder aus</translation>
    </message>
    <message>
        <source>Inspect its false rejects</source>
        <translation>Seinen Fehlausschuss ansehen</translation>
    </message>
    <message>
        <source>Show the false rejects of the class in hand</source>
        <translation>Den Fehlausschuss des gewählten Produkts zeigen</translation>
    </message>
    <message>
        <source>Inspect its escapes</source>
        <translation>Seine übersehenen Fehlteile ansehen</translation>
    </message>
    <message>
        <source>Show the escapes of the class in hand</source>
        <translation>Die übersehenen Fehlteile des gewählten Produkts zeigen</translation>
    </message>
    <message>
        <source>Inspect all false rejects</source>
        <translation>Allen Fehlausschuss ansehen</translation>
    </message>
    <message>
        <source>Show the false rejects of every class</source>
        <translation>Den Fehlausschuss aller Produkte zeigen</translation>
    </message>
    <message>
        <source>Inspect all escapes</source>
        <translation>Alle übersehenen Fehlteile ansehen</translation>
    </message>
    <message>
        <source>Show the escapes of every class</source>
        <translation>Die übersehenen Fehlteile aller Produkte zeigen</translation>
    </message>
    <message>
        <source>One beta for all</source>
        <translation>Ein Beta für alle</translation>
    </message>
    <message>
        <source>Type one beta for every class that is not locked</source>
        <translation>Ein Beta für jedes nicht gesperrte Produkt eintippen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Fit the threshold of every class that is not locked</source>
        <translation>Den Schwellwert jedes nicht gesperrten Produkts anpassen</translation>
    </message>
    <message>
        <source>Choose what to fit to</source>
        <translation>Ziel der Anpassung wählen</translation>
    </message>
    <message>
        <source>Choose what the fitted thresholds should serve best</source>
        <translation>Wählen, wozu die angepassten Schwellwerte am besten dienen sollen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Go to the list of versions</source>
        <translation>Zur Liste der Versionen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show the confusion matrices of the chosen version beside the desk&apos;s</source>
        <translation>Die Verwechslungsmatrizen der gewählten Version neben denen des Pults zeigen</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Put the chosen version on the desk, unsaved</source>
        <translation>Die gewählte Version ungespeichert aufs Pult legen</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Make the chosen version the active one again</source>
        <translation>Die gewählte Version wieder zur aktiven machen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go back to the active version; Undo brings the changes back</source>
        <translation>Zurück zur aktiven Version; Rückgängig holt die Änderungen zurück</translation>
    </message>
    <message>
        <source>The thresholds of version %1 are active again, as version %2.</source>
        <translation>Die Schwellwerte von Version %1 gelten wieder, als Version %2.</translation>
    </message>
    <message>
        <source>Restore on the Desk page</source>
        <translation>Auf dem Pult wiederherstellen</translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskVersions</name>
    <message>
        <source>Version %1 of the thresholds was saved in another window.</source>
        <translation>Version %1 der Schwellwerte wurde in einem anderen Fenster gespeichert.</translation>
    </message>
    <message>
        <source>Saving version %1 was interrupted; it is complete now.</source>
        <translation>Das Speichern von Version %1 war unterbrochen; jetzt ist sie vollständig.</translation>
    </message>
    <message>
        <source>Same as version %1.</source>
        <translation>Gleich wie Version %1.</translation>
    </message>
    <message>
        <source>thresholds.yaml was changed outside: taken in as version %1.</source>
        <translation>thresholds.yaml wurde außerhalb geändert: übernommen als Version %1.</translation>
    </message>
</context>
<context>
    <name>mixdesk::EpochModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The weights of this epoch are kept.</source>
        <translation>Die Gewichte dieser Epoche werden behalten.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Passes over the training pictures</source>
        <translation>Durchgänge durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>Reconstruction loss of the good pictures held out for validation</source>
        <translation>Rekonstruktionsverlust der für die Validierung zurückgehaltenen Gutbilder</translation>
    </message>
    <message>
        <source>Share of validation pictures whose product was recognised</source>
        <translation>Anteil der Validierungsbilder, deren Produkt erkannt wurde</translation>
    </message>
    <message>
        <source>Step size of the optimiser in this epoch</source>
        <translation>Schrittweite des Optimierers in dieser Epoche</translation>
    </message>
    <message>
        <source>Training pictures per second</source>
        <translation>Trainingsbilder je Sekunde</translation>
    </message>
    <message>
        <source>Training time of the epoch in seconds, without validation</source>
        <translation>Trainingszeit der Epoche in Sekunden, ohne Validierung</translation>
    </message>
    <message>
        <source>F1 (training)</source>
        <translation>F1 (Training)</translation>
    </message>
    <message>
        <source>AUROC (training)</source>
        <translation>AUROC (Training)</translation>
    </message>
    <message>
        <source>F1 of the training score at its running threshold (Eq. 6), mean over the classes, on validation</source>
        <translation>F1 des Trainingswerts an seinem laufenden Schwellwert (Gl. 6), Mittel der Produkte, auf der Validierung</translation>
    </message>
    <message>
        <source>AUROC of the training score, mean over the classes, on validation</source>
        <translation>AUROC des Trainingswerts, Mittel der Produkte, auf der Validierung</translation>
    </message>
</context>
<context>
    <name>mixdesk::FilterBar</name>
    <message>
        <source>Class</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Shows parts of one class only</source>
        <translation>Zeigt nur Teile eines Produkts</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Shows parts with one verdict only</source>
        <translation>Zeigt nur Teile mit einem Urteil</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Shows parts that were labelled so</source>
        <translation>Zeigt Teile mit diesem Kennzeichen</translation>
    </message>
    <message>
        <source>Defect type</source>
        <translation>Fehlerart</translation>
    </message>
    <message>
        <source>Shows one type of defect only</source>
        <translation>Zeigt nur eine Fehlerart</translation>
    </message>
    <message>
        <source>Shows only defective parts that pass as OK</source>
        <translation>Zeigt nur Fehlteile, die als OK durchgehen</translation>
    </message>
    <message>
        <source>Shows only good parts that are rejected</source>
        <translation>Zeigt nur Gutteile, die ausgesondert werden</translation>
    </message>
    <message>
        <source>Shows only parts that were taken for another class</source>
        <translation>Zeigt nur Teile, die einem anderen Produkt zugeordnet wurden</translation>
    </message>
    <message>
        <source>Shows only pictures dropped from outside the dataset</source>
        <translation>Zeigt nur Bilder, die von außerhalb des Datensatzes kommen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Position in the gallery</source>
        <translation>Stelle in der Galerie</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>What the gallery is sorted by</source>
        <translation>Wonach die Galerie geordnet ist</translation>
    </message>
    <message>
        <source>by margin</source>
        <translation>nach Abstand</translation>
    </message>
    <message>
        <source>by score</source>
        <translation>nach Wert</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>nach Produkt</translation>
    </message>
    <message>
        <source>by file</source>
        <translation>nach Datei</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>Reverse the order of the gallery</source>
        <translation>Reihenfolge der Galerie umkehren</translation>
    </message>
    <message>
        <source>clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>misses %1</source>
        <translation>übersehen %1</translation>
    </message>
    <message>
        <source>false rejects %1</source>
        <translation>Fehlausschuss %1</translation>
    </message>
    <message>
        <source>wrong class %1</source>
        <translation>verwechselt %1</translation>
    </message>
    <message>
        <source>from outside %1</source>
        <translation>von außen %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>Alle Urteile</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Alle Kennzeichen</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Fehlerarten</translation>
    </message>
    <message>
        <source>Shows pictures whose path, class or type has these words</source>
        <translation>Zeigt Bilder, deren Pfad, Produkt oder Fehlerart diese Wörter enthält</translation>
    </message>
    <message>
        <source>Sort by something else</source>
        <translation>Anders sortieren</translation>
    </message>
    <message>
        <source>Reverses the order</source>
        <translation>Kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Shows all pictures again</source>
        <translation>Zeigt wieder alle Bilder</translation>
    </message>
    <message>
        <source>Shows only parts that no person has judged</source>
        <translation>Zeigt nur Teile, die kein Mensch beurteilt hat</translation>
    </message>
    <message>
        <source>Shows only parts that a person judged unlike the model</source>
        <translation>Zeigt nur Teile, die ein Mensch anders beurteilt als das Modell</translation>
    </message>
    <message>
        <source>Shows only parts that two people judged differently</source>
        <translation>Zeigt nur Teile, die zwei Menschen verschieden beurteilen</translation>
    </message>
    <message>
        <source>Shows only parts that were flagged</source>
        <translation>Zeigt nur gemerkte Teile</translation>
    </message>
    <message>
        <source>unreviewed %1</source>
        <translation>nicht beurteilt %1</translation>
    </message>
    <message>
        <source>unlike the model %1</source>
        <translation>anders als das Modell %1</translation>
    </message>
    <message>
        <source>two opinions %1</source>
        <translation>zwei Meinungen %1</translation>
    </message>
    <message>
        <source>flagged %1</source>
        <translation>gemerkt %1</translation>
    </message>
    <message>
        <source>Shows only pictures of the project&apos;s inbox folders</source>
        <translation>Zeigt nur Bilder aus den Eingangsordnern des Projekts</translation>
    </message>
    <message>
        <source>Shows the pictures that a model learns from instead of those that test it. A training can leave out those marked not OK.</source>
        <translation>Zeigt die Bilder, aus denen ein Modell lernt, statt derer, die es prüfen. Ein Training kann die auslassen, die als nicht OK beurteilt sind.</translation>
    </message>
    <message>
        <source>Show training pictures</source>
        <translation>Trainingsbilder zeigen</translation>
    </message>
    <message>
        <source>inbox %1</source>
        <translation>Eingang %1</translation>
    </message>
    <message>
        <source>training pictures %1</source>
        <translation>Trainingsbilder %1</translation>
    </message>
    <message>
        <source>training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
</context>
<context>
    <name>mixdesk::FindingsModel</name>
    <message>
        <source>Nothing is wrong with these %1 pictures.</source>
        <translation>An diesen %1 Bildern ist nichts auszusetzen.</translation>
    </message>
    <message>
        <source>%1 and %2 in %3 pictures.</source>
        <translation>%1 und %2 in %3 Bildern.</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>all products</source>
        <translation>alle Produkte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>mixdesk::FitPanel</name>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Highest false-reject rate</source>
        <translation>Höchste Fehlausschussrate</translation>
    </message>
    <message>
        <source>Highest escape rate</source>
        <translation>Höchste Schlupfrate</translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation>Geringste Kosten</translation>
    </message>
    <message>
        <source>What to fit to</source>
        <translation>Anpassungsziel</translation>
    </message>
    <message>
        <source>on validation pictures</source>
        <translation>auf Validierungsbildern</translation>
    </message>
    <message>
        <source>on labelled test pictures</source>
        <translation>auf gekennzeichneten Testbildern</translation>
    </message>
    <message>
        <source>Pictures to fit on</source>
        <translation>Bilder für die Anpassung</translation>
    </message>
    <message>
        <source>Validation: good pictures held out of training, and synthetic defects drawn on them.</source>
        <translation>Validierung: vom Training zurückgehaltene Gutbilder und darauf gezeichnete künstliche Fehler.</translation>
    </message>
    <message>
        <source>Fit the threshold of every class that is not locked</source>
        <translation>Den Schwellwert jedes nicht gesperrten Produkts anpassen</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>The highest share that is allowed, in percent.</source>
        <translation>Der höchste erlaubte Anteil, in Prozent.</translation>
    </message>
    <message>
        <source>a false reject costs</source>
        <translation>Kosten je Fehlausschuss</translation>
    </message>
    <message>
        <source>Cost of one good part that is rejected, in any currency.</source>
        <translation>Kosten eines ausgesonderten Gutteils, in beliebiger Währung.</translation>
    </message>
    <message>
        <source>an escape costs</source>
        <translation>Kosten je Schlupf</translation>
    </message>
    <message>
        <source>Cost of one defective part that passes, in the same currency.</source>
        <translation>Kosten eines durchgelassenen Fehlteils, in derselben Währung.</translation>
    </message>
    <message>
        <source>expected defect rate</source>
        <translation>erwartete Fehlerrate</translation>
    </message>
    <message>
        <source>Share of defective parts on the line, in percent.</source>
        <translation>Anteil der Fehlteile in der Linie, in Prozent.</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>per 1,000 parts</source>
        <translation>je 1.000 Teile</translation>
    </message>
    <message>
        <source>Figures on the same pictures are then optimistic: new parts will do a little worse.</source>
        <translation>Zahlen auf denselben Bildern sind dann zu günstig: neue Teile schneiden etwas schlechter ab.</translation>
    </message>
    <message>
        <source>Now %1 per 1,000 parts; one beta for all costs least at %2.</source>
        <translation>Jetzt %1 je 1.000 Teile; ein Beta für alle kostet am wenigsten bei %2.</translation>
    </message>
    <message>
        <source>Costs need labelled good and defective pictures.</source>
        <translation>Kosten brauchen gekennzeichnete gute und fehlerhafte Bilder.</translation>
    </message>
    <message>
        <source>What the fitted thresholds should serve best</source>
        <translation>Wozu die angepassten Schwellwerte am besten dienen sollen</translation>
    </message>
    <message>
        <source>Promised false-reject rate</source>
        <translation>Zugesagte Fehlausschussrate</translation>
    </message>
    <message>
        <source>By good pictures held out of training. The tooltip of each threshold then says within which limits the rate on new parts will lie.</source>
        <translation>Nach guten Bildern, die nicht im Training waren. Der Hinweis an jedem Schwellwert sagt dann, in welchen Grenzen die Rate bei neuen Teilen liegen wird.</translation>
    </message>
</context>
<context>
    <name>mixdesk::FollowedPanel</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Do not follow</source>
        <translation>Nicht folgen</translation>
    </message>
    <message>
        <source>Progress of the training that is followed</source>
        <translation>Fortschritt des Trainings, dem gefolgt wird</translation>
    </message>
    <message>
        <source>Show the curves of this training</source>
        <translation>Die Kurven dieses Trainings zeigen</translation>
    </message>
    <message>
        <source>Ask the command to stop, as with Ctrl+C: it keeps a checkpoint</source>
        <translation>Den Befehl zum Anhalten auffordern, wie mit Strg+C: Er behält einen Zwischenstand</translation>
    </message>
    <message>
        <source>Take it off this page; the training itself goes on</source>
        <translation>Von dieser Seite nehmen; das Training selbst läuft weiter</translation>
    </message>
</context>
<context>
    <name>mixdesk::FollowedTraining</name>
    <message>
        <source>Epoch %1 of %2 is done.</source>
        <translation>Epoche %1 von %2 ist fertig.</translation>
    </message>
    <message>
        <source>Asked to stop.</source>
        <translation>Zum Anhalten aufgefordert.</translation>
    </message>
    <message>
        <source>Started; no epoch is done yet.</source>
        <translation>Gestartet; noch ist keine Epoche fertig.</translation>
    </message>
    <message>
        <source>%1 Asked to stop.</source>
        <translation>%1 Zum Anhalten aufgefordert.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing came for %Ln minute(s): look where it runs whether it still does.</source>
        <translation>
            <numerusform>Seit %Ln Minute kam nichts: Sehen Sie dort nach, wo es läuft, ob es noch läuft.</numerusform>
            <numerusform>Seit %Ln Minuten kam nichts: Sehen Sie dort nach, wo es läuft, ob es noch läuft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished after %Ln epoch(s).</source>
        <translation>
            <numerusform>Fertig nach %Ln Epoche.</numerusform>
            <numerusform>Fertig nach %Ln Epochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ended before the run was whole.</source>
        <translation>Es endete, bevor der Lauf vollständig war.</translation>
    </message>
    <message>
        <source>%1 Its last words: %2</source>
        <translation>%1 Seine letzten Worte: %2</translation>
    </message>
</context>
<context>
    <name>mixdesk::GalleryModel</name>
    <message>
        <source>Not scored yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>%1, score %2</source>
        <translation>%1, Wert %2</translation>
    </message>
    <message>
        <source>Taken for %1</source>
        <translation>Zugeordnet zu %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mixdesk::GalleryView</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>unbewertet</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>Parts that pass the filters; arrow keys go from one to the next</source>
        <translation>Teile, die zu den Filtern passen; Pfeiltasten führen von einem zum nächsten</translation>
    </message>
</context>
<context>
    <name>mixdesk::HeatLegend</name>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>Colour scale of the difference</source>
        <translation>Farbskala der Differenz</translation>
    </message>
    <message>
        <source>Grey below %1, amber from there on, vermilion from %2 on. The class&apos;s pixel threshold is %3.</source>
        <translation>Grau unter %1, ab da Bernstein, ab %2 Zinnober. Der Pixel-Schwellwert des Produkts ist %3.</translation>
    </message>
    <message>
        <source>← threshold %1</source>
        <translation>← Schwellwert %1</translation>
    </message>
    <message>
        <source>threshold %1 →</source>
        <translation>Schwellwert %1 →</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwellwert %1</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
</context>
<context>
    <name>mixdesk::InboxPanel</name>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Choose a folder whose pictures are scored and reviewed</source>
        <translation>Einen Ordner wählen, dessen Bilder bewertet und beurteilt werden</translation>
    </message>
    <message>
        <source>Take the selected folder off the list (Delete). Its pictures stay where they are, and verdicts stay stored.</source>
        <translation>Den gewählten Ordner von der Liste nehmen (Entf). Seine Bilder bleiben, wo sie sind, und Urteile bleiben gespeichert.</translation>
    </message>
    <message>
        <source>Look for new pictures in all inbox folders now</source>
        <translation>Jetzt in allen Eingangsordnern nach neuen Bildern sehen</translation>
    </message>
    <message>
        <source>Inbox folders</source>
        <translation>Eingangsordner</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>New pictures in them are scored and wait for a verdict in Inspect.</source>
        <translation>Neue Bilder darin werden bewertet und warten unter Prüfen auf ein Urteil.</translation>
    </message>
    <message>
        <source>Pictures in an inbox folder need not be sorted: they are scored and wait for a verdict in Inspect.</source>
        <translation>Bilder in einem Eingangsordner müssen nicht sortiert sein: Sie werden bewertet und warten unter Prüfen auf ein Urteil.</translation>
    </message>
    <message>
        <source>Choose an inbox folder</source>
        <translation>Eingangsordner wählen</translation>
    </message>
    <message>
        <source>%1 is no inbox any more; verdicts on its pictures stay stored.</source>
        <translation>%1 ist kein Eingang mehr; Urteile über seine Bilder bleiben gespeichert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>mixdesk::InboxSession</name>
    <message>
        <source>Looking into the inbox</source>
        <translation>Eingang wird durchgesehen</translation>
    </message>
    <message>
        <source>The inbox folder %1 holds more than %2 pictures. The rest is left out until some are moved away.</source>
        <translation>Der Eingang %1 enthält mehr als %2 Bilder. Der Rest bleibt außen vor, bis einige weggeräumt sind.</translation>
    </message>
</context>
<context>
    <name>mixdesk::InspectPage</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Recognised classes</source>
        <translation>Erkannte Produkte</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Verdict against label; a click on a field shows its pictures</source>
        <translation>Urteil gegen Kennzeichen; ein Klick auf ein Feld zeigt seine Bilder</translation>
    </message>
    <message>
        <source>Class of the part against the class recognised; a click on a field shows its pictures</source>
        <translation>Produkt des Teils gegen erkanntes Produkt; ein Klick auf ein Feld zeigt seine Bilder</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Nächstes Teil</translation>
    </message>
    <message>
        <source>Opens the next part of the gallery</source>
        <translation>Öffnet das nächste Teil der Galerie</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Voriges Teil</translation>
    </message>
    <message>
        <source>Opens the part before this one in the gallery</source>
        <translation>Öffnet das vorige Teil der Galerie</translation>
    </message>
    <message>
        <source>First part</source>
        <translation>Erstes Teil</translation>
    </message>
    <message>
        <source>Opens the first part of the gallery</source>
        <translation>Öffnet das erste Teil der Galerie</translation>
    </message>
    <message>
        <source>Last part</source>
        <translation>Letztes Teil</translation>
    </message>
    <message>
        <source>Opens the last part of the gallery</source>
        <translation>Öffnet das letzte Teil der Galerie</translation>
    </message>
    <message>
        <source>Search pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Goes to the search field</source>
        <translation>Springt ins Suchfeld</translation>
    </message>
    <message>
        <source>Score other pictures</source>
        <translation>Andere Bilder bewerten</translation>
    </message>
    <message>
        <source>Scores pictures that do not belong to the dataset</source>
        <translation>Bewertet Bilder, die nicht zum Datensatz gehören</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation>Zuerst ein Modell trainieren</translation>
    </message>
    <message>
        <source>Here you will see every part with its reconstruction, its difference and the verdict. That takes a trained model.</source>
        <translation>Hier erscheint jedes Teil mit Rekonstruktion, Differenz und Urteil. Dazu braucht es ein trainiertes Modell.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Opens the page where a model is trained</source>
        <translation>Öffnet die Seite, auf der ein Modell trainiert wird</translation>
    </message>
    <message>
        <source>This run cannot score</source>
        <translation>Dieser Lauf kann nicht bewerten</translation>
    </message>
    <message>
        <source>Its files could not be read. The message above says why. Copy the run again, or choose another one on the Train page.</source>
        <translation>Seine Dateien waren nicht lesbar. Die Meldung oben nennt den Grund. Den Lauf neu kopieren oder auf der Seite „Training“ einen anderen wählen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Reads the run&apos;s files once more</source>
        <translation>Liest die Dateien des Laufs noch einmal</translation>
    </message>
    <message>
        <source>Reading the dataset folder</source>
        <translation>Datensatzordner lesen</translation>
    </message>
    <message>
        <source>Its test pictures appear here in a moment.</source>
        <translation>Gleich erscheinen hier seine Testbilder.</translation>
    </message>
    <message>
        <source>No test pictures for this model</source>
        <translation>Keine Testbilder für dieses Modell</translation>
    </message>
    <message>
        <source>The dataset has no test pictures of the classes that the active model knows. Drop pictures here to score them, or choose another dataset.</source>
        <translation>Der Datensatz hat keine Testbilder der Produkte, die das aktive Modell kennt. Bilder hier ablegen, um sie zu bewerten, oder einen anderen Datensatz wählen.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>Opens the page where the dataset is chosen</source>
        <translation>Öffnet die Seite, auf der der Datensatz gewählt wird</translation>
    </message>
    <message>
        <source>Open a dataset</source>
        <translation>Einen Datensatz öffnen</translation>
    </message>
    <message>
        <source>Its test pictures will be scored and shown here. You can also drop single pictures or a folder on this page.</source>
        <translation>Seine Testbilder werden bewertet und hier gezeigt. Auch einzelne Bilder oder ein Ordner lassen sich hier ablegen.</translation>
    </message>
    <message>
        <source>These pictures do not belong to the dataset.</source>
        <translation>Diese Bilder gehören nicht zum Datensatz.</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes them off the list; the files stay where they are</source>
        <translation>Nimmt sie von der Liste; die Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>%1 of %2 pictures are not scored yet.</source>
        <translation>%1 von %2 Bildern sind noch nicht bewertet.</translation>
    </message>
    <message>
        <source>Score the rest</source>
        <translation>Rest bewerten</translation>
    </message>
    <message>
        <source>Goes on scoring in the background</source>
        <translation>Bewertet im Hintergrund weiter</translation>
    </message>
    <message>
        <source>No picture passes these filters. Shift+C clears them.</source>
        <translation>Kein Bild passt zu diesen Filtern. Umschalt+C löscht sie.</translation>
    </message>
    <message>
        <source>Labelled %1, verdict %2: %3</source>
        <translation>Kennzeichen %1, Urteil %2: %3</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>Kennz.</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>%1 of %2 good parts rejected (%3 %)</source>
        <translation>%1 von %2 Gutteilen ausgesondert (%3 %)</translation>
    </message>
    <message>
        <source>%1 of %2 defective parts missed (%3 %)</source>
        <translation>%1 von %2 Fehlteilen übersehen (%3 %)</translation>
    </message>
    <message>
        <source>%1 recognised as %2: %3</source>
        <translation>%1 erkannt als %2: %3</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>%1 zugeordnet zu %2: %3</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>erkannt als</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Remove pictures from outside</source>
        <translation>Bilder von außerhalb entfernen</translation>
    </message>
    <message>
        <source>Other table</source>
        <translation>Andere Tabelle</translation>
    </message>
    <message>
        <source>Changes between review, verdicts and recognised classes</source>
        <translation>Wechselt zwischen Beurteilung, Urteilen und erkannten Klassen</translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation>Fortschritt der Beurteilung</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>What people say of the part</source>
        <translation>Was Menschen über das Teil sagen</translation>
    </message>
    <message>
        <source>Agreement study</source>
        <translation>Übereinstimmung prüfen</translation>
    </message>
    <message>
        <source>Two inspectors judge the same pictures blind</source>
        <translation>Zwei Prüfer beurteilen blind dieselben Bilder</translation>
    </message>
    <message>
        <source>Verdict: OK</source>
        <translation>Urteil: OK</translation>
    </message>
    <message>
        <source>You say that the part is OK</source>
        <translation>Sie sagen: Das Teil ist OK</translation>
    </message>
    <message>
        <source>Verdict: not OK</source>
        <translation>Urteil: nicht OK</translation>
    </message>
    <message>
        <source>You say that the part is not OK</source>
        <translation>Sie sagen: Das Teil ist nicht OK</translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation>Urteil: unsicher</translation>
    </message>
    <message>
        <source>You cannot tell</source>
        <translation>Sie können es nicht sagen</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>The part counts as not reviewed again</source>
        <translation>Das Teil gilt wieder als nicht beurteilt</translation>
    </message>
    <message>
        <source>Not OK, defect type %1</source>
        <translation>Nicht OK, Fehlerart %1</translation>
    </message>
    <message>
        <source>You say that the part is not OK, with the type of this number</source>
        <translation>Sie sagen: Das Teil ist nicht OK, mit der Fehlerart dieser Nummer</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Marks the part to come back to, or takes the mark away</source>
        <translation>Merkt das Teil für später, oder nimmt das Merkzeichen weg</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Writes a comment on the part</source>
        <translation>Schreibt einen Kommentar zum Teil</translation>
    </message>
    <message>
        <source>New defect type</source>
        <translation>Neue Fehlerart</translation>
    </message>
    <message>
        <source>Names a type that is not listed</source>
        <translation>Benennt eine Fehlerart, die nicht in der Liste steht</translation>
    </message>
    <message>
        <source>Change the reviewer</source>
        <translation>Prüfer wechseln</translation>
    </message>
    <message>
        <source>Says whose verdicts these are</source>
        <translation>Sagt, wessen Urteile das sind</translation>
    </message>
    <message>
        <source>Next unreviewed part</source>
        <translation>Nächstes nicht beurteiltes Teil</translation>
    </message>
    <message>
        <source>Opens the next part that nobody has judged</source>
        <translation>Öffnet das nächste Teil, das niemand beurteilt hat</translation>
    </message>
    <message>
        <source>Go on after a verdict</source>
        <translation>Nach einem Urteil weitergehen</translation>
    </message>
    <message>
        <source>A verdict opens the next part; off: the part stays open</source>
        <translation>Ein Urteil öffnet das nächste Teil; aus: das Teil bleibt offen</translation>
    </message>
    <message>
        <source>Select all parts</source>
        <translation>Alle Teile auswählen</translation>
    </message>
    <message>
        <source>Selects all parts of the gallery, to judge them together</source>
        <translation>Wählt alle Teile der Galerie aus, um sie gemeinsam zu beurteilen</translation>
    </message>
    <message>
        <source>Undo the verdict</source>
        <translation>Urteil rückgängig</translation>
    </message>
    <message>
        <source>Takes the last verdict of this window back</source>
        <translation>Nimmt das letzte Urteil dieses Fensters zurück</translation>
    </message>
    <message>
        <source>Give the verdict again</source>
        <translation>Urteil wiederholen</translation>
    </message>
    <message>
        <source>Gives the verdict again that was taken back last</source>
        <translation>Gibt das zuletzt zurückgenommene Urteil erneut ab</translation>
    </message>
    <message numerus="yes">
        <source>%n parts were judged together; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n Teil wurde beurteilt; Strg+Z nimmt es zurück.</numerusform>
            <numerusform>%n Teile wurden gemeinsam beurteilt; Strg+Z nimmt es zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every part of this list has a person&apos;s verdict.</source>
        <translation>Jedes Teil dieser Liste hat das Urteil eines Menschen.</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 beurteilt</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>%1 changed the comment on %2 while you were typing. Theirs stands; yours was: “%3”.</source>
        <translation>%1 hat den Kommentar zu %2 geändert, während Sie schrieben. Jener Kommentar gilt; Ihrer war: „%3“.</translation>
    </message>
</context>
<context>
    <name>mixdesk::JobBar</name>
    <message>
        <source>Running work</source>
        <translation>Laufende Arbeit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel this work</source>
        <translation>Diese Arbeit abbrechen</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <translation>%1: wird beendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>All running work, to cancel each</source>
        <translation>Alle laufenden Arbeiten, jede einzeln abzubrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Arbeit</numerusform>
            <numerusform>%n Arbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>All running work</source>
        <translation>Alle laufenden Arbeiten</translation>
    </message>
</context>
<context>
    <name>mixdesk::LabelExchange</name>
    <message>
        <source>Exporting labels</source>
        <translation>Urteile werden exportiert</translation>
    </message>
    <message>
        <source>Importing labels</source>
        <translation>Urteile werden importiert</translation>
    </message>
</context>
<context>
    <name>mixdesk::LabelPanel</name>
    <message>
        <source>Also pictures that nobody judged</source>
        <translation>Auch Bilder, die niemand beurteilt hat</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose where the labels are written to</source>
        <translation>Wählen, wohin die Urteile geschrieben werden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the labels (Return)</source>
        <translation>Die Urteile schreiben (Eingabe)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose a folder in MVTec AD layout</source>
        <translation>Einen Ordner im MVTec-AD-Aufbau wählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose a COCO file</source>
        <translation>Eine COCO-Datei wählen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Take the labels in (Return)</source>
        <translation>Die Urteile übernehmen (Eingabe)</translation>
    </message>
    <message>
        <source>Remarks about single files</source>
        <translation>Anmerkungen zu einzelnen Dateien</translation>
    </message>
    <message>
        <source>Folders in MVTec AD layout</source>
        <translation>Ordner im MVTec-AD-Aufbau</translation>
    </message>
    <message>
        <source>COCO file, pixel by pixel</source>
        <translation>COCO-Datei, Bildpunkt für Bildpunkt</translation>
    </message>
    <message>
        <source>COCO file, polygons</source>
        <translation>COCO-Datei, Vielecke</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Format of the export</source>
        <translation>Format des Exports</translation>
    </message>
    <message>
        <source>How the labels are written</source>
        <translation>Wie die Urteile geschrieben werden</translation>
    </message>
    <message>
        <source>Pictures copied</source>
        <translation>Bilder kopiert</translation>
    </message>
    <message>
        <source>Pictures linked, same disk</source>
        <translation>Bilder verknüpft, gleiche Platte</translation>
    </message>
    <message>
        <source>Pictures linked by path</source>
        <translation>Bilder über den Pfad verknüpft</translation>
    </message>
    <message>
        <source>Pictures of the export</source>
        <translation>Bilder des Exports</translation>
    </message>
    <message>
        <source>Links take no room, but follow later changes of a picture</source>
        <translation>Verknüpfungen brauchen keinen Platz, folgen aber späteren Änderungen eines Bildes</translation>
    </message>
    <message>
        <source>Pictures without a verdict go by the dataset&apos;s own folders and masks</source>
        <translation>Bilder ohne Urteil richten sich nach den Ordnern und Masken des Datensatzes</translation>
    </message>
    <message>
        <source>Where the labels are written to</source>
        <translation>Wohin die Urteile geschrieben werden</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Urteile exportieren</translation>
    </message>
    <message>
        <source>Where the labels are read from</source>
        <translation>Woher die Urteile gelesen werden</translation>
    </message>
    <message>
        <source>A folder in MVTec AD layout, or a COCO file</source>
        <translation>Ein Ordner im MVTec-AD-Aufbau oder eine COCO-Datei</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Urteile importieren</translation>
    </message>
    <message>
        <source>The work is shown at the foot of the window.</source>
        <translation>Die Arbeit wird am Fuß des Fensters angezeigt.</translation>
    </message>
    <message>
        <source>%1 is there already and will be replaced.</source>
        <translation>%1 gibt es schon und wird ersetzt.</translation>
    </message>
    <message>
        <source>Verdicts and masks given here stay as they are when labels are imported, unless the file holds a later one.</source>
        <translation>Hier gegebene Urteile und Masken bleiben beim Import, wie sie sind, außer die Datei enthält spätere.</translation>
    </message>
    <message>
        <source>COCO files (*.json);;All files (*)</source>
        <translation>COCO-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 and %2 were written to %3.</source>
        <translation>%1 und %2 wurden nach %3 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Labels of %Ln picture(s)</source>
        <translation>
            <numerusform>Urteile zu %Ln Bild</numerusform>
            <numerusform>Urteile zu %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mask(s)</source>
        <translation>
            <numerusform>%Ln Maske</numerusform>
            <numerusform>%Ln Masken</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 and %2 were taken in.</source>
        <translation>%1 und %2 wurden übernommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) are not in this project.</source>
        <translation>
            <numerusform>%Ln Bild ist nicht in diesem Projekt.</numerusform>
            <numerusform>%Ln Bilder sind nicht in diesem Projekt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) and masks stayed as people gave them here.</source>
        <translation>
            <numerusform>%Ln Urteil oder Maske blieb, wie Menschen es hier gaben.</numerusform>
            <numerusform>%Ln Urteile und Masken blieben, wie Menschen sie hier gaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written, and no label was stored.</source>
        <translation>Abgebrochen. Nichts wurde geschrieben und kein Urteil gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that are neither OK nor not OK, or have no file, were left out.</source>
        <translation>
            <numerusform>%Ln Bild, das weder OK noch nicht OK ist oder keine Datei hat, wurde weggelassen.</numerusform>
            <numerusform>%Ln Bilder, die weder OK noch nicht OK sind oder keine Datei haben, wurden weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::LinePlot</name>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Curves appear here when training starts.</source>
        <translation>Hier erscheinen Kurven, sobald das Training beginnt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>mixdesk::LiveDemo</name>
    <message>
        <source>Measuring the speed of this computer</source>
        <translation>Geschwindigkeit dieses Rechners messen</translation>
    </message>
</context>
<context>
    <name>mixdesk::MainWindow</name>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Your pictures: what there is, and what is wrong with them (Ctrl+1)</source>
        <translation>Die Bilder: was da ist und was daran nicht stimmt (Strg+1)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Teach a model and watch it learn (Ctrl+2)</source>
        <translation>Ein Modell anlernen und beim Lernen zusehen (Strg+2)</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Look at parts: what is wrong and where (Ctrl+3)</source>
        <translation>Teile ansehen: was ist fehlerhaft und wo (Strg+3)</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Pult</translation>
    </message>
    <message>
        <source>Set the threshold of every product (Ctrl+4)</source>
        <translation>Den Schwellwert jedes Produkts einstellen (Strg+4)</translation>
    </message>
    <message>
        <source>Theme and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Projects and everything else (Alt+M)</source>
        <translation>Projekte und alles andere (Alt+M)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder per product</source>
        <translation>Den Ordner wählen, der je Produkt einen Ordner enthält</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Projektordner wählen</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>Training läuft</translation>
    </message>
    <message>
        <source>Training is running. It can be stopped now and resumed later from where it is.</source>
        <translation>Ein Training läuft. Es kann jetzt beendet und später an dieser Stelle fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Training beenden</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Pictures can be scored once a trained model is open: open a project or the demo plant first, then drop them again.</source>
        <translation>Bilder lassen sich bewerten, sobald ein trainiertes Modell offen ist: zuerst ein Projekt oder das Demowerk öffnen, dann die Bilder noch einmal ablegen.</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>There is nothing to present yet: train a model first.</source>
        <translation>Noch nichts vorzuführen: zuerst ein Modell trainieren.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Data page</source>
        <translation>Seite „Daten“</translation>
    </message>
    <message>
        <source>Train page</source>
        <translation>Seite „Training“</translation>
    </message>
    <message>
        <source>Inspect page</source>
        <translation>Seite „Prüfen“</translation>
    </message>
    <message>
        <source>Desk page</source>
        <translation>Seite „Pult“</translation>
    </message>
    <message>
        <source>Open a folder of pictures...</source>
        <translation>Bilderordner öffnen...</translation>
    </message>
    <message>
        <source>Make a project for a folder of pictures</source>
        <translation>Ein Projekt für einen Bilderordner anlegen</translation>
    </message>
    <message>
        <source>Open a project...</source>
        <translation>Projekt öffnen...</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Einen Projektordner öffnen</translation>
    </message>
    <message>
        <source>Open the demo plant</source>
        <translation>Demowerk öffnen</translation>
    </message>
    <message>
        <source>Open eight made-up products with a model</source>
        <translation>Acht erfundene Produkte mit einem Modell öffnen</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Close the project and show the welcome page</source>
        <translation>Das Projekt schließen und die Startseite zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change on this page</source>
        <translation>Die letzte Änderung auf dieser Seite rückgängig machen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation>Die rückgängig gemachte Änderung wiederholen</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show every keyboard shortcut</source>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The demo plant is complete. Watch a model learn it in about two minutes.</source>
        <translation>Das Demowerk ist vollständig. In etwa zwei Minuten lernt ein Modell es vor Ihren Augen.</translation>
    </message>
    <message>
        <source>Train it live</source>
        <translation>Live trainieren</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>Choose the folder where the pictures of this project are now</source>
        <translation>Den Ordner wählen, in dem die Bilder dieses Projekts jetzt liegen</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>Einen Lauf wählen</translation>
    </message>
    <message>
        <source>Keep the project elsewhere</source>
        <translation>Projekt woanders ablegen</translation>
    </message>
    <message>
        <source>Choose the folder to keep the project in</source>
        <translation>Den Ordner wählen, in dem das Projekt liegen soll</translation>
    </message>
    <message>
        <source>Show parts large, for an audience: those of the filtered gallery, else some of every product</source>
        <translation>Teile groß zeigen, für Publikum: die der gefilterten Galerie, sonst einige jedes Produkts</translation>
    </message>
    <message>
        <source>There is nothing to present yet: no part with a known verdict is scored.</source>
        <translation>Noch nichts vorzuführen: kein Teil mit bekanntem Urteil ist bewertet.</translation>
    </message>
    <message>
        <source>Go to Inspect</source>
        <translation>Zum Prüfen</translation>
    </message>
    <message>
        <source>The training %1 was interrupted after %2 of %3 epochs.</source>
        <translation>Das Training %1 wurde nach %2 von %3 Epochen unterbrochen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go to Desk</source>
        <translation>Zum Pult</translation>
    </message>
    <message>
        <source>The other project opens when this is done.</source>
        <translation>Danach öffnet sich das andere Projekt.</translation>
    </message>
    <message>
        <source>The project closes when this is done.</source>
        <translation>Danach schließt sich das Projekt.</translation>
    </message>
    <message>
        <source>The training is being stopped and saved.</source>
        <translation>Das Training wird beendet und gespeichert.</translation>
    </message>
    <message>
        <source>The window closes when this is done.</source>
        <translation>Danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Cancel running work</source>
        <translation>Laufende Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Cancel the work at the foot of the window, or one of it</source>
        <translation>Die Arbeit am unteren Fensterrand abbrechen, oder eine davon</translation>
    </message>
    <message>
        <source>Open the project in %1</source>
        <translation>Das Projekt in %1 öffnen</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>Nächstes Aussehen</translation>
    </message>
    <message>
        <source>Change from the system&apos;s theme to light, to dark</source>
        <translation>Vom Aussehen des Systems zu hell, zu dunkel wechseln</translation>
    </message>
    <message>
        <source>Next language</source>
        <translation>Nächste Sprache</translation>
    </message>
    <message>
        <source>Change from the system&apos;s language to English, German</source>
        <translation>Von der Sprache des Systems zu Englisch, Deutsch wechseln</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>From the next start of Mixdesk on</source>
        <translation>Ab dem nächsten Start von Mixdesk</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>The language will be %1 when Mixdesk is started the next time.</source>
        <translation>Sprache ab dem nächsten Start von Mixdesk: %1.</translation>
    </message>
    <message>
        <source>no run in use</source>
        <translation>kein Lauf in Verwendung</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>noch kein Modell</translation>
    </message>
    <message>
        <source>Restore on the Desk page</source>
        <translation>Auf dem Pult wiederherstellen</translation>
    </message>
    <message>
        <source>What the message offers</source>
        <translation>Was die Meldung anbietet</translation>
    </message>
    <message>
        <source>Do what the message above the page offers</source>
        <translation>Tut, was die Meldung über der Seite anbietet</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close the message above the page</source>
        <translation>Schließt die Meldung über der Seite</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s)</source>
        <translation>
            <numerusform>%Ln Urteil</numerusform>
            <numerusform>%Ln Urteile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mask(s)</source>
        <translation>
            <numerusform>%Ln Maske</numerusform>
            <numerusform>%Ln Masken</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything is stored</source>
        <translation>Nicht alles ist gespeichert</translation>
    </message>
    <message>
        <source>The database cannot be written, so these are not stored yet: %1. They are tried again until it can.</source>
        <translation>Die Datenbank kann nicht beschrieben werden, deshalb ist noch nicht gespeichert: %1. Es wird weiter versucht, bis es gelingt.</translation>
    </message>
    <message>
        <source>Wait until they are stored</source>
        <translation>Warten, bis alles gespeichert ist</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und verwerfen</translation>
    </message>
</context>
<context>
    <name>mixdesk::MaskEditor</name>
    <message>
        <source>Tools for marking defects</source>
        <translation>Werkzeuge zum Markieren von Fehlern</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a defect type: it names a folder of exports, so choose another than “good”, without slashes and without a dot in front.</source>
        <translation>„%1“ kann keine Fehlerart heißen: Der Name benennt einen Ordner von Exporten. Wählen Sie einen anderen als „good“, ohne Schrägstriche und ohne Punkt am Anfang.</translation>
    </message>
    <message>
        <source>The model finds nothing above the threshold in this picture.</source>
        <translation>Das Modell findet in diesem Bild nichts über der Schwelle.</translation>
    </message>
    <message>
        <source>Not OK: %1</source>
        <translation>Nicht OK: %1</translation>
    </message>
    <message>
        <source>Draw defects</source>
        <translation>Fehler markieren</translation>
    </message>
    <message>
        <source>Marks defects on the picture, or ends it</source>
        <translation>Markiert Fehler im Bild, oder beendet das</translation>
    </message>
    <message>
        <source>Show marked defects</source>
        <translation>Markierte Fehler zeigen</translation>
    </message>
    <message>
        <source>Shows or hides what is marked</source>
        <translation>Zeigt oder verbirgt, was markiert ist</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Marks with a brush; the right button erases, the wheel changes its size</source>
        <translation>Markiert mit einem Pinsel; die rechte Taste radiert, das Rad ändert die Größe</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Takes marks away with a brush</source>
        <translation>Nimmt Markierungen mit einem Pinsel weg</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Vieleck</translation>
    </message>
    <message>
        <source>Marks a polygon: a click for each corner; Enter or a click on the first one closes it</source>
        <translation>Markiert ein Vieleck: ein Klick je Ecke; Eingabe oder ein Klick auf die erste schließt es</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Marks a box; with the right button erases it</source>
        <translation>Markiert ein Rechteck; mit der rechten Taste wird es radiert</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fills what marks enclose; with the right button erases a mark</source>
        <translation>Füllt, was Markierungen umschließen; mit der rechten Taste wird eine Markierung radiert</translation>
    </message>
    <message>
        <source>Start from the model&apos;s region</source>
        <translation>Mit dem Bereich des Modells beginnen</translation>
    </message>
    <message>
        <source>Marks where the difference reaches the threshold</source>
        <translation>Markiert, wo die Differenz die Schwelle erreicht</translation>
    </message>
    <message>
        <source>Next defect type</source>
        <translation>Nächste Fehlerart</translation>
    </message>
    <message>
        <source>Draws the next type of defect</source>
        <translation>Markiert die nächste Fehlerart</translation>
    </message>
    <message>
        <source>Names a type of defect that is not listed</source>
        <translation>Benennt eine Fehlerart, die nicht in der Liste steht</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Makes the brush smaller</source>
        <translation>Macht den Pinsel kleiner</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Makes the brush larger</source>
        <translation>Macht den Pinsel größer</translation>
    </message>
    <message>
        <source>Fainter marks</source>
        <translation>Schwächere Markierungen</translation>
    </message>
    <message>
        <source>Makes the marks fainter</source>
        <translation>Macht die Markierungen schwächer</translation>
    </message>
    <message>
        <source>Stronger marks</source>
        <translation>Kräftigere Markierungen</translation>
    </message>
    <message>
        <source>Makes the marks stronger</source>
        <translation>Macht die Markierungen kräftiger</translation>
    </message>
    <message>
        <source>Redo the mark</source>
        <translation>Markierung wiederholen</translation>
    </message>
    <message>
        <source>Redoes the mark that was undone</source>
        <translation>Wiederholt die zurückgenommene Markierung</translation>
    </message>
    <message>
        <source>Clear the marks</source>
        <translation>Markierungen löschen</translation>
    </message>
    <message>
        <source>Takes away every mark of this type</source>
        <translation>Nimmt jede Markierung dieser Art weg</translation>
    </message>
    <message>
        <source>Not OK, as marked</source>
        <translation>Nicht OK, wie markiert</translation>
    </message>
    <message>
        <source>Says that the part is not OK, with the marked type</source>
        <translation>Sagt, dass das Teil nicht OK ist, mit der markierten Fehlerart</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undoes the last mark</source>
        <translation>Nimmt die letzte Markierung zurück</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Size of the brush in pixels of the picture (wheel, [ and ])</source>
        <translation>Größe des Pinsels in Bildpunkten (Rad, [ und ])</translation>
    </message>
    <message>
        <source>Strength of the marks</source>
        <translation>Stärke der Markierungen</translation>
    </message>
    <message>
        <source>Strength of the marks (Alt+comma and Alt+period)</source>
        <translation>Stärke der Markierungen (Alt+Komma und Alt+Punkt)</translation>
    </message>
    <message>
        <source>Type of defect</source>
        <translation>Fehlerart</translation>
    </message>
    <message>
        <source>Type of defect that is marked (Q chooses the next one)</source>
        <translation>Fehlerart, die markiert wird (Q wählt die nächste)</translation>
    </message>
    <message>
        <source>Name of the new type of defect</source>
        <translation>Name der neuen Fehlerart</translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it</source>
        <translation>Eingabe übernimmt den Namen, Esc verwirft ihn</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Name, dann Eingabe</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>New defect type to draw</source>
        <translation>Neue Fehlerart zum Zeichnen</translation>
    </message>
</context>
<context>
    <name>mixdesk::MaskSession</name>
    <message>
        <source>The masks of this picture cannot be read, so none can be drawn: %1</source>
        <translation>Die Masken dieses Bildes sind nicht lesbar, daher lässt sich keine zeichnen: %1</translation>
    </message>
    <message>
        <source>%1 drew on this mask before your stroke arrived. Theirs is shown; draw yours again.</source>
        <translation>%1 hat auf diese Maske gezeichnet, bevor Ihr Strich ankam. Gezeigt wird der andere Strich; bitte zeichnen Sie Ihren noch einmal.</translation>
    </message>
    <message>
        <source>The mask &quot;%1&quot; of %2 was drawn on a picture of %3 x %4 pixels, but this one has %5 x %6: put that picture back to go on with the mask.</source>
        <translation>Die Maske „%1“ von %2 wurde auf einem Bild von %3 x %4 Bildpunkten gezeichnet, dieses hat aber %5 x %6: Legen Sie jenes Bild zurück, um an der Maske weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>What you drew is not stored yet; it is kept and tried again: %1</source>
        <translation>Was Sie markiert haben, ist noch nicht gespeichert; es wird aufgehoben und erneut versucht: %1</translation>
    </message>
    <message>
        <source>The picture %1 was replaced since it was opened, so what you drew was not stored: look at it and draw again.</source>
        <translation>Das Bild %1 wurde ersetzt, seit es geöffnet wurde, deshalb wurde Ihre Zeichnung nicht gespeichert: Sehen Sie es an und zeichnen Sie neu.</translation>
    </message>
</context>
<context>
    <name>mixdesk::MasterStrip</name>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Good parts above their threshold, over all classes that count. Click to inspect them.</source>
        <translation>Gutteile über ihrem Schwellwert, über alle Produkte, die zählen. Klick zeigt die Teile.</translation>
    </message>
    <message>
        <source>Defective parts below their threshold, over all classes that count. Click to inspect them.</source>
        <translation>Fehlteile unter ihrem Schwellwert, über alle Produkte, die zählen. Klick zeigt die Teile.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>At the thresholds on the desk</source>
        <translation>Bei den Schwellwerten auf dem Pult</translation>
    </message>
    <message>
        <source>class
known</source>
        <translation>Produkt
bekannt</translation>
    </message>
    <message>
        <source>If the class of every part were known: what is missing to 1 here comes from the thresholds, the difference from routing.</source>
        <translation>Wenn das Produkt jedes Teils bekannt wäre: was hier zu 1 fehlt, liegt an den Schwellwerten, der Unterschied an der Zuordnung.</translation>
    </message>
    <message>
        <source>all
rejected</source>
        <translation>alles
weg</translation>
    </message>
    <message>
        <source>What rejecting every part would give. Beware of an F1 that is hardly better.</source>
        <translation>Was herauskäme, wenn jedes Teil ausgesondert würde. Vorsicht bei einem F1, das kaum besser ist.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>Mean of the shares of good and of defective parts judged rightly; mean over the classes.</source>
        <translation>Mittel der Anteile richtig beurteilter Gut- und Fehlteile; Mittel über die Produkte.</translation>
    </message>
    <message>
        <source>F1, mean of classes</source>
        <translation>F1, Produktmittel</translation>
    </message>
    <message>
        <source>Mean of the classes&apos; F1.</source>
        <translation>Mittel der F1 der Produkte.</translation>
    </message>
    <message>
        <source>F1 as in the paper</source>
        <translation>F1 wie im Aufsatz</translation>
    </message>
    <message>
        <source>Harmonic mean of the classes&apos; mean precision and mean recall.</source>
        <translation>Harmonisches Mittel aus mittlerer Präzision und mittlerer Trefferquote der Produkte.</translation>
    </message>
    <message>
        <source>One beta for all classes</source>
        <translation>Ein Beta für alle Produkte</translation>
    </message>
    <message>
        <source>One beta for all classes, as a number</source>
        <translation>Ein Beta für alle Produkte, als Zahl</translation>
    </message>
    <message>
        <source>Gives every class that is not locked this beta.</source>
        <translation>Gibt jedem nicht gesperrten Produkt dieses Beta.</translation>
    </message>
    <message>
        <source>One beta for all</source>
        <translation>Ein Beta für alle</translation>
    </message>
    <message>
        <source>%1 of %2 products</source>
        <translation>%1 von %2 Produkten</translation>
    </message>
    <message>
        <source>%1 of %2 scored</source>
        <translation>%1 von %2 bewertet</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation>
            <numerusform>%n Teil falschem Produkt zugeordnet</numerusform>
            <numerusform>%n Teile falschem Produkt zugeordnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) to recheck</source>
        <translation>
            <numerusform>%n Teil nachprüfen</numerusform>
            <numerusform>%n Teile nachprüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>mixdesk::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Further messages, shown when this one is closed</source>
        <translation>Weitere Meldungen; sie erscheinen, wenn diese geschlossen ist</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::NumberField</name>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2 eingeben.</translation>
    </message>
</context>
<context>
    <name>mixdesk::OutlineLegend</name>
    <message>
        <source>Outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>solid line: marked defect</source>
        <translation>durchgezogen: markierter Fehler</translation>
    </message>
    <message>
        <source>dashed line: predicted region</source>
        <translation>gestrichelt: vorhergesagter Bereich</translation>
    </message>
    <message>
        <source>marked defect</source>
        <translation>markierter Fehler</translation>
    </message>
    <message>
        <source>predicted region</source>
        <translation>Vorhersage</translation>
    </message>
</context>
<context>
    <name>mixdesk::PageShots</name>
    <message>
        <source>The folder %1 cannot be made. Choose another.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen. Bitte einen anderen wählen.</translation>
    </message>
</context>
<context>
    <name>mixdesk::PicturePane</name>
    <message>
        <source>The picture is not available.</source>
        <translation>Das Bild ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>This part has not been reconstructed yet.</source>
        <translation>Dieses Teil ist noch nicht rekonstruiert.</translation>
    </message>
    <message>
        <source>This part has no difference map yet.</source>
        <translation>Dieses Teil hat noch kein Differenzbild.</translation>
    </message>
</context>
<context>
    <name>mixdesk::PictureView</name>
    <message>
        <source>Opening a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Back to all pictures of this product</source>
        <translation>Zurück zu allen Bildern dieses Produkts</translation>
    </message>
</context>
<context>
    <name>mixdesk::Plot</name>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show everything again (0, or double click)</source>
        <translation>Wieder alles zeigen (0 oder Doppelklick)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save this plot as a picture or a table</source>
        <translation>Dieses Diagramm als Bild oder Tabelle speichern</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic value axis</source>
        <translation>Logarithmische Werteachse</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>„%1“ speichern</translation>
    </message>
    <message>
        <source>Save plot as picture (PNG)…</source>
        <translation>Diagramm als Bild speichern (PNG) …</translation>
    </message>
    <message>
        <source>Save this plot as a picture in pixels</source>
        <translation>Dieses Diagramm als Bild aus Bildpunkten speichern</translation>
    </message>
    <message>
        <source>Save plot as drawing (PDF)…</source>
        <translation>Diagramm als Zeichnung speichern (PDF) …</translation>
    </message>
    <message>
        <source>Save this plot as a drawing for documents</source>
        <translation>Dieses Diagramm als Zeichnung für Dokumente speichern</translation>
    </message>
    <message>
        <source>Save plot as table (CSV)…</source>
        <translation>Diagramm als Tabelle speichern (CSV) …</translation>
    </message>
    <message>
        <source>Save the numbers of this plot as a table</source>
        <translation>Die Zahlen dieses Diagramms als Tabelle speichern</translation>
    </message>
</context>
<context>
    <name>mixdesk::Presentation</name>
    <message>
        <source>%1 - presentation</source>
        <translation>%1 - Vorführung</translation>
    </message>
    <message>
        <source>No part is scored yet. Wait until scoring is done.</source>
        <translation>Noch ist kein Teil bewertet. Bitte warten, bis die Bewertung fertig ist.</translation>
    </message>
    <message>
        <source>%1 of %2      %3      arrow keys: next and previous part      Esc: leave the presentation</source>
        <translation>%1 von %2      %3      Pfeiltasten: nächstes und voriges Teil      Esc: Vorführung beenden</translation>
    </message>
    <message>
        <source>steps by itself, Space stops it</source>
        <translation>läuft selbst weiter, Leertaste hält an</translation>
    </message>
    <message>
        <source>Space: step by itself</source>
        <translation>Leertaste: selbst weiterlaufen</translation>
    </message>
    <message>
        <source>Esc: leave the presentation</source>
        <translation>Esc: Vorführung beenden</translation>
    </message>
    <message>
        <source>How %1 was learned</source>
        <translation>Wie %1 gelernt wurde</translation>
    </message>
    <message>
        <source>This part among all taken for %1</source>
        <translation>Dieses Teil unter allen, die für %1 gehalten werden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1
score %2, threshold %3</source>
        <translation>%1
Wert %2, Schwellwert %3</translation>
    </message>
    <message>
        <source>The parts are being scored anew; this one stays until then      Esc: leave the presentation</source>
        <translation>Die Teile werden neu bewertet; so lange bleibt dieses stehen      Esc: Vorführung beenden</translation>
    </message>
    <message>
        <source>Training score of good parts after each epoch, with a band of one sigma. Dashed: its running threshold.</source>
        <translation>Trainingswert der Gutteile nach jeder Epoche mit einem Band von einem Sigma. Gestrichelt: sein laufender Schwellwert.</translation>
    </message>
    <message>
        <source>Score chosen for judging. Left: like the good ones. Right: different. Height: number of parts. Line: threshold.</source>
        <translation>Zum Beurteilen gewählter Wert. Links: wie die guten. Rechts: anders. Höhe: Zahl der Teile. Linie: Schwellwert.</translation>
    </message>
</context>
<context>
    <name>mixdesk::PreviewStrip</name>
    <message>
        <source>Validation pictures as rebuilt now</source>
        <translation>Validierungsbilder, wie sie jetzt nachgebildet werden</translation>
    </message>
    <message>
        <source>Validation pictures appear here after the first epoch.</source>
        <translation>Nach der ersten Epoche erscheinen hier Validierungsbilder.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>Rek.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Diff.</source>
        <translation>Diff.</translation>
    </message>
</context>
<context>
    <name>mixdesk::ProjectOpener</name>
    <message>
        <source>Drawing the demo plant</source>
        <translation>Demowerk zeichnen</translation>
    </message>
    <message>
        <source>%1 is not there any more. Choose the folder&apos;s new place.</source>
        <translation>%1 ist nicht mehr da. Den neuen Ort des Ordners wählen.</translation>
    </message>
    <message>
        <source>The project of these pictures is kept in %1. The pictures stay where they are.</source>
        <translation>Das Projekt zu diesen Bildern liegt in %1. Die Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Reading the dataset folder</source>
        <translation>Datensatzordner lesen</translation>
    </message>
    <message>
        <source>Demo plant</source>
        <translation>Demowerk</translation>
    </message>
</context>
<context>
    <name>mixdesk::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>mixdesk::RefusedFolder</name>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder per product</source>
        <translation>Den Ordner wählen, der je Produkt einen Ordner enthält</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück zur vorigen Seite</translation>
    </message>
    <message>
        <source>This folder cannot be used</source>
        <translation>Dieser Ordner ist nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>mixdesk::ReviewPanel</name>
    <message>
        <source>Verdict by a person</source>
        <translation>Urteil eines Menschen</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Wer geurteilt hat</translation>
    </message>
    <message>
        <source>Other people&apos;s verdicts</source>
        <translation>Urteile anderer</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>No person has decided yet.</source>
        <translation>Noch hat kein Mensch geurteilt.</translation>
    </message>
    <message>
        <source>Another opinion: %1</source>
        <translation>Andere Meinung: %1</translation>
    </message>
    <message>
        <source>Not OK: %1</source>
        <translation>Nicht OK: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Comment; Enter keeps it, Esc leaves it</source>
        <translation>Kommentar; Eingabe übernimmt, Esc verwirft</translation>
    </message>
    <message>
        <source>Name of the defect type; Enter takes it</source>
        <translation>Name der Fehlerart; Eingabe übernimmt</translation>
    </message>
    <message>
        <source>Your name; empty: the login name</source>
        <translation>Ihr Name; leer: der Anmeldename</translation>
    </message>
    <message>
        <source>The picture was replaced after this verdict, which no longer counts. %1</source>
        <translation>Das Bild wurde nach diesem Urteil ersetzt, es zählt nicht mehr. %1</translation>
    </message>
</context>
<context>
    <name>mixdesk::ReviewSession</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The verdict was not stored: %1</source>
        <translation>Das Urteil wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 decided &quot;%2&quot; about %3 before yours arrived. Theirs stands; decide again if you disagree.</source>
        <translation>%1 hat zu %3 schon „%2“ entschieden, bevor Ihr Urteil ankam. Jenes gilt; entscheiden Sie noch einmal, wenn Sie anderer Meinung sind.</translation>
    </message>
    <message>
        <source>Verdicts of others cannot be read: %1</source>
        <translation>Urteile anderer lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>%1 decided &quot;%2&quot; about %3 since then: that stands.</source>
        <translation>%1 hat seitdem „%2“ über %3 geurteilt: Das gilt.</translation>
    </message>
    <message>
        <source>Others decided about %1 of these pictures before yours arrived, the first is %2. Theirs stand; decide again if you disagree.</source>
        <translation>Über %1 dieser Bilder haben andere geurteilt, bevor Ihre Urteile ankamen; das erste ist %2. Jene gelten; urteilen Sie erneut, wenn Sie anderer Meinung sind.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>not OK</source>
        <translation>nicht OK</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>kein Urteil</translation>
    </message>
    <message>
        <source>The picture %1 was replaced since then: judge what it shows now.</source>
        <translation>Das Bild %1 wurde seitdem ersetzt: Beurteilen Sie, was es jetzt zeigt.</translation>
    </message>
    <message>
        <source>The picture %1 was replaced since it was shown, so your verdict was not stored: look at it and judge again.</source>
        <translation>Das Bild %1 wurde ersetzt, seit es angezeigt wurde, deshalb wurde Ihr Urteil nicht gespeichert: Sehen Sie es an und urteilen Sie neu.</translation>
    </message>
    <message>
        <source>%1 of these pictures were replaced since they were shown, the first is %2. Their verdicts were not stored: look at them and judge again.</source>
        <translation>%1 dieser Bilder wurden ersetzt, seit sie angezeigt wurden, das erste ist %2. Ihre Urteile wurden nicht gespeichert: Sehen Sie sie an und urteilen Sie neu.</translation>
    </message>
</context>
<context>
    <name>mixdesk::RunControls</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Paused. Memory is kept; resume goes on where it was.</source>
        <translation>Pausiert. Der Speicher bleibt belegt; Fortsetzen macht hier weiter.</translation>
    </message>
    <message>
        <source>Stopping: finishing what is in hand.</source>
        <translation>Wird beendet: Begonnenes wird abgeschlossen.</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, picture %3 of %4</source>
        <translation>Epoche %1 von %2, Bild %3 von %4</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>Choose the folder of pictures on the Data page (Ctrl+1)</source>
        <translation>Den Bilderordner auf der Seite „Daten“ wählen (Strg+1)</translation>
    </message>
</context>
<context>
    <name>mixdesk::RunsModel</name>
    <message>
        <source>%1 (active)</source>
        <translation>%1 (aktiv)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This run scores the pictures and its thresholds are on the Desk.</source>
        <translation>Dieser Lauf bewertet die Bilder; seine Schwellwerte liegen auf dem Pult.</translation>
    </message>
    <message>
        <source>Press Return to use this run.</source>
        <translation>Die Eingabetaste verwendet diesen Lauf.</translation>
    </message>
    <message>
        <source>Stopped before its end: it can be resumed from its checkpoint.</source>
        <translation>Vorzeitig beendet: kann vom Zwischenstand aus fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Mean F1 over the classes, on validation: of a finished run by its thresholds, before that of the best epoch&apos;s training score.</source>
        <translation>Mittleres F1 der Produkte auf der Validierung: bei fertigen Läufen nach ihren Schwellwerten, davor nach dem Trainingswert der besten Epoche.</translation>
    </message>
    <message>
        <source>Mean AUROC over the classes, on validation: of a finished run by its scores, before that of the best epoch&apos;s training score.</source>
        <translation>Mittlere AUROC der Produkte auf der Validierung: bei fertigen Läufen nach ihren Werten, davor nach dem Trainingswert der besten Epoche.</translation>
    </message>
    <message>
        <source>%1 (training)</source>
        <translation>%1 (Training)</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>F1 at thresholds</source>
        <translation>F1 an Schwellwerten</translation>
    </message>
    <message>
        <source>AUROC of scores</source>
        <translation>AUROC der Werte</translation>
    </message>
</context>
<context>
    <name>mixdesk::RunsPanel</name>
    <message>
        <source>Every training is kept here: its settings, curves and model.</source>
        <translation>Hier wird jedes Training bewahrt: Einstellungen, Kurven und Modell.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoreCurvePlot</name>
    <message>
        <source>Anomaly score per class</source>
        <translation>Anomaliewert je Produkt</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Curves appear here when training starts.</source>
        <translation>Hier erscheinen Kurven, sobald das Training beginnt.</translation>
    </message>
    <message>
        <source>÷ threshold</source>
        <translation>÷ Schwellwert</translation>
    </message>
    <message>
        <source>Score divided by its class&apos;s threshold</source>
        <translation>Wert geteilt durch den Schwellwert des Produkts</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>%1 mean</source>
        <translation>%1 Mittelwert</translation>
    </message>
    <message>
        <source>%1 standard deviation</source>
        <translation>%1 Standardabweichung</translation>
    </message>
    <message>
        <source>%1 threshold</source>
        <translation>%1 Schwellwert</translation>
    </message>
    <message>
        <source>%1 running epoch</source>
        <translation>%1 laufende Epoche</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>one sigma</source>
        <translation>ein Sigma</translation>
    </message>
    <message>
        <source>running epoch</source>
        <translation>laufende Epoche</translation>
    </message>
    <message>
        <source> × threshold</source>
        <translation> × Schwellwert</translation>
    </message>
    <message>
        <source>%1
epoch %2, running
score %3%4</source>
        <translation>%1
Epoche %2, laufend
Wert %3%4</translation>
    </message>
    <message>
        <source>%1
epoch %2
score %3</source>
        <translation>%1
Epoche %2
Wert %3</translation>
    </message>
    <message>
        <source> ± %1</source>
        <translation> ± %1</translation>
    </message>
    <message>
        <source>
threshold %1</source>
        <translation>
Schwellwert %1</translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoreHistogram</name>
    <message>
        <source>Histogram of scores</source>
        <translation>Verteilung der Werte</translation>
    </message>
    <message>
        <source>Score %1 to %2: %3 good, %4 defective, %5 unlabelled</source>
        <translation>Wert %1 bis %2: %3 gut, %4 fehlerhaft, %5 ohne Kennzeichen</translation>
    </message>
    <message>
        <source>no threshold</source>
        <translation>kein Schwellwert</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwellwert %1</translation>
    </message>
    <message>
        <source>%1; %2 good, %3 defective, %4 unlabelled</source>
        <translation>%1; %2 gut, %3 fehlerhaft, %4 ohne Kennzeichen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>this part</source>
        <translation>dieses Teil</translation>
    </message>
    <message>
        <source>%1, this part %2</source>
        <translation>%1, dieses Teil %2</translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoringSession</name>
    <message>
        <source>Scoring pictures</source>
        <translation>Bilder bewerten</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>GPU (%1)</source>
        <translation>GPU (%1)</translation>
    </message>
    <message>
        <source>scoring pictures</source>
        <translation>Bilder bewerten</translation>
    </message>
    <message>
        <source>Scores cannot be kept and are computed again at the next start. %1</source>
        <translation>Die Werte lassen sich nicht speichern und werden beim nächsten Start neu berechnet. %1</translation>
    </message>
    <message>
        <source>%1 is no picture that can be scored. Drop png, jpg, jpeg, bmp, tif or tiff files.</source>
        <translation>%1 ist kein Bild, das bewertet werden kann. Bitte png-, jpg-, jpeg-, bmp-, tif- oder tiff-Dateien ablegen.</translation>
    </message>
    <message>
        <source>There are no pictures in %1. Drop a folder with png, jpg, jpeg, bmp, tif or tiff files.</source>
        <translation>In %1 sind keine Bilder. Bitte einen Ordner mit png-, jpg-, jpeg-, bmp-, tif- oder tiff-Dateien ablegen.</translation>
    </message>
    <message>
        <source>%1 holds very many pictures: the first 100,000 are taken.</source>
        <translation>%1 enthält sehr viele Bilder: die ersten 100.000 werden genommen.</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU, %1 Threads</translation>
    </message>
    <message>
        <source>%1 of these files are no pictures that can be scored, %2 among them. Drop png, jpg, jpeg, bmp, tif or tiff files.</source>
        <translation>%1 dieser Dateien sind keine Bilder, die bewertet werden können, darunter %2. Bitte png-, jpg-, jpeg-, bmp-, tif- oder tiff-Dateien ablegen.</translation>
    </message>
</context>
<context>
    <name>mixdesk::Sentence</name>
    <message>
        <source>Cannot write %1: %2. Check that the folder is writable.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Bitte prüfen, ob der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2. Check that the folder exists, is writable and has room.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Bitte prüfen, ob es den Ordner gibt, ob er beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes, more than the %3 bytes allowed here.</source>
        <translation>%1 hat %2 Bytes, mehr als die hier erlaubten %3 Bytes.</translation>
    </message>
    <message>
        <source>Cannot read %1: check its permissions and the disk.</source>
        <translation>%1 lässt sich nicht lesen: Bitte die Rechte der Datei und den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>Cannot create the folder %1: %2. Choose another place or check its permissions.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2. Bitte einen anderen Ort wählen oder die Rechte prüfen.</translation>
    </message>
    <message>
        <source>Cannot create the folder %1. Choose another place or check its permissions.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen. Bitte einen anderen Ort wählen oder die Rechte prüfen.</translation>
    </message>
    <message>
        <source>Cannot open %1 to check its hash.</source>
        <translation>%1 lässt sich nicht öffnen, um die Prüfsumme zu vergleichen.</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1, line %2, cannot be read: it is not in the form &apos;key: value&apos; (YAML). Correct this line, or put an undamaged copy of the file in its place.</source>
        <translation>%1, Zeile %2, ist nicht lesbar: Sie hat nicht die Form „Schlüssel: Wert“ (YAML). Bitte diese Zeile berichtigen oder die Datei durch eine heile Kopie ersetzen.</translation>
    </message>
    <message>
        <source>the file is nested too deeply or too large.</source>
        <translation>Die Datei ist zu tief verschachtelt oder zu groß.</translation>
    </message>
    <message>
        <source>a key must be a plain word.</source>
        <translation>Ein Schlüssel muss ein einfaches Wort sein.</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; appears twice; remove one.</source>
        <translation>Der Schlüssel „%1“ steht zweimal da; bitte einen entfernen.</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file.</source>
        <translation>%1 ist zu groß für eine Einstellungsdatei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must have one plain value.</source>
        <translation>„%1“ muss genau einen einfachen Wert haben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number from %2 to %3.</source>
        <translation>„%1“ muss eine ganze Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a number from %2 to %3.</source>
        <translation>„%1“ muss eine Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a text.</source>
        <translation>„%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list of texts.</source>
        <translation>„%1“ muss eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must hold &apos;key: value&apos; lines.</source>
        <translation>„%1“ muss Zeilen der Form „Schlüssel: Wert“ enthalten.</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;.</source>
        <translation>Der Schlüssel „%1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation>Der Schlüssel „%1“ ist unbekannt; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>Cannot list the folder %1: %2. Check its permissions.</source>
        <translation>Der Inhalt des Ordners %1 lässt sich nicht lesen: %2. Bitte seine Rechte prüfen.</translation>
    </message>
    <message>
        <source>The name of the class folder %1 is not valid UTF-8. Rename the folder: the name is written into run files and reports.</source>
        <translation>Der Name des Produktordners %1 ist kein gültiges UTF-8. Bitte den Ordner umbenennen: Sein Name steht später in Laufdateien und Berichten.</translation>
    </message>
    <message>
        <source>There is no folder %1. Check the path of the dataset.</source>
        <translation>Den Ordner %1 gibt es nicht. Bitte den Pfad des Datensatzes prüfen.</translation>
    </message>
    <message>
        <source>%1 is not a dataset folder with pictures: expected CLASS/train/good/*.png, CLASS/test/good/*.png, CLASS/test/DEFECT/*.png and CLASS/ground_truth/DEFECT/NAME_mask.png; found %2.</source>
        <translation>%1 ist kein Datensatzordner mit Bildern: Erwartet werden PRODUKT/train/good/*.png, PRODUKT/test/good/*.png, PRODUKT/test/FEHLER/*.png und PRODUKT/ground_truth/FEHLER/NAME_mask.png; gefunden: %2.</translation>
    </message>
    <message>
        <source>%1 is a file; choose a new or empty folder.</source>
        <translation>%1 ist eine Datei; bitte einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 already holds a demo plant drawn with other options (see %2 there); choose another folder.</source>
        <translation>%1 enthält schon ein Demowerk, das anders gezeichnet wurde (siehe dort %2); bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Cannot look into %1: %2. Check its permissions.</source>
        <translation>%1 lässt sich nicht öffnen: %2. Bitte die Rechte prüfen.</translation>
    </message>
    <message>
        <source>%1 already holds something else; choose a new or empty folder for the demo plant.</source>
        <translation>%1 enthält schon etwas anderes; bitte einen neuen oder leeren Ordner für das Demowerk wählen.</translation>
    </message>
    <message>
        <source>Cannot draw %1: %2. Try a smaller picture side.</source>
        <translation>%1 lässt sich nicht zeichnen: %2. Bitte eine kleinere Bildseite versuchen.</translation>
    </message>
    <message>
        <source>The demo plant %1 is being drawn by another program; wait until it has finished.</source>
        <translation>Das Demowerk %1 wird gerade von einem anderen Programm gezeichnet; bitte warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Keep one of the two: a picture in both train and test, or under two labels, makes every figure wrong.</source>
        <translation>Nur eines von beiden behalten: Ein Bild, das in train und in test liegt oder zwei Kennzeichen hat, verfälscht jede Zahl.</translation>
    </message>
    <message>
        <source>The good picture is identical to the defective %1.</source>
        <translation>Das Gutbild ist dasselbe wie das Fehlerbild %1.</translation>
    </message>
    <message>
        <source>Look at the picture and move it to where it belongs.</source>
        <translation>Das Bild ansehen und dorthin verschieben, wo es hingehört.</translation>
    </message>
    <message>
        <source>If they show the same shot, keep one of them.</source>
        <translation>Wenn beide dieselbe Aufnahme zeigen, nur eines behalten.</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>Die Datei ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>The file is not a PNG, JPEG, BMP or TIFF picture, whatever its name says.</source>
        <translation>Die Datei ist kein PNG-, JPEG-, BMP- oder TIFF-Bild, auch wenn sie so heißt.</translation>
    </message>
    <message>
        <source>The file is truncated: it ends before the picture does.</source>
        <translation>Die Datei ist abgeschnitten: Sie endet vor dem Ende des Bildes.</translation>
    </message>
    <message>
        <source>The picture cannot be opened: %1.</source>
        <translation>Das Bild lässt sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <source>The picture is far from the other good ones of its class (%1 deviations).</source>
        <translation>Das Bild weicht stark von den anderen Gutbildern seines Produkts ab (%1 Standardabweichungen).</translation>
    </message>
    <message>
        <source>Copy the file again from its source, or remove it.</source>
        <translation>Die Datei noch einmal von ihrer Quelle kopieren oder entfernen.</translation>
    </message>
    <message>
        <source>The mask is %1 pixels, its picture %2.</source>
        <translation>Die Maske hat %1 Pixel, ihr Bild %2.</translation>
    </message>
    <message>
        <source>Draw or export the mask again at the size of the picture.</source>
        <translation>Die Maske in der Größe des Bildes neu zeichnen oder ausgeben.</translation>
    </message>
    <message>
        <source>The mask marks no pixel as defect.</source>
        <translation>Die Maske markiert kein Pixel als Fehler.</translation>
    </message>
    <message>
        <source>Draw the defect, or remove the mask; pixel figures leave such pictures out.</source>
        <translation>Den Fehler einzeichnen oder die Maske entfernen; Pixelkennzahlen lassen solche Bilder aus.</translation>
    </message>
    <message>
        <source>The class has no good pictures in test/good.</source>
        <translation>Das Produkt hat keine Gutbilder in test/good.</translation>
    </message>
    <message>
        <source>Add good parts to test/good: without them false rejects and AUROC cannot be measured.</source>
        <translation>Gutteile in test/good ergänzen: Ohne sie lassen sich Fehlausschuss und AUROC nicht messen.</translation>
    </message>
    <message>
        <source>The class has no defective pictures in test.</source>
        <translation>Das Produkt hat keine Fehlerbilder in test.</translation>
    </message>
    <message>
        <source>Add pictures of defects to test/TYPE: without them it cannot be measured whether defects are found.</source>
        <translation>Fehlerbilder in test/FEHLERART ergänzen: Ohne sie lässt sich nicht messen, ob Fehler gefunden werden.</translation>
    </message>
    <message>
        <source>The class has no pictures in train/good, so that training fails.</source>
        <translation>Das Produkt hat keine Bilder in train/good, daher scheitert das Training.</translation>
    </message>
    <message>
        <source>There are few pictures of the class in train/good (%1); its threshold will be uncertain.</source>
        <translation>In train/good liegen von diesem Produkt nur wenige Bilder (%1); sein Schwellwert wird unsicher.</translation>
    </message>
    <message>
        <source>Add good parts to train/good: %1 at least, better a hundred.</source>
        <translation>Gutteile in train/good ergänzen: mindestens %1, besser hundert.</translation>
    </message>
    <message>
        <source>Training pictures of the class: %1, of the largest class: %2.</source>
        <translation>Trainingsbilder dieses Produkts: %1, des größten Produkts: %2.</translation>
    </message>
    <message>
        <source>Add pictures of the small class, or expect it to be learned less well.</source>
        <translation>Bilder des kleinen Produkts ergänzen, sonst wird es schlechter gelernt.</translation>
    </message>
    <message>
        <source>The picture is defective but has no mask, unlike others of its class.</source>
        <translation>Das Bild zeigt ein Fehlteil, hat aber anders als andere seines Produkts keine Maske.</translation>
    </message>
    <message>
        <source>Add ground_truth/TYPE/NAME_mask.png; pixel figures leave such pictures out.</source>
        <translation>ground_truth/FEHLERART/NAME_mask.png ergänzen; Pixelkennzahlen lassen solche Bilder aus.</translation>
    </message>
    <message>
        <source>None of the %1 defective pictures of the class has a mask; pixel figures are left out.</source>
        <translation>Fehlerbilder dieses Produkts: %1, alle ohne Maske; Pixelkennzahlen entfallen.</translation>
    </message>
    <message>
        <source>Add ground_truth/TYPE/NAME_mask.png where localisation is to be measured.</source>
        <translation>ground_truth/FEHLERART/NAME_mask.png ergänzen, wenn gemessen werden soll, wie gut Fehler geortet werden.</translation>
    </message>
    <message>
        <source>The picture lies outside train, test and ground_truth.</source>
        <translation>Das Bild liegt außerhalb von train, test und ground_truth.</translation>
    </message>
    <message>
        <source>The folder holds neither train nor test and is not read.</source>
        <translation>Der Ordner enthält weder train noch test und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The picture lies outside the class folders.</source>
        <translation>Das Bild liegt außerhalb der Produktordner.</translation>
    </message>
    <message>
        <source>The file lies beside the folders of good and defective parts.</source>
        <translation>Die Datei liegt neben den Ordnern der Gut- und Fehlteile.</translation>
    </message>
    <message>
        <source>Training reads train/good alone; this folder is not read.</source>
        <translation>Das Training liest nur train/good; dieser Ordner wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Folders within a folder of pictures are not read.</source>
        <translation>Ordner in einem Bilderordner werden nicht gelesen.</translation>
    </message>
    <message>
        <source>The file is not a picture by its name and is not read.</source>
        <translation>Die Datei ist ihrem Namen nach kein Bild und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The file lies beside the folders of masks.</source>
        <translation>Die Datei liegt neben den Ordnern der Masken.</translation>
    </message>
    <message>
        <source>This is not a mask by its name and is not read.</source>
        <translation>Dies ist dem Namen nach keine Maske und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>No picture in test belongs to this mask.</source>
        <translation>Zu dieser Maske gehört kein Bild in test.</translation>
    </message>
    <message>
        <source>Name masks NAME_mask.png after test/TYPE/NAME, or remove the mask.</source>
        <translation>Masken nach test/FEHLERART/NAME als NAME_mask.png benennen oder die Maske entfernen.</translation>
    </message>
    <message>
        <source>Move it to where it is read, or out of the dataset folder.</source>
        <translation>Dorthin verschieben, wo es gelesen wird, oder aus dem Datensatzordner nehmen.</translation>
    </message>
    <message>
        <source>All pictures of this order were already read.</source>
        <translation>Alle Bilder dieser Reihe sind schon gelesen.</translation>
    </message>
    <message>
        <source>A picture could not be prepared: %1</source>
        <translation>Ein Bild konnte nicht vorbereitet werden: %1</translation>
    </message>
    <message>
        <source>The held-out share must be at least 0 and below 1, and the held-out minimum must not be negative.</source>
        <translation>Der zurückgehaltene Anteil muss mindestens 0 und kleiner als 1 sein, die zurückgehaltene Mindestzahl darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>%1 %2 Copy it again from its source or remove it.</source>
        <translation>%1 %2 Bitte noch einmal von der Quelle kopieren oder entfernen.</translation>
    </message>
    <message>
        <source>is not a PNG, JPEG, BMP or TIFF picture, whatever its name says.</source>
        <translation>ist kein PNG-, JPEG-, BMP- oder TIFF-Bild, auch wenn es so heißt.</translation>
    </message>
    <message>
        <source>%1 claims %2 pixels, more than the %3 million that are opened. Crop or shrink it.</source>
        <translation>%1 gibt %2 Pixel an, mehr als die %3 Millionen, die geöffnet werden. Bitte zuschneiden oder verkleinern.</translation>
    </message>
    <message>
        <source>is truncated: the file ends before the picture does.</source>
        <translation>ist abgeschnitten: Die Datei endet vor dem Ende des Bildes.</translation>
    </message>
    <message>
        <source>is damaged: its header or a checksum in it is wrong.</source>
        <translation>ist beschädigt: Der Dateikopf oder eine Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>is empty (0 bytes).</source>
        <translation>ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>%1 is larger than 2 GB. Crop or shrink it.</source>
        <translation>%1 ist größer als 2 GB. Bitte zuschneiden oder verkleinern.</translation>
    </message>
    <message>
        <source>is damaged: its pixels cannot be decoded.</source>
        <translation>ist beschädigt: Die Pixel lassen sich nicht entschlüsseln.</translation>
    </message>
    <message>
        <source>%1 holds neither 8 nor 16 bit pixels. Convert it first.</source>
        <translation>%1 hat weder 8 noch 16 Bit je Pixel. Bitte erst umwandeln.</translation>
    </message>
    <message>
        <source>%1 does not fit the free memory. Crop or shrink it.</source>
        <translation>%1 passt nicht in den freien Speicher. Bitte zuschneiden oder verkleinern.</translation>
    </message>
    <message>
        <source>Cannot encode %1 as PNG: its size or type is not supported.</source>
        <translation>%1 lässt sich nicht als PNG speichern: Größe oder Art wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>%1: unknown setting &apos;%2&apos;.</source>
        <translation>%1: Die Einstellung „%2“ ist unbekannt.</translation>
    </message>
    <message>
        <source>%1: unknown setting &apos;%2&apos;; did you mean &apos;%3&apos;?</source>
        <translation>%1: Die Einstellung „%2“ ist unbekannt; ist „%3“ gemeint?</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; cannot be &apos;%3&apos;; allowed: %4.</source>
        <translation>%1: „%2“ kann nicht „%3“ sein; erlaubt: %4.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>--set %1: write it as key=value.</source>
        <translation>--set %1: bitte als Schlüssel=Wert schreiben.</translation>
    </message>
    <message>
        <source>network.input_size is %1, but table2 needs a multiple of 16 from 48.</source>
        <translation>network.input_size ist %1, table2 braucht aber ein Vielfaches von 16 ab 48.</translation>
    </message>
    <message>
        <source>network.input_size is %1, but this network needs a power of two from 64.</source>
        <translation>network.input_size ist %1, dieses Netz braucht aber eine Zweierpotenz ab 64.</translation>
    </message>
    <message>
        <source>training.micro_batch (%1) must not be larger than training.batch (%2).</source>
        <translation>training.micro_batch (%1) darf nicht größer sein als training.batch (%2).</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos;; choose from %2.</source>
        <translation>Die Vorlage „%1“ gibt es nicht; zur Wahl stehen %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not trained and is left out.</source>
        <translation>„%1“ wurde nicht trainiert und bleibt weg.</translation>
    </message>
    <message>
        <source>%1 has no test images of a class that this run was trained on. Put them under CLASS/test/good and CLASS/test/DEFECT.</source>
        <translation>%1 hat keine Testbilder eines Produkts, mit dem dieser Lauf trainiert wurde. Sie gehören nach PRODUKT/test/good und PRODUKT/test/FEHLER.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; has another size than the network&apos;s input.</source>
        <translation>%1: „%2“ hat eine andere Größe als die Eingabe des Netzes.</translation>
    </message>
    <message>
        <source>%1: the maps of &apos;%2&apos; are not usable numbers.</source>
        <translation>%1: Die Karten von „%2“ enthalten keine brauchbaren Zahlen.</translation>
    </message>
    <message>
        <source>%1 has changed since the run was written (its hash differs). Copy the run folder again.</source>
        <translation>%1 hat sich geändert, seit der Lauf geschrieben wurde (die Prüfsumme ist anders). Bitte den Laufordner noch einmal kopieren.</translation>
    </message>
    <message>
        <source>%1 The run folder is damaged: copy it again, or delete it.</source>
        <translation>%1 Der Laufordner ist beschädigt: bitte noch einmal kopieren oder löschen.</translation>
    </message>
    <message>
        <source>%1 does not say that it is a run.</source>
        <translation>In %1 steht nicht, dass es ein Lauf ist.</translation>
    </message>
    <message>
        <source>%1 is no run of Mixdesk (format &apos;%2&apos;). Choose another.</source>
        <translation>%1 ist kein Lauf von Mixdesk (Format „%2“). Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Mixdesk (format version %2, this one reads up to %3). Update Mixdesk to use this run.</source>
        <translation>%1 stammt von einer neueren Version von Mixdesk (Formatversion %2, diese hier liest bis %3). Bitte Mixdesk aktualisieren, um diesen Lauf zu verwenden.</translation>
    </message>
    <message>
        <source>%1 names no classes.</source>
        <translation>%1 nennt keine Produkte.</translation>
    </message>
    <message>
        <source>%1: there are thresholds for %2 classes, the run has %3.</source>
        <translation>%1: Produkte mit Schwellwert: %2, Produkte des Laufs: %3.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; has a calibrated score but no calibration maps.</source>
        <translation>%1: „%2“ hat einen kalibrierten Wert, aber keine Kalibrierkarten.</translation>
    </message>
    <message>
        <source>%1, line %2 is not a validation row of this run.</source>
        <translation>%1, Zeile %2 ist keine Validierungszeile dieses Laufs.</translation>
    </message>
    <message>
        <source>The new thresholds</source>
        <translation>Die neuen Schwellwerte</translation>
    </message>
    <message>
        <source>The network gives scores that are no finite numbers. Copy the run again, or train a new one.</source>
        <translation>Das Netz liefert Werte, die keine endlichen Zahlen sind. Bitte den Lauf noch einmal kopieren oder einen neuen trainieren.</translation>
    </message>
    <message>
        <source>%1 must lie between -1e9 and 1e9.</source>
        <translation>%1: erlaubt ist -1e9 bis 1e9.</translation>
    </message>
    <message>
        <source>The run has no class &apos;%1&apos;.</source>
        <translation>Der Lauf hat kein Produkt „%1“.</translation>
    </message>
    <message>
        <source>The run has no class &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation>Der Lauf hat kein Produkt „%1“; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no spread in its good scores, so no beta gives that threshold.</source>
        <translation>Die Werte der Gutteile von „%1“ streuen nicht, daher ergibt kein Beta diesen Schwellwert.</translation>
    </message>
    <message>
        <source>A threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>The beta of that threshold</source>
        <translation>Beta dieses Schwellwerts</translation>
    </message>
    <message>
        <source>Both limits of a recheck band</source>
        <translation>Beide Grenzen eines Nachprüfbands</translation>
    </message>
    <message>
        <source>The threshold of &apos;%1&apos; is %2, and the recheck band must hold it: LOW &lt;= %3 &lt;= HIGH.</source>
        <translation>Der Schwellwert von „%1“ ist %2 und muss im Nachprüfband liegen: UNTEN &lt;= %3 &lt;= OBEN.</translation>
    </message>
    <message>
        <source>version_id must be a whole number from 0, not &apos;%1&apos;. Remove the line.</source>
        <translation>version_id muss eine ganze Zahl ab 0 sein, nicht „%1“. Bitte die Zeile entfernen.</translation>
    </message>
    <message>
        <source>there is no anomaly score &apos;%1&apos;.</source>
        <translation>Den Anomaliewert „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>origin must be validation, test or hand, not &apos;%1&apos;.</source>
        <translation>origin muss validation, test oder hand sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>a number of &apos;%1&apos; does not lie between -1e12 and 1e12.</source>
        <translation>Eine Zahl von „%1“ liegt nicht zwischen -1e12 und 1e12.</translation>
    </message>
    <message>
        <source>the recheck band of &apos;%1&apos; does not hold its threshold: low &lt;= threshold &lt;= high is needed.</source>
        <translation>Das Nachprüfband von „%1“ enthält seinen Schwellwert nicht: Nötig ist low &lt;= threshold &lt;= high.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks the pixel threshold of its map &apos;%2&apos;.</source>
        <translation>Bei „%1“ fehlt der Pixelschwellwert seiner Karte „%2“.</translation>
    </message>
    <message>
        <source>Stopped before training began, so there is no result to keep.</source>
        <translation>Beendet, bevor das Training begann; es gibt kein Ergebnis zu behalten.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>Training needs at least two good images besides those held out for validation; there are %1 and %2 held out. Add good images to CLASS/train/good.</source>
        <translation>Das Training braucht mindestens zwei Gutbilder außer den für die Validierung zurückgehaltenen; vorhanden: %1, zurückgehalten: %2. Bitte Gutbilder in PRODUKT/train/good ergänzen.</translation>
    </message>
    <message>
        <source>There is nothing to resume in %1: it has no config.yaml. Start it without --resume.</source>
        <translation>In %1 gibt es nichts fortzusetzen: Es fehlt config.yaml. Bitte ohne --resume beginnen.</translation>
    </message>
    <message>
        <source>The run %1 is finished: there is nothing to resume. Use it, or train a new run.</source>
        <translation>Der Lauf %1 ist fertig: Es gibt nichts fortzusetzen. Bitte ihn verwenden oder einen neuen trainieren.</translation>
    </message>
    <message>
        <source>The run folder %1 is a file. Choose another name.</source>
        <translation>Der Laufordner %1 ist eine Datei. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The run folder %1 is not empty. Choose another, or go on with --resume.</source>
        <translation>Der Laufordner %1 ist nicht leer. Bitte einen anderen wählen oder mit --resume fortsetzen.</translation>
    </message>
    <message>
        <source>Another training is writing into the run folder %1. Wait until it has ended, or choose another folder.</source>
        <translation>Ein anderes Training schreibt gerade in den Laufordner %1. Bitte sein Ende abwarten oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Matrix products are very slow here: install OpenBLAS (Debian: libopenblas0-pthread) and training will be many times faster.</source>
        <translation>Matrixprodukte sind hier sehr langsam: Mit OpenBLAS (Debian: libopenblas0-pthread) wird das Training um ein Vielfaches schneller.</translation>
    </message>
    <message>
        <source>MS-SSIM uses %1 of 5 scales, their weights renormalised: the input of %2 pixels is too small for more.</source>
        <translation>MS-SSIM nutzt %1 von 5 Skalen mit neu normierten Gewichten: Für mehr ist die Eingabe von %2 Pixeln zu klein.</translation>
    </message>
    <message>
        <source>Table 2 is made for a graphics card: on a processor an epoch takes hours.</source>
        <translation>Tabelle 2 ist für eine Grafikkarte gedacht: Auf einem Prozessor dauert eine Epoche Stunden.</translation>
    </message>
    <message>
        <source>Stopped before the first epoch was finished, so there is no result to keep yet. A checkpoint was saved: the run can be resumed.</source>
        <translation>Beendet, bevor die erste Epoche fertig war; es gibt noch kein Ergebnis zu behalten. Ein Zwischenstand ist gespeichert: Der Lauf kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The loss became infinite or exploded in epoch %1. The last good checkpoint is kept in %2. Train again with a lower optimizer.learning_rate or contraction.weight.</source>
        <translation>Der Verlust wurde in Epoche %1 unendlich oder ist aus dem Ruder gelaufen. Der letzte gute Zwischenstand liegt in %2. Bitte mit kleinerer Lernrate (optimizer.learning_rate) oder schwächerer Kontraktion (contraction.weight) neu trainieren.</translation>
    </message>
    <message>
        <source>The weights became infinite. The last good checkpoint is kept in %1. Train again with a lower optimizer.learning_rate.</source>
        <translation>Die Gewichte wurden unendlich. Der letzte gute Zwischenstand liegt in %1. Bitte mit kleinerer Lernrate (optimizer.learning_rate) neu trainieren.</translation>
    </message>
    <message>
        <source>%1 was made with other settings. Resume without --set, --preset and --config (the run&apos;s own config.yaml is used), or train a new run.</source>
        <translation>%1 entstand mit anderen Einstellungen. Bitte ohne --set, --preset und --config fortsetzen (es gilt config.yaml des Laufs) oder einen neuen Lauf trainieren.</translation>
    </message>
    <message>
        <source>%1 was made from other training images than the dataset folder holds now. Train a new run.</source>
        <translation>%1 entstand aus anderen Trainingsbildern, als der Datensatzordner jetzt enthält. Bitte einen neuen Lauf trainieren.</translation>
    </message>
    <message>
        <source>%1 does not fit this network.</source>
        <translation>%1 passt nicht zu diesem Netz.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has fewer than two images for its threshold; add good images.</source>
        <translation>„%1“ hat weniger als zwei Bilder für seinen Schwellwert; bitte Gutbilder ergänzen.</translation>
    </message>
    <message>
        <source>The numeric library failed while %1: %2. A smaller training.micro_batch needs less memory.</source>
        <translation>Die Rechenbibliothek ist gescheitert (%1): %2. Ein kleineres training.micro_batch braucht weniger Speicher.</translation>
    </message>
    <message>
        <source>%1 lacks the tensor &apos;%2&apos;: it belongs to another network.</source>
        <translation>In %1 fehlt der Tensor „%2“: Die Datei gehört zu einem anderen Netz.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is %3, this network needs %4.</source>
        <translation>%1: „%2“ ist %3, dieses Netz braucht %4.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; holds values that are no finite numbers. Copy the run again.</source>
        <translation>%1: „%2“ enthält Werte, die keine endlichen Zahlen sind. Bitte den Lauf noch einmal kopieren.</translation>
    </message>
    <message>
        <source>%1 holds tensors that this network does not have.</source>
        <translation>%1 enthält Tensoren, die dieses Netz nicht hat.</translation>
    </message>
    <message>
        <source>training.device is cuda, but no CUDA device or no CUDA build of LibTorch is here. Use auto or cpu.</source>
        <translation>training.device ist cuda, aber es gibt hier kein CUDA-Gerät oder kein LibTorch mit CUDA. Bitte auto oder cpu wählen.</translation>
    </message>
    <message>
        <source>training.precision is bf16, but this processor has no bf16 instructions. Use auto or fp32.</source>
        <translation>training.precision ist bf16, aber dieser Prozessor hat keine bf16-Befehle. Bitte auto oder fp32 wählen.</translation>
    </message>
    <message>
        <source>%1 names a precision that is not fp32 or bf16.</source>
        <translation>%1 nennt eine Genauigkeit, die weder fp32 noch bf16 ist.</translation>
    </message>
    <message>
        <source>Scoring will compute in bf16, which is faster: %1 of %2 verdicts on validation differ from those in fp32.</source>
        <translation>Bewertet wird in bf16, das ist schneller: %1 von %2 Urteilen der Validierung sind anders als in fp32.</translation>
    </message>
    <message>
        <source>Scoring will compute in fp32: in bf16 validation comes out differently, %1 of %2 verdicts and the AUROC taken together.</source>
        <translation>Bewertet wird in fp32: in bf16 fällt die Validierung anders aus, %1 von %2 Urteilen und die AUROC zusammengenommen.</translation>
    </message>
    <message>
        <source>building the network</source>
        <translation>Netz aufbauen</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>validating</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>%1 is not a usable safetensors file: %2. Copy the run folder again from where it was made.</source>
        <translation>%1 ist keine brauchbare safetensors-Datei: %2. Bitte den Laufordner noch einmal von seiner Quelle kopieren.</translation>
    </message>
    <message>
        <source>the entry &apos;%1&apos; is incomplete</source>
        <translation>der Eintrag „%1“ ist unvollständig</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not float32</source>
        <translation>„%1“ ist nicht float32</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a size that is no natural number</source>
        <translation>„%1“ hat eine Größe, die keine natürliche Zahl ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies outside the file (truncated?)</source>
        <translation>„%1“ liegt außerhalb der Datei (abgeschnitten?)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has another size than its shape says</source>
        <translation>„%1“ hat eine andere Größe, als die Form angibt</translation>
    </message>
    <message>
        <source>%1 is not a file that this version of Mixdesk reads (%2 version %3 is needed).</source>
        <translation>%1 ist keine Datei, die diese Version von Mixdesk liest (nötig ist %2 Version %3).</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>sie ist zu kurz</translation>
    </message>
    <message>
        <source>its header claims more bytes than the file has</source>
        <translation>ihr Kopf nennt mehr Bytes, als die Datei hat</translation>
    </message>
    <message>
        <source>its header is not valid JSON</source>
        <translation>ihr Kopf ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>its metadata is not an object</source>
        <translation>ihre Metadaten sind kein Objekt</translation>
    </message>
    <message>
        <source>its metadata holds something else than texts</source>
        <translation>ihre Metadaten enthalten anderes als Texte</translation>
    </message>
    <message>
        <source>its tensors overlap or leave gaps</source>
        <translation>ihre Tensoren überlappen sich oder lassen Lücken</translation>
    </message>
    <message>
        <source>it has bytes that belong to no tensor</source>
        <translation>sie hat Bytes, die zu keinem Tensor gehören</translation>
    </message>
    <message>
        <source>This program was built without the demo model&apos;s %1.</source>
        <translation>Dieses Programm wurde ohne %1 des Demomodells gebaut.</translation>
    </message>
    <message>
        <source>The demo plant is not whole: %1 Delete the picture and open the demo plant again; it is then drawn anew.</source>
        <translation>Das Demowerk ist nicht vollständig: %1 Bitte das Bild löschen und das Demowerk wieder öffnen; es wird dann neu gezeichnet.</translation>
    </message>
    <message>
        <source>The demo model was trained on other pictures than those of this demo plant, so its verdicts may be wrong here. Train a model on this plant to get one that fits.</source>
        <translation>Das Demomodell wurde mit anderen Bildern trainiert als denen dieses Demowerks, seine Urteile können hier also falsch sein. Ein passendes Modell entsteht, wenn Sie mit diesem Werk trainieren.</translation>
    </message>
    <message>
        <source>Threshold version %1</source>
        <translation>Schwellwertversion %1</translation>
    </message>
    <message>
        <source>This run has no such threshold version.</source>
        <translation>Diese Schwellwertversion hat der Lauf nicht.</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>Der Entwurf</translation>
    </message>
    <message>
        <source>This run has no saved threshold version.</source>
        <translation>Dieser Lauf hat keine gespeicherte Schwellwertversion.</translation>
    </message>
    <message>
        <source>The project has no saved thresholds of the run &apos;%1&apos;.</source>
        <translation>Das Projekt hat keine gespeicherten Schwellwerte des Laufs „%1“.</translation>
    </message>
    <message>
        <source>This work needs more memory than is free: close other programs and try again.</source>
        <translation>Diese Arbeit braucht mehr Speicher, als frei ist: bitte andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>An unexpected error ended this work (%1): try again, and report it if it comes back.</source>
        <translation>Ein unerwarteter Fehler hat diese Arbeit beendet (%1): bitte noch einmal versuchen und melden, wenn er wiederkommt.</translation>
    </message>
    <message>
        <source>%1, line %2, is not the record of an epoch: the run&apos;s curves cannot be shown.</source>
        <translation>%1, Zeile %2, ist kein Eintrag einer Epoche: Die Kurven des Laufs lassen sich nicht zeigen.</translation>
    </message>
    <message>
        <source>There is no run &apos;%1&apos; in this project.</source>
        <translation>Den Lauf „%1“ gibt es in diesem Projekt nicht.</translation>
    </message>
    <message>
        <source>The run folder %1 is missing: copy the run folder again, or delete the run.</source>
        <translation>Der Laufordner %1 fehlt: bitte den Laufordner noch einmal kopieren oder den Lauf löschen.</translation>
    </message>
    <message>
        <source>%1 is missing: copy the run folder again, or delete the run.</source>
        <translation>%1 fehlt: bitte den Laufordner noch einmal kopieren oder den Lauf löschen.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is still training: it can be used once it has finished.</source>
        <translation>Der Lauf „%1“ wird noch trainiert: Er kann verwendet werden, sobald er fertig ist.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is still training: stop it first, then delete it.</source>
        <translation>Der Lauf „%1“ wird noch trainiert: bitte erst beenden, dann löschen.</translation>
    </message>
    <message>
        <source>There is no active run.</source>
        <translation>Es gibt keinen aktiven Lauf.</translation>
    </message>
    <message>
        <source>That version judges by another anomaly score than the pictures were scored with. Roll back to it: then they are scored again.</source>
        <translation>Diese Version urteilt nach einem anderen Anomaliewert, als die Bilder bewertet wurden. Bitte zu ihr zurückkehren: Dann werden sie neu bewertet.</translation>
    </message>
    <message>
        <source>There is no active run whose thresholds could be fitted.</source>
        <translation>Es gibt keinen aktiven Lauf, dessen Schwellwerte angepasst werden könnten.</translation>
    </message>
    <message>
        <source>%1 Fit on the labelled test pictures, or train the run again.</source>
        <translation>%1 Bitte auf den gekennzeichneten Testbildern anpassen oder den Lauf neu trainieren.</translation>
    </message>
    <message>
        <source>There is no active run whose thresholds could be saved.</source>
        <translation>Es gibt keinen aktiven Lauf, dessen Schwellwerte gespeichert werden könnten.</translation>
    </message>
    <message>
        <source>The thresholds are those of the active version: there is nothing to save.</source>
        <translation>Die Schwellwerte sind die der aktiven Version: Es gibt nichts zu speichern.</translation>
    </message>
    <message>
        <source>That version</source>
        <translation>Diese Version</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is training already: stop it first, or wait for its end.</source>
        <translation>Der Lauf „%1“ wird schon trainiert: bitte erst beenden oder sein Ende abwarten.</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database; create it, or choose another.</source>
        <translation>Den Ordner %1 für die Datenbank gibt es nicht; bitte anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 is not a regular file: move it away.</source>
        <translation>%1 ist keine gewöhnliche Datei: bitte wegräumen.</translation>
    </message>
    <message>
        <source>%1 cannot be read and written: check its permissions.</source>
        <translation>%1 lässt sich nicht lesen und schreiben: bitte die Rechte prüfen.</translation>
    </message>
    <message>
        <source>The folder %1 is not writable: check its permissions, or copy the project to another place.</source>
        <translation>Der Ordner %1 ist nicht beschreibbar: bitte seine Rechte prüfen oder das Projekt an einen anderen Ort kopieren.</translation>
    </message>
    <message>
        <source>The connection to %1 belongs to another thread: open one here.</source>
        <translation>Die Verbindung zu %1 gehört einem anderen Thread: bitte hier eine eigene öffnen.</translation>
    </message>
    <message>
        <source>A part of the change to %1 failed, so nothing of it was stored.</source>
        <translation>Ein Teil der Änderung an %1 ist gescheitert, daher wurde nichts davon gespeichert.</translation>
    </message>
    <message>
        <source>%1 is a database of another program: move it away, or choose another folder.</source>
        <translation>%1 ist die Datenbank eines anderen Programms: bitte wegräumen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The database is left as it is, because its backup copy %1 could not be written (%2).</source>
        <translation>Die Datenbank bleibt, wie sie ist, weil ihre Sicherungskopie %1 nicht geschrieben werden konnte (%2).</translation>
    </message>
    <message>
        <source>Cannot write beside %1: check the permissions of the folder and the room on the disk.</source>
        <translation>Neben %1 lässt sich nicht schreiben: bitte die Rechte des Ordners und den Platz auf dem Datenträger prüfen.</translation>
    </message>
    <message>
        <source>%1 is being updated by another window: try again in a moment.</source>
        <translation>%1 wird gerade von einem anderen Fenster aktualisiert: bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Step %1 of updating the database failed, and it is left as it was: %2</source>
        <translation>Schritt %1 beim Aktualisieren der Datenbank ist gescheitert, sie bleibt, wie sie war: %2</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Mixdesk (database version %2, this program knows %3): update Mixdesk to open it.</source>
        <translation>%1 stammt von einer neueren Version von Mixdesk (Datenbankversion %2, dieses Programm kennt %3): bitte Mixdesk zum Öffnen aktualisieren.</translation>
    </message>
    <message>
        <source>The project&apos;s &apos;%1&apos; is not valid UTF-8 text: rename the folder or class it names.</source>
        <translation>„%1“ des Projekts ist kein gültiger UTF-8-Text: bitte den Ordner oder das Produkt dieses Namens umbenennen.</translation>
    </message>
    <message>
        <source>%1: &apos;active_run&apos; must be the name of a folder in %2, not &apos;%3&apos;.</source>
        <translation>%1: „active_run“ muss der Name eines Ordners in %2 sein, nicht „%3“.</translation>
    </message>
    <message>
        <source>The project folder %1 lies in its dataset %2, where it would be taken for a class: choose another place for it.</source>
        <translation>Der Projektordner %1 liegt in seinem Datensatz %2 und würde dort für ein Produkt gehalten: bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 is not a Mixdesk project file: it lacks the line &apos;format: %2&apos;.</source>
        <translation>%1 ist keine Projektdatei von Mixdesk: Es fehlt die Zeile „format: %2“.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Mixdesk (project version %2, this program knows %3): update Mixdesk to open it.</source>
        <translation>%1 stammt von einer neueren Version von Mixdesk (Projektversion %2, dieses Programm kennt %3): bitte Mixdesk zum Öffnen aktualisieren.</translation>
    </message>
    <message>
        <source>%1 already holds a project: open it instead, or choose another folder.</source>
        <translation>%1 enthält schon ein Projekt: bitte dieses öffnen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 already holds other files, such as %2: choose an empty folder or a new name.</source>
        <translation>%1 enthält schon andere Dateien, etwa %2: bitte einen leeren Ordner oder einen neuen Namen wählen.</translation>
    </message>
    <message>
        <source>Cannot look into %1: %2.</source>
        <translation>%1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The project folder %1 is not writable: check its permissions, or copy the project to another place.</source>
        <translation>Der Projektordner %1 ist nicht beschreibbar: bitte seine Rechte prüfen oder das Projekt an einen anderen Ort kopieren.</translation>
    </message>
    <message>
        <source>There is no project %1: it may have been moved or deleted.</source>
        <translation>Das Projekt %1 gibt es nicht: Es wurde vielleicht verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>%1 is not a project: choose a project folder or its project.yaml.</source>
        <translation>%1 ist kein Projekt: bitte einen Projektordner oder sein project.yaml wählen.</translation>
    </message>
    <message>
        <source>%1 holds no project (it has no project.yaml): choose a project folder, or make a new project.</source>
        <translation>%1 enthält kein Projekt (es fehlt project.yaml): bitte einen Projektordner wählen oder ein neues Projekt anlegen.</translation>
    </message>
    <message>
        <source>The project folder %1 is gone: put it back, or open it at its new place.</source>
        <translation>Der Projektordner %1 ist verschwunden: bitte zurücklegen oder am neuen Ort öffnen.</translation>
    </message>
    <message>
        <source>The database&apos;s row of the run &apos;%1&apos; is damaged: put a backup copy of the database in its place.</source>
        <translation>Der Datenbankeintrag des Laufs „%1“ ist beschädigt: bitte die Datenbank durch eine Sicherungskopie ersetzen.</translation>
    </message>
    <message>
        <source>The project has no run &apos;%1&apos;: it may have been deleted in another window.</source>
        <translation>Das Projekt hat keinen Lauf „%1“: Er wurde vielleicht in einem anderen Fenster gelöscht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a run: it names a folder, so give it a name without &apos;/&apos;.</source>
        <translation>„%1“ kann kein Lauf heißen: Der Name gilt einem Ordner, bitte ohne „/“ wählen.</translation>
    </message>
    <message>
        <source>The project already has a run &apos;%1&apos;: choose another name.</source>
        <translation>Das Projekt hat schon einen Lauf „%1“: bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 is in use by another program: close it there, or try again in a moment.</source>
        <translation>%1 wird von einem anderen Programm benutzt: bitte dort schließen oder gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened for writing: check the permissions of the file and of its folder.</source>
        <translation>%1 lässt sich nicht zum Schreiben öffnen: bitte die Rechte der Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be read or written (%2): check the disk.</source>
        <translation>%1 lässt sich nicht lesen oder schreiben (%2): bitte den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 could not be written: make room and try again.</source>
        <translation>Der Datenträger ist voll, daher konnte %1 nicht geschrieben werden: bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is damaged: put a backup copy in its place, or move it away to begin a new one.</source>
        <translation>%1 ist beschädigt: bitte durch eine Sicherungskopie ersetzen oder wegräumen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>%1 is not a Mixdesk database: move it away, or choose another folder.</source>
        <translation>%1 ist keine Datenbank von Mixdesk: bitte wegräumen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 refuses the change (%2).</source>
        <translation>%1 lehnt die Änderung ab (%2).</translation>
    </message>
    <message>
        <source>The database %1 reports: %2.</source>
        <translation>Die Datenbank %1 meldet: %2.</translation>
    </message>
    <message>
        <source>Qt&apos;s database driver %1 is missing: install the package %2.</source>
        <translation>Der Datenbanktreiber %1 von Qt fehlt: bitte das Paket %2 installieren.</translation>
    </message>
    <message>
        <source>Threshold version %1 of the run &apos;%2&apos; is damaged: put a backup copy of the database in its place.</source>
        <translation>Schwellwertversion %1 des Laufs „%2“ ist beschädigt: bitte die Datenbank durch eine Sicherungskopie ersetzen.</translation>
    </message>
    <message>
        <source>%1 nests brackets deeper than %2 levels, which no label file does. Export it again from its source.</source>
        <translation>%1 verschachtelt Klammern tiefer als %2 Ebenen, wie es keine Datei mit Kennzeichen tut. Bitte noch einmal aus der Quelle ausgeben.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: the fault is in line %2. Export it again from its source.</source>
        <translation>%1 ist kein gültiges JSON: Der Fehler liegt in Zeile %2. Bitte noch einmal aus der Quelle ausgeben.</translation>
    </message>
    <message>
        <source>%1 holds a number that is too large, or more than fits the memory. Export it again from its source.</source>
        <translation>%1 enthält eine zu große Zahl oder mehr, als in den Speicher passt. Bitte noch einmal aus der Quelle ausgeben.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; of %2 is not a mask of one channel. Draw it again.</source>
        <translation>Die Maske „%1“ von %2 hat nicht genau einen Kanal. Bitte neu zeichnen.</translation>
    </message>
    <message>
        <source>Reading the dataset folder %1 was cancelled. Choose the folder again to read it.</source>
        <translation>Das Lesen des Datensatzordners %1 wurde abgebrochen. Bitte den Ordner noch einmal wählen, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>The audit of %1 has lost its head, so nothing can be added: put a backup copy of the database in its place.</source>
        <translation>Dem Prüfprotokoll von %1 fehlt der Anfang, daher lässt sich nichts ergänzen: bitte die Datenbank durch eine Sicherungskopie ersetzen.</translation>
    </message>
    <message>
        <source>There is no database %1: it may have been moved or deleted.</source>
        <translation>Die Datenbank %1 gibt es nicht: Sie wurde vielleicht verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>The database %1 does not store UTF-8 text: make one with ENCODING &apos;UTF8&apos;.</source>
        <translation>Die Datenbank %1 speichert keinen UTF-8-Text: bitte eine mit ENCODING &apos;UTF8&apos; anlegen.</translation>
    </message>
    <message>
        <source>The connection to the database %1 was lost in the middle of a change, of which nothing is stored: do it again.</source>
        <translation>Die Verbindung zur Datenbank %1 brach mitten in einer Änderung ab, von der nichts gespeichert ist: bitte noch einmal ausführen.</translation>
    </message>
    <message>
        <source>A text with a zero character cannot be stored in %1.</source>
        <translation>Ein Text mit einem Nullzeichen lässt sich in %1 nicht speichern.</translation>
    </message>
    <message>
        <source>The address of the project&apos;s database cannot be read: write it as %1.</source>
        <translation>Die Adresse der Projektdatenbank ist nicht lesbar: bitte in der Form %1 schreiben.</translation>
    </message>
    <message>
        <source>The address of the project&apos;s database must not hold a password: put it into ~/.pgpass or into PGPASSWORD.</source>
        <translation>Die Adresse der Projektdatenbank darf kein Passwort enthalten: Es gehört in ~/.pgpass oder PGPASSWORD.</translation>
    </message>
    <message>
        <source>the program pg_dump is missing: install the package postgresql-client</source>
        <translation>das Programm pg_dump fehlt: bitte das Paket postgresql-client installieren</translation>
    </message>
    <message>
        <source>pg_dump did not end</source>
        <translation>pg_dump endete nicht</translation>
    </message>
    <message>
        <source>The database %1 is of an older version and is left as it is: open its project, so that there is a place for a copy of it.</source>
        <translation>Die Datenbank %1 hat eine ältere Version und bleibt, wie sie ist: bitte ihr Projekt öffnen, damit es einen Ort für eine Kopie gibt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a defect type: it names a folder of exports, so choose another than &apos;good&apos;, without &apos;/&apos;.</source>
        <translation>„%1“ kann keine Fehlerart heißen: Der Name gilt einem Ordner beim Ausgeben, bitte einen anderen als „good“ und ohne „/“ wählen.</translation>
    </message>
    <message>
        <source>Cannot connect to the database %1 (%2): check that its server runs and the address in project.yaml; the password comes from PGPASSWORD or ~/.pgpass.</source>
        <translation>Keine Verbindung zur Datenbank %1 (%2): bitte prüfen, ob ihr Server läuft und ob die Adresse in project.yaml stimmt; das Passwort kommt aus PGPASSWORD oder ~/.pgpass.</translation>
    </message>
    <message>
        <source>The connection to the database %1 is lost, and what was just done may not be stored: try again when the server can be reached.</source>
        <translation>Die Verbindung zur Datenbank %1 ist abgebrochen, das eben Getane ist vielleicht nicht gespeichert: bitte noch einmal versuchen, wenn der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>The database %1 is in use by another program: try again in a moment.</source>
        <translation>Die Datenbank %1 wird von einem anderen Programm benutzt: bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server of the database %1 has no room left (%2): make room there and try again.</source>
        <translation>Der Server der Datenbank %1 hat keinen Platz mehr (%2): bitte dort Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The user &apos;%1&apos; may not write to the database %2 (%3): ask whoever looks after the server for the rights.</source>
        <translation>Der Benutzer „%1“ darf nicht in die Datenbank %2 schreiben (%3): Die Rechte vergibt, wer den Server betreut.</translation>
    </message>
    <message>
        <source>A picture without a path cannot be stored.</source>
        <translation>Ein Bild ohne Pfad lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>Nobody has decided about a picture %1 yet.</source>
        <translation>Über ein Bild %1 hat noch niemand entschieden.</translation>
    </message>
    <message>
        <source>There are labels of a picture %1 already: choose another name.</source>
        <translation>Es gibt schon Kennzeichen eines Bildes %1: bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>A part of the mask of %1 does not fit a picture of %2 x %3 pixels, so it was not stored.</source>
        <translation>Ein Teil der Maske von %1 passt nicht zu einem Bild von %2 x %3 Pixeln, sie wurde daher nicht gespeichert.</translation>
    </message>
    <message>
        <source>The picture %1 has %2 x %3 pixels, but its mask was drawn on %4 x %5: clear the mask first if the picture was replaced.</source>
        <translation>Das Bild %1 hat %2 x %3 Pixel, seine Maske wurde aber auf %4 x %5 gezeichnet: Wenn das Bild ersetzt wurde, bitte erst die Maske leeren.</translation>
    </message>
    <message>
        <source>%1 is of an older version: open the project in Mixdesk once, which updates it.</source>
        <translation>%1 hat eine ältere Version: bitte das Projekt einmal in Mixdesk öffnen, das aktualisiert sie.</translation>
    </message>
    <message>
        <source>Verdict %1 of %2 is damaged: put a backup copy of the database in its place.</source>
        <translation>Urteil %1 über %2 ist beschädigt: bitte die Datenbank durch eine Sicherungskopie ersetzen.</translation>
    </message>
    <message>
        <source>Two verdicts of %1 came at once: give one after the other.</source>
        <translation>Zwei Urteile über %1 kamen zugleich: bitte eines nach dem anderen abgeben.</translation>
    </message>
    <message>
        <source>A text of the verdict of %1 is longer than %2 characters: shorten it.</source>
        <translation>Ein Text des Urteils über %1 ist länger als %2 Zeichen: bitte kürzen.</translation>
    </message>
    <message>
        <source>The noted hash %1 is not in the chain: events were cut off or written anew since it was noted.</source>
        <translation>Die notierte Prüfsumme %1 kommt in der Kette nicht vor: Seit sie notiert wurde, wurden Ereignisse abgeschnitten oder neu geschrieben.</translation>
    </message>
    <message>
        <source>%1 was changed, inserted or moved: its hash does not follow from what it says and the event before it.</source>
        <translation>%1 wurde geändert, eingefügt oder verschoben: Die Prüfsumme folgt nicht aus dem Inhalt und dem Ereignis davor.</translation>
    </message>
    <message>
        <source>%1 was changed: its details cannot be read.</source>
        <translation>%1 wurde geändert: Die Einzelheiten sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The audit ended with event %1, but goes on up to event %2: what follows was inserted.</source>
        <translation>Das Prüfprotokoll endete mit Ereignis %1, geht aber bis Ereignis %2 weiter: Was folgt, wurde eingefügt.</translation>
    </message>
    <message>
        <source>The last event, %1, does not have the hash that was noted beside the audit: it was changed or replaced.</source>
        <translation>Das letzte Ereignis, %1, hat nicht die Prüfsumme, die neben dem Prüfprotokoll notiert ist: Es wurde geändert oder ersetzt.</translation>
    </message>
    <message>
        <source>There is more; only the first %1 findings are listed.</source>
        <translation>Es gibt noch mehr; aufgeführt sind nur die ersten %1 Befunde.</translation>
    </message>
    <message>
        <source>%1 was inserted behind the audit&apos;s back: no event tells of it.</source>
        <translation>%1 wurde am Prüfprotokoll vorbei eingefügt: Kein Ereignis berichtet davon.</translation>
    </message>
    <message>
        <source>%1 was changed after event %2, in: %3.</source>
        <translation>%1 wurde nach Ereignis %2 geändert, und zwar: %3.</translation>
    </message>
    <message>
        <source>%1, which event %2 tells of, was deleted.</source>
        <translation>%1 aus Ereignis %2 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Threshold version with the row number</source>
        <translation>Schwellwertversion mit der Zeilennummer</translation>
    </message>
    <message>
        <source>Defect type</source>
        <translation>Fehlerart</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>%1 names another person than event %2.</source>
        <translation>%1 nennt eine andere Person als Ereignis %2.</translation>
    </message>
    <message>
        <source>Tile (%1, %2) of mask %3 of &apos;%4&apos;</source>
        <translation>Kachel (%1, %2) der Maske %3 von „%4“</translation>
    </message>
    <message>
        <source>%1 was changed after event %2.</source>
        <translation>%1 wurde nach Ereignis %2 geändert.</translation>
    </message>
    <message>
        <source>The name of %1 is not valid UTF-8, which JSON asks for: it was left out. Rename the picture.</source>
        <translation>Der Name von %1 ist kein gültiges UTF-8, das JSON verlangt: Das Bild wurde ausgelassen. Bitte umbenennen.</translation>
    </message>
    <message>
        <source>%1 was left out because its size is unknown: %2</source>
        <translation>%1 wurde ausgelassen, weil die Größe unbekannt ist: %2</translation>
    </message>
    <message>
        <source>%1 is OK, so its masks were left out.</source>
        <translation>%1 ist OK, daher wurden seine Masken ausgelassen.</translation>
    </message>
    <message>
        <source>The masks of %1 differ in size. Draw &apos;%2&apos; again.</source>
        <translation>Die Masken von %1 sind verschieden groß. Bitte „%2“ neu zeichnen.</translation>
    </message>
    <message>
        <source>it has no list of images, so it is no COCO file</source>
        <translation>Die Liste der Bilder (images) fehlt, es ist also keine COCO-Datei</translation>
    </message>
    <message>
        <source>%1 cannot be read as COCO labels: %2. Export it again from its source.</source>
        <translation>%1 ist nicht als COCO-Kennzeichen lesbar: %2. Bitte noch einmal aus der Quelle ausgeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a list</source>
        <translation>„%1“ ist keine Liste</translation>
    </message>
    <message>
        <source>an entry of &apos;%1&apos; is not an object</source>
        <translation>ein Eintrag von „%1“ ist kein Objekt</translation>
    </message>
    <message>
        <source>a category has no whole number as id or no name</source>
        <translation>eine Kategorie (category) hat keine ganze Zahl als id oder keinen Namen</translation>
    </message>
    <message>
        <source>two categories have the id %1</source>
        <translation>zwei Kategorien haben die id %1</translation>
    </message>
    <message>
        <source>an image has no whole number as id or no file_name</source>
        <translation>ein Bild hat keine ganze Zahl als id oder keinen file_name</translation>
    </message>
    <message>
        <source>the size of &apos;%1&apos; is missing, or not one of a picture of up to %2 million pixels</source>
        <translation>die Größe von „%1“ fehlt oder passt nicht zu einem Bild von bis zu %2 Millionen Pixeln</translation>
    </message>
    <message>
        <source>two images have the id %1</source>
        <translation>zwei Bilder haben die id %1</translation>
    </message>
    <message>
        <source>two images have the file_name &apos;%1&apos;</source>
        <translation>zwei Bilder haben den file_name „%1“</translation>
    </message>
    <message>
        <source>the verdict of &apos;%1&apos; is damaged</source>
        <translation>das Urteil über „%1“ ist beschädigt</translation>
    </message>
    <message>
        <source>an annotation has no whole number as id</source>
        <translation>eine Markierung (annotation) hat keine ganze Zahl als id</translation>
    </message>
    <message>
        <source>annotation %1 belongs to an image that is not in it</source>
        <translation>Markierung %1 gehört zu einem Bild, das nicht dabei ist</translation>
    </message>
    <message>
        <source>annotation %1 has a category that is not in it</source>
        <translation>Markierung %1 hat eine Kategorie, die nicht dabei ist</translation>
    </message>
    <message>
        <source>annotation %1 %2</source>
        <translation>Markierung %1 %2</translation>
    </message>
    <message>
        <source>the annotations of &apos;%1&apos; are more than can be drawn</source>
        <translation>die Markierungen von „%1“ sind mehr, als gezeichnet werden kann</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has more categories than fit the memory</source>
        <translation>„%1“ hat mehr Kategorien, als in den Speicher passen</translation>
    </message>
    <message>
        <source>has a polygon with a coordinate that is no usable number</source>
        <translation>hat ein Polygon mit einer Koordinate, die keine brauchbare Zahl ist</translation>
    </message>
    <message>
        <source>has run lengths that do not add up to the size of its picture</source>
        <translation>hat Lauflängen, die zusammen nicht die Größe des Bildes ergeben</translation>
    </message>
    <message>
        <source>has a damaged text of run lengths</source>
        <translation>hat einen beschädigten Text von Lauflängen</translation>
    </message>
    <message>
        <source>has run lengths that are neither a list nor a text</source>
        <translation>hat Lauflängen, die weder Liste noch Text sind</translation>
    </message>
    <message>
        <source>has a run length that is no whole number from 0</source>
        <translation>hat eine Lauflänge, die keine ganze Zahl ab 0 ist</translation>
    </message>
    <message>
        <source>has run lengths without size or counts</source>
        <translation>hat Lauflängen ohne size oder counts</translation>
    </message>
    <message>
        <source>has run lengths of another size than its picture</source>
        <translation>hat Lauflängen in anderer Größe als das Bild</translation>
    </message>
    <message>
        <source>has a bbox that is not a list of four numbers</source>
        <translation>hat eine bbox, die keine Liste von vier Zahlen ist</translation>
    </message>
    <message>
        <source>has a bbox with a number that is not usable</source>
        <translation>hat eine bbox mit einer unbrauchbaren Zahl</translation>
    </message>
    <message>
        <source>has a segmentation that is neither polygons nor run lengths</source>
        <translation>hat eine segmentation, die weder aus Polygonen noch aus Lauflängen besteht</translation>
    </message>
    <message>
        <source>Cannot write %1: %2. Check that the folder is writable and has room.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Bitte prüfen, ob der Ordner beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>%1 already holds something; choose a new or empty folder.</source>
        <translation>%1 enthält schon etwas; bitte einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>There is no file %1, so %2 was left out.</source>
        <translation>Die Datei %1 gibt es nicht, daher wurde %2 ausgelassen.</translation>
    </message>
    <message>
        <source>%1 lies on another disk, where it cannot be linked to. Choose to copy the pictures.</source>
        <translation>%1 liegt auf einem anderen Datenträger und lässt sich nicht verknüpfen. Bitte das Kopieren der Bilder wählen.</translation>
    </message>
    <message>
        <source>Cannot copy or link %1: %2. Check that it can be read and that the target has room.</source>
        <translation>%1 lässt sich nicht kopieren oder verknüpfen: %2. Bitte prüfen, ob es lesbar ist und das Ziel Platz hat.</translation>
    </message>
    <message>
        <source>%1 is damaged. Remove it to import what the folders and masks say.</source>
        <translation>%1 ist beschädigt. Bitte entfernen, um zu übernehmen, was Ordner und Masken sagen.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Mixdesk. Update Mixdesk to import it.</source>
        <translation>%1 stammt von einer neueren Version von Mixdesk. Bitte Mixdesk aktualisieren, um es zu übernehmen.</translation>
    </message>
    <message>
        <source>A study needs a name.</source>
        <translation>Eine Studie braucht einen Namen.</translation>
    </message>
    <message>
        <source>A study needs %1 scored pictures at least, there are %2.</source>
        <translation>Eine Studie braucht mindestens %1 bewertete Bilder, es gibt %2.</translation>
    </message>
    <message>
        <source>There is a study &apos;%1&apos; already: choose another name.</source>
        <translation>Eine Studie „%1“ gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 judges this study in another window as well: close one.</source>
        <translation>%1 beurteilt diese Studie auch in einem anderen Fenster: Schließen Sie eines.</translation>
    </message>
    <message>
        <source>%1 is not in this project.</source>
        <translation>%1 ist nicht in diesem Projekt.</translation>
    </message>
    <message>
        <source>%1 is named more than once; the first label counts.</source>
        <translation>%1 ist mehrfach genannt; die erste Angabe zählt.</translation>
    </message>
    <message>
        <source>The masks of %1 were left out. %2</source>
        <translation>Die Masken von %1 wurden ausgelassen. %2</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; of %2 has another size than the picture and was left out.</source>
        <translation>Die Maske „%1“ von %2 hat eine andere Größe als das Bild und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>reading labels</source>
        <translation>Angaben werden gelesen</translation>
    </message>
    <message>
        <source>A label of %1 was left out. %2</source>
        <translation>Eine Angabe zu %1 wurde ausgelassen. %2</translation>
    </message>
    <message>
        <source>%1 keeps the verdict that %2 gave here, which differs.</source>
        <translation>%1 behält das hier von %2 gegebene Urteil, das abweicht.</translation>
    </message>
    <message>
        <source>Somebody decided about %1 meanwhile, so nothing was imported: import again.</source>
        <translation>Inzwischen hat jemand über %1 geurteilt, daher wurde nichts übernommen: Importieren Sie erneut.</translation>
    </message>
    <message>
        <source>%1 keeps the mask &apos;%2&apos; that was drawn here, which differs.</source>
        <translation>%1 behält die hier gezeichnete Maske „%2“, die abweicht.</translation>
    </message>
    <message>
        <source>There is no %1: name a folder in MVTec AD layout or a COCO file.</source>
        <translation>%1 gibt es nicht: Nennen Sie einen Ordner im MVTec-AD-Aufbau oder eine COCO-Datei.</translation>
    </message>
    <message>
        <source>The project&apos;s verdicts were changed by another program. Open it again.</source>
        <translation>Die Urteile des Projekts wurden von einem anderen Programm geändert. Öffnen Sie es erneut.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is to be left out, but is no training picture of %2. Name pictures as CLASS/train/good/FILE.</source>
        <translation>„%1“ soll ausgelassen werden, ist aber kein Trainingsbild von %2. Nennen Sie Bilder in der Form KLASSE/train/good/DATEI.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is to be added to the training, but is no test picture of %2. Name pictures as CLASS/test/TYPE/FILE.</source>
        <translation>„%1“ soll zum Training hinzukommen, ist aber kein Testbild von %2. Nennen Sie Bilder in der Form KLASSE/test/ART/DATEI.</translation>
    </message>
    <message>
        <source>All training pictures of &apos;%1&apos; are to be left out, so that it cannot be trained. Leave fewer out, or move the class out of the dataset folder.</source>
        <translation>Alle Trainingsbilder von „%1“ sollen ausgelassen werden, sodass es nicht trainiert werden kann. Lassen Sie weniger aus, oder nehmen Sie die Klasse aus dem Datensatzordner.</translation>
    </message>
    <message>
        <source>%1 is no list of pictures: it is not UTF-8 text. Write one picture&apos;s name on each line.</source>
        <translation>%1 ist keine Liste von Bildern: Es ist kein UTF-8-Text. Schreiben Sie in jede Zeile den Namen eines Bildes.</translation>
    </message>
    <message>
        <source>A list cannot name the picture &apos;%1&apos;: its name has a line break or is not UTF-8. Rename the file.</source>
        <translation>Eine Liste kann das Bild „%1“ nicht nennen: Sein Name hat einen Zeilenumbruch oder ist kein UTF-8. Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>Test pictures that this run was trained on, and that are left out: %1.</source>
        <translation>Testbilder, mit denen dieser Lauf trainiert wurde und die ausgelassen sind: %1.</translation>
    </message>
    <message>
        <source>As chosen, training pictures left out: %1; test pictures that train as good ones and test nothing: %2.</source>
        <translation>Wie gewählt ausgelassene Trainingsbilder: %1; Testbilder, die als gute trainieren und nichts prüfen: %2.</translation>
    </message>
    <message>
        <source>The inbox folder %1 cannot be read now (%2); its pictures come back as soon as it can.</source>
        <translation>Der Eingangsordner %1 ist gerade nicht lesbar (%2); seine Bilder kommen zurück, sobald er es ist.</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose another as inbox.</source>
        <translation>Den Ordner %1 gibt es nicht. Wählen Sie einen anderen als Eingang.</translation>
    </message>
    <message>
        <source>The project lies in %1, so that folder cannot be an inbox. Choose one that holds only pictures.</source>
        <translation>Das Projekt liegt in %1, daher kann dieser Ordner kein Eingang sein. Wählen Sie einen, der nur Bilder enthält.</translation>
    </message>
    <message>
        <source>%1 shares pictures with the dataset %2. Choose a folder beside it as inbox.</source>
        <translation>%1 teilt Bilder mit dem Datensatz %2. Wählen Sie einen Ordner daneben als Eingang.</translation>
    </message>
    <message>
        <source>%1 shares pictures with the inbox %2, which is there already.</source>
        <translation>%1 teilt Bilder mit dem Eingang %2, den es schon gibt.</translation>
    </message>
    <message>
        <source>The picture &apos;%1&apos; was left out: its name leads to no place within a folder.</source>
        <translation>Das Bild „%1“ wurde weggelassen: Sein Name führt an keine Stelle in einem Ordner.</translation>
    </message>
    <message>
        <source>Annotation %1 of %2 has a polygon of fewer than three points, which was left out.</source>
        <translation>Die Annotation %1 von %2 hat ein Polygon mit weniger als drei Punkten; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>has a polygon that is not a list of points</source>
        <translation>hat ein Polygon, das keine Liste von Punkten ist</translation>
    </message>
    <message>
        <source>Pictures left out because nobody called them OK or not OK: %1. What was said of them is kept in %2.</source>
        <translation>Bilder, die fehlen, weil niemand sie OK oder nicht OK genannt hat: %1. Was über sie gesagt wurde, steht in %2.</translation>
    </message>
    <message>
        <source>Several pictures of this project have the name %1, and nothing says which is meant.</source>
        <translation>Mehrere Bilder dieses Projekts heißen %1, und nichts sagt, welches gemeint ist.</translation>
    </message>
    <message>
        <source>%1 is there already and is no export of this kind, so it is left as it is: choose another name.</source>
        <translation>%1 gibt es schon, und es ist kein solcher Export. Es bleibt, wie es ist: bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 is there already: choose another name, or ask for it to be replaced (--force).</source>
        <translation>%1 gibt es schon: bitte einen anderen Namen wählen oder verlangen, dass es ersetzt wird (--force).</translation>
    </message>
    <message>
        <source>%1 belongs to the project itself: export to another place.</source>
        <translation>%1 gehört zum Projekt selbst: bitte an eine andere Stelle exportieren.</translation>
    </message>
    <message>
        <source>%1 lies in the dataset, where it would be taken for a part of it: export to another place.</source>
        <translation>%1 liegt im Datensatz und würde für einen Teil von ihm gehalten: bitte an eine andere Stelle exportieren.</translation>
    </message>
    <message>
        <source>%1 lies in an inbox, where its pictures would come in again: export to another place.</source>
        <translation>%1 liegt in einem Eingang, wo die Bilder noch einmal hereinkämen: bitte an eine andere Stelle exportieren.</translation>
    </message>
    <message>
        <source>%1 belongs to the project itself: name a folder in MVTec AD layout or a COCO file.</source>
        <translation>%1 gehört zum Projekt selbst: bitte einen Ordner im Aufbau von MVTec AD oder eine COCO-Datei nennen.</translation>
    </message>
    <message>
        <source>Row %1 of the table %2 was changed behind the audit&apos;s back: its &apos;%3&apos; is of a kind that no program writes.</source>
        <translation>Zeile %1 der Tabelle %2 wurde am Prüfprotokoll vorbei geändert: Ihr „%3“ ist von einer Art, die kein Programm schreibt.</translation>
    </message>
    <message>
        <source>%1 is empty: open the project in Mixdesk once, which makes its tables.</source>
        <translation>%1 ist leer: bitte das Projekt einmal in Mixdesk öffnen, das legt die Tabellen an.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; cannot go on without pictures: open its dataset folder first.</source>
        <translation>Der Lauf „%1“ kann ohne Bilder nicht weitergehen: zuerst seinen Datensatzordner öffnen.</translation>
    </message>
    <message>
        <source>%1 is an ensemble itself. Name its members&apos; own runs instead.</source>
        <translation>%1 ist selbst ein Ensemble. Bitte stattdessen die Läufe seiner Mitglieder nennen.</translation>
    </message>
    <message>
        <source>%1 was trained on other classes than the first run: members need the same.</source>
        <translation>%1 wurde mit anderen Produkten trainiert als der erste Lauf: Mitglieder brauchen dieselben.</translation>
    </message>
    <message>
        <source>%1 takes pictures of another size than the first run: members need the same network.input_size and data.resize.</source>
        <translation>%1 nimmt Bilder einer anderen Größe als der erste Lauf: Mitglieder brauchen dasselbe network.input_size und data.resize.</translation>
    </message>
    <message>
        <source>There are %1 weights for %2 runs: give one each.</source>
        <translation>Gewichte: %1, Läufe: %2. Jeder Lauf braucht genau ein Gewicht.</translation>
    </message>
    <message>
        <source>%1 is there already. Choose another name for the ensemble.</source>
        <translation>%1 gibt es schon. Bitte einen anderen Namen für das Ensemble wählen.</translation>
    </message>
    <message>
        <source>An ensemble needs at least two runs.</source>
        <translation>Ein Ensemble braucht mindestens zwei Läufe.</translation>
    </message>
    <message>
        <source>The member %1 has changed since the ensemble was made. Copy the run folder again, or make the ensemble anew.</source>
        <translation>Das Mitglied %1 hat sich geändert, seit es das Ensemble gibt. Bitte den Ordner des Laufs neu kopieren oder das Ensemble neu bilden.</translation>
    </message>
    <message>
        <source>The member %1 has other classes or another input size than the ensemble. Copy the run folder again.</source>
        <translation>Das Mitglied %1 hat andere Produkte oder eine andere Eingabegröße als das Ensemble. Bitte den Ordner des Laufs neu kopieren.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; has the score %3, which this run cannot give.</source>
        <translation>%1: „%2“ hat den Anomaliewert %3, den dieser Lauf nicht liefern kann.</translation>
    </message>
    <message>
        <source>%1 does not list the members of an ensemble. Copy the run folder again.</source>
        <translation>%1 nennt keine Mitglieder eines Ensembles. Bitte den Ordner des Laufs neu kopieren.</translation>
    </message>
    <message>
        <source>Add good parts to train/good, untick the class on the Data page, or move it out of the dataset folder.</source>
        <translation>Gutteile in train/good ergänzen, das Produkt auf der Seite „Daten“ abwählen oder es aus dem Datensatzordner nehmen.</translation>
    </message>
    <message>
        <source>The class %1 has no pictures in train/good. Add good parts, untick it on the Data page, or move it out of the dataset folder.</source>
        <translation>Das Produkt %1 hat keine Bilder in train/good. Bitte Gutteile ergänzen, es auf der Seite „Daten“ abwählen oder aus dem Datensatzordner nehmen.</translation>
    </message>
    <message>
        <source>%1 is not a finished run: it has no run.yaml. Resume its training, or choose another run.</source>
        <translation>%1 ist kein fertiger Lauf: Es fehlt run.yaml. Bitte sein Training fortsetzen oder einen anderen Lauf wählen.</translation>
    </message>
    <message>
        <source>threshold of &apos;%1&apos; is not mu + beta * sigma. Correct the three, or put an earlier copy of the file back.</source>
        <translation>threshold von „%1“ ist nicht mu + beta * sigma. Bitte die drei Zahlen berichtigen oder eine frühere Fassung der Datei zurücklegen.</translation>
    </message>
    <message>
        <source>No readable image is left to train &apos;%1&apos;. See what the health check says of it, then add good images to %2/train/good.</source>
        <translation>Für das Training von „%1“ bleibt kein lesbares Bild. Bitte die Befunde der Prüfung dazu ansehen und Gutbilder in %2/train/good ergänzen.</translation>
    </message>
    <message>
        <source>The checkpoint %1 is damaged, so this run cannot go on. Train a new run with its settings, and delete this one.</source>
        <translation>Der Zwischenstand %1 ist beschädigt, daher kann dieser Lauf nicht weitergehen. Bitte mit seinen Einstellungen einen neuen Lauf trainieren und diesen löschen.</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; was deleted from the database: put a backup copy of it in its place.</source>
        <translation>Die Tabelle „%1“ wurde aus der Datenbank gelöscht: Setzen Sie eine Sicherungskopie an ihre Stelle.</translation>
    </message>
    <message>
        <source>Annotation %1 of %2 has neither a segmentation nor a box that marks anything, and was left out.</source>
        <translation>Die Annotation %1 von %2 hat weder eine Segmentierung noch einen Rahmen, der etwas markiert, und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>score.kind is %1, but only a repair network with structured noise and a loss.defect_weight above 0 has a defect map.</source>
        <translation>score.kind ist %1, aber nur ein Netz „repair“ mit strukturiertem Rauschen und loss.defect_weight über 0 hat eine Fehlerkarte.</translation>
    </message>
    <message>
        <source>%1 was replaced since people spoke of it: what they said was left out. Judge it anew.</source>
        <translation>%1 wurde ersetzt, seit darüber geurteilt wurde: Was dazu gesagt wurde, ist ausgelassen. Beurteilen Sie es neu.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 held-out good images with a score, too few to keep a false-reject rate: at least %3 are needed. Train with more good images.</source>
        <translation>Für „%1“ gibt es nur %2 zurückgehaltene Gutbilder mit einem Wert, zu wenige, um einen Fehlausschuss einzuhalten: mindestens %3 sind nötig. Trainieren Sie mit mehr Gutbildern.</translation>
    </message>
    <message>
        <source>A false-reject rate must lie between 0 and 1, both excluded.</source>
        <translation>Der Anteil des Fehlausschusses muss zwischen 0 und 1 liegen, beide ausgeschlossen.</translation>
    </message>
    <message>
        <source>This run tells no classes apart and has one threshold: ask for one false-reject rate for all classes.</source>
        <translation>Dieser Lauf unterscheidet keine Klassen und hat nur einen Schwellwert: Verlangen Sie einen Fehlausschuss für alle Klassen.</translation>
    </message>
    <message>
        <source>The dataset folder of process %1 does not hold the same training images as that of process 0. Copy it there again.</source>
        <translation>Der Datenordner von Prozess %1 enthält nicht dieselben Trainingsbilder wie der von Prozess 0. Kopieren Sie ihn noch einmal dorthin.</translation>
    </message>
    <message>
        <source>Training over several processes runs on processors. Use training.device=cpu, or one process.</source>
        <translation>Training mit mehreren Prozessen läuft auf Prozessoren. Verwenden Sie training.device=cpu oder einen einzigen Prozess.</translation>
    </message>
    <message>
        <source>This looks like one process of a job, but the environment variable %1 is missing. Start it through torchrun, mpirun, srun or mixdesk-cli launch.</source>
        <translation>Dies scheint ein Prozess eines Auftrags zu sein, aber die Umgebungsvariable %1 fehlt. Starten Sie ihn mit torchrun, mpirun, srun oder mixdesk-cli launch.</translation>
    </message>
    <message>
        <source>The environment variable %1 is &apos;%2&apos;, but must be a number from %3 to %4.</source>
        <translation>Die Umgebungsvariable %1 ist „%2“, muss aber eine Zahl von %3 bis %4 sein.</translation>
    </message>
    <message>
        <source>The environment variable MASTER_ADDR is missing: set it to the address of the machine that process 0 runs on.</source>
        <translation>Die Umgebungsvariable MASTER_ADDR fehlt: Setzen Sie sie auf die Adresse des Rechners, auf dem Prozess 0 läuft.</translation>
    </message>
    <message>
        <source>The connection to another process broke: %1</source>
        <translation>Die Verbindung zu einem anderen Prozess ist abgebrochen: %1</translation>
    </message>
    <message>
        <source>Of %1 processes these did not join within %2 s: %3. Look at what they say on their machines.</source>
        <translation>Von %1 Prozessen haben sich diese nicht innerhalb von %2 s gemeldet: %3. Sehen Sie nach, was sie auf ihren Rechnern melden.</translation>
    </message>
    <message>
        <source>The processes could not meet at %1, port %2: %3</source>
        <translation>Die Prozesse konnten sich an %1, Port %2, nicht treffen: %3</translation>
    </message>
    <message>
        <source>There is no network interface &apos;%1&apos; with an IPv4 address on this computer; &apos;ip -4 address&apos; lists them.</source>
        <translation>Auf diesem Rechner gibt es keine Netzwerkschnittstelle „%1“ mit einer IPv4-Adresse; „ip -4 address“ listet sie auf.</translation>
    </message>
    <message>
        <source>MASTER_ADDR is &apos;%1&apos;, which is no IPv4 address and no name of one.</source>
        <translation>MASTER_ADDR ist „%1“, aber das ist keine IPv4-Adresse und kein Name einer solchen.</translation>
    </message>
    <message>
        <source>The job meets at %1, but this process listens on loopback only. Name the network interface that leads there, such as --interface eth0.</source>
        <translation>Der Auftrag trifft sich an %1, aber dieser Prozess hört nur auf die eigene Maschine (Loopback). Nennen Sie die Netzwerkschnittstelle, die dorthin führt, etwa --interface eth0.</translation>
    </message>
    <message>
        <source>MASTER_ADDR is %1, which is no address of the interface %2 of process 0.</source>
        <translation>MASTER_ADDR ist %1, aber das ist keine Adresse der Schnittstelle %2 von Prozess 0.</translation>
    </message>
    <message>
        <source>Process %1 (on %2)</source>
        <translation>Prozess %1 (auf %2)</translation>
    </message>
    <message>
        <source>Process 0, where the job meets, ended or cannot be reached.</source>
        <translation>Prozess 0, bei dem sich der Auftrag trifft, ist beendet oder nicht zu erreichen.</translation>
    </message>
    <message>
        <source>%1 ended or cannot be reached.</source>
        <translation>%1: beendet oder nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Verdicts that wait for the database cannot be kept in %1 (%2): they are lost if the program ends before they are stored.</source>
        <translation>Urteile, die auf die Datenbank warten, können nicht in %1 aufgehoben werden (%2): Sie gehen verloren, wenn das Programm endet, bevor sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Verdicts that were not stored yet lie in %1, which cannot be read: %2</source>
        <translation>Urteile, die noch nicht gespeichert sind, liegen in %1, das nicht gelesen werden kann: %2</translation>
    </message>
    <message>
        <source>Its line %1 is damaged; ask whoever looks after the project, who can read the others in it.</source>
        <translation>Die Zeile %1 darin ist beschädigt; fragen Sie, wer das Projekt betreut: Die übrigen sind lesbar.</translation>
    </message>
    <message>
        <source>The address of the project&apos;s database may only end in ?sslmode=MODE, where MODE is one of %1, and &amp;sslrootcert=FILE with an absolute path.</source>
        <translation>Die Adresse der Datenbank des Projekts darf nur auf ?sslmode=MODUS enden, wobei MODUS eines von %1 ist, und auf &amp;sslrootcert=DATEI mit absolutem Pfad.</translation>
    </message>
    <message>
        <source>%1 is no run folder that a training writes into: choose the folder that was given to it as --run.</source>
        <translation>%1 ist kein Laufordner, in den ein Training schreibt: Wählen Sie den Ordner, der ihm als --run gegeben wurde.</translation>
    </message>
    <message>
        <source>The command lacks %1: write it where the path belongs, as in mixdesk-cli train {dataset} --run {run} --config {config}.</source>
        <translation>Im Befehl fehlt %1: Schreiben Sie es an die Stelle des Pfades, wie in mixdesk-cli train {dataset} --run {run} --config {config}.</translation>
    </message>
    <message>
        <source>There is no program &apos;%1&apos; to start: write its path, or install it.</source>
        <translation>Es gibt kein Programm „%1“, das gestartet werden könnte: Schreiben Sie seinen Pfad, oder installieren Sie es.</translation>
    </message>
    <message>
        <source>The program &apos;%1&apos; could not be started (%2).</source>
        <translation>Das Programm „%1“ konnte nicht gestartet werden (%2).</translation>
    </message>
    <message>
        <source>The training does not run on this computer, so it cannot be stopped from here: stop it where it runs, as with Ctrl+C or scancel.</source>
        <translation>Das Training läuft nicht auf diesem Rechner und kann von hier nicht angehalten werden: Halten Sie es dort an, wo es läuft, etwa mit Strg+C oder scancel.</translation>
    </message>
    <message>
        <source>Processes %1 and %2 do not have the same run and the same test images. Copy run and dataset folder there again.</source>
        <translation>Die Prozesse %1 und %2 haben nicht denselben Lauf und dieselben Testbilder. Kopieren Sie Laufordner und Datensatz noch einmal dorthin.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is judged by its members&apos; votes, which are too coarse to keep that rate: no part would be rejected. Ask for a higher rate, or combine the runs by their mean score.</source>
        <translation>Über „%1“ entscheiden die Stimmen der Mitglieder, und die sind zu grob, um diese Quote zu halten: Kein Teil würde zurückgewiesen. Verlangen Sie eine höhere Quote, oder verbinden Sie die Läufe über ihren mittleren Score.</translation>
    </message>
    <message>
        <source>%1 and %2 are the same network. Name each run once, and give it more weight with --weights if it shall count more.</source>
        <translation>%1 und %2 sind dasselbe Netz. Nennen Sie jeden Lauf einmal, und geben Sie ihm mit --weights mehr Gewicht, wenn er mehr zählen soll.</translation>
    </message>
    <message>
        <source>%1 and %2 were validated on different things, the test folder and synthetic defects, so their figures give no weights. Give them with --weights, or all the same with --weights-from equal.</source>
        <translation>%1 und %2 wurden auf Verschiedenem validiert, dem Testordner und gezeichneten Fehlern; ihre Kennzahlen ergeben daher keine Gewichte. Geben Sie sie mit --weights an, oder alle gleich mit --weights-from equal.</translation>
    </message>
    <message>
        <source>The run has no validation images that thresholds could be fitted on: the members of an ensemble must have been trained with one seed for that.</source>
        <translation>Der Lauf hat keine Validierungsbilder, auf die Schwellen eingestellt werden könnten: Dazu müssen die Mitglieder eines Ensembles mit derselben Startzahl trainiert sein.</translation>
    </message>
</context>
<context>
    <name>mixdesk::SettingRow</name>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value: %1</source>
        <translation>Zurück zum Wert der Vorlage: %1</translation>
    </message>
</context>
<context>
    <name>mixdesk::SettingsPanel</name>
    <message>
        <source>The paper&apos;s convolutional autoencoder</source>
        <translation>Faltungs-Autoencoder des Aufsatzes</translation>
    </message>
    <message>
        <source>The paper&apos;s largest; for a graphics card</source>
        <translation>Der größte des Aufsatzes; für Grafikkarten</translation>
    </message>
    <message>
        <source>Quicker, for a first look: misses small defects</source>
        <translation>Schneller, für einen ersten Eindruck: übersieht kleine Fehler</translation>
    </message>
    <message>
        <source>22.6 M parameters, 91 MB</source>
        <translation>22,6 Mio. Parameter, 91 MB</translation>
    </message>
    <message>
        <source>33.8 M parameters, 135 MB</source>
        <translation>33,8 Mio. Parameter, 135 MB</translation>
    </message>
    <message>
        <source>7.7 M parameters, 31 MB</source>
        <translation>7,7 Mio. Parameter, 31 MB</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>Neues Training</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Einstellungen laden</translation>
    </message>
    <message>
        <source>Load settings from a YAML file (Ctrl+Shift+O)</source>
        <translation>Einstellungen aus einer YAML-Datei laden (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Save the settings as a YAML file (Ctrl+Shift+E)</source>
        <translation>Die Einstellungen als YAML-Datei speichern (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Choose a preset and start. A setting explains itself here when it has the focus.</source>
        <translation>Eine Vorlage wählen und starten. Hier wird die gerade gewählte Einstellung erklärt.</translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation>hier etwa %1</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>Settings (*.yaml *.yml);;All files (*)</source>
        <translation>Einstellungen (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Settings (*.yaml *.yml)</source>
        <translation>Einstellungen (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Settings loaded from %1.</source>
        <translation>Einstellungen geladen aus %1.</translation>
    </message>
    <message>
        <source>Settings saved to %1.</source>
        <translation>Einstellungen gespeichert in %1.</translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation>Einstellungen dieses Laufs</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings changed</source>
        <translation>
            <numerusform>%Ln Einstellung geändert</numerusform>
            <numerusform>%Ln Einstellungen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>These settings are being trained with. Others can be chosen when the training has ended.</source>
        <translation>Mit diesen Einstellungen wird trainiert. Andere lassen sich wählen, wenn das Training beendet ist.</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>Dauer unbekannt</translation>
    </message>
    <message>
        <source>The default: finds small defects</source>
        <translation>Die Voreinstellung: findet kleine Fehler</translation>
    </message>
    <message>
        <source>6.3 M parameters, 25 MB</source>
        <translation>6,3 Mio. Parameter, 25 MB</translation>
    </message>
</context>
<context>
    <name>mixdesk::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Any key closes this sheet.</source>
        <translation>Jede Taste schließt diese Übersicht.</translation>
    </message>
    <message>
        <source>The arrow keys scroll, any other key closes this sheet.</source>
        <translation>Die Pfeiltasten blättern, jede andere Taste schließt diese Übersicht.</translation>
    </message>
</context>
<context>
    <name>mixdesk::ThresholdDesk</name>
    <message numerus="yes">
        <source>%n class(es) fitted.</source>
        <translation>
            <numerusform>%n Produkt angepasst.</numerusform>
            <numerusform>%n Produkte angepasst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked class(es) left as they were.</source>
        <translation>
            <numerusform>%n gesperrtes Produkt blieb unverändert.</numerusform>
            <numerusform>%n gesperrte Produkte blieben unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit could not be reached for %1.</source>
        <translation>Die Grenze war nicht erreichbar für %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The end of beta&apos;s range was reached for %1.</source>
        <translation>Das Ende des Beta-Bereichs wurde erreicht für %1.</translation>
    </message>
    <message>
        <source>No good pictures to fit on for %1.</source>
        <translation>Keine Gutbilder zum Anpassen für %1.</translation>
    </message>
    <message>
        <source>Unsaved changes of the thresholds were restored.</source>
        <translation>Ungespeicherte Änderungen der Schwellwerte wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1 Unsaved changes were restored.</source>
        <translation>%1 Ungespeicherte Änderungen wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1 Your unsaved changes are still on the desk.</source>
        <translation>%1 Die ungespeicherten Änderungen liegen noch auf dem Pult.</translation>
    </message>
    <message>
        <source>%1 Unsaved changes were made for another anomaly score and were dropped.</source>
        <translation>%1 Ungespeicherte Änderungen galten einem anderen Anomaliewert und wurden verworfen.</translation>
    </message>
    <message>
        <source>Back to version %1.</source>
        <translation>Zurück zu Version %1.</translation>
    </message>
</context>
<context>
    <name>mixdesk::ThumbnailModel</name>
    <message>
        <source>to learn from</source>
        <translation>zum Lernen</translation>
    </message>
</context>
<context>
    <name>mixdesk::TimeProbe</name>
    <message>
        <source>Measuring the training speed</source>
        <translation>Trainingsgeschwindigkeit messen</translation>
    </message>
</context>
<context>
    <name>mixdesk::TrainPage</name>
    <message>
        <source>Open a dataset folder first</source>
        <translation>Zuerst einen Datensatzordner öffnen</translation>
    </message>
    <message>
        <source>A model learns from pictures of good parts, one folder per product.</source>
        <translation>Ein Modell lernt aus Bildern von Gutteilen, ein Ordner je Produkt.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>Choose the folder of pictures on the Data page</source>
        <translation>Den Bilderordner auf der Seite „Daten“ wählen</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Take the dotted curves of the other run away</source>
        <translation>Die gepunkteten Kurven des anderen Laufs entfernen</translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>While a model trains, one validation picture of every product is drawn here anew after each epoch.</source>
        <translation>Während ein Modell trainiert, erscheint hier nach jeder Epoche ein Validierungsbild jedes Produkts neu.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Messages of the training</source>
        <translation>Meldungen des Trainings</translation>
    </message>
    <message>
        <source>What the training has to say is written here.</source>
        <translation>Hier steht, was das Training zu melden hat.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Validation pictures as the network rebuilds them</source>
        <translation>Validierungsbilder, wie das Netz sie nachbildet</translation>
    </message>
    <message>
        <source>The figures of every epoch</source>
        <translation>Die Zahlen jeder Epoche</translation>
    </message>
    <message>
        <source>Earlier trainings: use, compare, resume, delete</source>
        <translation>Frühere Trainings: verwenden, vergleichen, fortsetzen, löschen</translation>
    </message>
    <message>
        <source>Remarks of the training</source>
        <translation>Anmerkungen des Trainings</translation>
    </message>
    <message>
        <source>Plot saved to %1.</source>
        <translation>Diagramm gespeichert in %1.</translation>
    </message>
    <message>
        <source>Open a dataset folder on the Data page first.</source>
        <translation>Zuerst auf der Seite „Daten“ einen Datensatzordner öffnen.</translation>
    </message>
    <message>
        <source>The dataset folder cannot be used: the Data page says why.</source>
        <translation>Der Datensatzordner ist nicht verwendbar: Die Seite „Daten“ nennt den Grund.</translation>
    </message>
    <message>
        <source>The dataset folder is still being read.</source>
        <translation>Der Datensatzordner wird noch gelesen.</translation>
    </message>
    <message>
        <source>Every product is left out: include one on the Data page.</source>
        <translation>Jedes Produkt ist ausgelassen: auf der Seite „Daten“ eines anhaken.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>%1 of %2 epochs</source>
        <translation>%1 von %2 Epochen</translation>
    </message>
    <message>
        <source>dotted: %1</source>
        <translation>gepunktet: %1</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Train a new model with these settings</source>
        <translation>Ein neues Modell mit diesen Einstellungen trainieren</translation>
    </message>
    <message>
        <source>Hold the training, or let it go on</source>
        <translation>Das Training pausieren oder weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>Beenden, Bestes behalten</translation>
    </message>
    <message>
        <source>End the training with the best epoch so far</source>
        <translation>Das Training mit der bisher besten Epoche beenden</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Show or hide every setting</source>
        <translation>Alle Einstellungen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Einstellungen laden</translation>
    </message>
    <message>
        <source>Load settings from a YAML file</source>
        <translation>Einstellungen aus einer YAML-Datei laden</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Save the settings as a YAML file</source>
        <translation>Die Einstellungen als YAML-Datei speichern</translation>
    </message>
    <message>
        <source>Undo the deletion of a run</source>
        <translation>Das Löschen eines Laufs rückgängig machen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Score with this run, and show its curves</source>
        <translation>Mit diesem Lauf bewerten und seine Kurven zeigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show this run&apos;s curves dotted beside the others</source>
        <translation>Die Kurven dieses Laufs gepunktet neben den anderen zeigen</translation>
    </message>
    <message>
        <source>Use these settings again</source>
        <translation>Ins Formular</translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the form</source>
        <translation>Die Einstellungen dieses Laufs ins Formular übernehmen</translation>
    </message>
    <message>
        <source>Go on with this run from its checkpoint</source>
        <translation>Diesen Lauf vom Zwischenstand aus fortsetzen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this run; it can be undone</source>
        <translation>Diesen Lauf löschen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>The run %1 was interrupted: it can score once it is finished.</source>
        <translation>Der Lauf %1 wurde unterbrochen: Er kann bewerten, sobald er fertig ist.</translation>
    </message>
    <message>
        <source>The settings of %1 are in the form.</source>
        <translation>Die Einstellungen von %1 stehen im Formular.</translation>
    </message>
    <message>
        <source>The run %1 was deleted.</source>
        <translation>Der Lauf %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Inspect parts</source>
        <translation>Teile prüfen</translation>
    </message>
    <message>
        <source>The training %1 was interrupted; a checkpoint is kept.</source>
        <translation>Das Training %1 wurde unterbrochen; ein Zwischenstand ist gespeichert.</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ausgesondert</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>durchgelassen</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>F1 and AUROC are means over the products, on validation.</source>
        <translation>F1 und AUROC sind Mittel der Produkte, auf der Validierung.</translation>
    </message>
    <message>
        <source>Each epoch is judged by the training score and its running threshold (Eq. 6); a finished run by the scores and thresholds chosen for it, as in its heading and the list of runs.</source>
        <translation>Jede Epoche wird nach dem Trainingswert und seinem laufenden Schwellwert (Gl. 6) beurteilt; ein fertiger Lauf nach den für ihn gewählten Werten und Schwellwerten, wie in seiner Überschrift und der Liste der Läufe.</translation>
    </message>
    <message>
        <source>F1 at the run&apos;s thresholds %1</source>
        <translation>F1 an den Schwellwerten des Laufs %1</translation>
    </message>
    <message>
        <source>F1 of the training score %1</source>
        <translation>F1 des Trainingswerts %1</translation>
    </message>
    <message>
        <source>AUROC of the run&apos;s scores %1</source>
        <translation>AUROC der Werte des Laufs %1</translation>
    </message>
    <message>
        <source>AUROC of the training score %1</source>
        <translation>AUROC des Trainingswerts %1</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show this run&apos;s folder in the file manager</source>
        <translation>Den Ordner dieses Laufs in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>The run %1 is damaged. %2</source>
        <translation>Der Lauf %1 ist beschädigt. %2</translation>
    </message>
    <message>
        <source>Remove the cause, then resume it from its last checkpoint.</source>
        <translation>Bitte die Ursache beheben, dann vom letzten Zwischenstand aus fortsetzen.</translation>
    </message>
    <message>
        <source>Take its settings, change them, and start a new training.</source>
        <translation>Bitte seine Einstellungen übernehmen, ändern und ein neues Training starten.</translation>
    </message>
    <message>
        <source>The run %1 failed. %2 %3</source>
        <translation>Der Lauf %1 ist fehlgeschlagen. %2 %3</translation>
    </message>
    <message>
        <source>It left no reason.</source>
        <translation>Ein Grund ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The run %1 stopped before its end: it can go on from its checkpoint.</source>
        <translation>Der Lauf %1 wurde vorzeitig beendet: Er kann vom Zwischenstand aus fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The run %1 stopped before its end. %2</source>
        <translation>Der Lauf %1 wurde vorzeitig beendet. %2</translation>
    </message>
    <message>
        <source>No run is in use, so parts cannot be judged. %1 could be used.</source>
        <translation>Kein Lauf ist in Verwendung, daher lassen sich keine Teile beurteilen. %1 könnte verwendet werden.</translation>
    </message>
    <message>
        <source>The run&apos;s folder is %1.</source>
        <translation>Der Ordner des Laufs ist %1.</translation>
    </message>
    <message>
        <source>, with an F1 of %1 at its thresholds</source>
        <translation> mit einem F1 von %1 an seinen Schwellwerten</translation>
    </message>
    <message numerus="yes">
        <source>The training %1 is finished after %Ln epochs%2.</source>
        <translation>
            <numerusform>Das Training %1 ist nach %Ln Epoche%2 fertig.</numerusform>
            <numerusform>Das Training %1 ist nach %Ln Epochen%2 fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back the run that was deleted last</source>
        <translation>Den zuletzt gelöschten Lauf zurückholen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln training picture(s) left out</source>
        <translation>
            <numerusform>%Ln Trainingsbild ausgelassen</numerusform>
            <numerusform>%Ln Trainingsbilder ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test picture(s) trained</source>
        <translation>
            <numerusform>%Ln Testbild trainiert</numerusform>
            <numerusform>%Ln Testbilder trainiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Follow a run</source>
        <translation>Einem Lauf folgen</translation>
    </message>
    <message>
        <source>The training %1 is followed already: wait for its end, or do not follow it.</source>
        <translation>Dem Training %1 wird schon gefolgt: Warten Sie sein Ende ab, oder folgen Sie ihm nicht.</translation>
    </message>
    <message>
        <source>A command trains on every product of the folder: include them all on the Data page, or train on this computer.</source>
        <translation>Ein Befehl trainiert mit allen Produkten des Ordners: Nehmen Sie auf der Seite Daten alle hinein, oder trainieren Sie auf diesem Rechner.</translation>
    </message>
    <message>
        <source>A command takes the pictures as the folders have them: do not use people&apos;s verdicts, or train on this computer.</source>
        <translation>Ein Befehl nimmt die Bilder, wie die Ordner sie haben: Verwenden Sie die Urteile der Prüfer nicht, oder trainieren Sie auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The training %1: %2</source>
        <translation>Das Training %1: %2</translation>
    </message>
</context>
<context>
    <name>mixdesk::TrainingSession</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>mixdesk::TripleView</name>
    <message>
        <source>Input, reconstruction and difference</source>
        <translation>Eingabe, Rekonstruktion und Differenz</translation>
    </message>
    <message>
        <source>Choose a part to see it here.</source>
        <translation>Ein Teil wählen, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Next kind of difference</source>
        <translation>Nächste Differenz</translation>
    </message>
    <message>
        <source>Shows the next difference map: SSIM, absolute, calibrated</source>
        <translation>Zeigt das nächste Differenzbild: SSIM, absolut, kalibriert</translation>
    </message>
    <message>
        <source>Colours scaled to this part</source>
        <translation>Farben auf dieses Teil gestreckt</translation>
    </message>
    <message>
        <source>Stretches the colours over this one picture, to see faint structure</source>
        <translation>Streckt die Farben über dieses eine Bild, um schwache Strukturen zu sehen</translation>
    </message>
    <message>
        <source>Heat on the input</source>
        <translation>Wärmebild auf der Eingabe</translation>
    </message>
    <message>
        <source>Shows on the input where it differs</source>
        <translation>Zeigt auf der Eingabe, wo sie abweicht</translation>
    </message>
    <message>
        <source>Fainter heat</source>
        <translation>Wärmebild schwächer</translation>
    </message>
    <message>
        <source>Makes the heat on the input fainter</source>
        <translation>Macht das Wärmebild auf der Eingabe schwächer</translation>
    </message>
    <message>
        <source>Stronger heat</source>
        <translation>Wärmebild stärker</translation>
    </message>
    <message>
        <source>Makes the heat on the input stronger</source>
        <translation>Macht das Wärmebild auf der Eingabe stärker</translation>
    </message>
    <message>
        <source>Outline of the marked defect</source>
        <translation>Umriss des markierten Fehlers</translation>
    </message>
    <message>
        <source>Outlines the defect that the data set marks</source>
        <translation>Umrandet den Fehler, den der Datensatz markiert</translation>
    </message>
    <message>
        <source>Outline of the predicted region</source>
        <translation>Umriss des vorhergesagten Bereichs</translation>
    </message>
    <message>
        <source>Outlines where the difference reaches the threshold</source>
        <translation>Umrandet, wo die Differenz den Schwellwert erreicht</translation>
    </message>
    <message>
        <source>Swipe between two</source>
        <translation>Zwei mit Schieber zeigen</translation>
    </message>
    <message>
        <source>Shows two pictures in one pane with a divider to drag</source>
        <translation>Zeigt zwei Bilder in einem Feld mit einem Schieber</translation>
    </message>
    <message>
        <source>Show two in turn</source>
        <translation>Zwei im Wechsel zeigen</translation>
    </message>
    <message>
        <source>Shows two pictures in one pane in turn</source>
        <translation>Zeigt zwei Bilder im Wechsel in einem Feld</translation>
    </message>
    <message>
        <source>Compare another pair</source>
        <translation>Anderes Paar vergleichen</translation>
    </message>
    <message>
        <source>Chooses which two pictures swiping and showing in turn compare</source>
        <translation>Wählt, welche zwei Bilder mit Schieber und im Wechsel verglichen werden</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Enlarges all three pictures</source>
        <translation>Vergrößert alle drei Bilder</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Shrinks all three pictures</source>
        <translation>Verkleinert alle drei Bilder</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Shows the whole part</source>
        <translation>Zeigt das ganze Teil</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>Echte Pixel</translation>
    </message>
    <message>
        <source>Shows each picture pixel as one pixel of the screen</source>
        <translation>Zeigt jedes Bildpixel als ein Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Eingabebild</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Difference map</source>
        <translation>Differenzbild</translation>
    </message>
    <message>
        <source>Choose which difference is shown (M shows the next one)</source>
        <translation>Wählen, welche Differenz gezeigt wird (M zeigt die nächste)</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>Art der Differenz</translation>
    </message>
    <message>
        <source>self-scaled</source>
        <translation>gestreckt</translation>
    </message>
    <message>
        <source>Colours are stretched over this one picture and cannot be compared with other parts (A goes back to the fixed scale)</source>
        <translation>Die Farben sind über dieses eine Bild gestreckt und nicht mit anderen Teilen vergleichbar (A führt zurück zur festen Skala)</translation>
    </message>
    <message>
        <source>Values under the cross-hair</source>
        <translation>Werte unter dem Fadenkreuz</translation>
    </message>
    <message>
        <source>100 % shows each picture pixel as one pixel of the screen</source>
        <translation>100 % zeigt jedes Bildpixel als ein Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>%1 (in turn)</source>
        <translation>%1 (im Wechsel)</translation>
    </message>
    <message>
        <source>Difference: %1 ▾</source>
        <translation>Differenz: %1 ▾</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>x %1, y %2</source>
        <translation>x %1, y %2</translation>
    </message>
    <message>
        <source>input RGB %1</source>
        <translation>Eingabe RGB %1</translation>
    </message>
    <message>
        <source>reconstruction %1</source>
        <translation>Rekonstruktion %1</translation>
    </message>
    <message>
        <source>%1 %2, below the threshold %3</source>
        <translation>%1 %2, unter dem Schwellwert %3</translation>
    </message>
    <message>
        <source>%1 %2, at or above the threshold %3</source>
        <translation>%1 %2, am oder über dem Schwellwert %3</translation>
    </message>
    <message>
        <source>Point at the part to read its values.</source>
        <translation>Auf das Teil zeigen, um seine Werte zu lesen.</translation>
    </message>
    <message>
        <source>%1 %2 &lt; %3</source>
        <translation>%1 %2 &lt; %3</translation>
    </message>
    <message>
        <source>%1 %2 ≥ %3</source>
        <translation>%1 %2 ≥ %3</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>rebuilt %1</source>
        <translation>Rek. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Shows the difference “%1”</source>
        <translation>Zeigt die Differenz „%1“</translation>
    </message>
</context>
<context>
    <name>mixdesk::VerdictOption</name>
    <message>
        <source>Use people&apos;s verdicts</source>
        <translation>Urteile von Menschen nutzen</translation>
    </message>
    <message>
        <source>Train with reviewed test pictures too</source>
        <translation>Auch mit beurteilten Testbildern trainieren</translation>
    </message>
    <message>
        <source>Leaves out training pictures that a person marked not OK on Inspect. The run keeps the list in left_out.txt.</source>
        <translation>Lässt Trainingsbilder aus, die ein Mensch unter Prüfen als nicht OK beurteilt hat. Der Lauf hält die Liste in left_out.txt fest.</translation>
    </message>
    <message>
        <source>Test pictures that a person marked OK train as good ones, and test nothing any more: neither here nor in an evaluation of the run. The run keeps the list in added.txt.</source>
        <translation>Testbilder, die ein Mensch als OK beurteilt hat, trainieren als gute und prüfen nichts mehr: weder hier noch in einer Auswertung des Laufs. Der Lauf hält die Liste in added.txt fest.</translation>
    </message>
    <message>
        <source>Every picture of the training folder is used, whatever people say.</source>
        <translation>Jedes Bild des Trainingsordners wird benutzt, was Menschen auch sagen.</translation>
    </message>
    <message numerus="yes">
        <source>Leaves out %Ln training picture(s) marked not OK.</source>
        <translation>
            <numerusform>Lässt %Ln als nicht OK beurteiltes Trainingsbild aus.</numerusform>
            <numerusform>Lässt %Ln als nicht OK beurteilte Trainingsbilder aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>No training picture is marked not OK.</source>
        <translation>Kein Trainingsbild ist als nicht OK beurteilt.</translation>
    </message>
    <message numerus="yes">
        <source>Adds %Ln test picture(s) marked OK. They no longer test this run.</source>
        <translation>
            <numerusform>Nimmt %Ln als OK beurteiltes Testbild hinzu. Es prüft diesen Lauf nicht mehr.</numerusform>
            <numerusform>Nimmt %Ln als OK beurteilte Testbilder hinzu. Sie prüfen diesen Lauf nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test picture(s) marked OK would train, and no longer test.</source>
        <translation>
            <numerusform>%Ln als OK beurteiltes Testbild würde trainieren und nicht mehr prüfen.</numerusform>
            <numerusform>%Ln als OK beurteilte Testbilder würden trainieren und nicht mehr prüfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln inbox picture(s) marked OK cannot train from here: export the labels to folders on the Data page, and open those as the dataset.</source>
        <translation>
            <numerusform>%Ln als OK beurteiltes Bild aus Eingängen kann von hier nicht trainieren: die Urteile auf der Seite Daten in Ordner exportieren und diese als Datensatz öffnen.</numerusform>
            <numerusform>%Ln als OK beurteilte Bilder aus Eingängen können von hier nicht trainieren: die Urteile auf der Seite Daten in Ordner exportieren und diese als Datensatz öffnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) were replaced after their verdict, which does not count: judge them anew on Inspect.</source>
        <translation>
            <numerusform>%Ln Bild wurde nach seinem Urteil ersetzt, das deshalb nicht zählt: Beurteilen Sie es unter Prüfen neu.</numerusform>
            <numerusform>%Ln Bilder wurden nach ihrem Urteil ersetzt, das deshalb nicht zählt: Beurteilen Sie sie unter Prüfen neu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>How far the score lies above the threshold, in standard deviations (sigma) of good parts&apos; scores. Below zero: under the threshold.</source>
        <translation>Wie weit der Wert über dem Schwellwert liegt, in Standardabweichungen (Sigma) der Werte von Gutteilen. Unter null: unter dem Schwellwert.</translation>
    </message>
    <message>
        <source>Scores of the class with this part marked</source>
        <translation>Werte des Produkts, dieses Teil markiert</translation>
    </message>
    <message>
        <source>unsaved thresholds</source>
        <translation>Schwellwerte ungespeichert</translation>
    </message>
    <message>
        <source>Verdicts here follow the thresholds on the Desk, which are not saved yet. Click to go there.</source>
        <translation>Die Urteile folgen den Schwellwerten auf dem Pult, die noch nicht gespeichert sind. Ein Klick führt dorthin.</translation>
    </message>
    <message>
        <source>%1%2 σ</source>
        <translation>%1%2 σ</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Unbewertet</translation>
    </message>
    <message>
        <source>The score follows in a moment.</source>
        <translation>Der Wert folgt gleich.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Verdict on this part</source>
        <translation>Urteil über dieses Teil</translation>
    </message>
    <message>
        <source>Members with %1 % of the weight judge otherwise.</source>
        <translation>Mitglieder mit %1 % des Gewichts urteilen anders.</translation>
    </message>
    <message>
        <source>All members judge alike.</source>
        <translation>Alle Mitglieder urteilen gleich.</translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionDelegate</name>
    <message>
        <source>%1, active</source>
        <translation>%1, aktiv</translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionModel</name>
    <message>
        <source>first fit</source>
        <translation>erste Anpassung</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>changed outside</source>
        <translation>außerhalb geändert</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Gespeichert von</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Counts when saved</source>
        <translation>Zahlen beim Speichern</translation>
    </message>
    <message>
        <source>%1 rejects, %2 escapes</source>
        <translation>%1 Fehlaussch., %2 übersehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) by a person when saved</source>
        <translation>
            <numerusform>beim Speichern %Ln Kennzeichen von einem Menschen</numerusform>
            <numerusform>beim Speichern %Ln Kennzeichen von Menschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionPanel</name>
    <message>
        <source>Save version</source>
        <translation>Version speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show the confusion matrices of this version beside the desk&apos;s</source>
        <translation>Die Verwechslungsmatrizen dieser Version neben denen des Pults zeigen</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Put this version on the desk, unsaved</source>
        <translation>Diese Version aufs Pult legen, ungespeichert</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Make this version the active one again</source>
        <translation>Diese Version wieder zur aktiven machen</translation>
    </message>
    <message>
        <source>Comment, for example: night shift</source>
        <translation>z. B. Nachtschicht</translation>
    </message>
    <message>
        <source>Comment of the version to save</source>
        <translation>Kommentar der zu speichernden Version</translation>
    </message>
    <message>
        <source>Says later why the thresholds were changed.</source>
        <translation>Sagt später, warum die Schwellwerte geändert wurden.</translation>
    </message>
    <message>
        <source>Versions of the thresholds</source>
        <translation>Versionen der Schwellwerte</translation>
    </message>
    <message>
        <source>Versions of the thresholds, newest first. Enter compares.</source>
        <translation>Versionen der Schwellwerte, neueste zuerst. Die Eingabetaste vergleicht.</translation>
    </message>
    <message>
        <source>Version %1 is active</source>
        <translation>Version %1 ist aktiv</translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation>ungespeichert</translation>
    </message>
    <message>
        <source>The desk differs from version %1. Unsaved changes are kept, even over a crash.</source>
        <translation>Das Pult weicht von Version %1 ab. Ungespeicherte Änderungen bleiben erhalten, selbst bei einem Absturz.</translation>
    </message>
    <message>
        <source>Go back to the active version; Undo brings the changes back</source>
        <translation>Zurück zur aktiven Version; Rückgängig holt die Änderungen zurück</translation>
    </message>
    <message>
        <source>There is no active run whose thresholds could be saved.</source>
        <translation>Es gibt keinen aktiven Lauf, dessen Schwellwerte gespeichert werden könnten.</translation>
    </message>
    <message>
        <source>Make the thresholds on the desk the run&apos;s active version</source>
        <translation>Die Schwellwerte auf dem Pult zur aktiven Version des Laufs machen</translation>
    </message>
    <message>
        <source>Nothing was changed since version %1, so there is nothing to save.</source>
        <translation>Seit Version %1 wurde nichts geändert, es gibt also nichts zu speichern.</translation>
    </message>
</context>
<context>
    <name>mixdesk::WelcomePage</name>
    <message>
        <source>Teach it what a good part looks like, see what is wrong with the others, and set the limits yourself.</source>
        <translation>Zeigen, wie ein Gutteil aussieht, sehen, was den anderen fehlt, und die Grenzen selbst setzen.</translation>
    </message>
    <message>
        <source>You can also drop a folder of pictures on this window.</source>
        <translation>Ein Bilderordner lässt sich auch auf diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Open the demo plant</source>
        <translation>Demowerk öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Your own products: one folder per product, with good parts to learn from and test parts to judge.</source>
        <translation>Eigene Produkte: ein Ordner je Produkt, mit Gutteilen zum Lernen und Testteilen zum Beurteilen.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Go on where you or a colleague left off.</source>
        <translation>Dort weitermachen, wo zuletzt aufgehört wurde.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>Open the project in %1</source>
        <translation>Das Projekt in %1 öffnen</translation>
    </message>
    <message>
        <source>Eight made-up products and a model that knows them, ready in seconds. Train it live in about two minutes.</source>
        <translation>Acht erfundene Produkte und ein Modell, das sie kennt, in Sekunden bereit. In etwa zwei Minuten live trainieren.</translation>
    </message>
</context>
<context>
    <name>mixdesk::WhereOption</name>
    <message>
        <source>Follow a run…</source>
        <translation>Einem Lauf folgen…</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>A command</source>
        <translation>Ein Befehl</translation>
    </message>
    <message>
        <source>In this window, or by a command that takes the training elsewhere and goes on when the window closes</source>
        <translation>In diesem Fenster, oder durch einen Befehl, der das Training anderswo ausführt und weiterläuft, wenn das Fenster schließt</translation>
    </message>
    <message>
        <source>Command that trains</source>
        <translation>Befehl, der trainiert</translation>
    </message>
    <message>
        <source>For example: mixdesk-cli launch -n 4 train {dataset} --run {run} --config {config}, or srun, mpirun or ssh before it</source>
        <translation>Zum Beispiel: mixdesk-cli launch -n 4 train {dataset} --run {run} --config {config}, oder davor srun, mpirun oder ssh</translation>
    </message>
    <message>
        <source>{dataset}, {run} and {config} stand for the paths of this training. The run folder must be seen from both sides.</source>
        <translation>{dataset}, {run} und {config} stehen für die Pfade dieses Trainings. Der Laufordner muss von beiden Seiten zu sehen sein.</translation>
    </message>
    <message>
        <source>Show the curves of a training that writes into a folder, whoever started it</source>
        <translation>Die Kurven eines Trainings zeigen, das in einen Ordner schreibt, wer immer es gestartet hat</translation>
    </message>
</context>
<context>
    <name>mixdesk::Workspace</name>
    <message numerus="yes">
        <source>%Ln verdict(s) are not stored yet; they are kept and tried again: %1</source>
        <translation>
            <numerusform>%Ln Urteil ist noch nicht gespeichert; es bleibt erhalten und wird erneut versucht: %1</numerusform>
            <numerusform>%Ln Urteile sind noch nicht gespeichert; sie bleiben erhalten und werden erneut versucht: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) that could not be stored when this project was last closed were kept, and are stored now.</source>
        <translation>
            <numerusform>%Ln Urteil, das beim letzten Schließen dieses Projekts nicht gespeichert werden konnte, wurde aufgehoben und wird jetzt gespeichert.</numerusform>
            <numerusform>%Ln Urteile, die beim letzten Schließen dieses Projekts nicht gespeichert werden konnten, wurden aufgehoben und werden jetzt gespeichert.</numerusform>
        </translation>
    </message>
</context>
</TS>

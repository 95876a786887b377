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
        <source>; catches %1 false rejects, %2 escapes</source>
        <translation>; fängt %1 Fehlausschüsse, %2 übersehene ab</translation>
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
        <source>checking</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>drawing the demo plant</source>
        <translation>Demowerk zeichnen</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
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
        <source>Numbers in the latent of Table 1 and Compact.</source>
        <translation>Anzahl der Werte im Code von Tabelle 1 und Kompakt.</translation>
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
        <source>Deviation of Gaussian noise, or share of pixels that masking sets to 0.</source>
        <translation>Standardabweichung des Gaußschen Rauschens oder Anteil der Pixel, die das Maskieren auf 0 setzt.</translation>
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
        <source>Threshold: drag, or arrow keys and Page Up and Down. Type a number to set it, Enter for the other controls of this class.</source>
        <translation>Schwellwert: ziehen, oder Pfeiltasten und Bild auf/ab. Eine Zahl eintippen, um ihn zu setzen; Eingabetaste führt zu den anderen Reglern dieses Produkts.</translation>
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
    <message>
        <source>Solo: only soloed classes count in the totals (S)</source>
        <translation>Solo: nur Produkte auf Solo zählen in den Summen (S)</translation>
    </message>
    <message>
        <source>Mute: leave this class out of the totals (M)</source>
        <translation>Stumm: dieses Produkt aus den Summen nehmen (M)</translation>
    </message>
    <message>
        <source>Lock: nothing moves this threshold, no fit and no hand (L)</source>
        <translation>Sperren: nichts bewegt diesen Schwellwert, weder Anpassung noch Hand (L)</translation>
    </message>
    <message>
        <source>Back to the active version&apos;s threshold of this class (R)</source>
        <translation>Zurück zum Schwellwert der aktiven Version (R)</translation>
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
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
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
        <source>F1</source>
        <translation>F1</translation>
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
        <source>Show every setting of the paper and the program</source>
        <translation>Jede Einstellung des Aufsatzes und des Programms zeigen</translation>
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
        <source>Validation</source>
        <translation>Validierung</translation>
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
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
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
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n product(s)</source>
        <translation>
            <numerusform>%1 von %n Produkt</numerusform>
            <numerusform>%1 von %n Produkten</numerusform>
        </translation>
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
        <source>The check was not finished. Read the folder again (F5) to have every picture checked.</source>
        <translation>Die Prüfung wurde nicht beendet. Den Ordner neu lesen (F5), um jedes Bild prüfen zu lassen.</translation>
    </message>
</context>
<context>
    <name>mixdesk::DatasetSession</name>
    <message>
        <source>Reading the dataset folder</source>
        <translation>Datensatzordner lesen</translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation>Bilder prüfen</translation>
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
        <source>Save the thresholds on the desk as a version</source>
        <translation>Die Schwellwerte auf dem Pult als Version speichern</translation>
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
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
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
        <source>Mean over the classes, on validation</source>
        <translation>Mittel über die Produkte, auf der Validierung</translation>
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
        <source>Shows pictures whose path, class or type has these words (%1)</source>
        <translation>Zeigt Bilder, deren Pfad, Produkt oder Fehlerart diese Wörter enthält (%1)</translation>
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
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
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
        <source>Shows all pictures again (%1)</source>
        <translation>Zeigt wieder alle Bilder (%1)</translation>
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
        <source>Reverses the order (Shift+S)</source>
        <translation>Kehrt die Reihenfolge um (Umschalt+S)</translation>
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
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
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
        <source>What the fitted thresholds should serve best.</source>
        <translation>Wozu die angepassten Schwellwerte am besten dienen sollen.</translation>
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
</context>
<context>
    <name>mixdesk::JobBar</name>
    <message>
        <source>under a second left</source>
        <translation>weniger als eine Sekunde</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation>noch %1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
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
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (und %n weitere)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
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
        <source>%1  ›  no model yet</source>
        <translation>%1  ›  noch kein Modell</translation>
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
        <source>The language changes when Mixdesk is started the next time.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Mixdesk.</translation>
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
        <source>Back to all pictures of this product (Esc)</source>
        <translation>Zurück zu allen Bildern dieses Produkts (Esc)</translation>
    </message>
    <message>
        <source>Show the folder of this picture in the file manager</source>
        <translation>Den Ordner dieses Bildes in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
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
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawing (PDF)…</source>
        <translation>Zeichnung (PDF)…</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>„%1“ speichern</translation>
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
        <source>%1 (%2 % sure)
score %3, threshold %4
%5</source>
        <translation>%1 (zu %2 % sicher)
Wert %3, Schwellwert %4
%5</translation>
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
        <source>How %1 was learned: score while training</source>
        <translation>Wie %1 gelernt wurde: Wert im Training</translation>
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
        <source>Drawing the rest of the demo plant</source>
        <translation>Rest des Demowerks zeichnen</translation>
    </message>
    <message>
        <source>Reading the dataset folder</source>
        <translation>Datensatzordner lesen</translation>
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
        <source>%1 left</source>
        <translation>noch %1</translation>
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
        <source>Best F1</source>
        <translation>Bestes F1</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>Mean F1 over the classes, on validation: of a finished run by its thresholds, before that of the best epoch&apos;s training score.</source>
        <translation>Mittleres F1 der Produkte auf der Validierung: bei fertigen Läufen nach ihren Schwellwerten, davor nach dem Trainingswert der besten Epoche.</translation>
    </message>
    <message>
        <source>Mean AUROC over the classes, on validation: of a finished run by its scores, before that of the best epoch&apos;s training score.</source>
        <translation>Mittlere AUROC der Produkte auf der Validierung: bei fertigen Läufen nach ihren Werten, davor nach dem Trainingswert der besten Epoche.</translation>
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
        <source>For computers without a graphics card</source>
        <translation>Für Rechner ohne Grafikkarte</translation>
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
    <message numerus="yes">
        <source>%n settings changed</source>
        <translation>
            <numerusform>%n Einstellung geändert</numerusform>
            <numerusform>%n Einstellungen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation>Einstellungen dieses Laufs</translation>
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
        <source>validation F1 %1</source>
        <translation>F1 der Validierung %1</translation>
    </message>
    <message>
        <source>AUROC %1</source>
        <translation>AUROC %1</translation>
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
        <source>, with a validation F1 of %1</source>
        <translation> mit einem F1 der Validierung von %1</translation>
    </message>
    <message numerus="yes">
        <source>The training %1 is finished after %n epochs%2.</source>
        <translation>
            <numerusform>Das Training %1 ist nach %n Epoche fertig%2.</numerusform>
            <numerusform>Das Training %1 ist nach %n Epochen fertig%2.</numerusform>
        </translation>
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
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
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
        <source>Taken for %1 (%2 % sure), but it is %3</source>
        <translation>Erkannt als %1 (zu %2 % sicher), ist aber %3</translation>
    </message>
    <message>
        <source>%1 (%2 % sure)</source>
        <translation>%1 (zu %2 % sicher)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
</context>
<context>
    <name>mixdesk::VersionPanel</name>
    <message>
        <source>Save version</source>
        <translation>Version speichern</translation>
    </message>
    <message>
        <source>Make the thresholds on the desk the run&apos;s active version (Ctrl+S)</source>
        <translation>Die Schwellwerte auf dem Pult zur aktiven Version des Laufs machen (Strg+S)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go back to the active version (Ctrl+Z brings the changes back)</source>
        <translation>Zurück zur aktiven Version (Strg+Z holt die Änderungen zurück)</translation>
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
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>DeskText</name>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No good parts with a label yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 good parts rejected (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No defects with a label yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 defects escaped (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s): %1 good, %2 defective</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; catches %1 false rejects, %2 escapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 defective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few labelled pictures: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlabelled, %2 of them rejected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartPreparer</name>
    <message>
        <source>SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absolute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated SSIM</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>training epoch %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choosing thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawing the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainSettings</name>
    <message>
        <source>Layer plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer plan of the autoencoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 3 and 4:  z = E(x),  x&apos; = D(z);  Tables 1 and 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input size in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the square that pictures are resized to: larger shows smaller defects and takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in the latent of Table 1 and Compact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 1:  l_d = 128</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the channels of every inner layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What corrupts the training inputs; the picture to rebuild stays clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 7:  x_noise = clamp(x + v W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation of Gaussian noise, or share of pixels that masking sets to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 7:  x_noise = clamp(x + v W), v = 0.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the squared norm of the encoder&apos;s Jacobian, against a mean reconstruction loss: holds the latent still where the picture changes little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 8:  L = |x - x&apos;|² + λ |J_E(x)|², λ = 1e-4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each micro-batch that the norm is estimated on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction loss, and the score that the training curves show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 5:  L2 = |x - D(E(x))|²;  Eq. 9:  (1 - SSIM(x, x&apos;)) / 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifier weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the cross-entropy that teaches which product is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  L = reconstruction + 3 cross-entropy + contraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of units left out inside the classifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size of Adam at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  0.001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor of Adam&apos;s denominator, for numerical stability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  1e-6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  reduce on plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without a lower validation loss before the rate is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is multiplied by this when it is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures per step of the optimiser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  128</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that pass the network at once; their gradients add up to the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better validation F1; 0 never stops early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 3.7:  20 epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which epoch&apos;s weights are kept: best validation F1, lowest validation loss, or the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of every random stream: the same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads of the numeric library; 0 takes every core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network runs; automatic takes CUDA when it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the newest epoch in the running threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ), α = 0.65</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviations above the mean while training; fitted per class at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 6:  T_i = (1 - α) T_(i-1) + α (μ + β σ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose scores give mean and deviation: good pictures held out, without noise, or the training pictures as the network saw them (the paper&apos;s way).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 6:  μ and σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of the fitted beta: -1 to 6, or the paper&apos;s -1 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eq. 6:  β within (-1, 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomaly score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomaly score of the finished model; automatic takes, per class, the best on validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defects from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defects for validation: drawn on good pictures held out, or the test folder (the paper&apos;s way; every table then says so).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each class&apos;s good training pictures held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least so many held-out pictures per class, where the class has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defects per picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic defects drawn per held-out picture for the final choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror half of the training inputs left to right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror half of the training inputs top to bottom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest share of a side that a random crop removes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate by degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest random rotation in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit pictures into the square by stretching, or keep the aspect and pad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture memory in MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for decoded pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads that decode pictures ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MS-SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good pictures held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 to 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 to 1 (paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn defects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: %1. In files: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let a person decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed defect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false reject</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation for visual inspection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo plant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of every page into FOLDER and quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project folder, or a folder of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of pictures for PROJECT, which is made if it is new.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::BetaKnob</name>
    <message>
        <source>Beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta: how many sigma the threshold lies above the mean of good parts. Drag up and down (with Shift: finer), or use wheel and arrow keys. The thin outer arc is the paper&apos;s range from −1 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ChannelStrip</name>
    <message>
        <source>Scores of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: drag, or arrow keys and Page Up and Down. Type a number to set it, Enter for the other controls of this class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta of %1 as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta: the threshold lies this many sigma above the mean of good parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of %1 as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: parts with a higher score are rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good parts above the threshold. The share may in truth be as high as the last number (95 % sure). Click to inspect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defective parts below the threshold. The share may in truth be as high as the last number (95 % sure). Click to inspect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision P: share of the rejected parts that are defective. Recall R: share of the defective parts that are rejected. F1: their harmonic mean. Balanced accuracy: mean of the shares of good and of defective parts judged rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fewer than %1 good or %2 defective labelled pictures the counts say little: look at the upper bounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recheck band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts with a score between two limits around the threshold are asked for a second look instead of being judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower limit of the recheck band of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower limit of the recheck band, as a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper limit of the recheck band of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper limit of the recheck band, as a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo: only soloed classes count in the totals (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute: leave this class out of the totals (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock: nothing moves this threshold, no fit and no hand (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the active version&apos;s threshold of this class (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>T = mu + beta × sigma: mean and spread of %n held-out good part(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>P %1  R %2  F1 %3
Balanced accuracy %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ClassChips</name>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ClassTableModel</name>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked classes are trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good, to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good, to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defect outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ComparePanel</name>
    <message>
        <source>On the pictures scored now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the strips (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts both thresholds on the pictures that are scored now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts before and after, as they were when the version was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 and the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Counted on %n picture(s) when the version was saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>On the desk, unsaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Both counted on the %n picture(s) scored now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ConfigDraft</name>
    <message>
        <source>Table 2 needs an input size that is a multiple of 16, from 48.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network needs an input size that is a power of two, from 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The micro-batch (%1) must not be larger than the batch (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be “%2”: allowed is %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ConfigForm</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every setting of the paper and the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::CostCurve</name>
    <message>
        <source>Expected cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cost curve appears here once there are scores with verdicts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::CurvesView</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The anomaly score of every product draws itself here while the network learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No epoch yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::DataPage</name>
    <message>
        <source>Go on to training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model on the ticked products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folder again and check every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the picture of the selected finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the findings of every product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of this product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the names of the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tick at least one product to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every picture is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder per product. Each has good parts to learn from in train/good, and parts to judge in test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::DatasetSession</name>
    <message>
        <source>Reading the dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskMatrix</name>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defective</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskPage</name>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the active version again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the file by the version that the desk read last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the thresholds on the desk as a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change of the thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo the class in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the class in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the class in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the active version for the class in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is saved and active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here lie the thresholds of every class: what is rejected, what escapes, and what that costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the Train page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thresholds of “%1” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project keeps every saved version. The newest one can be written back into the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the newest version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces thresholds.yaml of this run by its newest saved version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::DeskVersions</name>
    <message>
        <source>Version %1 of the thresholds was saved in another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving version %1 was interrupted; it is complete now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thresholds.yaml was changed outside: taken in as version %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::EpochModel</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of this epoch are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction loss of the good pictures held out for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the classes, on validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of validation pictures whose product was recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size of the optimiser in this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training pictures per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time of the epoch in seconds, without validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::FilterBar</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows parts of one class only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows parts with one verdict only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows parts that were labelled so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defect type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows one type of defect only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only defective parts that pass as OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only good parts that are rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only parts that were taken for another class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only pictures dropped from outside the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows pictures whose path, class or type has these words (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the gallery is sorted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse the order of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all pictures again (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misses %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false rejects %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from outside %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverses the order (Shift+S)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::FindingsModel</name>
    <message>
        <source>Nothing is wrong with these %1 pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 in %3 pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::FitPanel</name>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest false-reject rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest escape rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to fit to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the fitted thresholds should serve best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on validation pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on labelled test pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures to fit on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation: good pictures held out of training, and synthetic defects drawn on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the threshold of every class that is not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highest share that is allowed, in percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a false reject costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of one good part that is rejected, in any currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an escape costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of one defective part that passes, in the same currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected defect rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of defective parts on the line, in percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per 1,000 parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures on the same pictures are then optimistic: new parts will do a little worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1 per 1,000 parts; one beta for all costs least at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs need labelled good and defective pictures.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::GalleryModel</name>
    <message>
        <source>Not scored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, score %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::GalleryView</name>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::HeatLegend</name>
    <message>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour scale of the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey below %1, amber from there on, vermilion from %2 on. The class&apos;s pixel threshold is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::InspectPage</name>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict against label; a click on a field shows its pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class of the part against the class recognised; a click on a field shows its pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the next part of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the part before this one in the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the first part of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the last part of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the search field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score other pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores pictures that do not belong to the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will see every part with its reconstruction, its difference and the verdict. That takes a trained model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the page where a model is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run cannot score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files could not be read. The message above says why. Copy the run again, or choose another one on the Train page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the run&apos;s files once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its test pictures appear here in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No test pictures for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset has no test pictures of the classes that the active model knows. Drop pictures here to score them, or choose another dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the page where the dataset is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its test pictures will be scored and shown here. You can also drop single pictures or a folder on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pictures do not belong to the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes them off the list; the files stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pictures are not scored yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on scoring in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture passes these filters. Shift+C clears them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled %1, verdict %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 good parts rejected (%3 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 defective parts missed (%3 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 recognised as %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::JobBar</name>
    <message>
        <source>under a second left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::LinePlot</name>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves appear here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::LiveDemo</name>
    <message>
        <source>Measuring the speed of this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::MainWindow</name>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures: what there is, and what is wrong with them (Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach a model and watch it learn (Ctrl+2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at parts: what is wrong and where (Ctrl+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the threshold of every product (Ctrl+4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects and everything else (Alt+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder per product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is running. It can be stopped now and resumed later from where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures can be scored once a trained model is open: open a project or the demo plant first, then drop them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  ›  no model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to present yet: train a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspect page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of pictures...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project for a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open eight made-up products with a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project and show the welcome page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show parts large, for an audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every keyboard shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when Mixdesk is started the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo plant is complete. Watch a model learn it in about two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder where the pictures of this project are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::MasterStrip</name>
    <message>
        <source>All products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good parts above their threshold, over all classes that count. Click to inspect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defective parts below their threshold, over all classes that count. Click to inspect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the thresholds on the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class
known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the class of every part were known: what is missing to 1 here comes from the thresholds, the difference from routing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all
rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What rejecting every part would give. Beware of an F1 that is hardly better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the shares of good and of defective parts judged rightly; mean over the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1, mean of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the classes&apos; F1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 as in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of the classes&apos; mean precision and mean recall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One beta for all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One beta for all classes, as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every class that is not locked this beta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One beta for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) to recheck</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>several</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::NumberField</name>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::OutlineLegend</name>
    <message>
        <source>Outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solid line: marked defect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed line: predicted region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked defect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted region</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::PicturePane</name>
    <message>
        <source>The picture is not available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part has not been reconstructed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part has no difference map yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::PictureView</name>
    <message>
        <source>Opening a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all pictures of this product (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder of this picture in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::Plot</name>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything again (0, or double click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this plot as a picture or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic value axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (PDF)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::Presentation</name>
    <message>
        <source>%1 - presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part is scored yet. Wait until scoring is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 % sure)
score %3, threshold %4
%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2      %3      arrow keys: next and previous part      Esc: leave the presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps by itself, Space stops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space: step by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::PreviewStrip</name>
    <message>
        <source>Validation pictures as rebuilt now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation pictures appear here after the first epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diff.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ProjectOpener</name>
    <message>
        <source>Drawing the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there any more. Choose the folder&apos;s new place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project of these pictures is kept in %1. The pictures stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the rest of the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::RunControls</name>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. Memory is kept; resume goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: finishing what is in hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1 of %2, picture %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of pictures on the Data page (Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::RunsModel</name>
    <message>
        <source>%1 (active)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run scores the pictures and its thresholds are on the Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Return to use this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before its end: it can be resumed from its checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean F1 over the classes, on validation, of the epoch that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean AUROC over the classes, on validation, of the epoch that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::RunsPanel</name>
    <message>
        <source>Every training is kept here: its settings, curves and model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoreCurvePlot</name>
    <message>
        <source>Anomaly score per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves appear here when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>÷ threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score divided by its class&apos;s threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 running epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> × threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
epoch %2, running
score %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
epoch %2
score %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ± %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoreHistogram</name>
    <message>
        <source>Histogram of scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score %1 to %2: %3 good, %4 defective, %5 unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2 good, %3 defective, %4 unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ScoringSession</name>
    <message>
        <source>Scoring pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scoring pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores cannot be kept and are computed again at the next start. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no picture that can be scored. Drop png, jpg, jpeg, bmp, tif or tiff files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in %1. Drop a folder with png, jpg, jpeg, bmp, tif or tiff files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds very many pictures: the first 100,000 are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::SettingRow</name>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the preset&apos;s value: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::SettingsPanel</name>
    <message>
        <source>The paper&apos;s convolutional autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper&apos;s largest; for a graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For computers without a graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>22.6 M parameters, 91 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>33.8 M parameters, 135 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7.7 M parameters, 31 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings from a YAML file (Ctrl+Shift+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the settings as a YAML file (Ctrl+Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a preset and start. A setting explains itself here when it has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (*.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings loaded from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n settings changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any key closes this sheet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ThresholdDesk</name>
    <message numerus="yes">
        <source>%n class(es) fitted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked class(es) left as they were.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The limit could not be reached for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of beta&apos;s range was reached for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No good pictures to fit on for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes of the thresholds were restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Unsaved changes were restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Your unsaved changes are still on the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Unsaved changes were made for another anomaly score and were dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to version %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::ThumbnailModel</name>
    <message>
        <source>to learn from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::TimeProbe</name>
    <message>
        <source>Measuring the training speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::TrainPage</name>
    <message>
        <source>Open a dataset folder first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model learns from pictures of good parts, one folder per product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of pictures on the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the dotted curves of the other run away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a model trains, one validation picture of every product is drawn here anew after each epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the training has to say is written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation pictures as the network rebuilds them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier trainings: use, compare, resume, delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a dataset folder on the Data page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset folder cannot be used: the Data page says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset folder is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every product is left out: include one on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation F1 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dotted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a new model with these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the training, or let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training with the best epoch so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide every setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load settings from a YAML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the settings as a YAML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the deletion of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score with this run, and show its curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run&apos;s curves dotted beside the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this run from its checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this run; it can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run %1 was interrupted: it can score once it is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of %1 are in the form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run %1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, with a validation F1 of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The training %1 is finished after %n epochs%2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Inspect parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training %1 was interrupted; a checkpoint is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::TrainingSession</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::TripleView</name>
    <message>
        <source>Input, reconstruction and difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a part to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next kind of difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the next difference map: SSIM, absolute, calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours scaled to this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretches the colours over this one picture, to see faint structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat on the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows on the input where it differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fainter heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the heat on the input fainter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the heat on the input stronger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the marked defect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlines the defect that the data set marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the predicted region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlines where the difference reaches the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swipe between two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows two pictures in one pane with a divider to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show two in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows two pictures in one pane in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare another pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses which two pictures swiping and showing in turn compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarges all three pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinks all three pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows each picture pixel as one pixel of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which difference is shown (M shows the next one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>self-scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours are stretched over this one picture and cannot be compared with other parts (A goes back to the fixed scale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values under the cross-hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 % shows each picture pixel as one pixel of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (in turn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference: %1 ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x %1, y %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input RGB %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconstruction %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, below the threshold %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, at or above the threshold %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at the part to read its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 &lt; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 ≥ %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebuilt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the score lies above the threshold, in standard deviations (sigma) of good parts&apos; scores. Below zero: under the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of the class with this part marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts here follow the thresholds on the Desk, which are not saved yet. Click to go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2 σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score follows in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken for %1 (%2 % sure), but it is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 % sure)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionDelegate</name>
    <message>
        <source>%1, active</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionModel</name>
    <message>
        <source>first fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts when saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejects, %2 escapes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionPanel</name>
    <message>
        <source>Save version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the thresholds on the desk the run&apos;s active version (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the active version (Ctrl+Z brings the changes back)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the confusion matrices of this version beside the desk&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this version on the desk, unsaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this version the active one again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment, for example: night shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment of the version to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says later why the thresholds were changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the thresholds, newest first. Enter compares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk differs from version %1. Unsaved changes are kept, even over a crash.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mixdesk::WelcomePage</name>
    <message>
        <source>Teach it what a good part looks like, see what is wrong with the others, and set the limits yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drop a folder of pictures on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own products: one folder per product, with good parts to learn from and test parts to judge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you or a colleague left off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight made-up products and a model that knows them, ready in seconds. Train it live in about two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>DeskText</name>
    <message numerus="yes">
        <source>%n part(s): %1 good, %2 defective</source>
        <translation>
            <numerusform>%n part: %1 good, %2 defective</numerusform>
            <numerusform>%n parts: %1 good, %2 defective</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n false reject(s)</source>
        <translation>
            <numerusform>%n false reject</numerusform>
            <numerusform>%n false rejects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n escape(s)</source>
        <translation>
            <numerusform>%n escape</numerusform>
            <numerusform>%n escapes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::AgreementPanel</name>
    <message numerus="yes">
        <source>%1: %n pictures, judged by %2</source>
        <translation>
            <numerusform>%1: %n picture, judged by %2</numerusform>
            <numerusform>%1: %n pictures, judged by %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are not judged by both yet.</source>
        <translation>
            <numerusform>%n picture is not judged by both yet.</numerusform>
            <numerusform>%n pictures are not judged by both yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ChannelStrip</name>
    <message numerus="yes">
        <source>T = mu + beta × sigma: mean and spread of %n held-out good part(s).</source>
        <translation>
            <numerusform>T = mu + beta × sigma: mean and spread of %n held-out good part.</numerusform>
            <numerusform>T = mu + beta × sigma: mean and spread of %n held-out good parts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation>
            <numerusform>%n part taken for another class</numerusform>
            <numerusform>%n parts taken for another class</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ClassTableModel</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ComparePanel</name>
    <message numerus="yes">
        <source>Counted on %n picture(s) when the version was saved.</source>
        <translation>
            <numerusform>Counted on %n picture when the version was saved.</numerusform>
            <numerusform>Counted on %n pictures when the version was saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both counted on the %n picture(s) scored now.</source>
        <translation>
            <numerusform>Both counted on the %n picture scored now.</numerusform>
            <numerusform>Both counted on the %n pictures scored now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::DataPage</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln product(s)</source>
        <translation>
            <numerusform>%1 of %Ln product</numerusform>
            <numerusform>%1 of %Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::FindingsModel</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::FollowedTraining</name>
    <message numerus="yes">
        <source>Nothing came for %Ln minute(s): look where it runs whether it still does.</source>
        <translation>
            <numerusform>Nothing came for %Ln minute: look where it runs whether it still does.</numerusform>
            <numerusform>Nothing came for %Ln minutes: look where it runs whether it still does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished after %Ln epoch(s).</source>
        <translation>
            <numerusform>Finished after %Ln epoch.</numerusform>
            <numerusform>Finished after %Ln epochs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::InboxPanel</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::InspectPage</name>
    <message numerus="yes">
        <source>%n parts were judged together; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n part was judged; Ctrl+Z takes it back.</numerusform>
            <numerusform>%n parts were judged together; Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::JobBar</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::LabelPanel</name>
    <message numerus="yes">
        <source>Labels of %Ln picture(s)</source>
        <translation>
            <numerusform>Labels of %Ln picture</numerusform>
            <numerusform>Labels of %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mask(s)</source>
        <translation>
            <numerusform>%Ln mask</numerusform>
            <numerusform>%Ln masks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) are not in this project.</source>
        <translation>
            <numerusform>%Ln picture is not in this project.</numerusform>
            <numerusform>%Ln pictures are not in this project.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) and masks stayed as people gave them here.</source>
        <translation>
            <numerusform>%Ln verdict or mask stayed as people gave it here.</numerusform>
            <numerusform>%Ln verdicts and masks stayed as people gave them here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that are neither OK nor not OK, or have no file, were left out.</source>
        <translation>
            <numerusform>%Ln picture that is neither OK nor not OK, or has no file, was left out.</numerusform>
            <numerusform>%Ln pictures that are neither OK nor not OK, or have no file, were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::MainWindow</name>
    <message numerus="yes">
        <source>%Ln verdict(s)</source>
        <translation>
            <numerusform>%Ln verdict</numerusform>
            <numerusform>%Ln verdicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mask(s)</source>
        <translation>
            <numerusform>%Ln mask</numerusform>
            <numerusform>%Ln masks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::MasterStrip</name>
    <message numerus="yes">
        <source>%n part(s) taken for another class</source>
        <translation>
            <numerusform>%n part taken for another class</numerusform>
            <numerusform>%n parts taken for another class</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) to recheck</source>
        <translation>
            <numerusform>%n part to recheck</numerusform>
            <numerusform>%n parts to recheck</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::MessageBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::SettingsPanel</name>
    <message numerus="yes">
        <source>%Ln settings changed</source>
        <translation>
            <numerusform>%Ln setting changed</numerusform>
            <numerusform>%Ln settings changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::ThresholdDesk</name>
    <message numerus="yes">
        <source>%n class(es) fitted.</source>
        <translation>
            <numerusform>%n class fitted.</numerusform>
            <numerusform>%n classes fitted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked class(es) left as they were.</source>
        <translation>
            <numerusform>%n locked class left as it was.</numerusform>
            <numerusform>%n locked classes left as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::TrainPage</name>
    <message numerus="yes">
        <source>The training %1 is finished after %Ln epochs%2.</source>
        <translation>
            <numerusform>The training %1 is finished after %Ln epoch%2.</numerusform>
            <numerusform>The training %1 is finished after %Ln epochs%2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln training picture(s) left out</source>
        <translation>
            <numerusform>%Ln training picture left out</numerusform>
            <numerusform>%Ln training pictures left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test picture(s) trained</source>
        <translation>
            <numerusform>%Ln test picture trained</numerusform>
            <numerusform>%Ln test pictures trained</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::VerdictOption</name>
    <message numerus="yes">
        <source>Leaves out %Ln training picture(s) marked not OK.</source>
        <translation>
            <numerusform>Leaves out %Ln training picture marked not OK.</numerusform>
            <numerusform>Leaves out %Ln training pictures marked not OK.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adds %Ln test picture(s) marked OK. They no longer test this run.</source>
        <translation>
            <numerusform>Adds %Ln test picture marked OK. It no longer tests this run.</numerusform>
            <numerusform>Adds %Ln test pictures marked OK. They no longer test this run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test picture(s) marked OK would train, and no longer test.</source>
        <translation>
            <numerusform>%Ln test picture marked OK would train, and no longer test.</numerusform>
            <numerusform>%Ln test pictures marked OK would train, and no longer test.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln inbox picture(s) marked OK cannot train from here: export the labels to folders on the Data page, and open those as the dataset.</source>
        <translation>
            <numerusform>%Ln inbox picture marked OK cannot train from here: export the labels to folders on the Data page, and open those as the dataset.</numerusform>
            <numerusform>%Ln inbox pictures marked OK cannot train from here: export the labels to folders on the Data page, and open those as the dataset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) were replaced after their verdict, which does not count: judge them anew on Inspect.</source>
        <translation>
            <numerusform>%Ln picture was replaced after its verdict, which does not count: judge it anew on Inspect.</numerusform>
            <numerusform>%Ln pictures were replaced after their verdicts, which do not count: judge them anew on Inspect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::VersionModel</name>
    <message numerus="yes">
        <source>%Ln label(s) by a person when saved</source>
        <translation>
            <numerusform>%Ln label by a person when saved</numerusform>
            <numerusform>%Ln labels by people when saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::Workspace</name>
    <message numerus="yes">
        <source>%Ln verdict(s) are not stored yet; they are kept and tried again: %1</source>
        <translation>
            <numerusform>%Ln verdict is not stored yet; it is kept and tried again: %1</numerusform>
            <numerusform>%Ln verdicts are not stored yet; they are kept and tried again: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) that could not be stored when this project was last closed were kept, and are stored now.</source>
        <translation>
            <numerusform>%Ln verdict that could not be stored when this project was last closed was kept, and is stored now.</numerusform>
            <numerusform>%Ln verdicts that could not be stored when this project was last closed were kept, and are stored now.</numerusform>
        </translation>
    </message>
</context>
</TS>

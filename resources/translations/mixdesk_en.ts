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
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
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
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n product(s)</source>
        <translation>
            <numerusform>%1 of %n product</numerusform>
            <numerusform>%1 of %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::FindingsModel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mixdesk::JobBar</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
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
    <name>mixdesk::SettingsPanel</name>
    <message numerus="yes">
        <source>%n settings changed</source>
        <translation>
            <numerusform>%n setting changed</numerusform>
            <numerusform>%n settings changed</numerusform>
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
        <source>The training %1 is finished after %n epochs%2.</source>
        <translation>
            <numerusform>The training %1 is finished after %n epoch%2.</numerusform>
            <numerusform>The training %1 is finished after %n epochs%2.</numerusform>
        </translation>
    </message>
</context>
</TS>

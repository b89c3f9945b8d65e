<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AboutFace</name>
    <message numerus="yes">
        <source>%n sealed file(s) could not be finished and did not go anywhere.</source>
        <translation>
            <numerusform>%n sealed file could not be finished and did not go anywhere.</numerusform>
            <numerusform>%n sealed files could not be finished and did not go anywhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivalsSheet</name>
    <message numerus="yes">
        <source>%n item(s) will not be opened or taken in.</source>
        <translation>
            <numerusform>%n item will not be opened or taken in.</numerusform>
            <numerusform>%n items will not be opened or taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskingSheet</name>
    <message numerus="yes">
        <source>%n file(s) inside</source>
        <translation>
            <numerusform>%n file inside</numerusform>
            <numerusform>%n files inside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), each with its own answer: {names}.</source>
        <translation>
            <numerusform>%n file, with its own answer: {names}.</numerusform>
            <numerusform>%n files, each with its own answer: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing of it was kept yet. %n of them may show something: answer the stop question for each, by name. If one may be what must not be kept, keep only the words instead.</source>
        <translation>
            <numerusform>Nothing of it was kept yet. %n of them may show something: answer the stop question for it, by name. If it may be what must not be kept, keep only the words instead.</numerusform>
            <numerusform>Nothing of it was kept yet. %n of them may show something: answer the stop question for each, by name. If one may be what must not be kept, keep only the words instead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackUpSheet</name>
    <message numerus="yes">
        <source>%n case(s) are not, or not as new:</source>
        <translation>
            <numerusform>%n case is not, or not as new:</numerusform>
            <numerusform>%n cases are not, or not as new:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stand in the backup as they are now.</source>
        <translation>
            <numerusform>%n case stands in the backup as it is now.</numerusform>
            <numerusform>%n cases stand in the backup as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more case(s) stand only in the backup, not in the folders of this computer.</source>
        <translation>
            <numerusform>%n more case stands only in the backup, not in the folders of this computer.</numerusform>
            <numerusform>%n more cases stand only in the backup, not in the folders of this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BringBackSheet</name>
    <message numerus="yes">
        <source>%n case(s) brought back and read back whole.</source>
        <translation>
            <numerusform>%n case brought back and read back whole.</numerusform>
            <numerusform>%n cases brought back and read back whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) in this backup</source>
        <translation>
            <numerusform>%n case in this backup</numerusform>
            <numerusform>%n cases in this backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) locked on the other computer are locked here now.</source>
        <translation>
            <numerusform>%n item locked on the other computer is locked here now.</numerusform>
            <numerusform>%n items locked on the other computer are locked here now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are not on this computer.</source>
        <translation>
            <numerusform>%n of them is not on this computer.</numerusform>
            <numerusform>%n of them are not on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were left there:</source>
        <translation>
            <numerusform>%n was left there:</numerusform>
            <numerusform>%n were left there:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caring</name>
    <message numerus="yes">
        <source>%n case(s) checked, every one whole</source>
        <translation>
            <numerusform>%n case checked, every one whole</numerusform>
            <numerusform>%n cases checked, every one whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need a look: Check of all cases</source>
        <translation>
            <numerusform>%n case needs a look: Check of all cases</numerusform>
            <numerusform>%n cases need a look: Check of all cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePolicySheet</name>
    <message numerus="yes">
        <source>%n difference(s) between the two.</source>
        <translation>
            <numerusform>%n difference between the two.</numerusform>
            <numerusform>%n differences between the two.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a look</source>
        <translation>
            <numerusform>%n needs a look</numerusform>
            <numerusform>%n need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatSheet</name>
    <message numerus="yes">
        <source>%n file(s) came with these messages. Each is asked about by itself, before it is read.</source>
        <translation>
            <numerusform>%n file came with these messages. It is asked about by itself, before it is read.</numerusform>
            <numerusform>%n files came with these messages. Each is asked about by itself, before it is read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message numerus="yes">
        <source>%n check(s) do not hold.</source>
        <translation>
            <numerusform>%n check does not hold.</numerusform>
            <numerusform>%n checks do not hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message numerus="yes">
        <source>%n other file(s) in the export.</source>
        <translation>
            <numerusform>%n other file in the export.</numerusform>
            <numerusform>%n other files in the export.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassifySheet</name>
    <message numerus="yes">
        <source>Classify %n exhibits together</source>
        <translation>
            <numerusform>Classify %n exhibit</numerusform>
            <numerusform>Classify %n exhibits together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message numerus="yes">
        <source>%n rule(s) noted. Saved.</source>
        <translation>
            <numerusform>%n rule noted. Saved.</numerusform>
            <numerusform>%n rules noted. Saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The case stays open: %n thing(s) first.</source>
        <translation>
            <numerusform>The case stays open: %n thing first.</numerusform>
            <numerusform>The case stays open: %n things first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message numerus="yes">
        <source>%n entry(s) of the other copy stand in this one</source>
        <translation>
            <numerusform>%n entry of the other copy stands in this one</numerusform>
            <numerusform>%n entries of the other copy stand in this one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcernPage</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n file(s) inside, answered No</source>
        <translation>
            <numerusform>%n file inside, answered No</numerusform>
            <numerusform>%n files inside, answered No</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found here</source>
        <translation>
            <numerusform>%n found here</numerusform>
            <numerusform>%n found here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) arrived whole; the rest cannot be relied on.</source>
        <translation>
            <numerusform>%n item arrived whole; the rest cannot be relied on.</numerusform>
            <numerusform>%n items arrived whole; the rest cannot be relied on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doorway</name>
    <message numerus="yes">
        <source>%n picture(s), film(s) or frame(s) of the page are not taken in.</source>
        <translation>
            <numerusform>%n picture, film or frame of the page is not taken in.</numerusform>
            <numerusform>%n pictures, films or frames of the page are not taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The page holds %n picture(s) of its own; you are asked about each.</source>
        <translation>
            <numerusform>The page holds %n picture of its own; you are asked about it.</numerusform>
            <numerusform>The page holds %n pictures of its own; you are asked about each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndProcedureSheet</name>
    <message numerus="yes">
        <source>%n step(s) are not done. They stay in the record as not done.</source>
        <translation>
            <numerusform>%n step is not done. It stays in the record as not done.</numerusform>
            <numerusform>%n steps are not done. They stay in the record as not done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message numerus="yes">
        <source>%n exhibit(s) erased. Saved.</source>
        <translation>
            <numerusform>%n exhibit erased. Saved.</numerusform>
            <numerusform>%n exhibits erased. Saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitActs</name>
    <message numerus="yes">
        <source>%n line(s) were read by machine</source>
        <translation>
            <numerusform>%n line was read by machine</numerusform>
            <numerusform>%n lines were read by machine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message numerus="yes">
        <source>%n exhibit(s) shown</source>
        <translation>
            <numerusform>%n exhibit shown</numerusform>
            <numerusform>%n exhibits shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected exhibit(s) are hidden now and no longer selected</source>
        <translation>
            <numerusform>%n selected exhibit is hidden now and no longer selected</numerusform>
            <numerusform>%n selected exhibits are hidden now and no longer selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitsHead</name>
    <message numerus="yes">
        <source>%n exhibit(s) not classified. Show only these</source>
        <translation>
            <numerusform>%n exhibit not classified. Show only this one</numerusform>
            <numerusform>%n exhibits not classified. Show only these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not classified</source>
        <translation>
            <numerusform>%n not classified</numerusform>
            <numerusform>%n not classified</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitsPage</name>
    <message numerus="yes">
        <source>%n exhibit(s) moved</source>
        <translation>
            <numerusform>%n exhibit moved</numerusform>
            <numerusform>%n exhibits moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied</source>
        <translation>
            <numerusform>%n reference copied</numerusform>
            <numerusform>%n references copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n original</numerusform>
            <numerusform>%n originals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthSheet</name>
    <message numerus="yes">
        <source>%n case(s) checked, every one whole.</source>
        <translation>
            <numerusform>%n case checked, every one whole.</numerusform>
            <numerusform>%n cases checked, every one whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need a look.</source>
        <translation>
            <numerusform>%n case needs a look.</numerusform>
            <numerusform>%n cases need a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n older file(s) not looked at</source>
        <translation>
            <numerusform>%n older file not looked at</numerusform>
            <numerusform>%n older files not looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inboxing</name>
    <message numerus="yes">
        <source>%n sealed drop(s) came in</source>
        <translation>
            <numerusform>%n sealed drop came in</numerusform>
            <numerusform>%n sealed drops came in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaverSheet</name>
    <message numerus="yes">
        <source>%n case(s) have a new key.</source>
        <translation>
            <numerusform>%n case has a new key.</numerusform>
            <numerusform>%n cases have a new key.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied as text.</source>
        <translation>
            <numerusform>%n line copied as text.</numerusform>
            <numerusform>%n lines copied as text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakePackSheet</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer. Fetch them at once.</source>
        <translation>
            <numerusform>%n page went to the printer. Fetch them at once.</numerusform>
            <numerusform>%n pages went to the printer. Fetch them at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) stand as labels, because no font here has them.</source>
        <translation>
            <numerusform>%n sign stands as a label, because no font here has it.</numerusform>
            <numerusform>%n signs stand as labels, because no font here has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewKeysSheet</name>
    <message numerus="yes">
        <source>%n case(s) go on with your new keys.</source>
        <translation>
            <numerusform>%n case go on with your new keys.</numerusform>
            <numerusform>%n cases go on with your new keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackFoot</name>
    <message numerus="yes">
        <source>%n thing(s) to fix first</source>
        <translation>
            <numerusform>%n thing to fix first</numerusform>
            <numerusform>%n things to fix first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackKinds</name>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation>
            <numerusform>%n exhibit</numerusform>
            <numerusform>%n exhibits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the handling log</source>
        <translation>
            <numerusform>%n more in the handling log</numerusform>
            <numerusform>%n more in the handling log</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation>
            <numerusform>%n exhibit</numerusform>
            <numerusform>%n exhibits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them as a placeholder</source>
        <translation>
            <numerusform>%n of them as a placeholder</numerusform>
            <numerusform>%n of them as placeholders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) still plain</source>
        <translation>
            <numerusform>%n picture still plain</numerusform>
            <numerusform>%n pictures still plain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageCapturePage</name>
    <message numerus="yes">
        <source>%n part(s) of this page will be kept.</source>
        <translation>
            <numerusform>%n part of this page will be kept.</numerusform>
            <numerusform>%n parts of this page will be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that you have not had shown are among it.</source>
        <translation>
            <numerusform>%n picture that you have not had shown is among it.</numerusform>
            <numerusform>%n pictures that you have not had shown are among it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageSide</name>
    <message numerus="yes">
        <source>%n picture(s) not shown will be taken in as well.</source>
        <translation>
            <numerusform>%n picture not shown will be taken in as well.</numerusform>
            <numerusform>%n pictures not shown will be taken in as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of the page are not shown.</source>
        <translation>
            <numerusform>%n picture of the page is not shown.</numerusform>
            <numerusform>%n pictures of the page are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in these %n too</source>
        <translation>
            <numerusform>Take in that %n too</numerusform>
            <numerusform>Take in these %n too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleRolesSheet</name>
    <message numerus="yes">
        <source>%n part(s) saved.</source>
        <translation>
            <numerusform>%n part saved.</numerusform>
            <numerusform>%n parts saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicturesAsked</name>
    <message numerus="yes">
        <source>%n locked for police; that stays, whatever you do next.</source>
        <translation>
            <numerusform>%n locked for police; that stays, whatever you do next.</numerusform>
            <numerusform>%n locked for police; that stays, whatever you do next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) to answer for.</source>
        <translation>
            <numerusform>%n picture to answer for.</numerusform>
            <numerusform>%n pictures to answer for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintSheet</name>
    <message numerus="yes">
        <source>%n page(s) handed to the printer.</source>
        <translation>
            <numerusform>%n page handed to the printer.</numerusform>
            <numerusform>%n pages handed to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n to fix</numerusform>
            <numerusform>%n to fix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>Locks in %n min</source>
        <translation>
            <numerusform>Locks in %n min</numerusform>
            <numerusform>Locks in %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoverSheet</name>
    <message numerus="yes">
        <source>Let into %n case(s).</source>
        <translation>
            <numerusform>Let into %n case.</numerusform>
            <numerusform>Let into %n cases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceSheetsSheet</name>
    <message numerus="yes">
        <source>%n case(s) go on with the new sheets.</source>
        <translation>
            <numerusform>%n case go on with the new sheets.</numerusform>
            <numerusform>%n cases go on with the new sheets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestrictedPage</name>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; and %n more</numerusform>
            <numerusform>; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewListSheet</name>
    <message numerus="yes">
        <source>%n case(s) wait for somebody to look.</source>
        <translation>
            <numerusform>%n case waits for somebody to look.</numerusform>
            <numerusform>%n cases wait for somebody to look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read: see Check of all cases.</source>
        <translation>
            <numerusform>%n file could not be read: see Check of all cases.</numerusform>
            <numerusform>%n files could not be read: see Check of all cases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) to look at again.</source>
        <translation>
            <numerusform>%n hold to look at again.</numerusform>
            <numerusform>%n holds to look at again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundView</name>
    <message numerus="yes">
        <source>%n case(s) wait. What was done stays done.</source>
        <translation>
            <numerusform>%n case waits. What was done stays done.</numerusform>
            <numerusform>%n cases wait. What was done stays done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedSheet</name>
    <message numerus="yes">
        <source>%n commit(s), each as signed there</source>
        <translation>
            <numerusform>%n commit, each as signed there</numerusform>
            <numerusform>%n commits, each as signed there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n case(s) cannot be reached now; nothing of them is shown</source>
        <translation>
            <numerusform>%n case cannot be reached now; nothing of it is shown</numerusform>
            <numerusform>%n cases cannot be reached now; nothing of them is shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) changed meanwhile; search again to see them</source>
        <translation>
            <numerusform>%n case changed meanwhile; search again to see them</numerusform>
            <numerusform>%n cases changed meanwhile; search again to see them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondPersonSheet</name>
    <message numerus="yes">
        <source>The next one is tried in %n second(s).</source>
        <translation>
            <numerusform>The next one is tried in %n second.</numerusform>
            <numerusform>The next one is tried in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message numerus="yes">
        <source>%n exhibit(s) selected</source>
        <translation>
            <numerusform>%n exhibit selected</numerusform>
            <numerusform>%n exhibits selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A change to %n exhibit(s) is written as that many entries in the handling log. Nothing already written is altered.</source>
        <translation>
            <numerusform>A change to %n exhibit is written as one entry in the handling log. Nothing already written is altered.</numerusform>
            <numerusform>A change to %n exhibits is written as that many entries in the handling log. Nothing already written is altered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message numerus="yes">
        <source>locks in %n minute(s)</source>
        <translation>
            <numerusform>locks in %n minute</numerusform>
            <numerusform>locks in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartAgainSheet</name>
    <message numerus="yes">
        <source>%n sealed item(s) and what you typed are removed from this computer. Nothing was sent.</source>
        <translation>
            <numerusform>%n sealed item and what you typed are removed from this computer. Nothing was sent.</numerusform>
            <numerusform>%n sealed items and what you typed are removed from this computer. Nothing was sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StopKeepingSheet</name>
    <message numerus="yes">
        <source>%n part(s) are safe. What is not ticked yet is not kept if you stop now.</source>
        <translation>
            <numerusform>%n part is safe. What is not ticked yet is not kept if you stop now.</numerusform>
            <numerusform>%n parts are safe. What is not ticked yet is not kept if you stop now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop and keep %n part(s)</source>
        <translation>
            <numerusform>Stop and keep %n part</numerusform>
            <numerusform>Stop and keep %n parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeOverSheet</name>
    <message numerus="yes">
        <source>%n exhibit(s), with the whole handling log.</source>
        <translation>
            <numerusform>%n exhibit, with the whole handling log.</numerusform>
            <numerusform>%n exhibits, with the whole handling log.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message numerus="yes">
        <source>%n other pupil(s) stand in this case. Why does what concerns them go along?</source>
        <translation>
            <numerusform>%n other pupil stands in this case. Why does what concerns them go along?</numerusform>
            <numerusform>%n other pupils stand in this case. Why does what concerns them go along?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>Several passphrases did not fit. You can try again in %n second(s). Nothing was changed.</source>
        <translation>
            <numerusform>Several passphrases did not fit. You can try again in %n second. Nothing was changed.</numerusform>
            <numerusform>Several passphrases did not fit. You can try again in %n seconds. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentSheet</name>
    <message numerus="yes">
        <source>%n sent drop(s) could not be put into the drop folder yet. That goes on while Evidence Desk runs, and the next time it is started.</source>
        <translation>
            <numerusform>%n sent drop could not be put into the drop folder yet. That goes on while Evidence Desk runs, and the next time it is started.</numerusform>
            <numerusform>%n sent drops could not be put into the drop folder yet. That goes on while Evidence Desk runs, and the next time it is started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsFace</name>
    <message numerus="yes">
        <source>And %n character(s) more, which are kept as well.</source>
        <translation>
            <numerusform>And %n character more, which is kept as well.</numerusform>
            <numerusform>And %n characters more, which are kept as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n due</numerusform>
            <numerusform>%n due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s)</source>
        <translation>
            <numerusform>%n reader</numerusform>
            <numerusform>%n readers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Shown</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_SideCard</name>
    <message numerus="yes">
        <source>%n entry(s) of its own</source>
        <translation>
            <numerusform>%n entry of its own</numerusform>
            <numerusform>%n entrys of its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB" sourcelanguage="en_GB">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps a proper copy of what was found online. It works without a network and sends nothing anywhere. It is not legal advice, and choosing a policy category does not say that a crime happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionDetail</name>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action to see all that was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected on {when}; the correction stands in an entry of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>Show {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The action chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ychwanegu</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>A&amp;chos</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Ffeil</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Cym&amp;orth</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Gweld</translation>
    </message>
    <message>
        <source>A part of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished">Camau gweithredu</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Ychwanegu nodyn…</translation>
    </message>
    <message>
        <source>Answer to a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished">Pennawd</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Achosion</translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation type="unfinished">Newid fy nghyfrinair…</translation>
    </message>
    <message>
        <source>Civil claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify…</source>
        <translation type="unfinished">Dosbarthu…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation type="unfinished">Cau&apos;r achos</translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished">Pryder</translation>
    </message>
    <message>
        <source>Corrects the entry of {when}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DBS or Teaching Regulation Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide with reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disclosure in criminal proceedings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due by {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xhibit</source>
        <translation>A&amp;rddangosyn</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ffeil</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Hidlo</translation>
    </message>
    <message>
        <source>Handling log</source>
        <translation type="unfinished">Cofnod trin</translation>
    </message>
    <message>
        <source>Hide screen</source>
        <translation type="unfinished">Cuddio&apos;r sgrin</translation>
    </message>
    <message>
        <source>Inquest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished">Manylion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished">Bysellau</translation>
    </message>
    <message>
        <source>Local authority designated officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Cloi</translation>
    </message>
    <message>
        <source>Move my keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>Achos newydd…</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>Open a case file…</source>
        <translation type="unfinished">Agor ffeil achos…</translation>
    </message>
    <message>
        <source>Overdue since {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished">Pecynnau</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished">Gludo</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pobl</translation>
    </message>
    <message>
        <source>People and roles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished">Argraffu…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Gadael</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review the hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished">Sgrin</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chwilio</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Gosodiadau…</translation>
    </message>
    <message>
        <source>Someone else…</source>
        <translation type="unfinished">Rhywun arall…</translation>
    </message>
    <message>
        <source>Statutory inquiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject access or ICO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testun</translation>
    </message>
    <message>
        <source>The school’s sheets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should not be here</source>
        <translation type="unfinished">Ni ddylai hyn fod yma</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished">Llinell amser</translation>
    </message>
    <message>
        <source>Tribunal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished">URL</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished">Gwirio</translation>
    </message>
    <message>
        <source>Who I am…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can read this case…</source>
        <translation type="unfinished">Pwy all ddarllen yr achos hwn…</translation>
    </message>
    <message>
        <source>Write a text record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refer or not refer; both are recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, locked for police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, text record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionsModel</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished">Beth</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (corrected later)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionsPage</name>
    <message numerus="yes">
        <source>%n due</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished">Camau gweithredu</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {what}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told, what was decided and why, also when it is not to refer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing due</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddFrame</name>
    <message>
        <source>Add another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Wedi gorffen</translation>
    </message>
    <message>
        <source>Go on with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 2, second question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of 2</source>
        <translation type="unfinished">Cam {number} o 2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Rhoi cynnig arall arni</translation>
    </message>
</context>
<context>
    <name>AddPersonSheet</name>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message numerus="yes">
        <source>%n file(s), each with its own answer: {names}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add to {case}</source>
        <translation type="unfinished">Ychwanegu at {case}</translation>
    </message>
    <message>
        <source>Already saved. Closing now loses nothing; details can be added later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Wedi gorffen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ffeil</translation>
    </message>
    <message>
        <source>Keeping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nesaf</translation>
    </message>
    <message>
        <source>None has been read, shown or saved without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing of it was kept yet. %n of them may show something: answer the stop question for each, by name. If one may be what must not be kept, copy only the words out of it instead.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Tudalen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Llun</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {ref}</source>
        <translation type="unfinished">Cadwyd fel {ref}</translation>
    </message>
    <message>
        <source>Saved as {ref}, {time}</source>
        <translation type="unfinished">Cadwyd fel {ref}, {time}</translation>
    </message>
    <message>
        <source>Saving the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound or film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question: No, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing of it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished">Wrthi&apos;n stopio …</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testun</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same bytes. Nothing was kept a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>You already have this as {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds other files. Each needs its own answer before any of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of} inside: {name}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of}: {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wording} If you cannot tell how old someone is, choose Not sure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskedModel</name>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished">Pennawd</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation type="unfinished">Arddangosyn</translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is being given this category, so it cannot be answered No. Choose another category instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskedTable</name>
    <message>
        <source>Pictures, unshown, with an answer for each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Another program has this case open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That computer has been silent for ten minutes: if it does not write any more, take over. The handling log will say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Rhoi cynnig arall arni</translation>
    </message>
    <message>
        <source>You can read it; changes wait.</source>
        <translation type="unfinished">Gallwch ei ddarllen; mae newidiadau&apos;n aros.</translation>
    </message>
    <message>
        <source>You can read this case; changes wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} has this case open on {host} since {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} has this case open on {host}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BeforePanel</name>
    <message>
        <source>A good copy shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change who can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy first, then report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deputy DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Investigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms can remove a post within hours. Keep it before anyone asks for it to be taken down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can read this case</source>
        <translation type="unfinished">Pwy all ddarllen yr achos hwn</translation>
    </message>
    <message>
        <source>the date and time on the post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the messages before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the web address or account name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose device or log-in it was seen on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}, opened it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished">Wrthi&apos;n stopio …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished">{done} o {total}</translation>
    </message>
</context>
<context>
    <name>CallLine</name>
    <message>
        <source>Not recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whom}, told {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallSheet</name>
    <message>
        <source>Record: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>What else they were told of in this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if any</source>
        <translation type="unfinished">os oes un</translation>
    </message>
    <message>
        <source>{what}, since {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptureStrip</name>
    <message>
        <source>Add to the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Dewislen</translation>
    </message>
</context>
<context>
    <name>Capturing</name>
    <message numerus="yes">
        <source>%n picture(s), film(s) or frame(s) of the page are not taken in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A picture dragged here would have to be read before you could be asked about it. Nothing was read. Copy the picture where it is, then press Ctrl+V.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files from outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The page holds %n picture(s) of its own; you are asked about each.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Writing down the stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide picture</source>
        <translation type="unfinished">Cuddio&apos;r llun</translation>
    </message>
    <message>
        <source>Kept as it is. This file cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. Preview waits until the computer is idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Removed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished">Dangos y llun</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bylchwr</translation>
    </message>
    <message>
        <source>Text record only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarriedStep</name>
    <message>
        <source>Both computers will hold your keys. Have the old one erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Eich cyfrinair</translation>
    </message>
</context>
<context>
    <name>CaseOpening</name>
    <message>
        <source>Open this older copy on purpose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>Its folder cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Cyfeirnod</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Teitl</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message numerus="yes">
        <source>%n on this computer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A member of staff can put evidence in, but cannot create, open or read a case, so that nobody can be asked what they saw. Your keys are made. Find the designated safeguarding lead in person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Achosion</translation>
    </message>
    <message>
        <source>Each case is one locked file. Only the people you name can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Achos newydd</translation>
    </message>
    <message>
        <source>No cases on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cannot open cases here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>Cases on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>Take off this list; the file stays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryModel</name>
    <message>
        <source>ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choosing one does not say that a crime happened. That needs a full investigation. {extent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy criminal categories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePassphraseSheet</name>
    <message>
        <source>Backups and other computers keep the old passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>From now on only the new one opens your keys here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not fit. Check Caps Lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase you have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePersonSheet</name>
    <message>
        <source>A person needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correcting a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Enw</translation>
    </message>
    <message>
        <source>Packs for others go on saying “{pseudonym}”, so that they can be read beside those made before. What stood here until now stays in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Year group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Against what this computer remembers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>Gaps in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of the entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case it was made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state of the case it names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was to be taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who founded the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message numerus="yes">
        <source>%n check(s) do not hold.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed. Keep the file as it is, and compare it with another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a case. Nothing was written, and nothing left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a pack. Nothing was written, and nothing left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a sheet. Lock it away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassifySheet</name>
    <message>
        <source>Chosen under another policy and kept as it is: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classified under policy {older}. The policy is now {now}; look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Classify %n exhibits together</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Classify {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it involve any of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of misuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police: {refs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <source>Saving the classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which applies to “{label}”: {verbs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (empty: each keeps its own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (kept with the decision)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, kept with the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose every cell that fits; the examples are the policy’s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} classified. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Evidence Desk has overwritten this entry of the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard has changed since the question was asked, so the answer is not for what is there now. Nothing was read and nothing was kept. Press Ctrl+V again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture on the clipboard is broken: it ends early or is no picture. Nothing was kept. Copy it again; if that does not help, save it as a file and add the file (Ctrl+O).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text on the clipboard has {size}; at most {most} are kept as text. Nothing was kept. Save it in a file and add the file (Ctrl+O).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to add on the clipboard. Copy the picture or text again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has more than 200 megapixels. Nothing was kept. Save it as a file where it is and add the file (Ctrl+O), or copy a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was on the clipboard is not there any more: the program it came from has taken it back or was closed. Nothing was kept. Copy it again, then press Ctrl+V.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockSheet</name>
    <message>
        <source>By this computer’s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in the case are this computer’s. Nobody has checked its clock against another. If it is moved, the next entry of the handling log says so, and by how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone of this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockTile</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Concern</name>
    <message>
        <source>A governor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parent or carer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A volunteer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions, with reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factual account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Immediate action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told, because: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opinion, kept apart from fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parents or carers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child’s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told, and done at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}, {when}, by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the child wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What those involved think</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it is about</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernForm</name>
    <message>
        <source>A decision needs its reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Canslo</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factual account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Immediate action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parents or carers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Say what was decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the parents are not told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child’s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the child wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, how and by whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what was seen and said, in plain words; strangers may read it many years from now. Earlier versions stay readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also when it is not to refer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they were said, in quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at school, on the way, on ChatterBox …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: not referred to the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names, roles, when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what people think, and who thinks so; kept apart from fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was seen, heard or found; no guesses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernPage</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished">Pryder</translation>
    </message>
    <message>
        <source>Concern saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The concern is copied as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what is alleged: facts apart from opinion, the child’s own words, who was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Classify without looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be upsetting. You can classify without looking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished">Dangos y llun</translation>
    </message>
</context>
<context>
    <name>CoverWords</name>
    <message>
        <source>A film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web address, kept as words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not open the link to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be shown: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens without sound and does not start by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as it is. This file cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Nobody can open it here. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only its record is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished">Dangos y llun</translation>
    </message>
    <message>
        <source>Show the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged or of a kind we do not open. The file is kept unaltered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is damaged or of a kind we do not open. The file is kept unaltered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Rhoi cynnig arall arni</translation>
    </message>
    <message>
        <source>Words, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}. {caption}. Added {when}. Grade {grade}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>Copied as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is about {ref}, kept on {when}. Each other exhibit is stored by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is whole up to the entry of {when}. Exhibits recorded until then: {refs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep a copy of the file as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds the same bytes. Give that to whoever examines it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>Calendar</source>
        <translation>Calendr</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Apr</source>
        <translation>Ebr</translation>
    </message>
    <message>
        <source>April</source>
        <translation>Ebrill</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Awst</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Awst</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Rhag</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Rhagfyr</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Chwef</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Chwefror</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Ion</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Ionawr</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Gorff</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Gorffennaf</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Meh</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Mehefin</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Maw</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Mawrth</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Tach</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Tachwedd</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Hyd</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Hydref</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Medi</translation>
    </message>
    <message>
        <source>September</source>
        <translation>Medi</translation>
    </message>
</context>
<context>
    <name>DaysSheet</name>
    <message>
        <source>From</source>
        <translation>O</translation>
    </message>
    <message>
        <source>On screen from … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation>I</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>At most {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished">Pennawd</translation>
    </message>
    <message>
        <source>Open with examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as text, do not open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform and account</source>
        <translation type="unfinished">Platfform a chyfrif</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp, “Y9 trip lads”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When was it on screen?</source>
        <translation type="unfinished">Pryd yr oedd ar y sgrin?</translation>
    </message>
    <message>
        <source>Where did it come from?</source>
        <translation type="unfinished">O ble y daeth?</translation>
    </message>
    <message>
        <source>Where you saw it, and signed in as whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sent it, and how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose device, and where it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if any</source>
        <translation>os oes un</translation>
    </message>
    <message>
        <source>if known</source>
        <translation>os yw&apos;n hysbys</translation>
    </message>
    <message>
        <source>optional now, needed before a pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain and neutral; others will read it years from now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>As a member of staff you give things to the lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your identity file to a lead or a deputy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it they let you into a case. Compare the fingerprint by phone or side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cannot make, open or copy from a case, so that nobody can ask you to hand over what you cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys are ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrillStep</name>
    <message>
        <source>Do the sheets work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys are saved. A drill now is worth more than a surprise later. You can also do it later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrillWidget</name>
    <message>
        <source>Add the missing sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not lock these away. Each line above says what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From files: the folder they are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From paper: type one sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each sheet to a different person, lock it away, then delete the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder with the sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sheet was found there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all sheets work: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proved yet: some pairs have not been tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved: any two recovery sheets and any two custody sheets open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read these sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with the sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their names end in “-sheet-1.txt”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste a sheet first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signing line and its secret line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed sheet {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a case, a pack or a sheet here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file at a time, from a folder of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DueEdit</name>
    <message>
        <source>This is not a day that can be read. Try “in 3 days” or “23 November 2026”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 3 days, 23 November 2026</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyCase</name>
    <message>
        <source>File</source>
        <translation>Ffeil</translation>
    </message>
    <message>
        <source>No exhibits yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudes, semi-nudes or not sure? Do not copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Ctrl+V to add what you copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished">Sgrin</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testun</translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished">URL</translation>
    </message>
    <message>
        <source>Write a text record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part, a window or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address, never opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept exactly as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop files anywhere in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed or pasted words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>It has not been opened, read, shown or saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved. {needed} is needed, {free} is free. Free some space or move the case to another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture {number} of {of} in the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copied page holds a picture. It has not been decoded, shown or saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a picture on the clipboard. It has not been read, shown or saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a web address on the clipboard. It is kept as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is text on the clipboard. It is kept exactly as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the picture as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are about to take a picture of the screen. Nothing has been taken yet. The question is about what the picture will show.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitActs</name>
    <message>
        <source>Caption kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message numerus="yes">
        <source>%n exhibit(s) shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected exhibit(s) are hidden now and no longer selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished">Esc</translation>
    </message>
    <message>
        <source>Exhibits: {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exhibit matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+↓ extends, Ctrl+A selects all, Esc clears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation type="unfinished">Dangosir {shown} o {total}</translation>
    </message>
</context>
<context>
    <name>ExhibitModel</name>
    <message>
        <source>Account</source>
        <translation>Cyfrif</translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished">Pennawd</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Math</translation>
    </message>
    <message>
        <source>On screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pobl</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ref</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Cyfeirnod</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Maint</translation>
    </message>
</context>
<context>
    <name>ExhibitPanel</name>
    <message>
        <source>A new note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note. It cannot be changed later, only added to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption. Enter keeps it, Escape leaves it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Newid</translation>
    </message>
    <message>
        <source>Change the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify</source>
        <translation type="unfinished">Dosbarthu</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described from what was told. There is no attachment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {letter}: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspect now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as it is. This file cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. Preview waits until the computer is idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Made from {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from, and made of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can open it here. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed since {when}, by this computer’s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation type="unfinished">Heb ei ddosbarthu</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Nodiadau</translation>
    </message>
    <message>
        <source>People in this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy criminal category: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the original: {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set people and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored bytes do not match it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known about this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitTable</name>
    <message>
        <source>Exhibits, table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitsHead</name>
    <message numerus="yes">
        <source>%n exhibit(s) not classified. Show only these</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not classified</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>By reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By time on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Hidlo</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Oriel</translation>
    </message>
    <message>
        <source>Gallery or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Y diweddaraf yn gyntaf</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Yr hynaf yn gyntaf</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabl</translation>
    </message>
    <message>
        <source>Your order (drag, or Alt+↑ and Alt+↓)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by time on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in your order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>y diweddaraf yn gyntaf</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>yr hynaf yn gyntaf</translation>
    </message>
    <message>
        <source>sorted by column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation type="unfinished">{shown} o {total}</translation>
    </message>
    <message>
        <source>{words}. Change the order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitsPage</name>
    <message numerus="yes">
        <source>%n exhibit(s) moved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Change the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “Your order” above the list to move exhibits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify…</source>
        <translation type="unfinished">Dosbarthu…</translation>
    </message>
    <message>
        <source>Copy references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>People and roles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should not be here</source>
        <translation type="unfinished">Ni ddylai hyn fod yma</translation>
    </message>
    <message>
        <source>{ref} is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is shown, noted in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, now {place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Account</source>
        <translation type="unfinished">Cyfrif</translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">O</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>Logged in as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed for words and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Pobl</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">Maint</translation>
    </message>
    <message>
        <source>Stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer’s clock had been set back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer’s clock had jumped before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {count} files in one go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown as “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}, {name}, wording {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} members by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not classified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kinds} kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} in {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, all {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in captions and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in captions, notes, accounts and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {letter}</source>
        <translation type="unfinished">Gradd {letter}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Math</translation>
    </message>
    <message>
        <source>No exhibit has one yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation type="unfinished">Heb ei ddosbarthu</translation>
    </message>
    <message>
        <source>On screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy criminal category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Y 30 diwrnod diwethaf</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Y 7 diwrnod diwethaf</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heddiw</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday and today</source>
        <translation>Ddoe a heddiw</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Delete clears it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>A few questions, once. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Parhau</translation>
    </message>
    <message>
        <source>Do it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the school’s keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Dechrau</translation>
    </message>
</context>
<context>
    <name>FourCs</name>
    <message>
        <source>4 Cs, chosen:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 Cs, worked out:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Newid</translation>
    </message>
    <message>
        <source>Change the 4 Cs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work out again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Exhibits, gallery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateWidget</name>
    <message>
        <source>Back to the first question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept. You write down what you were told, in words, and see who to call and in what order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One short question follows. Then it is encrypted and saved unaltered, and a picture is shown blurred. Your answer is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording of {day} ({version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or Not sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Grabbing</name>
    <message>
        <source>A screen was connected or unplugged while you were choosing, so no picture was taken and nothing was kept. Take it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this desktop (Wayland) a program may not take a picture of the screen. Nothing was taken. Use the desktop&apos;s own key for pictures of the screen, copy the picture, then press Ctrl+V.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this desktop windows cannot be told apart. No picture was taken. Choose a part of the screen instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system gives no picture of the screen. Nothing was kept. Its privacy settings may have to allow Evidence Desk to record the screen; or copy a picture of it and press Ctrl+V.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradeMark</name>
    <message>
        <source>Grade {letter}</source>
        <translation type="unfinished">Gradd {letter}</translation>
    </message>
</context>
<context>
    <name>HiddenPage</name>
    <message>
        <source>Evidence Desk is hidden. F9 to return.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>account: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the words of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person in this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>platform: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web address: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for colleagues in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save my identity file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the school’s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. It holds nothing secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityFile</name>
    <message>
        <source>A colleague’s identity file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else: their identity file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they save it under Who I am</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdleLooking</name>
    <message>
        <source>Looking at pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavingSheet</name>
    <message>
        <source>Everything called saved is saved. What is not finished is put back as it was, if you stop it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message>
        <source>Choose a line to see what it is, who made it and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line explains itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number}, at place {leaf} of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key that signed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry, explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, by this computer’s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pwy</translation>
    </message>
    <message>
        <source>{name}, {role} (as stated)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineEdit</name>
    <message>
        <source>Empty the field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockedSheet</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Do not look again, and do not send it to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Not yet taken out of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other copies to think of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressed by mistake? It stays locked all the same. Write under Actions that it was a mistake, and do not look again to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record who was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case cannot be written just now. A signed lock stands beside it, and every reader obeys it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock is in the case, but there was no room to write the file anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What belongs together was locked together: equal copies and everything made from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who to tell, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} are locked for police. Nobody can open them here. Two custody sheets together can, for the police. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is locked for police. Nobody can open it here. Two custody sheets together can, for the police. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, by this computer’s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} The next change to the case finishes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>A category or trigger asked about every picture held. It was answered without showing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of a text-only record got new words. The old ones stand in earlier entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of the case itself got a new value. The old one stands in earlier entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pack was written. Its check sum stands here, so that a copy can be held against it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process without rights looked at the file&apos;s form. Nobody saw it for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of a kind this version does not know. It was kept as it is; a newer version can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another computer had the case open for writing and fell silent; somebody went on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes after the last saved entry, from a power cut or added later, now stand in a file beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption, source or notes were written. The original file was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit classified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on everything is encrypted to a new key that only remaining readers have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on this person cannot read what is added. Copies taken earlier stay readable to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the school&apos;s policy classes it. This does not say that a crime happened. England &amp; Wales.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its place is kept so that nothing can go missing unseen; its words were erased later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Material that must not be held was described in words. There is no attachment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name bound to keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one can open these here any more. Nothing was deleted. The way out is the police&apos;s instruction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older copy accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One recovery sheet asked for somebody to be let in. It takes a second sheet to do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the order in lists changed. References never change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original given out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a person taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says who holds which keys, so that signatures can be read as names. The role is as that person stated it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School keys fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody concerned became known to the case. Packs for others use the pseudonym.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody pressed to see the content. Each looking is written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was done. The time it was done is as stated; the time of this entry is the computer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question answered for a held picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored bytes did not match what was signed. Nothing was repaired in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was Yes or Not sure, so nothing was read and nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first entry. Everything after it is signed on top of it and cannot be taken out unseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original bytes were written out of the case. From there on this log cannot follow them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original was hashed, encrypted and written to the disk before this was said. The stop question came first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part no longer stands; that it did stands in an earlier entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part somebody has in this one exhibit; it says nothing about any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public parts of the school&apos;s recovery and custody keys were written down. They stay the same for this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock did not go on as it should. Times near this entry need care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device had seen a newer state of the case. Somebody went on with this copy on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished writing set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is alleged, fact apart from opinion. Later entries add to it; none removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of somebody concerned was corrected. What stood before is in the earlier entries; the pseudonym stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation>Beth</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Pryd</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pwy</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied as text.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copïo</translation>
    </message>
    <message>
        <source>Entries of whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit, name or word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log by exhibit, name or word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handling log</source>
        <translation type="unfinished">Cofnod trin</translation>
    </message>
    <message>
        <source>No entry matches. Clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first. Times are by the clock of the computer that wrote the entry. Nothing can be taken out or changed unseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading on …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation type="unfinished">{shown} o {total}</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>Handling log</source>
        <translation type="unfinished">Cofnod trin</translation>
    </message>
</context>
<context>
    <name>LostPassphraseSheet</name>
    <message>
        <source>1   Make new keys on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2   A colleague who can read a case lets your new keys in, under File, Who can read this case. That is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3   Where nobody can: two holders bring their recovery sheets, and together they let your new keys into the case. Both sheets stand in its handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Hold the eye to see what you type. Check Caps Lock and the keyboard’s language first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it only mistyped?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can bring a passphrase back: not the school, not whoever made this program. What it protected can be reached again with new keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use two recovery sheets…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Evidence Desk locks in one minute. Press any key to stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakePackSheet</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation type="unfinished">
            <numerusform>%n tudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n thudalen</numerusform>
            <numerusform>%n tudalen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) stand as labels, because no font here has them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Anyone who has it can read it. Hand it over, then delete it from where it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to keep it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the summary for CPOMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not hand it over. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Wedi gorffen</translation>
    </message>
    <message>
        <source>Every byte is as you signed it, and the handling log names this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have looked through this pack. As far as I know it holds what I mean to give to the police, and nothing that I may not give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made and checked: {pages}, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made, and not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made, but it does not check: {pages}, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the police pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police pack {pack}, made {time}: {count} exhibits, {pages} pages. File {file}, SHA-256 {sha256}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file leaves protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it to go on: the button waits for it. It stands on the cover, with the sentence above and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} {reason}; its page says so, and the original stays in the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, by this computer&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapStrip</name>
    <message>
        <source>Small blurred copy of the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>someone reaches the pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a person does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixCell</name>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaView</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Player. P plays and pauses, M switches the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoveKeysSheet</name>
    <message>
        <source>Both computers will hold your keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move my keys to another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the other computer choose “Bring my keys from another computer”, then delete this file. Both computers hold your keys: have the old one erased when it leaves your hands. Your cases are files of their own; copy them, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not fit. Check Caps Lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the old one leaves your hands, have it erased. The file opens with your passphrase alone: delete it once the other computer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing your keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished">Eich cyfrinair</translation>
    </message>
    <message>
        <source>best a stick; the file is called {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewCaseSheet</name>
    <message>
        <source>A member of staff cannot make a case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Parhau</translation>
    </message>
    <message>
        <source>Go to the head teacher in person, now. If it is about the head, to the chair of governors. They speak to the local authority’s designated officer (LADO) within one working day, before anybody looks into it or tells the person. Nothing was made and nothing was written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Achos newydd</translation>
    </message>
    <message>
        <source>This case is about you, so you cannot make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You give things to the lead, so that nobody can ask you to hand over what you cannot read. Take what you have to the lead or a deputy in person. Nothing was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two differ. Type the second one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four or more words that do not belong together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NonePanel</name>
    <message>
        <source>Choose an exhibit to see what is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteFace</name>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation type="unfinished">Manylion i TG</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Beth i&apos;w wneud</translation>
    </message>
    <message>
        <source>What was kept</source>
        <translation type="unfinished">Beth a gadwyd</translation>
    </message>
    <message>
        <source>code {number}</source>
        <translation type="unfinished">cod {number}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>A fault of the program stopped what it was doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this case open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it to be closed there, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file somewhere safe first. Then look for an older version in your school&apos;s backup and check both under Verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not add to it; find the newer one.</source>
        <translation type="unfinished">Peidiwch ag ychwanegu ato; dewch o hyd i&apos;r un mwy newydd.</translation>
    </message>
    <message>
        <source>Everything that was called saved is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished">Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>Someone may have put back an old copy, or a synced folder has not finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in Evidence Desk went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case cannot be used as it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is open somewhere else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself was not touched. What does not match is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case needs a newer Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has seen a later state of this case, or one with another history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer saw a later state of this case, or one with another history, on {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is older than the one seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is older than the one seen on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stays closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it again. If it stops again, give the details for IT to whoever looks after your computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands at place {number} of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can read it; changes wait.</source>
        <translation type="unfinished">Gallwch ei ddarllen; mae newidiadau&apos;n aros.</translation>
    </message>
    <message>
        <source>Your last saved step is safe.</source>
        <translation type="unfinished">Mae&apos;r cam olaf a gadwyd gennych yn ddiogel.</translation>
    </message>
    <message>
        <source>{part} does not match what was signed: {reason}. It was altered or damaged. This can happen when a synced folder is cut off half-way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} has this case open on {host} since {since}.</source>
        <translation type="unfinished">Mae&apos;r achos hwn ar agor gan {who} ar {host} ers {since}.</translation>
    </message>
</context>
<context>
    <name>OriginChoice</name>
    <message>
        <source>From a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I saw it myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone sent it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where did it come from?</source>
        <translation type="unfinished">O ble y daeth?</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Click the screen to keep, or press Enter. Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the window to keep. Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the part to keep. Or: arrows move, Shift sizes, Enter takes. Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackKinds</name>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation type="unfinished">
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the handling log</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation type="unfinished">
            <numerusform>%n tudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n thudalen</numerusform>
            <numerusform>%n tudalen</numerusform>
        </translation>
    </message>
    <message>
        <source>Check a pack …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police, {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, in order; what is locked has a placeholder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackList</name>
    <message>
        <source>Exhibits, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is withheld; its placeholder stays in the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, now {place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, unused, listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackModel</name>
    <message>
        <source>No caption yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p {first}–{last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused, listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation type="unfinished">
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
            <numerusform>%n arddangosyn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them as a placeholder</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation type="unfinished">
            <numerusform>%n tudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n dudalen</numerusform>
            <numerusform>%n thudalen</numerusform>
            <numerusform>%n tudalen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) still plain</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to fix first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving an exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack was made; the handling log names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pages}, about {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>Show while held</source>
        <translation type="unfinished">Dangos tra&apos;i fod wedi&apos;i ddal</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Nobody can bring it back. Write it down only where you would keep a house key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Eich cyfrinair</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PdfPages</name>
    <message>
        <source>Fit the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PendingLine</name>
    <message>
        <source>Locked for police, but not yet taken out of the file. Nobody can open it here. The next change to the case finishes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Governor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent or carer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} in {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>In packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Part in exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add those the exhibits are about. Packs for others show “Pupil A” in place of a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Pobl</translation>
    </message>
    <message>
        <source>{name} added as {pseudonym}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pseudonym} corrected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleRolesSheet</name>
    <message numerus="yes">
        <source>%n part(s) saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A part belongs to the exhibit. Naming somebody here never changes what they are in another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs: leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is known to this case yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People in {exhibits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Saving people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>People of the case</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Fingerprint of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Choose a person to see their part in each exhibit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Select exhibits and press Ctrl+Shift+P to say who is in them and as what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part in each exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pseudonym} in packs for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} in {ref}, change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>14 March 2013</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth, only where keeping times need it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In packs for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Only what is needed. A part, such as victim, is set in each exhibit by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>Hide picture</source>
        <translation type="unfinished">Cuddio&apos;r llun</translation>
    </message>
    <message>
        <source>Preview of {ref}, blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished">Dangos y llun</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bylchwr</translation>
    </message>
    <message>
        <source>The picture is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturesAsked</name>
    <message numerus="yes">
        <source>%n locked for police; that stays, whatever you do next.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) to answer for.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All are answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer for each picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking for police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes and Not sure lock the picture for the police at once. If you cannot tell how old someone is, choose Not sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” asks about every picture in this case. None of them is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” asks this first. Nothing is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policing</name>
    <message>
        <source>Locking for police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked at the desk: this should not be here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintSheet</name>
    <message numerus="yes">
        <source>%n page(s) handed to the printer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Case summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Drawing the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry: what was done, when, and by whom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts, exhibits in words, classification, people, actions. No picture, no message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handling log</source>
        <translation type="unfinished">Cofnod trin</translation>
    </message>
    <message>
        <source>Paper names people. Fetch it from the printer at once; the printer and its queue may keep a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Argraffu</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted record with the card of calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is called, in which order, and the record in words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the pages. Nothing was changed. Is it on, and has it paper?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>This system cannot leave a window out of screenshots and screen sharing. Press F9 before you share your screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system leaves the windows of Evidence Desk out of screenshots, recordings and screen sharing. A photo taken of the screen still shows them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Before you can make it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>A pack is an entry in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reader cannot tell why it is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify</source>
        <translation type="unfinished">Dosbarthu</translation>
    </message>
    <message>
        <source>It is locked for them. Nothing leaves the case before they know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays closed until it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its page can be shown afterwards; making the pack does it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its page says so and shows what the record knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exhibit is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case can only be read now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack will say when it was added, and no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police have not been told about {count} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police have not been told about {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits are damaged in the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits do not say when they were on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits have no answer to the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits have no policy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures are not answered for yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures have not been looked at by the program yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} does not say when it was on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} has no answer to the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} has no policy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} has not been looked at by the program yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is damaged in the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is not answered for yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{category}” was chosen, which asks about every picture in the case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lock</source>
        <translation>Cloi</translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailList</name>
    <message>
        <source>Places and sections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailModel</name>
    <message>
        <source>{name}, shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderPicker</name>
    <message>
        <source>Add this colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No colleague is known on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingerprint {start}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Giving the case a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting {name} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the lead or a deputy lets readers in or out. Ask one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can read this case</source>
        <translation type="unfinished">Pwy all ddarllen yr achos hwn</translation>
    </message>
    <message>
        <source>You cannot change who reads this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can read this case from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer a reader. Copies taken earlier stay readable to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is taken out as a reader of this case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{ref} is too large to be shown. The file is kept unaltered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Reading the record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordActionSheet</name>
    <message>
        <source>Correct an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the time as well as the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPS/1, JPS/2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded is undone; it can be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry of {when} stays as it was written. This one stands beside it and says what is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {ref} in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is recorded by another person than the one who began it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what the police were told of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were told of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>Which exhibits it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished">os yw&apos;n hysbys</translation>
    </message>
    <message>
        <source>none: the whole case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, or for example: today 9am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, since {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Any of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of “{found}” write: {instead}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plainer words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each means police and children’s services at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverSheet</name>
    <message>
        <source>Both sheets stand in its handling log. Lock them away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Let them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the case’s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the second holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sheet reads well. Now the second holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a custody sheet. A recovery sheet is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first holder’s sheet again. Another one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two holders of recovery sheets let this person into the case. Both stand in its handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can read and add to this case now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestrictedPage</name>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Begun {begun}. Late from {due}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each change is added to the record with your name and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet. Each field is saved when you leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other places a copy may sit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police told? Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police told? This is late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the police call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted: text record only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Saved as {ref}</source>
        <translation type="unfinished">Cadwyd fel {ref}</translation>
    </message>
    <message>
        <source>Saved. The police will also ask: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no attachment field. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who to call, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>touch none of them until the police say what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{force}, reference {reference}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Deputy Safeguarding Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Designated Safeguarding Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the same when the lead is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives things to the lead. Cannot make, open or copy from a case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holder of a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Investigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes cases and packs; is let into others by the lead or a deputy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes cases, decides, lets readers in and out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member of staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowLoading</name>
    <message>
        <source>Listing the exhibits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Added {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alleged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described from what was told, not copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>Mentioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation type="unfinished">Heb ei ddosbarthu</translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished">Tudalen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Police not told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police told {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">Testun</translation>
    </message>
    <message>
        <source>Told {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Victim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld from packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Witness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be shown here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grade {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on screen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview waits until the computer is idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {who}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsEdit</name>
    <message>
        <source>Add a row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedSheet</name>
    <message>
        <source>Against this computer’s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older copy, opened on purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another history than this computer saw, opened on purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case number inside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer than this computer saw last, and built on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen here for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as this computer saw last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Saved” is said only after the system has confirmed that the bytes are on the disk. Opening checks the record and every signature; an exhibit’s own bytes are checked whenever they are read, and all of them under Verify.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolSheetsSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Recover a case with two sheets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try them once a year, and whenever a holder changes. Nothing is written, and what you type is forgotten when this closes. The sheets were made once; nobody can make them again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolStep</name>
    <message>
        <source>A colleague has saved it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A school has recovery and custody keys. They are made once, by its first lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the lead for the school’s file. They save it under Who I am.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am the first lead here: make the school’s sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the school by its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the school’s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six pages for six people. Have a printer or an empty stick ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usually school.json</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Captions, notes, accounts, people and the words of messages. Words inside pictures are not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Achosion</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case you want to search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading message {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chwilio</translation>
    </message>
    <message>
        <source>Search in this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching the words of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} are shown. Type more to narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words inside pictures and sound are not searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, a name, an account, a reference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondPersonSheet</name>
    <message>
        <source>A second person signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both names stand in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name their folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody whose keys are in another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not fit. Check Caps Lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The next one is tried in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their own passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They type their own passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one that holds keys.age, for example on a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be the second person here. It must be another reader of the case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform>%n munud</numerusform>
            <numerusform>%n munud</numerusform>
            <numerusform>%n funud</numerusform>
            <numerusform>%n munud</numerusform>
            <numerusform>%n munud</numerusform>
        </translation>
    </message>
    <message>
        <source>A new language is used in full from the next start. Records keep the words they have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished">Fel y system</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tywyll</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Cyferbyniad uchel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Iaith</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Golau</translation>
    </message>
    <message>
        <source>Lock when nobody is here for</source>
        <translation type="unfinished">Cloi pan nad oes neb yma am</translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished">Golwg</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Gosodiadau</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Maint y testun</translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message numerus="yes">
        <source>%n exhibit(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A change to %n exhibit(s) is written as that many entries in the handling log. Nothing already written is altered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Classify together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set people and roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exhibits selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These should not be here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of what is compared here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>A letter of its secret line is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any two of the three custody sheets together open what has been locked for the police, on the officer’s instruction. One alone opens nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any two of the three recovery sheets together let a new person into a case of this school when its readers cannot. One alone opens nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custody sheet {number} of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each sheet to a different person. Lock it away. Do not photograph, scan or copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by ______________________   since ______________   place ______________________</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another school, or its number was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its signing line is wrong or missing: it could open a case and let nobody in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet {number} of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not one sheet. It needs its secret line, which begins AGE-SECRET-KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To use it, type what stands below. Spaces do not count.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetsStep</name>
    <message>
        <source>All six pages came out and can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best an empty stick, locked away afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of them is written to this computer by us; the printer’s queue may keep them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print six pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shred those you printed before: they belong to keys that no longer exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s six sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are six new sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three open a case when its readers cannot; three open what is locked for police. Any two of the three do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick that all six pages came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write them to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write there although it is copied to other computers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>A screen up or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar of a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy references and captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command also stands in the menu: press Alt, or F10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery and table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished">Bysellau</translation>
    </message>
    <message>
        <source>Keys of Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of misuse: move, tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, smaller, as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move before or after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished">Pecynnau</translation>
    </message>
    <message>
        <source>Press the button that has the ring</source>
        <translation type="unfinished">Pwyso&apos;r botwm â&apos;r cylch</translation>
    </message>
    <message>
        <source>Previous or next exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Argraffu…</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift or Ctrl and arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in or leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the top or the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} or {other}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>This exhibit is locked. Nobody can open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownMedia</name>
    <message>
        <source>This exhibit is locked. Nobody can open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownText</name>
    <message>
        <source>This exhibit is locked. Nobody can open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Adding text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the pack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Bring my keys from another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence Desk knows you by your keys. They stay on this computer, under your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have not used Evidence Desk before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have the file {name} and its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>By this computer’s clock, not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case made and saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading. Last saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and checked {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>This should not be here</source>
        <translation type="unfinished">Ni ddylai hyn fod yma</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Dates and years are tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough. One more word makes it good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It contains your name or your school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that lie side by side are tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeating something adds little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences such as abc or 6543 are tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words or passwords are tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short. Use 12 characters or more, for example four or five words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextEdit</name>
    <message>
        <source>One line of this has more than {most} characters: too long for this field. Nothing was pasted. To keep it as an exhibit, press Ctrl+V outside the fields.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>It is not written in UTF-8; single characters may be shown wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {part} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very long lines are broken for the screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>Picture</source>
        <translation>Llun</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>As shown on {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As shown or told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At or on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture was read or kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question answered, nothing kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question: No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record {ref} made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is alleged happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gate}. Grade {grade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pages} pages, {exhibits} exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} locked for police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} given out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}; the time is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind is in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first exhibit or concern starts the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished">Llinell amser</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>What we did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all times GMT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times as the clocks of the UK show; UTC stands below where it differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriggerBanner</name>
    <message>
        <source>No one asks for removal or contacts the families until the police question is answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This trigger needs words: say what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed, in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{triggers}: {most} and {last} procedures must run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trigger}: what is it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriggerRow</name>
    <message>
        <source>It asks the stop question about every picture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Caps Lock is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each case is one locked file. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the police, with every step accounted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand it over as one pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a proper copy of what was found online, before it is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking who has keys here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my keys on this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the right people can read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or take the screen, a file, a message, an address. About two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinair</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Several passphrases did not fit. You can try again in %n second(s). Nothing was changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not fit. Check Caps Lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingerprint {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not legal advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works without a network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>64 digits, in groups or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fingerprint has 64 digits, 0 to 9 and a to f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a case, a pack or a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a case …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Founder&apos;s fingerprint, if you have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a printed pack or from the founder: a case founded by anyone else does not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished">Gwirio</translation>
    </message>
    <message>
        <source>What holds of a file that somebody brings. Nothing is written, nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>1 : 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished">Arddangosion</translation>
    </message>
    <message>
        <source>How large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished">Dangos y llun</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerFacts</name>
    <message>
        <source>Add a note. It cannot be changed later, only added to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur again after 30 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {letter}: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey, for easier viewing (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Nodiadau</translation>
    </message>
    <message>
        <source>SHA-256 of the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the original: {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known about this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerPage</name>
    <message>
        <source>Hidden again after 30 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen {at} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown since {time}, noted in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown since {time}; this is noted when the case can be written to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenEdit</name>
    <message>
        <source>Choose a day</source>
        <translation>Dewis diwrnod</translation>
    </message>
    <message>
        <source>The clocks went back and this time came twice. Add GMT or BST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day. Check day, month and weekday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such time on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a time that can be read. Try “yesterday 19:14” or “21/11/2026 7pm”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lies in the future, by this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday 19:14, 21/11/2026 7pm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhichCaseSheet</name>
    <message>
        <source>Last opened {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Achos newydd</translation>
    </message>
    <message>
        <source>Nothing has been read or kept yet. Choose the case; then it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which case is it for?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoIAmSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Neither file holds anything secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who I am</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>As it will stand in the handling log and be printed in packs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School or trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in JPS/1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsFace</name>
    <message numerus="yes">
        <source>And %n character(s) more, which are kept as well.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The words, exactly as they stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>typed or pasted as text; it is never opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkingFace</name>
    <message>
        <source>Keeping {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>%n due</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AboutPart</name>
    <message>
        <source>Choose No or Yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it about a safeguarding lead, a deputy or the head?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is about me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name whom it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then whom it is about cannot be a reader, and never sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one name on each line; used now and not written down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CapsNote</name>
    <message>
        <source>Caps Lock is on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DetailsPart</name>
    <message>
        <source>A case needs a title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member of staff can put things in but cannot read a case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About leadership: those you named are not offered as readers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPOMS, MyConcern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or tick that it may be kept there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ffeil</translation>
    </message>
    <message>
        <source>Keep it there all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Cyfeirnod</translation>
    </message>
    <message>
        <source>Tell the head in person, or the chair of governors if it is about the head. They speak to the local authority’s designated officer (LADO) within one working day, before anybody looks into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is encrypted, but the service keeps old versions of it, and two computers can write at once. A folder on this computer or on the school’s server is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder looks as if it is copied to other computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may be whom the case is about. They cannot be a reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Teitl</translation>
    </message>
    <message>
        <source>Where the case is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neutral words, no names: “Year 9 group chat and votes”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one encrypted file; its name is not secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours, as 2026-041</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_FactsSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
</context>
<context>
    <name>_Holder</name>
    <message>
        <source>Name their sheet’s file, or let them type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or typed from paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet’s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their sheet as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signing line and its secret line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_LettingIn</name>
    <message>
        <source>A colleague known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the fingerprint first, then tick that you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have compared the fingerprint with them, in person or by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let somebody in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {name} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is about leadership. Tick that it is not about them, or leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is not about them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Result</name>
    <message>
        <source>Custody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {number}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets {first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}: do not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}: not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}: open together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Take out {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingerprint {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_TakingOut</name>
    <message>
        <source>A lead is taken out by two people: another reader signs at this desk, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case gets a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can no longer read this file, nor what is added to it. Copies of the case taken earlier stay readable to them. That cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_View</name>
    <message>
        <source>Page of the pack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

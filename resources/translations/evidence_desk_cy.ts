<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB" sourcelanguage="en_GB">
<context>
    <name>AboutFace</name>
    <message>
        <source> or the {line}, {number} (check before use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sealed file(s) could not be finished and did not go anywhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the local authority designated officer (LADO) today; your local authority’s website has the number. You can also call the chair of governors (unless it is about them){or_line}. Do not send it, and do not tell those it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the DSL or a deputy in person, and tell IT that school.toml names no receiver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it about the DSL, a deputy or the head?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody who is left in the school can receive it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {names} can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipts of what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send something to the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else who leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the DSL, and give them what is in {folder}: {names}. They can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile names nobody who receives what is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Yes it goes to nobody it is about, and they do not see that it exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>ActionFields</name>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished">os yw&apos;n hysbys</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>%n due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n late</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>A sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A storage medium</source>
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
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up all cases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a procedure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back from a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a case file…</source>
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
        <source>Cases &amp;safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation type="unfinished">Newid fy nghyfrinair…</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of all cases…</source>
        <translation type="unfinished"></translation>
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
        <source>Close the case, or open it again…</source>
        <translation type="unfinished"></translation>
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
        <source>Dispose of the case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done {when}</source>
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
        <source>Erase for good…</source>
        <translation type="unfinished"></translation>
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
        <source>How long cases are kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long this case is kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
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
        <source>It is going now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished">Bysellau</translation>
    </message>
    <message>
        <source>Leave the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave to keep one picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library folders…</source>
        <translation type="unfinished"></translation>
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
        <source>Make new keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move my keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this case to another folder…</source>
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
        <source>No time is promised</source>
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
        <source>Page</source>
        <translation type="unfinished">Tudalen</translation>
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
        <source>Policy of this case…</source>
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
        <source>Send this case to the next school…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Gosodiadau…</translation>
    </message>
    <message>
        <source>Somebody leaves or lost a device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else…</source>
        <translation type="unfinished">Rhywun arall…</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
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
        <source>Take over a case from another school…</source>
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
        <source>The device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile…</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>{what} · check before use</source>
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
    <message>
        <source>Actions</source>
        <translation type="unfinished">Camau gweithredu</translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked. A second person is told when they next open the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
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
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
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
        <source>nothing due today</source>
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
        <source>Done</source>
        <translation>Wedi gorffen</translation>
    </message>
    <message>
        <source>Go on without the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the page too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the authority</source>
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
        <source>Page</source>
        <translation>Tudalen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Llun</translation>
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
        <source>Web address</source>
        <translation>Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>You already have this as {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{account} was captured on {days} days already. One more needs somebody’s authority, with an end. What you added is saved, and what you typed stays here: record the authority, or go on without the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressEdit</name>
    <message>
        <source>Paste or type a web address, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished">Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>connection with a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a secure connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>Accept this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepting the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: edition {number}, signed by “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The six words you hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the words of this profile. Let them be read out again. If they still differ, do not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the six words as they are read out to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished">Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>What it would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished">Beth i&apos;w wneud</translation>
    </message>
    <message>
        <source>What was kept</source>
        <translation type="unfinished">Beth a gadwyd</translation>
    </message>
    <message>
        <source>You rely on edition {number}, signed by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four letters of each are enough</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>Its sender answered No when sealing it. You answer too, without seeing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} came by a sealed drop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApproveSheet</name>
    <message>
        <source>Choose the ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what the first question names there is no leave, for nobody, on no ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep words instead wherever they are enough. Leave is written down before the picture is read, and serves for one. Add the picture afterwards and answer the questions as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave for one picture is written down. Saved. Now add the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave to keep one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the DSL or a deputy gives leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the leave down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished">os yw&apos;n hysbys</translation>
    </message>
</context>
<context>
    <name>ArrivalsSheet</name>
    <message numerus="yes">
        <source>%n item(s) will not be opened or taken in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the picture before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you cannot tell how old someone is, choose Not sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in what {name} sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer goes into the handling log, and you write down in words what you were told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} answered No when sealing it. You answer too, without seeing it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskFrame</name>
    <message>
        <source>Answer for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Canslo</translation>
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
        <source>Keep nothing; write a text record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one picture by that leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One answer for all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Rhoi cynnig arall arni</translation>
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
    <name>AskingRow</name>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not agree…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not done yet. One of the two does it, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is done until somebody agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason given: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are asked when they next open the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked a second person: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} agreed: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks for a second person: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingSheet</name>
    <message numerus="yes">
        <source>%n file(s) inside</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
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
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Leave was given for one picture of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None has been read, shown or saved without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing of it was kept yet. %n of them may show something: answer the stop question for each, by name. If one may be what must not be kept, keep only the words instead.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One answer for all of these: {names}. If any one of them is a Yes, or you have not seen it, the answer is Yes or Not sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
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
        <source>This file holds other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds other files. Each needs its own answer before any of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ground}, {day}. Nothing has been read yet. It is only for the picture it was given for, and only if you have no doubt about anybody’s age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more, as listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of} inside: {name}, {size}</source>
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
    <name>BackUpSheet</name>
    <message numerus="yes">
        <source>%n case(s) are not, or not as new:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stand in the backup as they are now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more case(s) stand only in the backup, not in the folders of this computer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Back up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up all cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Each case is copied as it stands, locked, and read back from there. Keep the backup away from this computer: on a stick in the safe, or on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup there: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case on this computer to back up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the backup is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can bring the cases back, and whoever can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys are not in it. “Move my keys…” and the school’s sheets are for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same one each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} can bring them back as well, and will then know what is locked for the police here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Another copy of this case was added to: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this case open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds what this one does not. Compare the two before you go on; they can be joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy of this case…</source>
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
        <source>This case stands under policy {older}; in force is {now}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case was disposed of: certificate {number}.</source>
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
    <name>BringBackSheet</name>
    <message numerus="yes">
        <source>%n case(s) brought back and read back whole.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) in this backup</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) locked on the other computer are locked here now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are not on this computer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were left there:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are on this computer; a copy that is newer is brought back beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also copies that are older than what this computer has seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another key than yours signed its list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring cases back from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring them to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing cases back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>It does not tell you what was locked for the police on the computer that made it. Ask whoever made it, before a case is opened, whether anything was locked since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when the newer case is lost for good. Opening such a case asks once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the backup is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the cases are to stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing there is overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, made {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BringInSheet</name>
    <message>
        <source>Bring in a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the case file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Copy it to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is checked in full and copied. The file it came from stays as it is: decide what becomes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is here, read back whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is to stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a stick, or from a colleague</source>
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
        <source>Does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not apply: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not apply: {why}</source>
        <translation type="unfinished"></translation>
    </message>
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
    <message>
        <source>Add a chat export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files from outside</source>
        <translation type="unfinished"></translation>
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
        <source>Destroyed or erased</source>
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
    <name>Care</name>
    <message>
        <source>Damaged or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a case that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than seen before, or another history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something locked waits; open it once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished writing at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought back and read back whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought back under another name; what stood there was left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied and read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied anew and read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be written there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged, so left there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged, so not copied; an earlier copy stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is on this computer already, as new or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing from the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a case that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing new since the last copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than the backup’s own list says; look for a newer backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than what this computer has seen, so left there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than what was seen before, so not copied; the newer copy stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went another way than what this computer has seen, so left there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went another way than what was seen before, so not copied; the copy stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Caring</name>
    <message numerus="yes">
        <source>%n case(s) checked, every one whole</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need a look: Check of all cases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checking the cases</source>
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
        <source>You cannot open cases here. Members of staff put things in and cannot create, open or read a case, so that nobody can be asked what they saw. Nothing was opened. Give the file to the lead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePolicySheet</name>
    <message numerus="yes">
        <source>%n difference(s) between the two.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Go on under {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on under another policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force is {policy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer in it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy of this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the policy in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DSL or a deputy puts a case under another policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case stands under policy {version}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case stands under {policy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is classified stays as it is, with the names it had; each exhibit then says under which policy that was, to be looked at again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseSearch</name>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching the words of messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseSession</name>
    <message>
        <source>Nothing more is written into it. Its file was to be deleted, and all copies with it: tell the DSL that this one is still there.</source>
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
        <source>In the backup of {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your library folders</source>
        <translation type="unfinished"></translation>
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
        <source>Not in a backup made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened; maker not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Agor</translation>
    </message>
    <message>
        <source>Police not told: due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police not told: late</source>
        <translation type="unfinished"></translation>
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
        <source>%n case(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a look</source>
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
        <source>Due today: {cases}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each case is one locked file. Only the people you name can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late: {cases}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through your folders</source>
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
        <source>What the check of all cases found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cannot open cases here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
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
        <source>Check it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to another folder…</source>
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
    <name>CertificateSheet</name>
    <message>
        <source>Bring in one the school bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Do not load it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on, and record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one with the school&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody but itself vouches for it: a reader of PDF files says that it does not know the signer, and that nothing was changed since. The pack says so in its last part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it for those who check packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Give it to those who check packs by another way than the packs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where to save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate your packs are signed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maker&apos;s library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet. One with the school&apos;s name is made with your first pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one on a card or token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished">Beth i&apos;w wneud</translation>
    </message>
    <message>
        <source>Where to save the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your packs are signed with this one from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file with its key; readers of PDF files then know who signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends in .p12 or .pfx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from whoever sold the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its PIN is asked for with each pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packs signed before stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate without its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}
Signed by {issuer}
From {begin} to {end}
SHA-256 {fingerprint}</source>
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
        <source>Also called</source>
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
        <source>Date of birth</source>
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
    <message>
        <source>besides {names}; nothing is taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicknames and account names, with commas; packs for others replace them, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only where it is needed to count how long the case is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangedSheet</name>
    <message>
        <source>Does something surprise you? Ask the DSL before you send anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {number} is in force. {name} signed it on {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but its date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noting it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile is a newer edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>%n other file(s) of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters put together again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages {first} to {last} of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reply to {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something was attached and not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatSheet</name>
    <message numerus="yes">
        <source>%n file(s) came with these messages. Each is asked about by itself, before it is read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a chat: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about the next file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished">Pennawd</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>It was attached to message {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping what was attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other file that came with these messages is left to ask about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is needed: nothing is kept of the messages and files that are not chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {ref}</source>
        <translation type="unfinished">Cadwyd fel {ref}</translation>
    </message>
    <message>
        <source>The messages are kept as {ref}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This export may hold pictures and films. Only its list and its words are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which text is the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it is, in your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is kept as {ref}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatTable</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time as exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished">Pwy</translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>All of them go into packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into packs: all {total} messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into packs: {taken} of {total} messages ({ranges}); the rest stays in the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the marked messages go into packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many pieces. Mark messages that stand together; nothing was changed.</source>
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
        <source>Every file</source>
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
        <source>Its place in the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proofs</source>
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
        <source>The certificate’s signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exhibit’s entry</source>
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
        <source>The keys that signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original</source>
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
        <source>The sealed drop</source>
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
        <source>The states of the case it names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamp in the case</source>
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
        <source>What belongs together</source>
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
        <source>This is a hand-over. Nothing was written, and nothing left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a pack. Nothing was written, and nothing left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a proof. Nothing was written, and nothing left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a receipt. Nothing was written, and nothing left this computer.</source>
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
    <name>ChooseProcedureSheet</name>
    <message>
        <source>An older procedure, kept as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning a procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun: {what}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check before use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which procedure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its steps are kept as they are today, also when the policy changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which procedure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message numerus="yes">
        <source>%n other file(s) in the export.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">O</translation>
    </message>
    <message>
        <source>Messages chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the messages marked in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">I</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished">Pwy</translation>
    </message>
    <message>
        <source>Who wrote; choose nobody for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why all of it is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day counts to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day or a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept with it, and printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tick nobody for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{app}: {count} messages, {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} of {total} messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}; the first {shown} are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassifySheet</name>
    <message>
        <source>Chosen under another policy and kept as it is: {names}.</source>
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
    <name>ClauseLine</name>
    <message>
        <source>Cite clauses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clauses cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– {clause} (some of them)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClausesSheet</name>
    <message>
        <source>Cite these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clauses of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the clauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clause has these letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs print number, name and words of what is cited. A citation is no finding.</source>
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
    <name>ClosingSheet</name>
    <message numerus="yes">
        <source>%n rule(s) noted. Saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation type="unfinished">Cau&apos;r achos</translation>
    </message>
    <message>
        <source>Closed on {day}. Outcome: {outcome}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing keeps this case open. Closing takes nothing away, and it can be opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noting which rules apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the case again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that ask for a response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DSL, a deputy, or whoever opened the case closes it or opens it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is closed. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is open again. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The case stays open: %n thing(s) first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The response is recorded. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what applies. The case then stays open until the response is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found and done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (kept in the handling log)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it applies, or does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why work goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message numerus="yes">
        <source>%n entry(s) of the other copy stand in this one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Both hold the same record up to {when}. After that each was added to by itself. Joined, nothing of either is lost: each entry keeps its author and time, and stays provable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both hold the same record. Keep one of them, and put the other away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Comparing the two copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they differ it is not used any more. Tell the DSL and IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join what they wrote all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining the two copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police here too: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in {name}. The handling log names who wrote each, and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other file goes on from this one and has all of it. Open that one, and put this one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other one is kept as it is, and its entries are added to the one that goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has all that the other one has. Put the other one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two copies of one case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is locked in either is locked. Nobody is let in or taken out by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which file goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and wrote in the other one after the two parted: before they heard of it, or in a copy that should not exist. Ask before you join it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the day it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} signs in this file no more with that key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} was given twice, to different things: what comes gets the next number.</source>
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
        <source>Follow-up</source>
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
        <source>Platform or app</source>
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
        <source>ChatterBox, WhatsApp …</source>
        <translation type="unfinished"></translation>
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
        <source>Follow-up</source>
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
        <source>Platform or app</source>
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
        <source>at school, on the way, at home …</source>
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
        <source>what was done later, and what came of it</source>
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
        <source>For the school’s record …</source>
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
    <name>Confirmation</name>
    <message>
        <source>The name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it to go on: the button waits for it. It stands on the cover, with the sentence above and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, by this computer&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>A sealed copy with the police: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given out: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In another version of this case file that a device has seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In copies of this case file that {what} may have kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the backup in {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the copy of this case for {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the other copy of this case file, joined here; signed by {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original, written out for {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same bytes as {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it was taken from: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it was when the stop question kept it out: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {what}, who sent it in, and in the folder it came by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{there} of the other copy is {here} here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyList</name>
    <message>
        <source>By this case’s own record. It knows nothing of clipboard history, downloads, photographs of a screen or synchronised folders. Touch none of them until the police say what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written down in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where else copies may be</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyPlaces</name>
    <message>
        <source>Copies this case knows of, and handing a device to the police…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other places a copy may sit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>touch none of them until the police say what to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n file(s) inside, answered No</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) arrived whole; the rest cannot be relied on.</source>
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
        <source>Answer the stop question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came by a sealed drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroyed or erased</source>
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
        <source>Its sender answered the stop question. It stays closed until you answer it too.</source>
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
        <source>Look for a whole copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for other copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other copy was found in its folder, your library or your recent cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
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
    <name>DangerNote</name>
    <message>
        <source>Police and children’s services at once</source>
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
    <name>Declining</name>
    <message>
        <source>Do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is done. It can be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
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
    <name>DisposeSheet</name>
    <message>
        <source>A second person was asked. Nothing is disposed of until they agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispose of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disposing of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known copies, by the case’s own log: {copies}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what bars it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what bars it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing bars it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On whose authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is disposed of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys in the file are overwritten and the file is deleted. A certificate and an entry with ids only remain. Copies outside Evidence Desk are not covered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case cannot be disposed of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people, one of them the DSL. The file is deleted at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done about copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why its time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Witness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by name; may be written by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packs, backups, printouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program cannot count it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>As a member of staff you give things to the DSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues give you a file like this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your identity file to the DSL or a deputy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it they let you into a case. Compare the fingerprint by phone or side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With theirs you let them into a case. Compare the fingerprint by phone or side by side. Give yours to another DSL or a deputy who is to let you in.</source>
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
    <name>Doorway</name>
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
</context>
<context>
    <name>DrillReminder</name>
    <message>
        <source>The school’s recovery and custody sheets have not been tried in the {term} term yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try them</source>
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
        <source>row by row, with the word at the end of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed sheet {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drills</name>
    <message>
        <source>All recovery sheets last opened: {recovery}. All custody sheets: {custody}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autumn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>summer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropBox</name>
    <message>
        <source>Add something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished">Gludo</translation>
    </message>
    <message>
        <source>Paste here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste, or drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished">Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>Words</source>
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
        <source>for example: in 3 days, or a date</source>
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
        <source>Page</source>
        <translation type="unfinished">Tudalen</translation>
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
        <source>Write a text record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part, a window or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of it, in one press</source>
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
    <name>EndProcedureSheet</name>
    <message numerus="yes">
        <source>%n step(s) are not done. They stay in the record as not done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>End: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended: {what}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending a procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it ends here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>After that day their program opens the case no more, and the next opening by a DSL or deputy gives the case a new key. What they copied before stays readable to them: no key can forget by the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an exhibit first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disposed of. Certificate {number} is in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long {name} reads this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: without an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day they read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: until they are taken out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnquiriesSheet</name>
    <message>
        <source>CCTV, a witness, a deleted post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what came of it. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pursued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs say what was looked for and not found, or not pursued, and why: whoever decides must know what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what was looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it, or why nobody went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked for is in the record. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down</source>
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
    <name>EraseSheet</name>
    <message numerus="yes">
        <source>%n exhibit(s) erased. Saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On whose authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs, originals written out and backups made before are not covered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be erased: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is erased: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were made from, what was made from them and equal copies go with them. Their bytes leave this case file and cannot come back. Reference, check sum, times and what was written about them stay in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who decided, or which request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitActs</name>
    <message numerus="yes">
        <source>%n line(s) were read by machine</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
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
        <source>Reading the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the words in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExhibitFactsSheet</name>
    <message>
        <source>Account</source>
        <translation type="unfinished">Cyfrif</translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry cannot be emptied. Write what is right, or put back: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the post or message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account’s lasting id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is cut off or not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where {ref} comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it had to be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what you know; nothing here is asked for. What stood before stays in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as text, never opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if somebody may ask why a picture was needed and not only words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or: not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays when renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as: screen 2 of 5</source>
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
        <source>4 Cs, chosen by {name}: {chosen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note. It cannot be changed later, only added to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or correct where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
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
        <source>Clause: {label}</source>
        <translation type="unfinished"></translation>
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
        <source>Destroyed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over, or destroy…</source>
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
        <source>Locked by mistake?</source>
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
        <source>Show it again, offline</source>
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
    <message>
        <source>What the file says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where else copies may be…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
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
        <source>A second program loads the page</source>
        <translation type="unfinished"></translation>
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
        <source>Where it comes from…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where {ref} comes from is kept</source>
        <translation type="unfinished"></translation>
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
    <name>Exits</name>
    <message>
        <source>A sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A storage medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An officer instructs it, and that is written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two destroys it; reference, hash and times stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people agree; one of them is the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {officer}. Receipt: {receipt}</source>
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
        <source>Away from what is alleged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
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
        <source>Kept by leave for one picture; the handling log says on which ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>Monitoring record</source>
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
        <source>Post or message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as</source>
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
        <source>Time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towards what is alleged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way it points</source>
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
        <source>{nominee}
{necessity}
{scope}
By {authority}, {day}</source>
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
    <name>FirstContactSheet</name>
    <message>
        <source>Accepting the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {name} for their six words, in person or by telephone, on a number you know and not one in a message. They find them under “The school’s profile”. Are they these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare your school’s profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {number}, signed by {name}, {position}, on {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed drops would go to: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can use it for now and compare later; until then roles are printed “as stated”.</source>
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
    <name>FormFace</name>
    <message>
        <source>Adds to what you sent: check code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After sending you cannot open it again. That protects you too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished">Newid</translation>
    </message>
    <message>
        <source>If you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {names} can open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipts of what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send in confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child’s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the child wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When did you see it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where did you see it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom have you told?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app, page, place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly as they were said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facts first; the child’s words if heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today 13:20</source>
        <translation type="unfinished"></translation>
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
    <name>GivePackSheet</name>
    <message>
        <source>Copy {number} of this case went to {to}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {number}: {to}, {when}. {basis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes copy {number} of this case. Write the number on it: later packs list every copy with whom it went to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet, as far as the handling log says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which basis they got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which day and at what time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who was given it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>Who they are in this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was given {pack}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name, or an office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a request with its reference, a law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>officer, chair of the panel, representative</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GiveToIt</name>
    <message>
        <source>Edition {number} is signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give these files to IT: {files}. They go beside the program, or into the folder for all users. A letter changed in them breaks the signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer it is in force. Others have it once IT has placed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read these out to whoever meets the profile for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace an earlier edition there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of this edition, for when somebody’s program warns of an older one: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {files}. All are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stick, or the folder IT deploys from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoingSheet</name>
    <message>
        <source>It is going now: first the screen, then the page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoingUnlockedSheet</name>
    <message>
        <source>It is going now: the screen is sealed for those who can unlock here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing …</source>
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
    <name>GradeSection</name>
    <message>
        <source>A second program loads the address again and compares. The site and the filter may log it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade A needs a second load that agrees, and a time stamp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade A needs a second load that agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade A needs a time stamp as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {letter}: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look a second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A PDF to read, under a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder</source>
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
        <source>Copy the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>For a stick or the force&apos;s upload page. Who gets it needs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For sending. Opens on any computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over to the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over: {files}, {originals}, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have looked through this pack. As far as I know, it and the originals hold what I mean to give to the police, and nothing that I may not give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not as a file: {ref}, {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for their age key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One zip under a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which basis they get it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who gets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell it by another way than the file: by telephone, or in person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handling log names it, with who got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handling log names it, with who got it. READ-ME.txt in it says how to check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack alone, without originals; not PDF/A, and no signature or proof holds for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack, the originals that may leave, a proof for each, and a page that checks them on any computer, without this program and without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is shown once and kept nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their age key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They need 7-Zip or WinZip: Windows itself cannot open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They need the program age and that key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no age key. It begins with “age1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This leaves protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the hand-over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever can open it can read it. Hand it over, then delete it from where it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a request with its reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>officer, force</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthSheet</name>
    <message numerus="yes">
        <source>%n case(s) checked, every one whole.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All cases have not been gone through yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cases were last gone through at {time}, by this computer’s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of all cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Every byte of every case is held against its signatures, and against what this computer has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For IT: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep each file as it is. For what is damaged or older: Bring back from a backup… in the menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case has been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed by a check. It goes on while you work.</source>
        <translation type="unfinished"></translation>
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
    <name>Hits</name>
    <message>
        <source>Locked for police</source>
        <translation type="unfinished">Wedi&apos;i gloi i&apos;r heddlu</translation>
    </message>
    <message>
        <source>The case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among its people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among its people: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as mentioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the one alleged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the one who posted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as victim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as witness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an account, address or file name</source>
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
        <source>removed; only its record is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web address: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it came from: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitsView</name>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldChoice</name>
    <message>
        <source>A hold ends when two people agree: you, and a DSL or deputy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hold ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hold in force in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HolderForm</name>
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
        <source>row by row, with the word at the end of each</source>
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
    <name>Inbox</name>
    <message>
        <source>A drop that cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key that is known under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A known key under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered No, {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever sent it why. The seal itself is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged on the way, or not made by Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>It says it comes from {name}. Compare the words once, and they are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police here, stays out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More was added since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has compared it with them yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked: words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the key of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the key that {name} is known with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is shown or taken in. Ask for it to be sent again; its file stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do here. It will say where it went, if you may know that case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added, changed or taken out since it was sealed, up to this check code. It was sealed for {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Seal whole, sender known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal whole, sender seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else may be using this name. It cannot be taken in before you have compared the words with {name} by phone or in person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound or film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken into {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text record of what must not be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile names {name}’s key: {position}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal is whole and the sender is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal is whole. The sender is not known here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seal is whole. This key sent before as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has seen a later state of this drop, so something is missing here. Nothing is taken from it. Look for the newest copy, and hold it against the sender’s receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drop is not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an older copy, or has another history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished">Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words only, nothing was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compared {name}’s key on {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you and {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is taking this in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} set it aside, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}. The drop stays in the folder as it came.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxDetail</name>
    <message>
        <source>A text record: nothing was kept, nothing can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask to send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check by phone or in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where it goes, then take it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies a message to its sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copïo</translation>
    </message>
    <message>
        <source>Copy the check code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First compare the words of the key with {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For IT: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its items become exhibits in {name}’s initials, because they produced them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sender says that it is about the DSL, a deputy or the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take into the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it in now. The police contact is due today; the card of calls comes up with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it into a case whose readers are not whom it is about. Speak to the local authority’s designated officer (LADO) within one working day, before anybody looks into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You answer the stop question for each picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies there {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sealed {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxList</name>
    <message>
        <source>Sealed drops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n older file(s) not looked at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A message to its sender was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check code copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the sender …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the drop folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drop folder, then press Check now. What staff sealed stays on their computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folder checked {time}, next in {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished">Y diweddaraf yn gyntaf</translation>
    </message>
    <message>
        <source>No drop folder is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drop folder yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost; it is tried again every {minutes} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the drop for staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff put things in with the Evidence Desk drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff put things in with the Evidence Desk drop; they arrive in a folder that you choose, or that the school’s profile names. What comes on a stick or by mail can be opened as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take into the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drop folder cannot be reached since {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits cannot be seen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you sent with the Evidence Desk drop ({time}) did not arrive whole. Please open the drop window and send it again, or add to it. Please do not forward the pictures themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxWiring</name>
    <message>
        <source>Open a sealed drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that sealed drops arrive in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of the sender’s key were compared and differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} can be looked at now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inboxing</name>
    <message numerus="yes">
        <source>%n sealed drop(s) came in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remembering the sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the drop aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in as {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in as {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the drop in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorBrought</name>
    <message>
        <source>The file agrees with the digests that it carries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its bytes are not those named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more in the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} does not fit: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Answered No</source>
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
        <source>Picture</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Record in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished">Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sealed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemsModel</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeaverSheet</name>
    <message numerus="yes">
        <source>%n case(s) have a new key.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Compare their new key with them first, then tick that you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies taken earlier stay readable to whoever has the old keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each case gets a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each case is done for itself; stopping loses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have compared the words or the fingerprint with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking who reads your cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking who reads your cases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else reads your cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody leaves, or lost their device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them out of every case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking them out of your cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their device is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their new identity file, where they have new keys already. Without one they are only taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are a DSL: a second reader of each case signs at this desk, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try those again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished">Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>Who?</source>
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
        <source>everybody who reads a case of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands in the handling log of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can no longer read these cases, nor what is added to them. Copies taken earlier stay readable to whoever has the old keys. That cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is taken out of every case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was taken out.</source>
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
    <name>LeftOutSheet</name>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack lists what it leaves out, with the reason. Who reads it must be able to ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it left out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not relevant to the allegation, a copy of JPS/1 …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LettingIn</name>
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
        <source>How you compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have compared the words or the fingerprint with them</source>
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
        <source>Somebody else</source>
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
    <message>
        <source>Until when they read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: until they are taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryFoldersSheet</name>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases in these folders, and in the folders below them, are listed and searched if you can open them. Nothing is moved or changed. Other people’s cases are never shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Library folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
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
        <source>{name}, {position} (by the school’s profile)</source>
        <translation type="unfinished"></translation>
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
        <source>Copies this case knows of, and handing over to the police…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not look again, and do not send it to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was a mistake…</source>
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
        <source>Pressed by mistake? It stays locked for now, and nobody looks again to check. Two people, one of them the DSL, can call it a mistake; two custody holders then give it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record who was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup in {place}: make it again, and what is locked goes from there too.</source>
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
        <source>A copy of the case was made for one person at a pupil’s next school. The two part after this.</source>
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
        <source>A file that came with a chat was kept after an answer of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of steps is worked through from here. It stands as it was on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pack was written. Its check sum stands here, so that a copy can be held against it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pack, original files and their proofs left the case together. The check sum of the list of files stands here.</source>
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
        <source>An authority outside the school stamped a fingerprint of the record, so all that stands above was there at that time by its clock. Only the fingerprint left this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of a kind this version does not know. It was kept as it is; a newer version can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item sent in was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another computer had the case open for writing and fell silent; somebody went on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program on this computer loaded the address of a kept page and compared it. Nothing of what it got was kept. If it agrees, two programs were shown the same; nothing is said of other computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached to a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bearing noted</source>
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
        <source>Case closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case disposed of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit of another copy joined</source>
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
        <source>Copy for the next school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroyed on police instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each message can be proved later without the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enquiry recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry of another copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
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
        <source>Given back from custody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-over made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long somebody reads this case. After that their own program opens it no more, and the next DSL or deputy who opens it gives the case new keys.</source>
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
        <source>Keeping a page came to its end: all of it, or stopped, or as far as it could be kept. With it stands what the browser said of the page: its address, its server, its certificate and the browser itself. Without this entry it broke off, and what had been kept by then is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key made sure of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked by mistake</source>
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
        <source>Messages committed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitoring record</source>
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
        <source>New keys of a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sheets of the school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one can open these here any more. Nothing was deleted. The way out is the police&apos;s instruction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it waited for anybody. It can be opened again, with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more was to be done by that list. It says what came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older copy accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture that the stop question keeps out may be kept, on the ground written here. It was given before anything was read, and serves once.</source>
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
        <source>Pack given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a page kept</source>
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
        <source>Policy changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt of the next school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record stamped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule noted</source>
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
        <source>Second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by the key the copy was made for. It says up to which entry it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with their own key. One of the two may now do it, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody compared a key with its holder, and says how. It is the word of one person about another’s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody concerned became known to the case. Packs for others use the pseudonym.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody goes on with new keys. The old key signed this entry, the new one signed a proof in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody pressed to see the content. Each looking is written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that needs two people. Nothing is done until another person agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was done. The time it was done is as stated; the time of this entry is the computer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was looked for. It says what came of it, or why nobody went on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question answered for a held picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question answered for an item sent in</source>
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
        <source>Taken out of monitoring records, by the authority that is recorded for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over by this school</source>
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
        <source>The answer was Yes or Not sure, so the item was not opened and not taken in. The police are to be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes of exhibits, and of all that was made from them, were taken out of the case file. References, check sums, times, the reason and who did it stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case went on under another version of the school’s policy. What was classified before stays as it was, with the names it had then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy for the next school was written. Its check sum says which file it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exhibit is one part of a page: what was shown, its words, the whole page or an archive of it. Each part was safe as soon as this was written, and says what the whole was to be. The stop question was answered before the page was loaded and again before it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first entry. Everything after it is signed on top of it and cannot be taken out unseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old recovery sheets read copies from before, and nothing that is added after this.</source>
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
        <source>The policy says that this is always responded to. The case stays open until somebody wrote down how.</source>
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
        <source>This computer’s clock was held against time servers. Their answers are not signed, and the clock was not changed. What is added within the hour counts as added under this check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device had seen a newer state of the case. Somebody went on with this copy on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the copy that came from a former school. Its readers cannot read what is added after this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of a reader changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two copies of this case were written to. What stood in the other one follows, as it was signed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two custody sheets opened the sealed copy. Its bytes stand in a new exhibit; the old one stays locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people agreed that the case goes. This is its last entry: the certificate was made and the file was deleted. A copy that still holds this entry should not be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people agreed to exactly what the officer named. The bytes are gone from this file; the entry keeps reference, hash and times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people say so, without looking. Two custody holders can now give the bytes back.</source>
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
    <message>
        <source>What shows, without the case, that one exhibit stands in it. It opens nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked of a second person ended without being done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was chosen of an export was kept, byte for byte, and nothing else of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done, left out or is waited for at one step. A later entry stands beside it or corrects it; none takes it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way an exhibit points: towards what is alleged, away from it, or both. The last note counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was given a copy of a pack, and on which basis. Later distribution lists name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever took the sealed drop over answered it too, before anybody here could look at the item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for word as its author signed it in the other copy. It counts here under their name and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on the case goes on. The outcome it was closed with stays in the earlier entry.</source>
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
    <name>MachineWords</name>
    <message>
        <source>No words were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by a machine; words may be wrong or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by {engine}. It mistakes names and numbers; the picture is the evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read them by machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that a search finds this picture. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a machine</source>
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
        <source>%n page(s) went to the printer. Fetch them at once.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>A record system takes files of up to 40 MB, so it is in parts: {files}</source>
        <translation type="unfinished"></translation>
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
        <source>I have looked through this pack, page by page. As far as I know it holds what speaks for and against, no other pupil can be told from it, and nothing in it may not be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have looked through this pack, page by page. As far as I know it holds what the school&apos;s record needs and no more, and no other pupil can be told from it.</source>
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
        <source>Make the disciplinary pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the police pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the record pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which basis they get it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed on the cover: a law, a request with its reference, or the policy&apos;s own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the certificate and stamped {time} by {authority}, by its clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the certificate. The time stamp waits: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the certificate; no authority for time stamps is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with your key alone, without a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in short as plain text: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file leaves protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the school&apos;s policy says for this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} pack {pack}, made {time}: {count} exhibits, {pages} pages. File {file}, SHA-256 {sha256}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} {reason}; its page says so, and the original stays in the case.</source>
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
    <name>MoveCaseSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the case to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case stands in its new place, read back whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is copied there and read back whole; only then it is removed here. Stopped half-way, it is whole in at least one of the two places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">I</translation>
    </message>
    <message>
        <source>Where the case is to stand</source>
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
        <source>You give things to the DSL, so that nobody can ask you to hand over what you cannot read. Take what you have to the DSL or a deputy in person. Nothing was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewKeysSheet</name>
    <message numerus="yes">
        <source>%n case(s) go on with your new keys.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A case that is out of reach follows when you next open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Copies taken earlier still open with the old ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every case you read gets your new keys, and a new key of its own. Copies taken earlier, and what was sent to you before, still open with the old keys. The open case is closed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a device that is lost, a passphrase somebody may have seen, or keys that are old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your new identity file to colleagues, and let them compare the six words. Where the school has a profile, it needs a new edition with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting your new keys into your cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not fit. Check Caps Lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try those again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have new keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase; it stays the same</source>
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
    <name>NewSheetsPlace</name>
    <message>
        <source>All pages came out and can be read</source>
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
        <source>Print the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print them, look at each page, and tick that they came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new sheets</source>
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
    <name>NextLine</name>
    <message>
        <source>Go to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to it: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextNote</name>
    <message>
        <source>Answer about the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin these steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation type="unfinished">Cau&apos;r achos</translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record who authorised it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoSchoolFace</name>
    <message>
        <source>Ask IT to place school.toml beside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says who receives what you send. Two minutes by telephone with the DSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send something to the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile waits to be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not know your school’s DSL yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then: find the DSL or a deputy in person. Leave what you found as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoThirdPartySheet</name>
    <message>
        <source>Confirm what is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it show another pupil?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished">Golwg</translation>
    </message>
    <message>
        <source>Look at {exhibit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names in texts are replaced by this program; what a picture or a file shows is not. Tick what you have looked at and what shows no pupil but the one this is about: no face, name, account or voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not ticked stands in the pack as “needs a redacted copy”. Your name and the time go with each tick.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NominationBox</name>
    <message>
        <source>A monitoring record needs this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By whose authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes out of monitoring records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of who was on which computer, or what a filter logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is nominated to look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is necessary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nominee} is nominated: {scope}. Recorded for {day}.</source>
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
    <name>OfficerForm</name>
    <message>
        <source>Officer’s name and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OlderCopySheet</name>
    <message>
        <source>Another copy of this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Compare with another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the handling log with your name, and with what this computer had seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for other copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking in its folder, your library and your recent cases …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was found where this computer looked. The newer one may be on another computer, on a stick, or in a folder that has not synchronised yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Do not add to it before you know why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other copies of this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer saw a longer record of this case on {when}. Somebody may have put back an old copy, a synchronised folder has not finished, or a second copy was added to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer saw another state of this case on {when}, and this file does not go on from it. Two copies were added to: a synchronised folder kept both, or somebody worked on a second computer. Both can be joined without losing anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not the one seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not the one seen on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this copy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why: whoever looks at the case later will ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier day</source>
        <translation type="unfinished"></translation>
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
    <name>Outgoing</name>
    <message>
        <source>Removing what was begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation type="unfinished"></translation>
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
    <name>PackAnswers</name>
    <message>
        <source>Looking at pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackDrafting</name>
    <message>
        <source>Changed since it was saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is saved, encrypted, for you alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackFoot</name>
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
        <source>Hand over …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was chosen here, encrypted, for you alone on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the originals, their proofs and a page that checks them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackHead</name>
    <message>
        <source>CPOMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disciplinary pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom the pack is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>officer, force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>panel, hearing</source>
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
        <source>Counts only, no names: made from all cases, in Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disciplinary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Governors&apos; report …</source>
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
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing certificate …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down who was given {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, with draft statement and schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for CPOMS: small PDFs and a summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hearing bundle, pupils as A, B, C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, {pack}</source>
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
        <source>included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is withheld; its placeholder stays in the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}, now {place} of {count}</source>
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
        <source>a passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not redacted</source>
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
    <name>PackOptions</name>
    <message>
        <source>Draft witness statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet for contact details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked for …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way it points …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way {ref} points …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in your name, to be read and signed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>separate from the statement, left blank</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackPlanning</name>
    <message>
        <source>Drawing the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the pack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackSignature</name>
    <message>
        <source>Certificate …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends with your key&apos;s signature alone, which only this program checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time stamp: the school&apos;s profile names no authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign it with the certificate for packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet: one with the school&apos;s name is made now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN of the card.</source>
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
    <message>
        <source>Alt+↑ and Alt+↓ move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving an exhibit</source>
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
    <name>PageArea</name>
    <message>
        <source>Look at it there, then press Keep this page here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is in its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should not be here</source>
        <translation type="unfinished">Ni ddylai hyn fod yma</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping this page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageCapturePage</name>
    <message numerus="yes">
        <source>%n part(s) of this page will be kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that you have not had shown are among it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A page of the web. Nothing of it has been loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the web have no business there. Go on only if you mean exactly this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or type a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {ref}</source>
        <translation type="unfinished">Cadwyd fel {ref}</translation>
    </message>
    <message>
        <source>Somebody could stand between this computer and the site, and alter the page. If you go on, the record and every pack say so, and it never gets grade A.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is loaded. Nothing is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page leads to another site, {host}. Nothing of it has been loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site’s certificate does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is inside the school’s own network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageEnds</name>
    <message>
        <source>A needs a second load that agrees, and a time stamp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is on the disk. It can be locked for the police like anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade B so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second program, same computer and network; stamped by a third party.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest was stopped by you at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is missing stands below. The record says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} of {of} parts were kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageExhibit</name>
    <message>
        <source>, patched to {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ran without its sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in order, and a person went on: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished">Tudalen</translation>
    </message>
    <message>
        <source>Page {number} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Teitl</translation>
    </message>
    <message>
        <source>as far as it could be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issued by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}, all {of} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}, {kept} of {of} parts; {how}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageFacts</name>
    <message>
        <source>%n redirect(s) to {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issued by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: the connection is not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %n response(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}, port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{engine} {version}, patched to {patched}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageFlow</name>
    <message>
        <source>Keeping the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped before it was made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageGateSheet</name>
    <message>
        <source>Before it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the page is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording {version}. If you cannot tell how old someone is, choose Not sure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageProving</name>
    <message>
        <source>A second program loads the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking a second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never A: it is of a class that is not loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never A: it was not drawn by the program’s own browser in its sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never A: the certificate is a filter’s, or another program’s in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never A: the page was seen signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never A: the site’s certificate did not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No second load: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time stamp: the school’s profile names no authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second load agrees: address, server key and a passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second load could not be made: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second load differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second load starts when the parts are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stamped before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stamped {by}, by their clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamp waits: {why}. It is asked for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamp: asked for at the end, or queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} by {authority}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageShowing</name>
    <message>
        <source>Ctrl+L changes the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is covered here meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the page are being taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures stay blurred. Nothing is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop question answered No for this page, {time}. If a picture turns out wrong, press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}, private window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageSide</name>
    <message numerus="yes">
        <source>%n picture(s) not shown will be taken in as well.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of the page are not shown.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Before you keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each part is safe as soon as it is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this page is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in only with your own school account; the record will say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Take in these %n too</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site wants a log-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see is kept. A picture that stays blurred, and every film, becomes an entry with its address, type and size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only with your own school account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>A part could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MHTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No public log knows this certificate: most likely it is the school’s filter’s. It could alter the page; the record says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was loaded. See whether the address is spelt right. If the network or the site does not answer, take a screen picture where it still shows (Ctrl+Shift+S).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page asked for the camera, the place or the like; it got none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page does not finish loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to fill the screen; that is not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to open another window; that is not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to reach into the school’s own network; it could not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to read files of this computer; it could not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to save a file; that is not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to show a message box; that is not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page tried to start another program; it could not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page’s browser cannot be shut in on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page’s browser did not do what it was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page’s browser has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site’s certificate does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not loaded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This film cannot be played here. Its address, type and size are kept in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or take a screen picture (Ctrl+Shift+S).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WACZ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has come so far is shown, and can be kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was ticked is kept. Load the page again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole page picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tile {done} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {of} responses so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsList</name>
    <message>
        <source>Parts of this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
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
    <name>PeopleForm</name>
    <message>
        <source>A colleague known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is named</source>
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
    <message>
        <source>Six words of the key, to read out or compare by telephone</source>
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
    <message>
        <source>also called {names}</source>
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
    <name>PersonEdit</name>
    <message>
        <source>Name {name} no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed drops for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all sealed drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be the second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only those about leadership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonFoot</name>
    <message>
        <source>A saved list is not encrypted. Delete it when the request is answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for this name as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be the same person:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list was saved</source>
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
        <source>Also called</source>
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
        <source>With commas between them; packs for others replace them, too</source>
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
    <message>
        <source>nicknames, account names</source>
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
    <name>PiecePanel</name>
    <message>
        <source>A part of the page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the page, {width} x {height} pixels, is kept as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a rectangle over the page with the mouse, or click one post.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four numbers: left, top, width, height. Or two: the place of a post.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the part out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No post was found at that place, so no part was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or type where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, width, height</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanArea</name>
    <message>
        <source>Begin a procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided and why, also when it is not to refer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PoliceExitSheet</name>
    <message>
        <source>A sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A storage medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Destroy it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over, or destroy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed to the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over takes nothing out of the case. The clock for telling the police stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the instruction was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be destroyed as things stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays locked here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for a second person. They are asked when they next open this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes are gone from this case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is destroyed by writing the instruction down. Two people then agree to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it can be destroyed: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two who agree must be the DSL. Both names stand in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on the word of an officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal or bag number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash stays on the block-list. Copies outside this file are not covered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are beside me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be destroyed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is destroyed does not come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing a sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and encrypted. The key is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if any</source>
        <translation type="unfinished">os oes un</translation>
    </message>
    <message>
        <source>its number, or who signed for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letter, e-mail from whom, in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make, colour, whose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what both of you know. It stands in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} is destroyed, as the police instruct. It does not come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}: destroyed {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}: locked for police {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}: record in words only, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} All of these hold the same bytes and go together.</source>
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
    <name>Policy</name>
    <message>
        <source>Classified under policy {older}. The policy is now {now}; look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy {named} is not on this computer. {now} is used instead; names may differ. Ask the DSL for the file {file} of that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy beside the school’s profile is not used: {reason} Until it is put right, {now} is used. Tell the DSL and IT.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyChoice</name>
    <message>
        <source>Folder or file of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder or a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer in it: {ids}. What was classified with them stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the policy first; what is wrong with it is said here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the policy, or its file school.policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as now: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds for everybody; a case keeps the one it stands under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: whichever comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the school’s own, from a folder or a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this program’s: {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cells} cells, {leaves} policy criminal categories, {triggers} triggers, {clauses} clauses. Every row was read.</source>
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
        <source>A question is open that this pack could warn somebody of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question is still open in this case</source>
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
        <source>Answer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify</source>
        <translation type="unfinished">Dosbarthu</translation>
    </message>
    <message>
        <source>Each person needs a pseudonym of their own.</source>
        <translation type="unfinished"></translation>
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
        <source>Look</source>
        <translation type="unfinished">Golwg</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names cannot be replaced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exhibit is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is on the list of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only names on it are replaced in texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or your word that no other pupil can be seen; until then a page says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Pobl</translation>
    </message>
    <message>
        <source>Record the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why</source>
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
        <source>The pack lists what it leaves out, and why.</source>
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
        <source>Whoever decides must see both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits are damaged in the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits are left out without a reason</source>
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
        <source>{count} exhibits need a redacted copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exhibits that speak against the allegation are left out</source>
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
        <source>{ref} is left out without a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is not answered for yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} needs a redacted copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} speaks against the allegation and is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{category}” was chosen, which asks about every picture in the case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>A URN has digits only, six as a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as the policy says, in grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long records are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Pobl</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What holds for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signs the profile after this edition?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the school’s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all-through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody is alarmed when it is handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nursery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sixth form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>special</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrMark</name>
    <message>
        <source>The receipt as a QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionNote</name>
    <message>
        <source>Decide not to refer, with reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {what}</source>
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
    <name>ReaderForm</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
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
    <name>ReaderRow</name>
    <message>
        <source>How long they read it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I compared their key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier key</source>
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
        <source>until {when}</source>
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
    <name>Readers</name>
    <message>
        <source>By telephone, with a voice I know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how you compared. It stands in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something this version does not know: {act}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hold of {when} ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared by telephone by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared by video by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared in person by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held against the school’s profile by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new keys, proved by the old ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is taken out as a reader of this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} was locked by mistake and is brought back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Agreeing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked. A second reader is told when they next open the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking a second person</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>Only the DSL or a deputy lets readers in or out. Ask one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handling log says that you compared the key of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile does not name you as a second person. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can read this case</source>
        <translation type="unfinished">Pwy all ddarllen yr achos hwn</translation>
    </message>
    <message>
        <source>Writing down the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down. Nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You agreed. One of the two of you can do it now.</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>{name} reads this case until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} reads this case without an end.</source>
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
    <name>Receipt</name>
    <message>
        <source>Adds to drop: {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All times are by the sender’s computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop: {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence Desk receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over as a file by its sender, by their own word, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the drop folder, and read back from there, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed and handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed and in the drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed and saved as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed {when} by {who} for {names} only: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptFace</name>
    <message>
        <source> to {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add something to this later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copïo</translation>
    </message>
    <message>
        <source>Do not discuss it with pupils, parents or other staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be sent when the network is back; keep the computer on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the email, message or phone as it is. Do not delete or forward anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this receipt stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it into the CPOMS entry. Held against what you sent, it shows that nothing was changed or cut off since. It says nothing about the child.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sealed file, for mail or a stick…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as a file {when}. Hand it over, or attach it to a mail{to}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell {name} in person that something is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school has no drop folder. Save the sealed file and hand it over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed copy, which you cannot open, and this receipt are on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have it: remove my sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, for {names} only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptList</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Nothing was sent from here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipts of what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the receipt {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They open nothing. What was sent is with those named.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Check code of the receipt: {code}. It stands in the handling log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>It is held against the key the copy was made for, and against this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the next school’s receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file they sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {school}, has the case.</source>
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
        <source>There is no hold in force in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {ref} in this case.</source>
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
    <name>RecordFace</name>
    <message>
        <source>Find {names} in person now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I will tell them in person; seal only that it was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes with what you send. There is no field for a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept. Write it down in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal this record</source>
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
        <source>A folder of cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sheets stand in its handling log. Lock them away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message numerus="yes">
        <source>Let into %n case(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
        <source>Lock the sheets away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the case’s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case file stands in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not let into these; the same can be done again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the second holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or all cases in a folder</source>
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
        <source>The first holder brings a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sheet reads well. Now the second holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The holders are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second holder brings another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are let in; both holders lock their sheets away again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They sit at the keyboard. Nobody else looks at the screen while they type, {name} neither.</source>
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
        <source>Two holders come to this computer, each with their own recovery sheet, and let this person in. Both sheets stand in the handling log of each case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which case, and who is let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet {number} reads well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those they read already are left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can read and add to this case now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplaceSheetsSheet</name>
    <message numerus="yes">
        <source>%n case(s) go on with the new sheets.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A second person is beside me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for agreement in each case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Copies taken earlier still open with the old sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every case goes on with them; two people agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every case that both of you read goes on with the school’s new sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at each page before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making new sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New cases have the new sheets. Now the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the new sheets in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the new sheets in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the new sheets into your cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new sheets are made already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new sheets go to their holders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They bring an old custody sheet. Only they look at the screen while they type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a recovery sheet. A custody sheet is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first holder’s sheet again. Another one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two custody holders, where the custody key stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sheets are made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Replays</name>
    <message>
        <source>Kept page, shown offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the kept page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept page stands in a window of its own. Nothing is loaded from the net.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplySheet</name>
    <message>
        <source>Another day for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer from {to}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they do not act: {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer; I asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: answer from {to}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {to} was asked again. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording that they were asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, if nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Answer due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By way of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPS/1, JPS/2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy before you report: what is reported may be gone the next minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform or agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: report to {to}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms or law cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {ref} in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To an agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which exhibits it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which open question it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if a day is promised or asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if any</source>
        <translation type="unfinished">os oes un</translation>
    </message>
    <message>
        <source>now, if nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsBox</name>
    <message>
        <source>New report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report is recorded. Keep a copy first, then report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>About: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By way of: {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chased {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cited: {cited}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late since {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished">Cyfeirnod</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting, due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting; no time is promised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsTable</name>
    <message>
        <source>Reports to platforms and agencies</source>
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
        <source>Saved, except what stands in red: it cannot be read yet.</source>
        <translation type="unfinished"></translation>
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
        <source>Whoever saw it or heard of it may need support, too. The DSL arranges it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{force}, reference {reference}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>A hold is in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due for review since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due to leave the personnel record since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police: they decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing to count it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not before {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the school’s own years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionForm</name>
    <message>
        <source>Give years as a number from 1 to {most}, or leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years for: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionRuleSheet</name>
    <message>
        <source>Check before use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing how long this case is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this case now: {rules}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long this case is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule of the policy is for this case yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest rule counts. Nothing is destroyed by a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} is for this case, too. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewListSheet</name>
    <message numerus="yes">
        <source>%n case(s) wait for somebody to look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read: see Check of all cases.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) to look at again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A time that is over asks for a person. Nothing is destroyed by a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>How long cases are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at every case you read …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at how long cases are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule of the policy is for this case yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case in your library yet.</source>
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
        <source>Does the same when the DSL is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives things to the DSL. Cannot make, open or copy from a case.</source>
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
        <source>Makes cases and packs; is let into others by the DSL or a deputy.</source>
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
    <name>RoundView</name>
    <message numerus="yes">
        <source>%n case(s) wait. What was done stays done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
        <source>Destroyed or erased</source>
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
    <message numerus="yes">
        <source>%n commit(s), each as signed there</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
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
        <source>Check code now</source>
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
        <source>Joined from other copies</source>
        <translation type="unfinished"></translation>
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
        <source>This computer had seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commit {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commit {number}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} (commit {number}). The same code on a pack, a receipt or another computer is the same record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Saved” is said only after the system has confirmed that the bytes are on the disk. Opening checks the record and every signature; an exhibit’s own bytes are checked whenever they are read, and all of them under Verify.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>School</name>
    <message>
        <source>An older profile of the school was put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask IT to place both files again as the DSL gave them: school.toml and school.toml.sig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Ffeil</translation>
    </message>
    <message>
        <source>Handling marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read, or somebody else put it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks at the latest after (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for sealed drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network time from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {name}, {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer named: {name}, {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is used. The profile you rely on stays in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished">Tudalen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished">Gludo</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished">Sgrin</translation>
    </message>
    <message>
        <source>Signed by {after}, before by {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with another key, in the name of {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else signed the school’s profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone the DSL on a number you know, not one in a message. Let them read out their six words and type what you hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone the DSL. Let them read out the words of their edition and type what you hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the DSL and IT: it may be a backup, or somebody who wants old keys used. If the DSL says that this edition is the right one, type the words of the edition as they read them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">Testun</translation>
    </message>
    <message>
        <source>The file on this computer has the number of the edition you rely on, and says something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on this computer is an earlier edition than the one you rely on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on this computer is not as it was signed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on this computer is signed with another key than the one you rely on, and the former signer did not hand it over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile cannot be relied on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s recovery and custody keys are other ones: there are new sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two profiles with one edition number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamps from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished">URL</translation>
    </message>
    <message>
        <source>URN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to keep something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer remembered of the school’s profile is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a newer version of this program made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signature cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signature does not fit, so it was changed after it was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its signature, school.toml.sig, is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives drops about leadership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives sealed drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has another key, with the words: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: now {after}; before, {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position}, by the school’s profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}, as stated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolNote</name>
    <message>
        <source>Look at it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edition you rely on stays in force. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the school’s profile is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile is a newer edition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of your school’s profile were not compared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two minutes by telephone with the DSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your school’s profile waits to be compared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolProfileSheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Canslo</translation>
    </message>
    <message>
        <source>Change it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Compare the words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this to IT…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells every computer of the school who the DSL and the deputies are, where sealed drops go, and what holds for all. You sign it; IT places it beside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the profile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the files holds anything secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed until you sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign edition {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over signing: the former signer’s key is lost. Everybody will compare the words again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DSL makes it. IT places school.toml and school.toml.sig beside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school’s profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile of a school on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your school has no profile yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolRecordSheet</name>
    <message>
        <source>A table is not encrypted: whoever can open its folder can read it. It goes into the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Copied. Paste it into the school’s record, then copy something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the school’s record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its number in CPOMS, MyConcern or another system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed: it is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the case …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, and recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the chronology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chronology as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To paste there: summary, action, outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why they may have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: hearing on 3 December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names are in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolSheetsSheet</name>
    <message>
        <source>A sheet is lost…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Not tried yet in the {term} term</source>
        <translation type="unfinished"></translation>
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
        <source>Tried in the {term} term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try them once a term, and whenever a holder changes. What you type is forgotten when this closes; only the day is noted. The sheets were made once; nobody can make them again, but new ones can be put in their place.</source>
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
        <source>A school has recovery and custody keys. They are made once, by its first DSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am the first DSL here: make the school’s sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT may have placed it on this computer; else ask the DSL for it.</source>
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
        <source>school.toml, or school.json</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealSheet</name>
    <message>
        <source>Before it is sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealedCopyForm</name>
    <message>
        <source>Now the second holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They bring a custody sheet. Only they look at the screen while they type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a recovery sheet. A custody sheet is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first holder’s sheet again. Another one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key opens it. It is shown this once and kept nowhere: give it to the officer by another way than the file. Any age program opens it. Lock the custody sheets away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sealed copy is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the sealed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the officer’s own stick, for example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n case(s) cannot be reached now; nothing of them is shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) changed meanwhile; search again to see them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
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
        <source>All cases</source>
        <translation type="unfinished"></translation>
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
        <source>Cases that you cannot open, and words inside pictures and sound, are not searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a subject access request: every case, exhibit and entry that names them or is linked to them, as a list to work from. What is locked for the police is named by its reference alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name; other spellings and accounts after a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation type="unfinished"></translation>
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
        <source>One person</source>
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
        <source>Search again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in all cases</source>
        <translation type="unfinished"></translation>
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
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best {count} are shown. Type more to narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} are shown. Type more to narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to search</source>
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
    <message>
        <source>Your cases are being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your folders are being looked through; more may be found in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found in {some} of {all} cases</source>
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
        <source>Not here? Ask them</source>
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
        <source>{name} cannot be the second person here. It must be another reader of the case, and one whom the school’s profile names where it names any.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SenderSheet</name>
    <message>
        <source>Another key is known under this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whether they have a new computer or new keys. If not, somebody else sent this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {name} on a number you had before, or meet them. Ask them to open “Who I am” in Evidence Desk on the computer they sent from, and to read out the six words there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did you compare them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it really {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The six words: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the same. Remember this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They should read out, in this order:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetAsideSheet</name>
    <message>
        <source>Also write it into the handling log of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside what {name} sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drop stays in its folder as it came, and can still be taken in later. Whoever else it was sent to sees that you set it aside, when and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neutral words, no names</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
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
        <source>Drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handling marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave at least one way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks at the latest after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for sealed drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network time from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drop folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamps from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to keep something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addresses, with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as each person sets it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names, with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on every page of a pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where staff’s sealed drops are put</source>
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
        <source>Look at {rows} again: a row is missing, or its word does not fit.</source>
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
        <source>This is not one sheet. It needs its rows K1 or Q1 and on, or its line AGE-SECRET-KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To use it, type the rows below, each with the word at its end. The word finds a slip in its row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the age program alone: one line, {prefix} and after it the {letter} rows, without spaces, labels and words.</source>
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
    <name>Shelf</name>
    <message>
        <source>Saving the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
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
        <source>Check the folder now</source>
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
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count again</source>
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
        <source>Inbox</source>
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
        <source>Print</source>
        <translation type="unfinished">Argraffu</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Argraffu…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
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
        <source>Set aside</source>
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
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a drop into the case</source>
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
    <name>SixWords</name>
    <message>
        <source>Six words: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkipSheet</name>
    <message>
        <source>Recording why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>This call does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stands in the record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceSheet</name>
    <message>
        <source>An older procedure, kept as it was written. Use today&apos;s where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>This is not legal advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>A child in danger now? Call 999, then find the DSL in person. Do not wait for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A child in danger now? Call 999. Do not wait for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>A part of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished">Cloi</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished">Dewislen</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>locks in %n minute(s)</source>
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
        <source>Recording it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the proofs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartAgainSheet</name>
    <message numerus="yes">
        <source>%n sealed item(s) and what you typed are removed from this computer. Nothing was sent.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Account</source>
        <translation type="unfinished">Cyfrif</translation>
    </message>
    <message>
        <source>Evidence Desk keeps no browsing history; the school’s filter and the site may have logged the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did you reach it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is loaded in a private window, with its pictures blurred. You are asked the stop question before it is loaded, and again before anything is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a page before it is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public page, found by myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody sent me the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody showed it to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished">Cyfeiriad gwe</translation>
    </message>
    <message>
        <source>With my own school account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
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
    <name>StatisticsPage</name>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts under 5 stay hidden. This cannot be switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder of cases is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished">Argraffu</translation>
    </message>
    <message>
        <source>Report for the governors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report: {over}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table copied. It holds no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term or school year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is counted over the cases in the folders of your library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it.</source>
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
        <source>By this computer’s clock: {off}, checked {time}</source>
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
    <name>StepForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Canslo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>Exhibits that show it</source>
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
        <source>Only if it was done already. The handling log will say that it was done while it waited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
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
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if any</source>
        <translation type="unfinished">os oes un</translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished">os yw&apos;n hysbys</translation>
    </message>
    <message>
        <source>now, or for example: today 9am</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Check before use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this step: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done {when} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was blocked at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was done already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was done already: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped {when} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {state}: {title}. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting since {when}, {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Step {number}, {state}: {title}. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsBox</name>
    <message>
        <source>An older procedure, kept as it was written. Use today&apos;s where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended {when}: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {what}. Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
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
    <name>StopKeepingSheet</name>
    <message numerus="yes">
        <source>%n part(s) are safe. What is not ticked yet is not kept if you stop now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stop and keep %n part(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop and keep nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is still being kept</source>
        <translation type="unfinished"></translation>
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
    <name>TakeInto</name>
    <message>
        <source>A new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follows what they sent before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same child named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same sender</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeOverSheet</name>
    <message numerus="yes">
        <source>%n exhibit(s), with the whole handling log.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ask them by telephone for the six words of the case’s founder before you take it over:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Keep it as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for you by {name} (as stated) at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you read what is added from here on; let your deputy in next. Send this receipt back to the former school:
{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over a case from another school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the case over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is your school’s now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy they made for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own file; the copy they made stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”, from {school}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakingOut</name>
    <message>
        <source>A DSL is taken out by two people: another reader signs at this desk, too.</source>
        <translation type="unfinished"></translation>
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
        <source>{name} can no longer read this file, nor what is added to it. Copies of the case taken earlier stay readable to them. That cannot be undone.</source>
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
        <source>Done: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {step}</source>
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
        <source>Pack {pack} handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page kept: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure begun: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure ended: {what}</source>
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
        <source>Stop question: No, before loading and before keeping. Grade {grade}</source>
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
        <source>Waiting: {step}</source>
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
    <name>TransferSheet</name>
    <message numerus="yes">
        <source>%n other pupil(s) stand in this case. Why does what concerns them go along?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A copy goes; this case stays and goes on here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By telephone: they read the six words out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the pupil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose their identity file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>How did you make sure that the key is theirs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity file of the DSL there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the copy for the next school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On what basis?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a receipt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how, also when you did not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the case to the next school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six words to compare with them by telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in it is locked for police, or the police have not been told yet. What is locked stays with this school and the police. Settle it with them first, or hand over a pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy for the next school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is made and read back whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy opens with the keys of its receiver and of this case’s readers. They take it over with keys of their own school, and send a signed receipt back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case cannot go to another school now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who receives it there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose case is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why does what concerns other pupils go along?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down the basis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down who decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down why, or hand over a redacted pack instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the copy to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stick, or a folder to send it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Designated Safeguarding Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made {time}, no receipt yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name and position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken over there at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their identity file, from “Who I am…”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what, how long, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}
Give it to {name}, and ask for the receipt. Until it is recorded here, nobody can show that the case arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {school}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished">Gadael</translation>
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
        <source>About to go from the screen? F8 asks, then seals a picture of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each case is one locked file. It goes nowhere by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the DSL or a deputy in person now. Unlock to write a text record of what you were told.</source>
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
        <source>It lies in the inbox of whoever unlocks here next: {names}. Unlock to keep the page too.</source>
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
        <source>Nothing was taken</source>
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
        <source>The screen is sealed on this computer, {time}</source>
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
    <name>UnsealSheet</name>
    <message>
        <source>A second person agrees; one of the two is the DSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
    <message>
        <source>Do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not look in order to find out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From what you know, and without looking:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came back as {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be called a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a category that is only for what stays locked. Change its classification first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays locked. Nothing is opened, and nobody looks in order to find out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for a second person. They are asked when they next open this case; you can close this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked by mistake?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it can come back: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the second holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One short question follows. Then two custody holders give its bytes back, as a new exhibit. Your answer is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the police’s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So it stays locked. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody says that it was a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sheet reads well. Now the second holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The police were told of it, so it is theirs to decide. Ask them, and record their answer with officer, force and reference. Then come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are beside me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They bring a custody sheet. Only they look at the screen while they type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a recovery sheet. A custody sheet is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first holder’s sheet again. Another one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two custody holders give the bytes back, as a new exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you know from before counts. Whoever does not know leaves it locked and asks the police.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why it was a mistake, or why you do not agree. It stands in the handling log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{old} stays locked, and its record stays. Lock the custody sheets away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs} was locked by mistake and comes back as a new exhibit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refs}: locked for police {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} All of these were locked together and come back together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsentSheet</name>
    <message numerus="yes">
        <source>%n sent drop(s) could not be put into the drop folder yet. That goes on while Evidence Desk runs, and the next time it is started.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sealed stays sealed on this computer, and what you typed is kept for you. Nobody has it until you send it.</source>
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
    <name>Vouching</name>
    <message>
        <source>File, Who I am. A name is typed by anybody; the words belong to the key alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them read the six words to you from their own program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They read me the same six words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick it when the words are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeighSheet</name>
    <message>
        <source>A fair pack shows both sides. Say what it bears on, not what you think of anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which way it points. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towards what is alleged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way does {ref} point?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way it points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it helps the person alleged; never leave it out unsaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed in packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref}: which way it points. Saved.</source>
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
    <name>WithdrawSheet</name>
    <message>
        <source>I added it by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves the sealed file, and nobody can open it. That something was taken back stays written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this back?</source>
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
        <source>%n late</source>
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
        <source>closed</source>
        <translation type="unfinished"></translation>
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
        <source>Is it about the DSL, a deputy or the head?</source>
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
    <name>_Answering</name>
    <message>
        <source>Noting it</source>
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
    <name>_Cases</name>
    <message>
        <source>Each case gets a new key of its own, and two people who read it agree. A case that has the new sheets is left alone, so this can be done again at any time. The open case is closed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old sheets are destroyed only when no case waits any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stands in the handling log of each case</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CopyRow</name>
    <message>
        <source>A second version, by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has what was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the same folder</source>
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
    <name>_PersonRow</name>
    <message>
        <source>words: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ReportForm</name>
    <message>
        <source>Give the time as well as the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded is undone; it can be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Cadw</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: today 9am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished">os yw&apos;n hysbys</translation>
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
    <name>_Shown</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Edition {number}, signed by {name} on {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the files of edition {number} to IT, to place them beside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long records are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words were not compared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in place yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six words of the DSL who signs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy it names is not the one in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URN {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then roles are printed “as stated”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_SideCard</name>
    <message numerus="yes">
        <source>%n entry(s) of its own</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exhibits: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked for police: {refs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that the other one has not.</source>
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
        <source>by {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
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
    <name>_View</name>
    <message>
        <source>Page of the pack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Which</name>
    <message>
        <source>Choose which sheets are made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custody sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One lost sheet opens nothing, but whoever finds it needs one more only. So all three of its kind are made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether two of the old custody sheets are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The custody key stays; the new sheets open what was locked before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a new custody key. What was locked before opens with the old sheets only: keep them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of the old custody sheets are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Asking for a time stamp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

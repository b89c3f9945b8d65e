"""What each kind of entry of the handling log means, in a sentence or two for people who have never seen one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.ui.log_words_looks import about_looks
from evidence_desk.ui.log_words_pages import about_chats, about_pages
from evidence_desk.ui.log_words_policy import about_policy

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def explain(kind: str) -> tuple[str, str]:
    """Return the name of a kind of entry and what it means; an unknown kind is named as it stands."""
    return {
        **_about_case(),
        **_about_packs(),
        **about_policy(),
        **about_looks(),
        **about_pages(),
        **_about_keys(),
        **_about_two_people(),
        **_about_the_sheets(),
        **_about_copies(),
        **_about_exhibits(),
        **about_chats(),
        **_about_what_is_locked(),
        **_about_the_stop_question(),
        **_about_the_file(),
    }.get(
        kind,
        (
            kind,
            translate(
                "Log",
                "An entry of a kind this version does not know. It was kept as it is; a newer version can read it.",
            ),
        ),
    )


def _about_case() -> dict[str, tuple[str, str]]:
    return {
        "case-created": (
            translate("Log", "Case opened"),
            translate(
                "Log",
                "The first entry. Everything after it is signed on top of it and cannot be taken out unseen.",
            ),
        ),
        "case-changed": (
            translate("Log", "Case changed"),
            translate(
                "Log", "A field of the case itself got a new value. The old one stands in earlier entries."
            ),
        ),
        "concern-recorded": (
            translate("Log", "Concern written down"),
            translate(
                "Log", "What is alleged, fact apart from opinion. Later entries add to it; none removes it."
            ),
        ),
        "person-added": (
            translate("Log", "Person added"),
            translate(
                "Log", "Somebody concerned became known to the case. Packs for others use the pseudonym."
            ),
        ),
        "person-changed": (
            translate("Log", "Person corrected"),
            translate(
                "Log",
                "What is known of somebody concerned was corrected. What stood before is in the earlier entries; "
                "the pseudonym stays.",
            ),
        ),
        "action-recorded": (
            translate("Log", "Action recorded"),
            translate(
                "Log",
                "Something that was done. The time it was done is as stated; the time of this entry is the computer's.",
            ),
        ),
    }


def _about_packs() -> dict[str, tuple[str, str]]:
    return {
        "pack-made": (
            translate("Log", "Pack made"),
            translate(
                "Log",
                "A pack was written. Its check sum stands here, so that a copy can be held against it later.",
            ),
        ),
        "pack-given": (
            translate("Log", "Pack given"),
            translate(
                "Log", "Who was given a copy of a pack, and on which basis. Later distribution lists name it."
            ),
        ),
        "handover-made": (
            translate("Log", "Hand-over made"),
            translate(
                "Log",
                "A pack, original files and their proofs left the case together. The check sum of the list of files "
                "stands here.",
            ),
        ),
        "proof-given": (
            translate("Log", "Proof given"),
            translate(
                "Log",
                "What shows, without the case, that one exhibit stands in it. It opens nothing else.",
            ),
        ),
        "exhibit-weighed": (
            translate("Log", "Bearing noted"),
            translate(
                "Log",
                "Which way an exhibit points: towards what is alleged, away from it, or both. The last note counts.",
            ),
        ),
        "enquiry-recorded": (
            translate("Log", "Enquiry recorded"),
            translate("Log", "Something was looked for. It says what came of it, or why nobody went on."),
        ),
    }


def _about_keys() -> dict[str, tuple[str, str]]:
    return {
        "person": (
            translate("Log", "Name bound to keys"),
            translate(
                "Log",
                "Says who holds which keys, so that signatures can be read as names. "
                "The role is as that person stated it.",
            ),
        ),
        "reader-removed": (
            translate("Log", "Reader removed"),
            translate(
                "Log",
                "From here on this person cannot read what is added. Copies taken earlier stay readable to them.",
            ),
        ),
        "epoch-began": (
            translate("Log", "New key"),
            translate(
                "Log", "From here on everything is encrypted to a new key that only remaining readers have."
            ),
        ),
        "reader-until": (
            translate("Log", "Time of a reader changed"),
            translate(
                "Log",
                "How long somebody reads this case. After that their own program opens it no more, and the next DSL "
                "or deputy who opens it gives the case new keys.",
            ),
        ),
        "key-vouched": (
            translate("Log", "Key made sure of"),
            translate(
                "Log",
                "Somebody compared a key with its holder, and says how. It is the word of one person about another’s.",
            ),
        ),
        "key-rotated": (
            translate("Log", "New keys of a person"),
            translate(
                "Log",
                "Somebody goes on with new keys. The old key signed this entry, the new one signed a proof in it.",
            ),
        ),
    }


def _about_two_people() -> dict[str, tuple[str, str]]:
    return {
        "two-people-asked": (
            translate("Log", "Second person asked"),
            translate("Log", "Something that needs two people. Nothing is done until another person agrees."),
        ),
        "two-people-agreed": (
            translate("Log", "Second person agreed"),
            translate("Log", "Signed with their own key. One of the two may now do it, once."),
        ),
        "two-people-ended": (
            translate("Log", "Not agreed"),
            translate("Log", "What was asked of a second person ended without being done."),
        ),
    }


def _about_the_sheets() -> dict[str, tuple[str, str]]:
    return {
        "school-keys": (
            translate("Log", "School keys fixed"),
            translate(
                "Log",
                "The public parts of the school's recovery and custody keys were written down. "
                "They stay the same for this case.",
            ),
        ),
        "school-keys-replaced": (
            translate("Log", "New sheets of the school"),
            translate(
                "Log",
                "The old recovery sheets read copies from before, and nothing that is added after this.",
            ),
        ),
        "recovery-began": (
            translate("Log", "Recovery begun"),
            translate(
                "Log", "One recovery sheet asked for somebody to be let in. It takes a second sheet to do it."
            ),
        ),
    }


def _about_copies() -> dict[str, tuple[str, str]]:
    return {
        "transfer-made": (
            translate("Log", "Copy for the next school"),
            translate(
                "Log",
                "A copy of the case was made for one person at a pupil’s next school. The two part after this.",
            ),
        ),
        "transfer-copied": (
            translate("Log", "Copy written"),
            translate(
                "Log", "The copy for the next school was written. Its check sum says which file it was."
            ),
        ),
        "transfer-received": (
            translate("Log", "Receipt of the next school"),
            translate(
                "Log", "Signed by the key the copy was made for. It says up to which entry it is there."
            ),
        ),
        "transfer-taken": (
            translate("Log", "Taken over by this school"),
            translate(
                "Log",
                "This is the copy that came from a former school. Its readers cannot read what is added after this.",
            ),
        ),
        "commit-merged": (
            translate("Log", "Commit of another copy joined"),
            translate(
                "Log",
                "Two copies of this case were written to. What stood in the other one follows, as it was signed there.",
            ),
        ),
        "entry-merged": (
            translate("Log", "Entry of another copy"),
            translate(
                "Log",
                "Word for word as its author signed it in the other copy. It counts here under their name and time.",
            ),
        ),
    }


def _about_exhibits() -> dict[str, tuple[str, str]]:
    return {
        "exhibit-added": (
            translate("Log", "Exhibit added"),
            translate(
                "Log",
                "The original was hashed, encrypted and written to the disk before this was said. "
                "The stop question came first.",
            ),
        ),
        "exhibit-described": (
            translate("Log", "Exhibit described"),
            translate("Log", "Caption, source or notes were written. The original file was not touched."),
        ),
        "exhibit-inspected": (
            translate("Log", "Exhibit inspected"),
            translate("Log", "A process without rights looked at the file's form. Nobody saw it for that."),
        ),
        "exhibit-classified": (
            translate("Log", "Exhibit classified"),
            translate(
                "Log",
                "How the school's policy classes it. This does not say that a crime happened. England & Wales.",
            ),
        ),
        "exhibit-damaged": (
            translate("Log", "Damage found"),
            translate("Log", "Stored bytes did not match what was signed. Nothing was repaired in place."),
        ),
        "exhibit-moved": (
            translate("Log", "Order changed"),
            translate("Log", "Only the order in lists changed. References never change."),
        ),
        "monitoring-marked": (
            translate("Log", "Monitoring record"),
            translate("Log", "Taken out of monitoring records, by the authority that is recorded for it."),
        ),
        "exhibit-viewed": (
            translate("Log", "Content looked at"),
            translate("Log", "Somebody pressed to see the content. Each looking is written down."),
        ),
        "exhibit-extracted": (
            translate("Log", "Original given out"),
            translate(
                "Log",
                "The original bytes were written out of the case. From there on this log cannot follow them.",
            ),
        ),
        "person-role": (
            translate("Log", "Part of a person"),
            translate("Log", "The part somebody has in this one exhibit; it says nothing about any other."),
        ),
        "person-role-removed": (
            translate("Log", "Part of a person taken back"),
            translate("Log", "The part no longer stands; that it did stands in an earlier entry."),
        ),
    }


def _about_what_is_locked() -> dict[str, tuple[str, str]]:
    return {
        "lock-mistaken": (
            translate("Log", "Locked by mistake"),
            translate(
                "Log", "Two people say so, without looking. Two custody holders can now give the bytes back."
            ),
        ),
        "locked-destroyed": (
            translate("Log", "Destroyed on police instruction"),
            translate(
                "Log",
                "Two people agreed to exactly what the officer named. The bytes are gone from this file; the entry "
                "keeps reference, hash and times.",
            ),
        ),
        "exhibit-returned": (
            translate("Log", "Given back from custody"),
            translate(
                "Log",
                "Two custody sheets opened the sealed copy. Its bytes stand in a new exhibit; "
                "the old one stays locked.",
            ),
        ),
        "exhibits-sealed": (
            translate("Log", "Locked for police"),
            translate(
                "Log",
                "No one can open these here any more. Nothing was deleted. The way out is the police's instruction.",
            ),
        ),
        "restricted-recorded": (
            translate("Log", "Text record made"),
            translate(
                "Log", "Material that must not be held was described in words. There is no attachment."
            ),
        ),
        "restricted-changed": (
            translate("Log", "Text record changed"),
            translate(
                "Log", "A field of a text-only record got new words. The old ones stand in earlier entries."
            ),
        ),
    }


def _about_the_stop_question() -> dict[str, tuple[str, str]]:
    return {
        "gate-stopped": (
            translate("Log", "Stopped at the stop question"),
            translate("Log", "The answer was Yes or Not sure, so nothing was read and nothing was kept."),
        ),
        "drop-item-answered": (
            translate("Log", "Stop question answered for an item sent in"),
            translate(
                "Log",
                "Whoever took the sealed drop over answered it too, before anybody here could look at the item.",
            ),
        ),
        "drop-item-stopped": (
            translate("Log", "An item sent in was stopped"),
            translate(
                "Log",
                "The answer was Yes or Not sure, so the item was not opened and not taken in. "
                "The police are to be told.",
            ),
        ),
        "picture-answered": (
            translate("Log", "Stop question answered for a held picture"),
            translate(
                "Log",
                "A category or trigger asked about every picture held. It was answered without showing it.",
            ),
        ),
    }


def _about_the_file() -> dict[str, tuple[str, str]]:
    return {
        "tail-set-aside": (
            translate("Log", "Unfinished writing set aside"),
            translate(
                "Log",
                "Bytes after the last saved entry, from a power cut or added later, now stand in a file beside it.",
            ),
        ),
        "lock-broken": (
            translate("Log", "Lock broken"),
            translate(
                "Log",
                "Another computer had the case open for writing and fell silent; somebody went on without it.",
            ),
        ),
        "older-copy-accepted": (
            translate("Log", "Older copy accepted"),
            translate(
                "Log",
                "This device had seen a newer state of the case. Somebody went on with this copy on purpose.",
            ),
        ),
        "clock-jumped": (
            translate("Log", "Clock moved"),
            translate(
                "Log", "This computer's clock did not go on as it should. Times near this entry need care."
            ),
        ),
        "entry-removed": (
            translate("Log", "Entry removed"),
            translate(
                "Log", "Its place is kept so that nothing can go missing unseen; its words were erased later."
            ),
        ),
    }

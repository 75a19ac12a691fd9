//! The proposal page.

use domain::section::{Section, Sharing};
use domain::view::{Audience, ConsultedReader, Onwards, Turn};

pub const YOU: &str = "You";
pub const SKIP: &str = "Skip to the text of the path";
pub const PHASES: &str = "Phases of the path";
pub const KEYS: &str = "Next section: Alt + Page down";
pub const BESIDE: &str = "Guide and history";
pub const GUIDE: &str = "Guide";
pub const HISTORY: &str = "History";
pub const VERSIONS: &str = "Versions";
pub const NO_VERSIONS: &str = "No version yet. When both have signed and it is submitted, the text is pinned here as version 1.";
pub const READ_ALOUD: &str = "Announce what others write to my screen reader";
pub const HERE: &str = "Here now";
pub const RENAME: &str = "Rename";
pub const RENAME_LABEL: &str = "Name of the path";
pub const SAVE: &str = "Save";
pub const SHARE_LABEL: &str = "Who sees this section";

pub const STARTED: &str = "Started";
/// The framework it is written against, and whether there is a newer one.
pub fn adopt(newest: u32) -> String {
    format!("Switch to version {newest}")
}
pub fn framework(version: u32, newest: u32) -> String {
    let pinned = format!("framework version {version}");
    if newest > version { format!("{pinned} (version {newest} is in force)") } else { pinned }
}
pub fn with(manager: &str) -> String {
    format!("with {manager}")
}

/// Who reads a section now, and who will after the next step. Whoever was asked about it is named.
pub fn audience(
    (audience, onwards): (&Audience, Onwards),
    sharing: Sharing,
    mine: Mine,
    other: &str,
    consulted: &[ConsultedReader],
) -> String {
    let asked = consulted.iter().map(asked).collect::<Vec<_>>();
    let with = |first: &[&str]| list(first.iter().map(|name| (*name).to_owned()).chain(asked.iter().cloned()).collect());
    let now = match (audience, mine) {
        (Audience::EmployeeAlone, Mine::Yes) if asked.is_empty() => "Only you".to_owned(),
        (Audience::EmployeeAlone, Mine::Yes) => with(&[YOU]),
        (Audience::EmployeeAlone, Mine::No) if asked.is_empty() => format!("Only {other}"),
        (Audience::EmployeeAlone, Mine::No) => with(&[other]),
        (Audience::Pair, Mine::Yes) if sharing == Sharing::Reading => format!("{}; {other} to read", with(&[YOU])),
        (Audience::Pair, _) => with(&[YOU, other]),
        (Audience::PairAndLeadership, _) => return format!("{}; leadership, who read the pinned version", with(&[YOU, other])),
    };
    let then = match (audience, onwards, mine) {
        (Audience::EmployeeAlone, Onwards::Submission, Mine::Yes) => format!("{other} once you share it"),
        (Audience::EmployeeAlone, Onwards::Submission, Mine::No) => "you once it is shared".to_owned(),
        (Audience::EmployeeAlone, Onwards::NextSubmission, Mine::Yes) => {
            format!("{other} and leadership have the version that you submitted")
        }
        (Audience::EmployeeAlone, Onwards::NextSubmission, Mine::No) => {
            "you and leadership have the version that was submitted".to_owned()
        }
        (_, Onwards::Submission, Mine::Yes) => "leadership after you submit".to_owned(),
        (_, Onwards::Submission, Mine::No) => "leadership once it is submitted".to_owned(),
        (_, Onwards::NextSubmission, _) => {
            "leadership has read the submitted version, and reads this one once it is submitted too".to_owned()
        }
        (_, Onwards::Nobody, _) => "nobody else".to_owned(),
    };
    format!("{now} · {then}")
}

/// Somebody who reads a part of a section to answer: `Priya Raman (about one question, until 9 December 2026)`.
fn asked(reader: &ConsultedReader) -> String {
    let about = if reader.questions == 1 { "one question".to_owned() } else { format!("{} questions", reader.questions) };
    let until = reader.until.map_or_else(|| "answered".to_owned(), |day| format!("until {}", super::dates::day(day)));
    format!("{} (about {about}, {until})", reader.person.name)
}

/// `You, Ines and Priya`.
fn list(mut names: Vec<String>) -> String {
    match names.pop() {
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
        None => String::new(),
    }
}

/// Whether the page is the reader's own path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mine {
    /// Theirs.
    Yes,
    /// Somebody's whom they support.
    No,
}

/// Whose turn, and how much is left, under a phase.
pub fn turn(turn: Turn, left: u32, employee: &str, manager: &str) -> String {
    let who = match turn {
        Turn::Yours => "Your turn",
        Turn::Employees => employee,
        Turn::Managers => manager,
        Turn::Together => "Together",
        Turn::Leaderships => "Leadership",
        Turn::Stakeholders => "Those who were asked",
        Turn::Nobodys => "",
    };
    match (who, left) {
        ("", 0) => String::new(),
        ("", left) => format!("{left} left"),
        (who, 0) => who.to_owned(),
        (who, left) => format!("{who} · {left} left"),
    }
}

pub fn private(employee: &str, section: Section) -> String {
    format!("{employee} has not shared “{}” with you yet.", super::names::section(section))
}
pub const PRIVATE_MORE: &str = "That is theirs to decide. Ask what would help, rather than when it will be ready.";

pub mod sharing {
    //! Sharing several sections at once.

    pub const SEVERAL: &str = "Share several sections";
    pub const WHICH: &str = "Sections";
    pub const HOW: &str = "What your manager may do";
    pub fn start_alone(manager: &str) -> String {
        format!("“Start” stays in your words: {manager} can only read it.")
    }
    pub const SHARE: &str = "Share";
}

pub mod presence {
    //! Who is here.

    pub fn here(name: &str) -> String {
        format!("{name} is here")
    }
    pub fn left(name: &str) -> String {
        format!("{name} has left")
    }
    pub fn typing(name: &str) -> String {
        format!("{name} is writing…")
    }
    pub const YOU: &str = "You";
}

pub mod sync {
    //! Whether it is saved.

    pub const LABEL: &str = "Whether your writing is saved";
    pub const SAVED: &str = "Saved";
    pub const SAVING: &str = "Saving…";
    pub const RECONNECTING: &str = "Reconnecting";
    pub fn offline(changes: u32) -> String {
        let changes = super::super::count(changes as usize, "change", "changes");
        format!("Offline, kept on this device ({changes})")
    }
    pub fn cannot_save(reason: &str) -> String {
        format!("Cannot save: {reason}")
    }
    pub const REFUSED: &str = "This could not be saved";
    pub const REFUSED_MORE: &str =
        "The section was closed for writing while you wrote. Here is what you wrote, so that you can keep it:";
    pub const COPIED: &str = "I have copied it";
}

pub mod news {
    //! What leadership has done while the path lies open.

    use domain::state::State;

    pub const READ: &str = "Go to the decision";
    /// What there is to say; nothing of what the pair does itself.
    pub fn of(state: State) -> Option<&'static str> {
        match state {
            State::InReview => Some("Leadership has begun to read this path."),
            State::Approved => Some("Leadership has approved this path."),
            State::Declined => Some("Leadership has declined this path, and says why."),
            State::ModificationsRequested => Some("Leadership asks for changes to this path."),
            _ => None,
        }
    }
}

pub mod start {
    //! The first section.

    pub const RULES: &str = "What this is for, and how we go about it";
    pub const GOALS: [&str; 4] = [
        "You can plan a future here, and see that somebody listens.",
        "What you want and what the organization needs are brought together, openly.",
        "Your manager learns how to support you in particular, not just people in general.",
        "The organization learns in good time which people it will need.",
    ];
    pub const GUIDELINES: [&str; 3] = [
        "The employee owns the path and leads. What you wish for, prefer and need belongs in it, in your words.",
        "The manager helps, asks and advises. It is not theirs to write somebody else's goals.",
        "Everybody takes the same steps. Leadership sees a path once every step is complete.",
    ];
    pub const GOALS_TITLE: &str = "Four goals";
    pub const GUIDELINES_TITLE: &str = "Three rules";
    pub const AGREE: &str = "I have read this and agree";
    pub fn agreed(who: &str, when: &str) -> String {
        format!("{who} agreed {when}")
    }
    pub fn not_agreed(who: &str) -> String {
        format!("{who}: not yet")
    }
    pub const TODAY: &str = "What is your role today, at which level, and since when?";
    pub const STRENGTHS: &str = "What are you good at?";
    pub const DRIVES: &str = "What drives you, and what difference does your work make?";
    pub const NEEDS: &str = "What do you need in order to do it well?";
    pub const WRITE: &str = "Write here";
}

pub mod objectives {
    //! Where I want to go.

    use domain::content::TargetKind;

    pub const BEYOND: &str = "Apart from your role today, where do you want your work to take you?";
    pub const FIVE_YEARS: &str = "Picture yourself in five years, here or elsewhere. What is the job?";
    pub const GOALS: &str = "Goals";
    pub const GOALS_HINT: &str = "At least one for about a year, and one for later.";
    pub const GOAL: &str = "Goal";
    pub const TERM: &str = "When";
    pub const ADD_GOAL: &str = "Add a goal";
    pub const TARGET: &str = "Where the path leads";
    /// What a direction asks for, and what it leaves to choice.
    pub fn asks(kind: TargetKind) -> [&'static str; 2] {
        match kind {
            TargetKind::Up | TargetKind::Lateral => {
                ["Needed: the role, its job description, and both your assessments against what the role expects.", ""]
            }
            TargetKind::TakeOnManagement => [
                "Needed: both your assessments, against what the role expects and what managing people adds to it.",
                "Not needed: another role. A job description is needed only where the framework does not say what managing people adds.",
            ],
            TargetKind::Deepen => [
                "Needed: goals, and milestones that serve them.",
                "Not needed: another role or a job description. Whether you are both to rate today's role is your choice.",
            ],
            TargetKind::LayDownManagement => [
                "Needed: goals, and milestones that serve them. The level stays.",
                "Not needed: another role or a job description. Whether you are both to rate today's role, without managing people, is your \
                 choice.",
            ],
            TargetKind::Stay => [
                "Needed: goals, and milestones that serve them. Staying is worth as much as going on.",
                "Not needed: another role or a job description. Whether you are both to rate today's role is your choice.",
            ],
            TargetKind::Outside => [
                "Needed: what it is, in your own words; goals, and milestones that serve them.",
                "Not needed: a role of the framework, a job description or assessments. If you write a job description, you may rate \
                 against it.",
            ],
        }
    }
    pub const TODAYS_ROLE: &str = "Today's role";
    pub const WHICH_TODAY: &str = "Not said yet";
    pub const TODAYS_ROLE_MANAGING: &str = "Today's role, and managing people";
    pub const OUTSIDE_TITLE: &str = "What is it, in your own words?";
    pub const KIND: &str = "Direction";
    pub const ROLE: &str = "Role";
    pub const NEW_ROLE: &str = "A role that does not exist yet";
    pub const ROLE_TITLE: &str = "What would that role be called?";
    pub const EXPECTED: &str = "What this role expects";
    pub const ON_THE_MAP: &str = "Choose on the map";
    pub const AIM: &str = "Make it my target";
    pub const LEAVE: &str = "Keep it as it is";

    /// A role was chosen elsewhere; nothing is changed yet.
    pub fn chosen(title: &str) -> String {
        format!("You chose {title} on the map.")
    }
    /// The role that was chosen elsewhere is none of the version that the path is written against.
    pub fn not_there(version: u32) -> String {
        format!(
            "The role that you chose is not in version {version} of the framework, which this path was started with, so the path cannot aim \
             for it as it is."
        )
    }
    /// A newer version may have it.
    pub fn go_on(newest: u32) -> String {
        format!("You can switch to version {newest}, which is in force now, and then choose the role.")
    }
    /// Moving to another version is the employee's decision.
    pub fn employee_can_go_on(employee: &str, newest: u32) -> String {
        format!("{employee} can switch to version {newest}, which is in force now. Then the role can be chosen.")
    }
    pub const DESCRIBE: &str =
        "Or leave the role at “A role that does not exist yet”, say what it would be called, and describe the job below.";
    pub const JOB: &str = "Job description";
    pub const JOB_HINT: &str = "One clause for each thing the role does. They are walked through one by one later.";
    pub const JOB_BY_CHOICE: &str =
        "Not needed in this direction. What is written here is walked through clause by clause, as for every other path.";
    pub const CLAUSE: &str = "Clause";
    pub const ADD_CLAUSE: &str = "Add a clause";
}

pub mod connection {
    //! What it serves.

    pub const GOALS: &str = "What each goal serves";
    pub const NO_GOALS: &str =
        "Goals are written under Objectives. They appear here, to be linked with what the organization wants.";
    pub const TO_OBJECTIVES: &str = "Write goals";
    pub const SERVES: &str = "Serves";
    pub const LEFT_OPEN: &str = "Left open for now";
    pub const VALUE: &str = "What value does it create?";
    pub const ROUND: &str = "Consultations";
    pub const ROUND_HINT: &str = "One question to one person, asked only after the employee agrees. They read the goals, the direction, \
         the role aimed at and the job description as they stand at that moment, and nothing else. Leadership reads question and answer with the submission.";
    pub const WHAT_THEY_READ: &str = "What they read";
    pub const DEFAULT_QUESTION: &str = "Would you support this, and which need would it serve?";
    pub const NOBODY: &str = "Nobody has been asked yet.";
    pub const ASK: &str = "Ask somebody";
    pub const WHOM: &str = "Whom";
    pub const QUESTION: &str = "Question";
    pub const UNTIL: &str = "Answer by";
    /// Before a day as people say it: `due in 3 days`.
    pub const DUE: &str = "due";
    pub const DUE_FIRST: &str = "Due";
    pub const PROPOSE: &str = "Propose to ask";
    pub const CONSENT: &str = "Yes, ask";
    pub const REFUSE: &str = "No, do not ask";
    pub const CLOSE: &str = "Close without an answer";
    pub const CLOSE_REASON: &str = "Why is it closed?";
    pub fn proposed(asker: &str, stakeholder: &str) -> String {
        format!("{asker} would like to ask {stakeholder}")
    }
    pub fn asked(stakeholder: &str) -> String {
        format!("{stakeholder} was asked")
    }
    pub fn answered(stakeholder: &str) -> String {
        format!("{stakeholder} answered")
    }
    pub fn refused(stakeholder: &str) -> String {
        format!("{stakeholder} is not asked: no consent")
    }
    pub fn closed(stakeholder: &str) -> String {
        format!("The question to {stakeholder} was closed")
    }
    pub const WAITING_CONSENT: &str = "Waiting for consent";
}

pub mod alignment {
    //! The walk through the job description.

    pub const BEGIN: &str = "Begin the walk-through";
    pub const BEGIN_LEAD: &str =
        "Take the job description clause by clause, together: what fits, what fits with a change, what does not.";
    pub const BEGIN_WITHOUT: &str = "Continue";
    pub const BEGIN_WITHOUT_LEAD: &str =
        "This direction needs no job description, and none is written: there is nothing to walk through.";
    pub const NOTHING_TO_WALK: &str = "This direction needs no job description. If one is written, it is walked through here.";
    pub const NO_CLAUSES: &str = "The job description is written under Objectives, clause by clause.";
    pub const TO_JOB: &str = "Write the job description";
    pub const VERDICT: &str = "How does this clause fit what the organization needs?";
    pub const FEEDBACK: &str = "What was said about it";
    pub const FEEDBACK_NEEDED: &str = "A clause that does not fit as it stands needs a reason: write what was said about it.";
    /// Above a clause whose verdict is about other words.
    pub fn reworded(verdict: &str) -> String {
        format!("This clause was reworded after its verdict, “{verdict}”. Read it again: confirm the verdict, or choose another.")
    }
    pub const CONFIRM: &str = "It still holds";
    pub const JOB_REWORDED: &str = "The job description was changed after it was accepted, so the acceptance no longer counts. Read it again and confirm it.";
    pub const ACCEPT_AGAIN: &str = "It stands as it is now";
    pub const DECISION: &str = "Does the job description stand?";
    pub const DECISION_HINT: &str = "The employee decides, after the walk-through.";
    pub const ACCEPT: &str = "It stands";
    pub const MODIFY: &str = "Modify it further";
    pub const OPEN: &str = "Not decided yet.";
}

pub mod gaps {
    //! What is missing.

    use domain::assessment::Side;

    pub const BEGIN: &str = "Begin the assessments";
    pub const BEGIN_LEAD: &str = "Each of you rates alone how far the role is met. Nobody, whatever their role, reads an assessment before \
         both are sealed. It takes both of you to begin.";
    pub const BEGIN_QUESTION: &str = "Begin the assessments?";
    /// What beginning does, before it is done.
    pub fn begin_more(other: &str) -> String {
        format!(
            "What the role expects is fixed as it stands now: neither another target nor a new version of the framework moves it. \
             It begins once {other} agrees too. Until somebody has rated, either of you can call it off and change the target."
        )
    }
    pub const AGREE: &str = "Agree and begin";
    pub const AGREE_MORE: &str = "What the role expects is fixed as it stands now: neither another target nor a new version of the \
         framework moves it. Until somebody has rated, either of you can call it off and change the target.";
    pub fn wanted(other: &str) -> String {
        format!("{other} would like to begin the assessments.")
    }
    pub fn waiting(other: &str) -> String {
        format!("You would like to begin. The assessments begin when {other} agrees.")
    }
    pub const TAKE_BACK: &str = "Take it back";
    pub const DECLINE: &str = "Not yet";
    pub const CALL_OFF: &str = "Call the assessments off";
    pub const CALL_OFF_QUESTION: &str = "Call the assessments off?";
    pub const CALL_OFF_MORE: &str = "Nobody has rated yet. What is rated is open again, the target can be changed, and it takes both of \
         you to begin anew.";
    pub const NOT_YET: &str = "The assessments begin after the walk through the job description.";
    pub const CHANGED: &str = "The target was changed after the assessments began: what is rated is not what it expects now.";
    pub const CHANGED_MORE: &str = "Choose the earlier target again, or pin what this one expects. Ratings stay wherever the same is \
         expected. Whatever else it expects, each of you rates alone, and both open when both are sealed.";
    pub const REPIN: &str = "Pin what it expects now";
    pub const REPIN_QUESTION: &str = "Pin what the target expects now?";
    pub const KEPT: &str = "Sealed before, and the target expects the same: this answer stays.";
    pub const EARLIER: &str = "What you wrote for the target before";
    pub const EARLIER_MORE: &str = "Only you can read this. It comes back if the target becomes that one again.";
    pub const BY_CHOICE: &str = "In this direction assessments are optional: begin them, or let the employee continue without.";
    pub const SKIP: &str = "Continue without assessments";
    pub const SKIPPED: &str = "Nothing is rated on this path. Milestones serve the goals.";
    pub const RATE_AFTER_ALL: &str = "Rate after all";
    pub const MINE: &str = "Your assessment";
    pub const MINE_LEAD: &str = "Only you can read this until both are sealed.";
    pub const EXPECTED: &str = "Expected";
    pub const HOW_FAR: &str = "How far is it met?";
    /// What the answer rests on: the employee speaks of themselves, the manager of somebody else.
    pub fn evidence(side: Side) -> &'static str {
        match side {
            Side::Employee => "What have you done that shows this?",
            Side::Manager => "What have you seen that shows this?",
        }
    }
    pub const EVIDENCE_HINT: &str = "Which project, when, what went well, what did not. You need it before you can seal.";
    pub const ROADBLOCK: &str = "What stood in the way?";
    pub const SEAL: &str = "Seal my assessment";
    pub const SEAL_QUESTION: &str = "Seal your assessment?";
    pub const SEAL_MORE: &str = "After that it cannot be changed. When both are sealed, both open at the same moment.";
    pub const SEALED: &str = "You have sealed your assessment.";
    pub fn other_sealed(name: &str) -> String {
        format!("{name} has sealed.")
    }
    pub fn other_open(name: &str) -> String {
        format!("{name} is still rating.")
    }
    pub fn rated(done: usize, all: usize, without: usize) -> String {
        let rated = format!("{done} of {all} rated");
        if without == 0 { rated } else { format!("{rated} · {without} without evidence") }
    }
    /// Above the list of what keeps an assessment from being sealed.
    pub const LACKS: &str = "Every answer needs evidence before you can seal. Still missing:";
    pub fn lacks(title: &str, evidence: bool) -> String {
        if evidence {
            format!("{title}: write the evidence")
        } else {
            format!("{title}: choose an answer, and write the evidence")
        }
    }
    pub const NO_EVIDENCE: &str = "Evidence is still missing.";
    pub const SEALED_BY_ME: &str = "What you sealed";
    pub const SAVED: &str = "Saved";
    pub const SAVING: &str = "Saving…";
    pub const NOT_SAVED: &str = "Not saved yet. Your text is still here; it is tried again when the server can be reached.";
    pub const BOTH: &str = "Both assessments";
    /// Why opened ratings are not shown now. `employee` is `You` or a first name.
    pub fn held_back(employee: &str) -> String {
        let who = if employee == super::YOU { "you are" } else { &format!("{employee} is") };
        format!(
            "The ratings of this path are not shown at the moment: {who} being rated for another path, and last time's answers should \
             not steer this time's. They come back, for everybody who could read them, once both have sealed there."
        )
    }
    pub const DIFFER: &str = "You see this differently";
    pub const DIFFER_PROMPT: &str = "Ask each other for one situation you both remember.";
    pub const ROADBLOCK_PROMPT: &str = "There was no occasion to show it. Which milestone could make one?";
    pub const NO_ANSWER: &str = "No answer";
    pub const FOCUS: &str = "Focus";
    /// How much to choose, and what it is for.
    pub fn focus_hint(least: u32, most: u32) -> String {
        format!("Choose {} to work on.", super::super::gate::how_many(least, most))
    }
    pub const FOCUS_FULL: &str = "Three are chosen. That is as many as fit beside the job: to choose another, remove one first.";
    pub const FOCUS_TOO_MANY: &str = "More than three are chosen. Remove what can wait.";
    pub const SUMMARY: &str = "What do you both see?";
    pub const GOALS: &str = "Performance goals";
    pub const GOALS_HINT: &str = "What the role aimed at needs to see in results.";
    pub const GOAL: &str = "Performance goal";
    pub const ADD_GOAL: &str = "Add a performance goal";
}

pub mod milestones {
    //! How to get there.

    pub const ONE: &str = "Milestone";
    pub const EMPTY: &str = "No milestone yet";
    pub const EMPTY_MORE: &str =
        "A milestone is something a third person could see: a measure, where it stands, where it will be, and by when.";
    pub const ADD: &str = "Add a milestone";
    pub const TITLE: &str = "What is reached?";
    pub const MEASURE: &str = "How will you know it is done?";
    pub const FROM: &str = "Today";
    pub const TO: &str = "Goal";
    pub const DUE: &str = "By";
    pub const KIND: &str = "How";
    pub const GAP: &str = "Closes the gap in";
    pub const GOAL_SERVED: &str = "Serves the goal";
    pub const OWNER: &str = "Responsible";
    pub const CONFIRMER: &str = "Confirmed by";
    pub const CONFIRMER_HINT: &str =
        "Somebody other than the person responsible confirms it, so that another pair of eyes has seen it reached.";
    pub const SAME_PARTY: &str = "The person responsible cannot also confirm it. Choose somebody else for one of the two.";
    pub fn uncovered(focus: &str) -> String {
        format!("No milestone closes the gap in “{focus}” yet.")
    }
    pub const ROUND: &str = "What would prepare you best?";
    pub const ROUND_HINT: &str = "Ask those who know the role which training, goals and milestones would prepare the employee. Once the \
         employee agrees they read what is aimed at, where there is a gap, the focus, the performance goals and the milestones as they \
         stand at that moment: no rating, no evidence, and nothing else. Leadership reads question and answer with the submission.";
    pub const ROUND_LATER: &str = "These questions are asked once the assessments are open and milestones are being written.";
    pub fn default_question(employee: &str) -> String {
        format!("Which training, goals and milestones would prepare {employee} best?")
    }
    pub fn summary(start: &str, target: &str) -> String {
        match (start.is_empty(), target.is_empty()) {
            (false, false) => format!("{start} → {target}"),
            (true, false) => target.to_owned(),
            _ => start.to_owned(),
        }
    }
}

pub mod submission {
    //! Both sign.

    pub const SIGN: &str = "Sign";
    pub const SIGN_LEAD: &str = "You sign exactly the text above. If it changes before the other signs too, both sign again.";
    pub const SIGNATURES: &str = "Signatures";
    pub const NOT_SIGNED: &str = "Not signed yet";
    pub const VOID: &str = "The text changed since: sign again";
    pub fn signed(when: &str) -> String {
        format!("Signed {when}")
    }
    pub const REOPEN: &str = "Take back the signatures and keep writing";
    pub const SUBMIT: &str = "Submit to leadership";
    pub const SUBMIT_QUESTION: &str = "Submit it to leadership?";
    pub const SUBMIT_MORE: &str = "The text is pinned as a numbered version and the draft stays closed until leadership has answered. \
         Nothing in it is a promise before that.";
    pub const READY: &str = "Both have signed. The text is closed until it is submitted or taken back.";
    pub const WAIT_SUBMIT: &str = "The employee submits it.";
    pub const DONE: &str = "Submitted. What was signed is pinned and cannot change.";
    pub const LATER: &str = "Signing comes once the milestones are written, after the assessments where there are any.";
    pub fn read_version(number: u32) -> String {
        format!("Read version {number}")
    }
}

pub mod decision {
    //! Leadership's answer.

    pub const NOT_YET: &str = "Leadership answers here, with a reason, once the path is submitted.";
    pub const SUBMITTED: &str = "Leadership has it. Nobody has begun to read yet.";
    pub const IN_REVIEW: &str = "A reviewer is reading. You see the decision with its reason as soon as it is made.";
    pub const PATH: &str = "Another way";
    pub fn on_version(number: u32) -> String {
        format!("on version {number}")
    }
}

pub mod reconvene {
    //! Change requests, one by one.

    pub const NOT_NOW: &str = "If leadership asks for changes, you answer them here together, one by one.";
    pub const UNSENT: &str = "You were writing an answer too. It was not sent:";
    pub const BEGIN: &str = "Open the text again";
    pub const BEGIN_LEAD: &str = "Meet, read what is asked for, then open the text and answer each request.";
    pub fn asks(name: &str) -> String {
        format!("{name} asks")
    }
    pub const TO_PASSAGE: &str = "Go to the passage";
    pub const HOW: &str = "Your answer";
    pub const RESOLVED: &str = "We changed it";
    pub const DISPUTED: &str = "We keep it";
    pub const NOTE: &str = "What did you change, or why do you keep it?";
    pub const ANSWER: &str = "Save the answer";
    pub const ALL_DONE: &str = "Every request has an answer. Sign again, then submit the new version.";
    pub const TO_SUBMISSION: &str = "Go to the signatures";
    pub const WITH_APPROVAL: &str = "Leadership approved and asked for these changes. Answer each one here while you are on the path: \
         say what you changed in how you go on, or why you keep it. Leadership reads the answers.";
    pub const ALL_DONE_ON_PATH: &str = "Every request has an answer. Leadership can read them.";
}

pub mod path {
    //! On the way.

    pub const NOT_YET: &str = "Once it is approved, you set out from here.";
    pub const APPROVED: &str = "Approved. Set out when you are ready.";
    pub const ACTIVATE: &str = "Set out";
    pub const PAUSE: &str = "Pause";
    pub const RESUME: &str = "Resume";
    pub const COMPLETE: &str = "I have arrived";
    pub const COMPLETE_QUESTION: &str = "Have you arrived?";
    /// The question before the end, where something is unconfirmed.
    pub const UNCONFIRMED: &str = "Nobody has confirmed these milestones. You can arrive all the same; the history then says how many \
         there were.";
    /// Requests that came with the approval.
    pub fn open_requests(open: usize) -> String {
        let requests = super::super::count(open, "change request", "change requests");
        format!("Leadership asked for something with its approval: {requests} without an answer. Answer before you arrive.")
    }
    pub const TO_REQUESTS: &str = "Go to the requests";
    pub const PAUSED: &str = "Paused. Nothing is lost, and you can resume at any time.";
    pub const COMPLETED: &str = "Completed.";
    pub const DECLINED: &str = "This path was declined. The reason and another way stand under Decision.";
    pub const WITHDRAWN: &str = "Withdrawn.";
    pub const WITHDRAW: &str = "Withdraw this path";
    pub const WITHDRAW_MORE: &str = "It ends here and cannot be opened again. You and your manager can still read it.";
    pub const WITHDRAW_REASON: &str = "Why, if you want to say so? You owe nobody a reason.";
    pub const WITHDRAW_BUTTON: &str = "Withdraw it";
}

pub mod list {
    //! Lists whose items can be moved.

    pub fn up(what: &str) -> String {
        format!("Move up: {what}")
    }
    pub fn down(what: &str) -> String {
        format!("Move down: {what}")
    }
    pub fn remove(what: &str) -> String {
        format!("Remove: {what}")
    }
    pub fn numbered(what: &str, number: usize) -> String {
        format!("{what} {number}")
    }
    pub fn removed(what: &str) -> String {
        format!("{what} is removed.")
    }
    pub const UNDO: &str = "Bring it back";
}

/// The main action, before the name of a phase.
pub const GO_ON: &str = "Continue:";
/// Read aloud behind the name of a phase that is done.
pub const DONE: &str = ", done";
/// Read aloud behind the name of the phase at which the path stands.
pub const STANDS: &str = ", current step";
/// Read aloud behind the name of a phase that was passed with something left in it.
pub const LEFT: &str = ", not finished";

#[cfg(test)]
mod tests {
    use super::*;
    use domain::content::{Demand, TargetKind};
    use domain::people::PersonSummary;
    use domain::time::Date;

    fn reader(name: &str, questions: u32, until: Option<&str>) -> ConsultedReader {
        let id = name.to_ascii_lowercase().replace(' ', "-").parse().unwrap();
        let person = PersonSummary { id, name: name.to_owned(), title: String::new() };
        ConsultedReader { person, questions, until: until.and_then(|day| Date::parse(day).ok()) }
    }

    #[test]
    fn whoever_reads_a_section_to_answer_is_named_in_its_sentence() {
        let asked = [reader("Priya Raman", 1, Some("2026-12-09"))];
        let say = |audience, sharing, mine| super::audience((audience, Onwards::Submission), sharing, mine, "Ines", &asked);
        let priya = "Priya Raman (about one question, until 9 December 2026)";
        let (writing, alone) = (Sharing::Writing, Sharing::Private);
        assert_eq!(say(&Audience::Pair, writing, Mine::Yes), format!("You, Ines and {priya} · leadership after you submit"));
        assert_eq!(say(&Audience::EmployeeAlone, alone, Mine::Yes), format!("You and {priya} · Ines once you share it"));
        assert!(say(&Audience::EmployeeAlone, alone, Mine::No).starts_with(&format!("Ines and {priya}")));
        assert!(say(&Audience::PairAndLeadership, writing, Mine::No).contains(priya));
        let both = [reader("Priya Raman", 2, None), reader("Noor Haas", 1, None)];
        let said = super::audience((&Audience::Pair, Onwards::Submission), writing, Mine::Yes, "Ines", &both);
        assert!(
            said.starts_with("You, Ines, Priya Raman (about 2 questions, answered) and Noor Haas (about one question, answered)")
        );
    }

    #[test]
    fn without_a_question_the_sentence_names_the_pair() {
        let say = |audience, sharing, mine| super::audience((audience, Onwards::Submission), sharing, mine, "Ines", &[]);
        assert_eq!(say(&Audience::EmployeeAlone, Sharing::Private, Mine::Yes), "Only you · Ines once you share it");
        assert_eq!(say(&Audience::Pair, Sharing::Writing, Mine::No), "You and Ines · leadership once it is submitted");
    }

    #[test]
    fn every_direction_says_what_it_leaves_to_choice() {
        for kind in TargetKind::ALL {
            let [needed, left] = objectives::asks(kind);
            assert!(needed.starts_with("Needed: "), "{kind:?}");
            let demands = kind.demands();
            assert_eq!(left.contains("job description"), demands.job_description == Demand::ByChoice, "{kind:?}: {left}");
            assert_eq!(needed.contains("assessments"), demands.rating == Demand::Needed, "{kind:?}: {needed}");
        }
    }
}

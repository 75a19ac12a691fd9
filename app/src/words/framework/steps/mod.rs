//! The guided steps.

pub mod comments;
pub mod competencies;
pub mod levels;
pub mod litmus;
pub mod philosophy;
pub mod project;
pub mod publish;
pub mod roadblocks;
pub mod roles;

/// All of them.
pub const TITLE: &str = "Guided steps";
/// What they are for.
pub const LEAD: &str = "Nine steps from what you believe about growing to a published framework. Take them in the order that suits you, and \
                        leave any of them for later. The matrix is always one key away.";
pub const NAVIGATION: &str = "Steps";
pub const MATRIX_KEY: &str = "Alt + M";
pub const TO_THE_MATRIX: &str = "To the matrix";
pub const WHY: &str = "Why this is asked";
pub const NEXT: &str = "Next step:";
pub const GO_ON: &str = "Continue:";
pub const NOT_BEGUN: &str = "Not begun";
pub const DONE: &str = "Done";
pub const NOTHING_FOUND: &str = "Nothing to look at";
pub const NOTHING_HINDERS: &str = "Nothing to fix";
pub const ONLY_OWNERS: &str = "Only those who write the framework work here";
pub const ONLY_OWNERS_MORE: &str = "What is published is open to everybody.";
pub const TO_THE_FRAMEWORK: &str = "Read the framework";

/// The names, sentences and reasons of a step.
pub struct Said {
    /// Its name.
    pub name: &'static str,
    /// What is done there, in a sentence.
    pub lead: &'static str,
    /// Why it is asked.
    pub why: &'static str,
}

/// What is open in a step.
pub fn open(count: usize) -> String {
    format!("{count} open")
}

/// How much advice there is.
pub fn advice(count: usize) -> String {
    if count == 1 { "1 thing to look at".to_owned() } else { format!("{count} things to look at") }
}

/// What keeps the draft from being published.
pub fn hinders(count: usize) -> String {
    if count == 1 { "1 thing to fix first".to_owned() } else { format!("{count} things to fix first") }
}

/// Where a page of a step lies: `Step 3 of 9`.
pub fn place(number: usize, of: usize) -> String {
    format!("Step {number} of {of}")
}

pub const PHILOSOPHY: Said = Said {
    name: "What you believe",
    lead: "Write down why growing matters here, and have those who lead say whether they stand behind it.",
    why: "A framework turns beliefs into rules whether or not they were ever spoken. Written down, they can be agreed on, and everything that \
          follows can be held against them.",
};
pub const PROJECT: Said = Said {
    name: "Who works on it",
    lead: "Name who answers for the work, who drives it, who is heard, who helps and who signs off, for the whole and for each department.",
    why: "People trust a framework that they were asked about. With a name behind each part nobody is forgotten, and nobody drowns in it.",
};
pub const ROLES: Said = Said {
    name: "Which roles",
    lead: "Choose the one or two roles to begin with, and say how people in roles without a path are supported.",
    why: "Two good paths are used; twenty half-written ones are not. And leaving a role out is a decision about people, so it is made openly.",
};
pub const COMPETENCIES: Said = Said {
    name: "Competencies",
    lead: "Collect what the roles need, say what each word means here, and how it shows in one role and in another.",
    why: "One word means different things in different work. Whoever is to grow in it, and whoever judges it, have to mean the same.",
};
pub const LEVELS: Said = Said {
    name: "What changes between levels",
    lead: "Say in what each level differs from the one below, and stop at each difference for three questions.",
    why: "Here it is decided who will be seen as ready. What feels self-evident is often a habit, so each difference is questioned before it \
          is published.",
};
pub const LITMUS: Said = Said {
    name: "The litmus test",
    lead: "Ask the people who hold a role whether the framework helps them.",
    why: "A framework works when the people in it can tell where they stand, what comes next and how to get there. Only they know.",
};
pub const ROADBLOCKS: Said = Said {
    name: "Roadblocks",
    lead: "For each way from role to role: what keeps people from going it, what is done about it, and who sees to that.",
    why: "A way on paper that nobody can afford, reach or be away for is no way. Most of what stands in it can be moved by the organization.",
};
pub const CHECKS: Said = Said {
    name: "A second look",
    lead: "What a careful reader would point out. Nothing here is forbidden: read it, change what you agree with, leave the rest.",
    why: "Whoever writes for weeks stops seeing. These checks read the whole draft afresh each time.",
};
pub const PUBLISH: Said = Said {
    name: "Publish",
    lead: "Look at what is new, say from when it holds, and make it the next version.",
    why: "What is published never changes again. Paths that are under way keep the version that they were written against.",
};

pub mod checks {
    //! Advice.

    pub const NOTHING: &str = "Nothing to point out";
    pub const NOTHING_MORE: &str = "The checks read the draft whenever it changes, and will say so here when they see something.";
    pub const SHARED: &str = "All families";
}

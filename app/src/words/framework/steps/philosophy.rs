//! What the organization believes about growing.

pub const TEXTS: &str = "In your own words";
pub const WHY: &str = "Why people's careers matter here, and how we decide about them";
pub const WHY_HINT: &str = "We want people to be able to plan a future with us. Decisions about roles follow what is written here, and everybody \
                            can read it before it concerns them.";
pub const VALUES: &str = "The values that this follows from";
pub const VALUES_HINT: &str = "Candour: nobody learns only afterwards what counted. Fairness: who you know changes nothing.";
pub const GUIDEPOSTS: &str = "Three guideposts to hold it against";
pub const GUIDEPOSTS_LEAD: &str = "Does your text say something about each? What the draft has so far stands beneath.";

pub const FAIR: &str = "Decisions are fair, and can be seen to be";
pub const FAIR_MORE: &str =
    "What counts is known beforehand, managers decide by the same measure, and each difference was questioned.";
pub const BROAD: &str = "Growing is more than climbing";
pub const BROAD_MORE: &str = "Moving sideways, staying to deepen, and expertise are worth as much as rising and leading people.";
pub const OWN: &str = "People get where they want to go";
pub const OWN_MORE: &str = "They are supported towards their own goals, also where those lie outside of this organization.";

pub const AGREED: &str = "Who in leadership stands behind this wording";
pub const AGREED_NONE: &str = "Nobody yet. Leadership is asked when it reads the published framework. An agreement is with exactly one wording: \
                               when you reword the text and publish, it is asked again.";
pub const AGREED_MORE: &str = "They agreed with exactly this wording.";

/// What the draft has for the first guidepost.
pub fn fair(open: usize, asked: usize) -> String {
    match (open, asked) {
        (_, 0) => "No difference between levels is written yet, so none was questioned.".to_owned(),
        (0, _) => "Every question at every choice point is answered.".to_owned(),
        (1, _) => "1 question at a choice point is open.".to_owned(),
        (open, _) => format!("{open} questions at choice points are open."),
    }
}

/// What the draft has for the second guidepost.
pub fn broad(sideways: usize, destinations: usize, branches: usize) -> String {
    if sideways + destinations + branches == 0 {
        return "So far every way leads up, and no role is marked as one to stay in.".to_owned();
    }
    let sideways = crate::words::count(sideways, "way sideways", "ways sideways");
    let destinations = crate::words::count(destinations, "role to stay in", "roles to stay in");
    let branches = crate::words::count(branches, "branch of equal worth", "branches of equal worth");
    format!("{sideways}, {destinations}, {branches}.")
}

/// What the draft has for the third guidepost.
pub fn own(unsupported: usize, remedies: usize) -> String {
    let remedies = crate::words::count(remedies, "roadblock has a remedy", "roadblocks have a remedy");
    match unsupported {
        0 => format!("Nobody in a role without a path is left without a word; {remedies}."),
        1 => format!("1 role without a path does not say how its people are supported; {remedies}."),
        many => format!("{many} roles without a path do not say how their people are supported; {remedies}."),
    }
}

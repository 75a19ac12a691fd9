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

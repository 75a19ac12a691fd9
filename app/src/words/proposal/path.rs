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

//! The pages of the first program: everything but the framework and the pinned versions of proposals.

use super::{consultation, desk, mine, people, proposal, reviews, sessions, sign_in};
use crate::components::failed::failed;
use crate::markup::Node;
use crate::shown::Shown;
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::program::Question,
    crate::remote::quoted,
    crate::wire::{Json, whole},
    domain::view::Me,
};

/// The page.
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::SignIn { next, failed } => sign_in::page(next.clone(), *failed),
        Shown::Desk(desk) => desk::page(desk),
        Shown::Mine(list, now) => mine::page(list, *now),
        Shown::People(list, now) => people::page(list, *now),
        Shown::Reviews(list, now) => reviews::page(list, *now),
        Shown::Proposal(view) => proposal::table((**view).clone()),
        Shown::Consultation(view) => consultation::page(view),
        Shown::Sessions(list, now) => sessions::page(list.clone(), *now),
        Shown::Failed(problem) => failed(problem),
        Shown::Version(_) | Shown::Framework(_) => Node::Nothing,
    }
}

/// Reads what the server answered.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    Some(match address {
        Address::SignIn => {
            let (next, failed): (String, bool) = whole(json)?;
            Shown::SignIn { next: sign_in::safe(&next).to_owned(), failed }
        }
        Address::Desk => Shown::Desk(whole(json)?),
        Address::Mine => whole(json).map(|(list, now)| Shown::Mine(list, now))?,
        Address::People => whole(json).map(|(list, now)| Shown::People(list, now))?,
        Address::Reviews => whole(json).map(|(list, now)| Shown::Reviews(list, now))?,
        Address::Sessions => whole(json).map(|(list, now)| Shown::Sessions(list, now))?,
        Address::Proposal(_) => Shown::Proposal(whole(json)?),
        Address::Consultation(_) => Shown::Consultation(whole(json)?),
        Address::Version(..) | Address::Framework(_) | Address::Nowhere => return None,
    })
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, _: &str, _: Option<&Me>) -> Option<Question> {
    Some(match address {
        Address::SignIn | Address::Version(..) | Address::Framework(_) | Address::Nowhere => return None,
        Address::Desk => ("lists/desk", "{}".to_owned()),
        Address::Mine => ("lists/shelf", r#"{"shelf":"mine"}"#.to_owned()),
        Address::Reviews => ("lists/shelf", r#"{"shelf":"reviewing"}"#.to_owned()),
        Address::People => ("lists/reports", "{}".to_owned()),
        Address::Sessions => ("session/sessions", "{}".to_owned()),
        Address::Proposal(id) => ("proposal/proposal", format!("{{\"id\":{}}}", quoted(id))),
        Address::Consultation(id) => ("consultation/consultation", format!("{{\"id\":{}}}", quoted(id))),
    })
}

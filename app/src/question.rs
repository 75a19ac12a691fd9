//! What the browser asks the server for a page that is gone to.

use crate::address::{Address, Spot};
use crate::remote::quoted;
use domain::people::Role;
use domain::view::Me;

/// A server function and its arguments as JSON.
pub type Question = (&'static str, String);

/// The question for an address and what stands behind its question mark; none where there is no page of ours to go to.
pub fn question(address: &Address, query: &str, me: Option<&Me>) -> Option<Question> {
    Some(match address {
        Address::SignIn | Address::Nowhere => return None,
        Address::Desk => ("lists/desk", "{}".to_owned()),
        Address::Mine => ("lists/shelf", r#"{"shelf":"mine"}"#.to_owned()),
        Address::Reviews => ("lists/shelf", r#"{"shelf":"reviewing"}"#.to_owned()),
        Address::People => ("lists/reports", "{}".to_owned()),
        Address::Sessions => ("session/sessions", "{}".to_owned()),
        Address::Proposal(id) => ("proposal/proposal", format!("{{\"id\":{}}}", quoted(id))),
        Address::Version(id, number) => ("review/version", format!("{{\"id\":{},\"number\":{}}}", quoted(id), quoted(number))),
        Address::Consultation(id) => ("consultation/consultation", format!("{{\"id\":{}}}", quoted(id))),
        Address::Framework(_) => framework(&address.spot()?, query, me)?,
    })
}

/// The draft for those who write it, the newest publication for everybody else.
fn framework(spot: &Spot, query: &str, me: Option<&Me>) -> Option<Question> {
    let published = || ("framework/framework", "{\"version\":null}".to_owned());
    Some(match spot {
        Spot::Versions(Some(version)) => {
            let from = query.split('&').find_map(|pair| pair.strip_prefix("from=")).map_or_else(|| "null".to_owned(), quoted);
            ("framework/compared", format!("{{\"version\":{},\"from\":{from}}}", quoted(version)))
        }
        // These are for readers, also of those who write the draft.
        Spot::Home | Spot::Versions(None) => published(),
        _ if me?.roles.contains(&Role::FrameworkOwner) => ("framework/draft", "{}".to_owned()),
        _ => published(),
    })
}

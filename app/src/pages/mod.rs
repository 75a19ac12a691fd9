//! The pages, one file or folder each. Those of a split of the program are shown through their data (`shown::Page`), so that this table, which
//! is part of the core, names none of them.

pub mod consultation;
pub mod desk;
pub mod framework;
pub mod mine;
pub mod people;
pub mod proposal;
pub mod review;
pub mod reviews;
pub mod sessions;
pub mod sign_in;

use crate::components::failed::failed;
use crate::markup::Node;
use crate::shown::{Page, Shown};
use domain::consultation::ConsultationView;
use domain::view::{ProposalView, ReviewView};
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::wire::{Json, whole},
};

/// Any page.
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::SignIn { next, failed } => sign_in::page(next.clone(), *failed),
        Shown::Desk(desk) => desk::page(desk),
        Shown::Mine(list, now) => mine::page(list, *now),
        Shown::People(list, now) => people::page(list, *now),
        Shown::Reviews(list, now) => reviews::page(list, *now),
        Shown::Sessions(list, now) => sessions::page(list.clone(), *now),
        Shown::Split(page) => page.page(),
        Shown::Failed(problem) => failed(problem),
    }
}

impl Page for ProposalView {
    fn page(&self) -> Node {
        proposal::table(self.clone())
    }
}

impl Page for ReviewView {
    fn page(&self) -> Node {
        review::version(self.clone())
    }
}

impl Page for ConsultationView {
    fn page(&self) -> Node {
        consultation::page(self)
    }
}

/// Reads what the server answered for a page of the core.
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
        _ => return None,
    })
}

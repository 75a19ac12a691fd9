//! The parts of the program that are fetched when a page of theirs is gone to (docs/decisions/0011). What is named here alone is in no other
//! part; which files a split is made of, the build finds out.
#![expect(clippy::unnecessary_wraps, reason = "the macro turns a split that cannot be fetched into the error")]

use crate::address::{Address, Spot};
use crate::pages;
use crate::pages::framework::shown::{Import, Map, Matrix, Reading, Steps};
use crate::shown::{FrameworkSource, Page, Shown};
use crate::wire::{Json, whole};
use domain::consultation::ConsultationView;
use domain::view::{ProposalView, ReviewView};
use std::sync::Arc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A page, unless what the server answered could not be read; or the split could not be fetched.
type Arrived = Result<Option<Shown>, SplitLoaderError>;

/// Reads what the server answered for an address, once the code of its page is there.
pub async fn read(address: &Address, json: &Json) -> Arrived {
    match address {
        Address::Proposal(_) => proposal(json).await,
        Address::Version(..) => version(json).await,
        Address::Consultation(_) => consultation(json).await,
        Address::Framework(_) => match address.spot() {
            Some(Spot::Map) => map(json).await,
            Some(Spot::Import) => import(json).await,
            Some(Spot::Family(family)) => matrix(json, family).await,
            Some(Spot::Steps(step)) => steps(json, step).await,
            Some(spot) => framework(json, spot).await,
            None => Ok(None),
        },
        _ => Ok(pages::read(address, json)),
    }
}

/// Fetches the code of a page.
pub async fn fetch(address: &Address) -> Result<(), SplitLoaderError> {
    match address {
        Address::Proposal(_) => fetch_proposal().await,
        Address::Version(..) => fetch_version().await,
        Address::Consultation(_) => fetch_consultation().await,
        Address::Framework(_) => match address.spot() {
            Some(Spot::Map) => fetch_map().await,
            Some(Spot::Import) => fetch_import().await,
            Some(Spot::Family(_)) => fetch_matrix().await,
            Some(Spot::Steps(_)) => fetch_steps().await,
            Some(_) => fetch_framework().await,
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

#[wasm_split(proposal, fallible, preload(fetch_proposal))]
fn proposal(json: &Json) -> Arrived {
    Ok(whole::<ProposalView>(json).map(split))
}

#[wasm_split(version, fallible, preload(fetch_version))]
fn version(json: &Json) -> Arrived {
    Ok(whole::<ReviewView>(json).map(split))
}

#[wasm_split(consultation, fallible, preload(fetch_consultation))]
fn consultation(json: &Json) -> Arrived {
    Ok(whole::<ConsultationView>(json).map(split))
}

#[wasm_split(framework, fallible, preload(fetch_framework))]
fn framework(json: &Json, spot: Spot) -> Arrived {
    Ok(reading(json, spot).map(split))
}

#[wasm_split(map, fallible, preload(fetch_map))]
fn map(json: &Json) -> Arrived {
    Ok(source(json).map(|source| split(Map(source))))
}

#[wasm_split(import, fallible, preload(fetch_import))]
fn import(json: &Json) -> Arrived {
    Ok(source(json).map(|source| split(Import(source))))
}

#[wasm_split(matrix, fallible, preload(fetch_matrix))]
fn matrix(json: &Json, family: String) -> Arrived {
    Ok(source(json).map(|source| split(Matrix(source, family))))
}

#[wasm_split(steps, fallible, preload(fetch_steps))]
fn steps(json: &Json, step: Option<String>) -> Arrived {
    Ok(source(json).map(|source| split(Steps(source, step))))
}

fn split(page: impl Page + 'static) -> Shown {
    Shown::Split(Arc::new(page))
}

fn reading(json: &Json, spot: Spot) -> Option<Reading> {
    Some(match spot {
        Spot::Versions(Some(_)) => Reading::Comparison(whole(json)?),
        Spot::Versions(None) => Reading::Versions(source(json)?),
        Spot::Role(id) => Reading::Role(source(json)?, id),
        _ => Reading::Start(source(json)?),
    })
}

/// The draft or a publication: only a draft names a room.
fn source(json: &Json) -> Option<FrameworkSource> {
    Some(match json.get("room") {
        Json::Null => FrameworkSource::Published(whole(json)?),
        _ => FrameworkSource::Draft(whole(json)?),
    })
}

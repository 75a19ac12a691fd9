//! The framework's pages: reading what is published and the draft, and everything that can be done apart from writing in its text.

#[cfg(feature = "ssr")]
use super::asking;
use crate::error::AppError;
use crate::json::Json;
use domain::framework::ChoiceAnswer;
use domain::ids::{ItemId, PersonId, ProposalId, RoleId};
use domain::view::{ChoiceInput, CommentInput, ComparisonView, DraftView, FrameworkView, ImportUndone, PublishInput};
use leptos::prelude::*;

/// A published version as I may see it, the one in force where none is named.
#[server(input = Json, output = Json)]
pub async fn framework(version: Option<u32>) -> Result<FrameworkView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.framework(&actor, version).await.map_err(asking::told)
}

/// What is different in a version, or in `draft`, from an older version.
#[server(input = Json, output = Json)]
pub async fn compared(version: String, from: Option<String>) -> Result<ComparisonView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let (from, to) = versions(from.as_deref(), &version).map_err(asking::told)?;
    service.compare(&actor, from, to).await.map_err(asking::told)
}

/// Numbers of versions out of an address: the older one, where it is named, and the newer one, or the draft. What is no number is no version.
#[cfg(feature = "ssr")]
fn versions(from: Option<&str>, to: &str) -> Result<(Option<u32>, Option<u32>), service::Error> {
    let number = |text: &str| text.parse::<u32>().map_err(|_no_number| service::Error::NotFound);
    let from = from.map(number).transpose()?;
    Ok((from, if to == "draft" { None } else { Some(number(to)?) }))
}

/// The draft, for those who write it.
#[server(input = Json, output = Json)]
pub async fn draft() -> Result<DraftView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.draft(&actor).await.map_err(asking::told)
}

/// Publishes the draft as it was seen; answers with the number of the version.
#[server(input = Json, output = Json)]
pub async fn publish(input: PublishInput) -> Result<u32, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.publish(&actor, &input).await.map_err(asking::told)
}

/// Answers a question at a choice point.
#[server(input = Json, output = Json)]
pub async fn answer_choice(input: ChoiceInput) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.answer_choice(&actor, &input).await.map_err(asking::told)
}

/// The answers at choice points in which all of these words occur.
#[server(input = Json, output = Json)]
pub async fn search_choices(words: String) -> Result<Vec<ChoiceAnswer>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.search_choices(&actor, &words).await.map_err(asking::told)
}

/// Comments on a place of the draft; answers with the comment's id.
#[server(input = Json, output = Json)]
pub async fn comment(input: CommentInput) -> Result<ItemId, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.comment(&actor, &input).await.map_err(asking::told)
}

/// Answers a comment.
#[server(input = Json, output = Json)]
pub async fn reply(comment: ItemId, text: String) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.reply(&actor, &comment, &text).await.map_err(asking::told)
}

/// Closes the thread of a comment.
#[server(input = Json, output = Json)]
pub async fn resolve_comment(comment: ItemId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.resolve_comment(&actor, &comment).await.map_err(asking::told)
}

/// Agrees with the philosophy of the version in force.
#[server(input = Json, output = Json)]
pub async fn agree(version: u32) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.agree(&actor, version).await.map_err(asking::told)
}

/// Answers the litmus test about the role that I hold.
#[server(input = Json, output = Json)]
pub async fn litmus_answer(answers: [bool; 3]) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.litmus_answer(&actor, answers).await.map_err(asking::told)
}

/// Notes which role somebody holds.
#[server(input = Json, output = Json)]
pub async fn set_holds(person: PersonId, role: Option<RoleId>) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.set_holds(&actor, &person, role.as_ref()).await.map_err(asking::told)
}

/// Writes my proposal against the version in force of the framework.
#[server(input = Json, output = Json)]
pub async fn adopt_framework(proposal: ProposalId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.adopt_framework(&actor, &proposal).await.map_err(asking::told)
}

/// Takes the newest import back.
#[server(input = Json, output = Json)]
pub async fn undo_import(id: ItemId) -> Result<ImportUndone, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.undo_import(&actor, &id).await.map_err(asking::told)
}

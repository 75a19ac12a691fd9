//! The pages of the framework.

use crate::framework::{ChoiceAnswer, ChoiceQuestion, Dimension, Framework};
use crate::ids::{ItemId, LevelId, RoleId};
use crate::people::PersonSummary;
use crate::room::RoomName;
use crate::section::Right;
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A published framework as one person may see it: bands are left out that are not for them, and who did what in the project is for owners.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkView {
    /// What was published; empty, with version 0, before the first publication has begun.
    pub framework: Framework,
    /// Every publication, newest first.
    pub publications: Vec<Publication>,
    /// The role that the asking person holds.
    pub mine: Option<RoleId>,
    /// Who in leadership agreed with the philosophy as it is published.
    pub agreements: Vec<Agreement>,
    /// Whether the asking person's agreement is asked for: leadership, not agreed yet.
    pub may_agree: bool,
    /// Questions of the litmus test that the asking person is to answer about their role.
    pub litmus: Option<LitmusInvitation>,
    /// Whether the asking person writes the framework.
    pub owns: bool,
    /// The server's time when the page was made.
    pub now: Timestamp,
}

/// A publication.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// 1, 2, ...
    pub version: u32,
    /// From when it holds.
    pub effective: Option<Date>,
    /// Whether it holds today.
    pub state: PublicationState,
    /// Who published it; nobody for what was there from the beginning.
    pub by: Option<PersonSummary>,
    /// When.
    pub at: Option<Timestamp>,
    /// What is new, in the owner's words.
    pub note: String,
}

/// Where a publication stands today, in the organization's time zone.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationState {
    /// It begins on its day.
    Coming,
    /// It is the one that new proposals are written against.
    InForce,
    /// It held until a newer one began.
    Past,
    /// A newer one took its place before its day came.
    Overtaken,
}

/// The draft, for those who write it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// The room of the text.
    pub room: RoomName,
    /// The room for presence and notices.
    pub table: RoomName,
    /// What the asking person may do in the room.
    pub right: Option<Right>,
    /// What the draft says; its version is that of the newest publication.
    pub framework: Framework,
    /// Up to which edit that is: what is published is compared with it, so that nobody publishes what they have not seen.
    pub seq: u64,
    /// Answers at choice points, newest first for each question.
    pub answers: Vec<ChoiceAnswer>,
    /// Comments, oldest first.
    pub comments: Vec<CommentView>,
    /// Every publication, newest first.
    pub publications: Vec<Publication>,
    /// How many people hold each role. A role that is not in it is held by few or by nobody: whoever writes the framework may be somebody's
    /// manager, so that no count of fewer than four is told, and none moves by fewer.
    pub holders: BTreeMap<RoleId, u32>,
    /// How many open paths aim at each role, told as the holders are.
    pub aiming: BTreeMap<RoleId, u32>,
    /// The litmus test, role by role.
    pub litmus: Vec<LitmusResult>,
    /// Who in leadership agreed with the philosophy as the draft has it.
    pub agreements: Vec<Agreement>,
    /// The newest import that can still be taken back.
    pub import: Option<ImportSummary>,
    /// People who can be named as owners and helpers.
    pub people: Vec<PersonSummary>,
    /// The server's time when the page was made.
    pub now: Timestamp,
}

/// A member of leadership agrees with the philosophy.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
}

/// A comment on a place of the draft: a record, whose author is known.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// Which.
    pub id: ItemId,
    /// The text root it is about, e.g. `t/data-3~modelling/own`.
    pub place: String,
    /// What stood there.
    pub quote: String,
    /// The comment.
    pub text: String,
    /// Who.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
    /// Answers, oldest first.
    pub replies: Vec<ReplyView>,
    /// Who closed the thread, and when.
    pub resolved: Option<Agreement>,
}

/// An answer to a comment.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyView {
    /// The answer.
    pub text: String,
    /// Who.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
}

/// The litmus test put to me.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LitmusInvitation {
    /// About this role, which I hold.
    pub role: RoleId,
    /// What I answered about the newest version, if I did: each of the three questions.
    pub answered: Option<[bool; 3]>,
}

/// How a role does in the litmus test.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LitmusResult {
    /// Which role.
    pub role: RoleId,
    /// How many are asked; none where they are few or nobody.
    pub asked: Option<u32>,
    /// How many answered, and how many of them can do each of the three and all of them; nothing where so few answered that a figure
    /// would tell what one person said.
    pub outcome: Option<LitmusOutcome>,
}

/// The figures of a role.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LitmusOutcome {
    /// How many answered.
    pub answered: u32,
    /// How many said yes to each question.
    pub yes: [u32; 3],
    /// How many said yes to all three.
    pub passed: u32,
}

/// An import that was carried out.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Which.
    pub id: ItemId,
    /// The files.
    pub name: String,
    /// Who.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
    /// How many changes it made.
    pub changes: u32,
}

/// What is to be published.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishInput {
    /// From when it holds; none for from now on.
    pub effective: Option<Date>,
    /// What is new, in the owner's words.
    pub note: String,
    /// The last edit that was seen, from [`DraftView::seq`].
    pub seen: u64,
}

/// An answer at a choice point, to be kept.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceInput {
    /// The level of the factor.
    pub level: LevelId,
    /// Its dimension.
    pub dimension: Dimension,
    /// Which question.
    pub question: ChoiceQuestion,
    /// The answer.
    pub answer: String,
    /// The examples that were read before answering, one a line.
    pub about: String,
}

/// A comment to be made.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentInput {
    /// The text root it is about, e.g. `t/data-3~modelling/own`.
    pub place: String,
    /// What stands there.
    pub quote: String,
    /// The comment.
    pub text: String,
}

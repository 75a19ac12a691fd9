//! What people say about a draft and a framework: answers at choice points, comments, the litmus test, agreement with the philosophy.
//! Rows whose author is known, each written together with its line in the audit log.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::{ChoiceQuestion, Dimension};
use domain::ids::{ItemId, LevelId, OrgId, PersonId, RoleId};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use surrealdb_types::{RecordId, Value};

/// An answer at a choice point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which.
    pub id: ItemId,
    /// The level of the factor.
    pub level: LevelId,
    /// Its dimension.
    pub dimension: Dimension,
    /// Which question.
    pub question: ChoiceQuestion,
    /// The answer.
    pub answer: String,
    /// The examples that it was given about, one a line.
    pub about: String,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A comment on a place of the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Which.
    pub id: ItemId,
    /// The text that it is about.
    pub place: String,
    /// What stood there.
    pub quote: String,
    /// The comment.
    pub text: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Who closed the thread, and when.
    pub resolved: Option<Agreed>,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Which.
    pub id: ItemId,
    /// To which comment.
    pub comment: ItemId,
    /// The answer.
    pub text: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Somebody agreed, or closed a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What somebody answered in the litmus test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Litmus {
    /// About which role.
    pub role: RoleId,
    /// About which version.
    pub version: u32,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Yes or no to each of the three.
    pub answers: [bool; 3],
}

const CREATE: &str = "
    BEGIN;
    CREATE $id CONTENT { body: $body } RETURN NONE;
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";
const REPLACE: &str = "
    BEGIN;
    UPSERT $id CONTENT { body: $body } RETURN NONE;
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";
const COMMENT: &str = "
    BEGIN;
    CREATE $id CONTENT { at: $at, body: $body } RETURN NONE;
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";
const RESOLVE: &str = "
    BEGIN;
    LET $hit = (UPDATE $id SET body = $body WHERE body = $read RETURN VALUE at);
    IF array::len($hit) = 0 { THROW 'stale' };
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";

impl Store {
    /// Keeps an answer at a choice point. None is ever changed.
    pub async fn choice_add(&self, org: &OrgId, choice: &Choice, audit: &Entry) -> Result<(), Error> {
        let id =
            key::many("choice_answer", vec![key::text(org.as_str()), key::count(choice.at.0), key::text(choice.id.as_str())]);
        self.noted(Unit::new(CREATE), org, id, row::body("an answer", choice)?, audit).await
    }

    /// Every answer at choice points, oldest first.
    pub async fn choices(&self, org: &OrgId) -> Result<Vec<Choice>, Error> {
        self.bodies("an answer", key::below("choice_answer", vec![key::text(org.as_str())])).await
    }

    /// Adds a comment.
    pub async fn comment_add(&self, org: &OrgId, comment: &Comment, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(COMMENT).bind("at", comment.at.0);
        self.noted(unit, org, comment_id(org, &comment.id), row::body("a comment", comment)?, audit).await
    }

    /// A comment.
    pub async fn comment(&self, org: &OrgId, id: &ItemId) -> Result<Option<Comment>, Error> {
        self.body("a comment", comment_id(org, id)).await
    }

    /// Replaces a comment as it was read; [`Error::Conflict`] when it is another one now.
    pub async fn comment_save(&self, org: &OrgId, read: &Comment, comment: &Comment, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(RESOLVE).bind("read", row::body("a comment", read)?);
        self.noted(unit, org, comment_id(org, &comment.id), row::body("a comment", comment)?, audit).await
    }

    /// Every comment, in no particular order.
    pub async fn comments(&self, org: &OrgId) -> Result<Vec<Comment>, Error> {
        self.bodies("a comment", key::below("framework_comment", vec![key::text(org.as_str())])).await
    }

    /// Adds an answer to a comment.
    pub async fn reply_add(&self, org: &OrgId, reply: &Reply, audit: &Entry) -> Result<(), Error> {
        let parts = [org.as_str(), reply.comment.as_str()].map(key::text);
        let id = [parts.as_slice(), &[key::count(reply.at.0), key::text(reply.id.as_str())]].concat();
        self.noted(Unit::new(CREATE), org, key::many("framework_reply", id), row::body("a reply", reply)?, audit).await
    }

    /// Every answer to comments, oldest first for each comment.
    pub async fn replies(&self, org: &OrgId) -> Result<Vec<Reply>, Error> {
        self.bodies("a reply", key::below("framework_reply", vec![key::text(org.as_str())])).await
    }

    /// Notes what somebody answered in the litmus test, in the place of what they answered before about the same version.
    pub async fn litmus_save(&self, org: &OrgId, answer: &Litmus, audit: &Entry) -> Result<(), Error> {
        let parts = vec![key::text(org.as_str()), key::count(i64::from(answer.version)), key::text(answer.by.as_str())];
        let id = key::many("litmus_answer", parts);
        self.noted(Unit::new(REPLACE), org, id, row::body("an answer", answer)?, audit).await
    }

    /// Everything that was answered in the litmus test about a version.
    pub async fn litmus(&self, org: &OrgId, version: u32) -> Result<Vec<Litmus>, Error> {
        let parts = vec![key::text(org.as_str()), key::count(i64::from(version))];
        self.bodies("an answer", key::below("litmus_answer", parts)).await
    }

    /// Notes that somebody agrees with the philosophy in exactly that wording; [`Error::Exists`] when they did before.
    pub async fn agreement_add(&self, org: &OrgId, digest: &str, agreed: &Agreed, audit: &Entry) -> Result<(), Error> {
        let id = key::many("philosophy_agreement", [org.as_str(), digest, agreed.by.as_str()].map(key::text).to_vec());
        self.noted(Unit::new(CREATE), org, id, row::body("an agreement", agreed)?, audit).await
    }

    /// Who agrees with the philosophy in exactly that wording.
    pub async fn agreements(&self, org: &OrgId, digest: &str) -> Result<Vec<Agreed>, Error> {
        let range = key::below("philosophy_agreement", vec![key::text(org.as_str()), key::text(digest)]);
        self.bodies("an agreement", range).await
    }

    /// Writes a row and its line in the audit log.
    async fn noted(&self, unit: Unit, org: &OrgId, id: RecordId, body: Value, audit: &Entry) -> Result<(), Error> {
        let unit = unit.bind("id", id).bind("body", body).bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }
}

fn comment_id(org: &OrgId, comment: &ItemId) -> RecordId {
    key::many("framework_comment", vec![key::text(org.as_str()), key::text(comment.as_str())])
}

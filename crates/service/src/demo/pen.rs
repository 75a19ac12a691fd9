//! Writing into the rooms as a browser does: over a connection of the hub, with the rights of whoever holds the pen.

use crate::proposal::room;
use crate::{Error, Result, Service, clock, identity};
use document::write::{Edit, apply};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::section::Section;
use std::time::Duration;
use sync::codec::{AuthMsg, Body, Frame, Status, SyncMsg};
use sync::{Connection, Outbound, Outgoing};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{ReadTxn as _, StateVector, Transact as _, Update};

/// How long the room may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A person who writes. For the demo and for tests; people write in the browser.
pub struct Pen<'a> {
    service: &'a Service,
    actor: &'a Actor,
}

impl<'a> Pen<'a> {
    /// Gives `actor` a pen.
    pub fn new(service: &'a Service, actor: &'a Actor) -> Self {
        Self { service, actor }
    }

    /// Makes the changes in one section and returns when they are on disk. Refused where the actor may not write.
    pub async fn write(&self, proposal: &ProposalId, section: Section, edits: &[Edit]) -> Result<()> {
        self.open(proposal, section).await?.write(edits).await
    }

    /// Opens a section as a browser's tab does, and leaves it open.
    pub async fn open(&self, proposal: &ProposalId, section: Section) -> Result<Page> {
        let record = self.service.store.proposal(proposal).await?.ok_or(Error::NotFound)?;
        let (connection, outbound) = self.service.hub.connect(identity(self.actor));
        let name = room(&record, section).to_string();
        let mut page = Page { name, section, known: Vec::new(), connection, outbound };
        page.known = patiently(page.enter()).await?;
        Ok(page)
    }
}

async fn patiently<T>(answer: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(PATIENCE, answer).await.map_err(|elapsed| Error::internal("a room did not answer", elapsed))?
}

/// One section open on one connection.
pub struct Page {
    name: String,
    section: Section,
    /// The text as it was when the section was opened.
    known: Vec<u8>,
    connection: Connection,
    outbound: Outbound,
}

impl Page {
    /// Makes the changes to the text as it was opened, and returns when they are on disk.
    pub async fn write(&mut self, edits: &[Edit]) -> Result<()> {
        let update = changed(self.section, &self.known, edits)?;
        patiently(self.send(update)).await
    }

    async fn enter(&mut self) -> Result<Vec<u8>> {
        self.say(Body::Auth(AuthMsg::Token { token: String::new(), version: None })).await;
        while !matches!(self.hear().await?, Body::Auth(_)) {}
        self.say(Body::Sync(SyncMsg::Step1(StateVector::default().encode_v1().into()))).await;
        loop {
            if let Body::Sync(SyncMsg::Step2(update)) | Body::SyncReply(SyncMsg::Step2(update)) = self.hear().await? {
                return Ok(update.into());
            }
        }
    }

    async fn send(&mut self, update: Vec<u8>) -> Result<()> {
        self.say(Body::Sync(SyncMsg::Update(update.into()))).await;
        loop {
            match self.hear().await? {
                Body::SyncStatus(Status::Saved) => return Ok(()),
                Body::SyncStatus(Status::Refused) => return Err(Error::not_now("This section takes no changes now.")),
                _ => {}
            }
        }
    }

    async fn say(&mut self, body: Body) {
        // A closed connection shows when the answer does not come.
        let _ = self.connection.receive(Frame::new(self.name.clone(), body).encode()).await;
    }

    async fn hear(&mut self) -> Result<Body> {
        match self.outbound.recv().await {
            Some(Outgoing::Frame(bytes)) => {
                match Frame::decode(&bytes).map_err(|e| Error::internal("a room spoke unintelligibly", e))?.body {
                    Body::Auth(AuthMsg::Denied(_)) => Err(Error::NotFound),
                    body => Ok(body),
                }
            }
            Some(Outgoing::Close { reason, .. }) => Err(Error::internal("a room closed", reason)),
            None => Err(Error::internal("a room closed", "without a word")),
        }
    }
}

/// The update that makes the changes to the text as it is known.
fn changed(section: Section, known: &[u8], edits: &[Edit]) -> Result<Vec<u8>> {
    let unreadable = |e: &dyn std::fmt::Display| Error::internal("the text of a room cannot be read", e.to_string());
    let doc = document::doc::new(u32::from_le_bytes(clock::random()?));
    let update = Update::decode_v1(known).map_err(|e| unreadable(&e))?;
    let mut txn = doc.transact_mut();
    txn.apply_update(update).map_err(|e| unreadable(&e))?;
    let before = txn.state_vector();
    for edit in edits {
        apply(section, &mut txn, edit, &clock::id_text()?).map_err(|e| Error::invalid(crate::words::sentence(&e)))?;
    }
    Ok(txn.encode_state_as_update_v1(&before))
}

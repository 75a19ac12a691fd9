//! Everything that is kept about the person who asks, as they may see it anywhere else: nothing here reads more than their own pages do.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::consultation::ConsultationView;
use domain::ids::ProposalId;
use domain::people::{Actor, PersonSummary, Role};
use domain::review::{ChangeRequest, Decision};
use domain::time::Timestamp;
use domain::version::Version;
use domain::view::{AccountView, PasskeyView, ProposalSummary, ProposalView, SessionView, Shelf};
use exchange::Written;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use store::{AuditFilter, ChainEntry};

/// Entries of the audit log that are read at once.
const PAGE: usize = 1_000;
/// Entries in all: what somebody does in decades.
const MOST: usize = 50_000;

const TITLE: &str = "My data";
const LEAD: &str = "Everything that Waymark keeps about you, as you may see it on its pages. What somebody else has sealed, or has not shared with you, is \
                    not in here; words of yours in other people's paths and in the framework are theirs. Of what you did the newest 50,000 things are listed. Moments are in UTC.";

#[derive(Serialize)]
struct MyData {
    made: Timestamp,
    organization: String,
    me: Me,
    signing_in: SigningIn,
    my_paths: Vec<Path>,
    paths_that_i_support: Vec<ProposalSummary>,
    questions_that_i_was_asked: Vec<ConsultationView>,
    decisions_that_i_made: Vec<MyDecision>,
    litmus_tests_that_i_answered: Vec<MyLitmus>,
    what_i_did: Vec<Noted>,
    what_others_did_about_me: Vec<Noted>,
}

#[derive(Serialize)]
struct Me {
    id: String,
    name: String,
    email: String,
    title: String,
    appointments: BTreeSet<Role>,
    role_in_the_framework: Option<String>,
    manager: Option<PersonSummary>,
    second_line: Option<PersonSummary>,
}

#[derive(Serialize)]
struct SigningIn {
    sessions: Vec<SessionView>,
    passkeys: Vec<PasskeyView>,
    accounts_at_the_identity_provider: Vec<AccountView>,
}

#[derive(Serialize)]
struct Path {
    as_it_is: ProposalView,
    versions: Vec<Version>,
}

#[derive(Serialize)]
struct MyDecision {
    proposal: ProposalId,
    decision: Decision,
    requests: Vec<ChangeRequest>,
}

#[derive(Serialize)]
struct MyLitmus {
    role: String,
    version: u32,
    at: Timestamp,
    answers: [bool; 3],
}

/// An entry of the audit log.
#[derive(Serialize)]
struct Noted {
    at: Timestamp,
    what: String,
    about: String,
    by: PersonSummary,
}

impl Service {
    /// Everything that is kept about the actor, as an archive with a file for programs and a page to be read.
    pub async fn my_data(&self, actor: &Actor) -> Result<Written> {
        let now = clock::now();
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let names = self.names(person.manager.iter().chain(&person.second_line)).await?;
        let of = |id: &Option<domain::ids::PersonId>| id.as_ref().map(|id| names.of(id));
        let done = self.my_entries(AuditFilter { person: Some(actor.person.clone()), ..AuditFilter::default() }, actor).await?;
        let about = AuditFilter { subject: Some(actor.person.to_string()), ..AuditFilter::default() };
        let mut others = self.my_entries(about, actor).await?;
        others.retain(|entry| entry.entry.person != actor.person);
        let data = MyData {
            made: now,
            organization: self.organization(&actor.org).await?.name,
            me: Me {
                id: person.id.to_string(),
                manager: of(&person.manager),
                second_line: of(&person.second_line),
                name: person.name,
                email: person.email,
                title: person.title,
                appointments: person.roles,
                role_in_the_framework: person.holds.map(|role| role.to_string()),
            },
            signing_in: self.my_sign_ins(actor).await?,
            my_paths: self.my_paths(actor).await?,
            paths_that_i_support: self.shelf(actor, Shelf::Supporting).await?,
            questions_that_i_was_asked: self.my_questions(actor).await?,
            decisions_that_i_made: self.my_decisions(actor, &done).await?,
            litmus_tests_that_i_answered: self.my_litmus_answers(actor).await?,
            what_i_did: self.noted(done).await?,
            what_others_did_about_me: self.noted(others).await?,
        };
        self.store.audit_append(&actor.org, &entry(actor, now, Event::MyDataExported, "")).await?;
        let written = tokio::task::spawn_blocking(move || match serde_json::to_value(&data) {
            Ok(Value::Object(data)) => Ok(exchange::data("my-data", TITLE, LEAD, &data)),
            Ok(_) => Err(Error::internal("an archive of somebody's data was not made", "no parts")),
            Err(error) => Err(Error::internal("an archive of somebody's data was not made", error)),
        });
        written.await.map_err(|error| Error::internal("an archive of somebody's data was not made", error))?
    }

    async fn my_sign_ins(&self, actor: &Actor) -> Result<SigningIn> {
        let accounts = self.store.identities_of(&actor.person).await?.into_iter();
        let accounts = accounts.map(|one| AccountView {
            issuer: one.account.issuer,
            subject: one.account.subject,
            linked: one.linked,
            used: one.used,
        });
        Ok(SigningIn {
            sessions: self.sessions(actor).await?,
            passkeys: self.my_passkeys(actor).await?,
            accounts_at_the_identity_provider: accounts.collect(),
        })
    }

    async fn my_paths(&self, actor: &Actor) -> Result<Vec<Path>> {
        let mut paths = Vec::new();
        for one in self.shelf(actor, Shelf::Mine).await? {
            let as_it_is = self.proposal(actor, &one.id).await?;
            let mut versions = Vec::new();
            for version in &as_it_is.versions {
                versions.push(self.version(actor, &one.id, version.number).await?);
            }
            paths.push(Path { as_it_is, versions });
        }
        Ok(paths)
    }

    async fn my_questions(&self, actor: &Actor) -> Result<Vec<ConsultationView>> {
        let mut asked = Vec::new();
        for consultation in self.store.consultations_of(&actor.person).await? {
            match self.consultation(actor, &consultation.id).await {
                Ok(view) => asked.push(view),
                // Not put to them (yet): they do not know of it.
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(asked)
    }

    /// What the log says that the actor decided, in full.
    async fn my_decisions(&self, actor: &Actor, done: &[ChainEntry]) -> Result<Vec<MyDecision>> {
        let decided = done.iter().filter(|entry| entry.entry.what == Event::Decided.key());
        let proposals: BTreeSet<ProposalId> = decided.filter_map(|entry| entry.subject.parse().ok()).collect();
        let mut mine = Vec::new();
        for proposal in proposals {
            let requests = self.store.requests_all(&proposal).await?;
            for decision in self.store.decisions_all(&proposal).await?.into_iter().filter(|one| one.reviewer == actor.person) {
                let is_mine = |one: &&ChangeRequest| one.reviewer == actor.person && one.version == decision.version;
                let requests = requests.iter().filter(is_mine).cloned().collect();
                mine.push(MyDecision { proposal: proposal.clone(), decision, requests });
            }
        }
        Ok(mine)
    }

    async fn my_litmus_answers(&self, actor: &Actor) -> Result<Vec<MyLitmus>> {
        let mut mine = Vec::new();
        for version in 1..=self.organization(&actor.org).await?.framework {
            let answers = self.store.litmus(&actor.org, version).await?.into_iter();
            mine.extend(answers.filter(|one| one.by == actor.person).map(|one| MyLitmus {
                role: one.role.to_string(),
                version,
                at: one.at,
                answers: one.answers,
            }));
        }
        Ok(mine)
    }

    async fn my_entries(&self, mut filter: AuditFilter, actor: &Actor) -> Result<Vec<ChainEntry>> {
        self.audit_seal_recent().await?;
        let mut all = Vec::new();
        loop {
            let found = self.store.audit_log(&actor.org, &filter, PAGE).await?;
            let Some(last) = found.last() else { return Ok(all) };
            filter.behind = Some(last.place.clone());
            all.extend(found);
            if all.len() >= MOST {
                return Ok(all);
            }
        }
    }

    async fn noted(&self, entries: Vec<ChainEntry>) -> Result<Vec<Noted>> {
        let names = self.names(entries.iter().map(|entry| &entry.entry.person)).await?;
        let told = entries.into_iter().map(|ChainEntry { entry, .. }| Noted {
            at: entry.at,
            by: names.of(&entry.person),
            what: entry.what,
            about: entry.about,
        });
        Ok(told.collect())
    }
}

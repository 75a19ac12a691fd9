//! Walking a written-down path through the service's own calls, as its people would.

use super::Pen;
use super::leila::LEILA;
use super::people::{email, password};
use super::samuel::SAMUEL;
use super::script::{Script, edits, ratings};
use crate::{Consent, Result, Service, clock};
use domain::assessment::Side;
use domain::consultation::{Round, Support};
use domain::ids::{PersonId, ProposalId};
use domain::people::Actor;
use domain::proposal::JobDecision;
use domain::section::{Section, Sharing};
use domain::state::Step;
use domain::time::Date;
use domain::view::AskInput;

/// How long stakeholders get, in days.
const ANSWER_DAYS: i64 = 10;

/// The people at one path.
struct Table<'a> {
    service: &'a Service,
    script: &'a Script,
    employee: Actor,
    manager: Actor,
    stakeholder: Actor,
    id: ProposalId,
}

/// A path that leadership has begun to review.
pub(super) async fn in_review(service: &Service) -> Result<()> {
    let table = Table::planned(service, &LEILA, "leila").await?;
    service.sign(&table.manager, &table.id).await?;
    service.sign(&table.employee, &table.id).await?;
    service.submit(&table.employee, &table.id).await?;
    let reviewer = sit_down(service, "marta").await?;
    service.step(&reviewer, &table.id, Step::BeginReview).await?;
    service.sign_out(&reviewer).await?;
    table.rise().await
}

/// A path whose milestones are being written, with a question to a stakeholder under way.
pub(super) async fn in_planning(service: &Service) -> Result<()> {
    let table = Table::planned(service, &SAMUEL, "samuel").await?;
    table
        .ask(Round::Preparation, "What would you want Samuel to have done before you hand him the definition of a delivery?")
        .await?;
    table.rise().await
}

async fn sit_down(service: &Service, first: &str) -> Result<Actor> {
    Ok(service.sign_in(&email(first), &password(first), "demo").await?.actor)
}

impl<'a> Table<'a> {
    /// Walks the path from its start to its milestones.
    async fn planned(service: &'a Service, script: &'a Script, first: &str) -> Result<Self> {
        let employee = sit_down(service, first).await?;
        let (manager, stakeholder) = (sit_down(service, "ines").await?, sit_down(service, "priya").await?);
        let id = service.start(&employee, script.title).await?;
        let table = Self { service, script, employee, manager, stakeholder, id };
        table.begin().await?;
        table.connect().await?;
        table.assess().await?;
        table.write(Section::Gaps).await?;
        table.write(Section::Milestones).await?;
        Ok(table)
    }

    async fn begin(&self) -> Result<()> {
        self.service.acknowledge(&self.employee, &self.id).await?;
        self.write(Section::Start).await?;
        self.write(Section::Objectives).await?;
        self.service.share(&self.employee, &self.id, Section::Start, Sharing::Reading).await?;
        for section in Section::ALL.into_iter().filter(|section| !section.is_employees_alone()) {
            self.service.share(&self.employee, &self.id, section, Sharing::Writing).await?;
        }
        self.service.acknowledge(&self.manager, &self.id).await
    }

    async fn connect(&self) -> Result<()> {
        self.write(Section::Connection).await?;
        let question = self.ask(Round::Support, "Would the areas you look after support this, and what would they need?").await?;
        let reason = "Yes. It answers a need that we have carried from plan to plan, and the person fits it.";
        self.service.answer(&self.stakeholder, &question, Support::Likely, reason).await?;
        self.service.step(&self.manager, &self.id, Step::Align).await?;
        self.write(Section::Alignment).await?;
        self.service.decide_job(&self.employee, &self.id, JobDecision::Accepted).await?;
        self.service.step(&self.manager, &self.id, Step::Assess).await?;
        self.service.step(&self.employee, &self.id, Step::Assess).await
    }

    async fn assess(&self) -> Result<()> {
        let expectations = self.service.proposal(&self.employee, &self.id).await?.expectations;
        for (side, actor) in [(Side::Employee, &self.employee), (Side::Manager, &self.manager)] {
            for (expectation, rating) in ratings(self.script, side, &expectations) {
                self.service.rate(actor, &self.id, &expectation, Some(rating)).await?;
            }
            self.service.seal(actor, &self.id).await?;
        }
        Ok(())
    }

    async fn ask(&self, round: Round, question: &str) -> Result<domain::ids::ConsultationId> {
        let stakeholder: PersonId = self.stakeholder.person.clone();
        let due = Date::from_days(clock::now().date().days() + ANSWER_DAYS);
        let input = AskInput { round, stakeholder, question: question.to_owned(), due };
        let id = self.service.ask(&self.manager, &self.id, &input).await?;
        self.service.consent(&self.employee, &id, Consent::Yes).await?;
        Ok(id)
    }

    async fn write(&self, section: Section) -> Result<()> {
        let edits = edits(self.script, section, clock::now().date());
        Pen::new(self.service, &self.employee).write(&self.id, section, &edits).await
    }

    async fn rise(self) -> Result<()> {
        for actor in [&self.employee, &self.manager, &self.stakeholder] {
            self.service.sign_out(actor).await?;
        }
        Ok(())
    }
}

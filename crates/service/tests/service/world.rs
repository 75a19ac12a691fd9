//! An organization to test in, and a second one that must never see anything of it.

use document::write::Edit;
use domain::assessment::Side;
use domain::consultation::{Round, Support};
use domain::content::Term;
use domain::framework::{ChoiceQuestion, Dimension};
use domain::ids::{ConsultationId, ItemId, OrgId, PersonId, ProposalId, SessionId};
use domain::people::{Actor, Role};
use domain::proposal::JobDecision;
use domain::review::{Criterion, DecisionInput, DecisionKind, Met, Passage, RequestInput};
use domain::section::{Section, Sharing};
use domain::state::Step;
use domain::time::Date;
use domain::view::{AskInput, ChoiceInput, CommentInput, ImportOptions};
use exchange::File;
use service::demo::{self, LEILA, Pen};
use service::{Consent, NewOrganization, NewPerson, Result, Service, Settings};
use std::sync::Arc;
use tempfile::TempDir;

/// People around one path.
pub struct World {
    pub service: Arc<Service>,
    pub employee: Actor,
    pub manager: Actor,
    pub stakeholder: Actor,
    pub reviewer: Actor,
    pub second_reviewer: Actor,
    /// Of the organization, without any relation to the path.
    pub colleague: Actor,
    pub administrator: Actor,
    pub programme_owner: Actor,
    pub auditor: Actor,
    /// Of another organization, with every appointment.
    pub outsider: Actor,
    pub org: OrgId,
    pub directory: TempDir,
}

pub const PASSWORD: &str = "correct horse battery";
/// What the comment on the draft says.
pub const REMARK: &str = "remark-of-the-owner";

impl World {
    pub async fn new() -> Self {
        Self::with_quorum(1).await
    }

    pub async fn with_quorum(quorum: u32) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let service = Service::open(Settings::new(store::Place::Directory(directory.path().to_owned()))).await.unwrap();
        let org = organization(&service, "Home", quorum).await;
        let elsewhere = organization(&service, "Elsewhere", 1).await;
        let reviewer = [Role::LeadershipReviewer];
        let add = async |name: &str, roles: &[Role], manager| person(&service, &org, name, roles, manager).await;
        let manager = add("manager", &[], None).await;
        let employee = add("employee", &[], Some(manager.person.clone())).await;
        Self {
            stakeholder: add("stakeholder", &[], None).await,
            reviewer: add("reviewer", &reviewer, None).await,
            second_reviewer: add("second-reviewer", &reviewer, None).await,
            colleague: add("colleague", &[], Some(manager.person.clone())).await,
            administrator: add("administrator", &[Role::Administrator], None).await,
            programme_owner: add("programme-owner", &[Role::ProgrammeOwner, Role::FrameworkOwner], None).await,
            auditor: add("auditor", &[Role::Auditor], None).await,
            outsider: person(&service, &elsewhere, "outsider", &Role::ALL, None).await,
            employee,
            manager,
            service: Arc::clone(&service),
            org,
            directory,
        }
    }

    /// A draft that only the employee knows of.
    pub async fn draft(&self) -> ProposalId {
        self.service.start(&self.employee, LEILA.title).await.unwrap()
    }

    /// A draft with every section written, nothing shared.
    pub async fn written(&self) -> ProposalId {
        let id = self.draft().await;
        self.write(&id, Section::Start).await;
        self.write(&id, Section::Objectives).await;
        id
    }

    /// Shared and acknowledged by both.
    pub async fn shared(&self) -> ProposalId {
        let (id, s) = (self.written().await, &self.service);
        for section in Section::ALL {
            s.share(&self.employee, &id, section, Sharing::Writing).await.unwrap();
        }
        s.acknowledge(&self.employee, &id).await.unwrap();
        s.acknowledge(&self.manager, &id).await.unwrap();
        id
    }

    /// Connected, consulted and aligned, and with the assessments begun.
    pub async fn assessing(&self) -> ProposalId {
        let id = self.aligned().await;
        self.begin(&id).await;
        id
    }

    /// Connected, consulted and aligned.
    pub async fn aligned(&self) -> ProposalId {
        let (id, s) = (self.shared().await, &self.service);
        self.write(&id, Section::Connection).await;
        let question = self.ask(&id).await;
        s.consent(&self.employee, &question, Consent::Yes).await.unwrap();
        s.answer(&self.stakeholder, &question, Support::Likely, "we need this").await.unwrap();
        s.step(&self.manager, &id, Step::Align).await.unwrap();
        self.write(&id, Section::Alignment).await;
        s.decide_job(&self.employee, &id, JobDecision::Accepted).await.unwrap();
        id
    }

    /// Both say that the assessments are to begin.
    pub async fn begin(&self, id: &ProposalId) {
        for actor in [&self.employee, &self.manager] {
            self.service.step(actor, id, Step::Assess).await.unwrap();
        }
    }

    /// Both have sealed, and everything is written.
    pub async fn planned(&self) -> ProposalId {
        let id = self.assessing().await;
        self.rate(&id, Side::Employee).await;
        self.rate(&id, Side::Manager).await;
        self.service.seal(&self.employee, &id).await.unwrap();
        self.service.seal(&self.manager, &id).await.unwrap();
        self.write(&id, Section::Gaps).await;
        self.write(&id, Section::Milestones).await;
        id
    }

    /// Signed by both.
    pub async fn signed(&self) -> ProposalId {
        let id = self.planned().await;
        self.sign(&id).await;
        id
    }

    /// With leadership as version 1.
    pub async fn submitted(&self) -> ProposalId {
        let id = self.signed().await;
        assert_eq!(self.service.submit(&self.employee, &id).await.unwrap(), 1);
        id
    }

    pub async fn sign(&self, id: &ProposalId) {
        self.service.sign(&self.manager, id).await.unwrap();
        self.service.sign(&self.employee, id).await.unwrap();
    }

    pub async fn ask(&self, id: &ProposalId) -> ConsultationId {
        self.service.ask(&self.manager, id, &self.question()).await.unwrap()
    }

    pub fn question(&self) -> AskInput {
        AskInput {
            round: Round::Support,
            stakeholder: self.stakeholder.person.clone(),
            question: "Would you support this?".to_owned(),
            due: in_days(7),
        }
    }

    /// A comment of the framework's owner on the draft.
    pub async fn remark(&self) -> ItemId {
        let place = "t/data-1/title".to_owned();
        let input = CommentInput { place, quote: "Associate".to_owned(), text: REMARK.to_owned() };
        self.service.comment(&self.programme_owner, &input).await.unwrap()
    }

    /// An import into the draft, by the framework's owner, of something new each time.
    pub async fn imported(&self) -> ItemId {
        let name = format!("Craft {}", service::now().0);
        let sheet =
            format!("Family,Role,Level,Competency,Expectation\n{name},{name} Maker,Learning,Handwork,Makes things whole\n");
        let files = vec![File::new("craft.csv", sheet)];
        let done = self.service.import(&self.programme_owner, files, ImportOptions::default()).await;
        done.unwrap().import.id
    }

    pub async fn rate(&self, id: &ProposalId, side: Side) {
        let actor = self.side(side);
        let expectations = self.service.proposal(actor, id).await.unwrap().expectations;
        for (expectation, mut rating) in demo::ratings(&LEILA, side, &expectations) {
            rating.evidence = format!("{} {}", secret(side), rating.evidence);
            self.service.rate(actor, id, &expectation, Some(rating)).await.unwrap();
        }
    }

    pub fn side(&self, side: Side) -> &Actor {
        match side {
            Side::Employee => &self.employee,
            Side::Manager => &self.manager,
        }
    }

    pub async fn write(&self, id: &ProposalId, section: Section) {
        let edits = demo::edits(&LEILA, section, service::now().date());
        self.edit(&self.employee, id, section, &edits).await.unwrap();
    }

    pub async fn edit(&self, actor: &Actor, id: &ProposalId, section: Section, edits: &[Edit]) -> Result<()> {
        Pen::new(&self.service, actor).write(id, section, edits).await
    }
}

/// A family with one role, as somebody may have it in a spreadsheet.
pub fn files() -> Vec<File> {
    let sheet = "Family,Role,Level,Competency,Expectation\nStudio,Studio Hand,Learning,Handwork,Makes things whole\n";
    vec![File::new("studio.csv", sheet)]
}

/// An answer at a choice point that the draft does not have.
pub fn choice() -> ChoiceInput {
    ChoiceInput {
        level: "level-2".parse().unwrap(),
        dimension: Dimension::Scope,
        question: ChoiceQuestion::Affected,
        answer: "Nobody".to_owned(),
        about: "What changes".to_owned(),
    }
}

/// A word that stands in every piece of evidence of that side.
pub fn secret(side: Side) -> &'static str {
    match side {
        Side::Employee => "evidence-of-the-employee",
        Side::Manager => "evidence-of-the-manager",
    }
}

pub fn in_days(days: i64) -> Date {
    Date::from_days(service::now().date().days() + days)
}

pub fn text(item: &str, field: &str, words: &str) -> Edit {
    Edit::ReplaceText { item: item.to_owned(), field: field.to_owned(), text: words.to_owned() }
}

/// One more goal of the career.
pub fn goal(id: &str, words: &str) -> Vec<Edit> {
    let item = ItemId::parse(id).unwrap();
    vec![
        Edit::AddGoal { id: item.clone(), after: None },
        Edit::SetTerm { goal: item, term: Term::Short },
        text(id, "goal", words),
    ]
}

pub fn decision(kind: DecisionKind) -> DecisionInput {
    DecisionInput {
        kind,
        reason: "reason-of-leadership".to_owned(),
        path: "another path".to_owned(),
        rubric: Criterion::ALL.into_iter().map(|criterion| (criterion, Met::Yes)).collect(),
        requests: Vec::new(),
    }
}

/// Asks for a change of the first goal's value.
pub fn modifications() -> DecisionInput {
    let passage = Passage {
        section: Section::Connection,
        item: ItemId::parse(LEILA.goals[0].id).unwrap(),
        field: "value".to_owned(),
        quote: LEILA.goals[0].value.chars().take(20).collect(),
    };
    let request = RequestInput { passage, note: "note-of-leadership".to_owned() };
    DecisionInput { requests: vec![request], ..decision(DecisionKind::RequestModifications) }
}

async fn organization(service: &Service, name: &str, quorum: u32) -> OrgId {
    let org = service.add_organization(&NewOrganization { name: name.to_owned(), quorum }).await.unwrap();
    service.publish_framework(&org, &demo::framework()).await.unwrap();
    service.set_objectives(&org, &demo::objectives()).await.unwrap();
    org
}

async fn person(service: &Service, org: &OrgId, name: &str, roles: &[Role], manager: Option<PersonId>) -> Actor {
    let new = NewPerson {
        org: org.clone(),
        name: name.to_owned(),
        email: format!("{name}@example.org"),
        title: format!("title of {name}"),
        roles: roles.iter().copied().collect(),
        holds: None,
        manager,
        second_line: None,
        password: PASSWORD.to_owned(),
    };
    let person = service.add_person(&new).await.unwrap();
    let session = SessionId::parse(&format!("session-of-{name}")).unwrap();
    Actor { person, org: org.clone(), name: name.to_owned(), roles: new.roles, session }
}

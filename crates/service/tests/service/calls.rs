//! Every call there is, and the table of who is told that nothing is there.

use crate::world::{PASSWORD, REMARK, World, choice, decision, files};
use domain::access_token::Scope;
use domain::assessment::{Level, Rating};
use domain::consultation::Support;
use domain::framework::StrategicObjective;
use domain::ids::{ConsultationId, ItemId, ObjectiveId, PersonId, ProposalId, RequestId, SessionId};
use domain::people::{Actor, Role};
use domain::process::Process;
use domain::proposal::JobDecision;
use domain::provisioning::ProvisioningSettings;
use domain::review::{DecisionKind, ResolutionKind};
use domain::section::{Section, Sharing};
use domain::sign_in::SignInSettings;
use domain::state::Step;
use domain::view::{
    AccessTokenInput, AuditQuery, CommentInput, DirectoryOptions, ImportOptions, MissingPeople, ObjectiveInput,
    OrganizationSettings, PeopleQuery, PersonDetails, PublishInput, Shelf,
};
use exchange::{File, Output};
use service::{Consent, Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::Path;

/// What calls are made on.
pub struct Target {
    pub proposal: ProposalId,
    pub consultation: ConsultationId,
    pub request: RequestId,
    pub session: SessionId,
    pub comment: ItemId,
    pub import: ItemId,
    pub person: PersonId,
}

impl Target {
    /// A proposal with a question to the stakeholder.
    pub async fn of(w: &World, id: &ProposalId) -> Self {
        let view = w.service.proposal(&w.employee, id).await.unwrap();
        let asked = view.consultations.first().map(|c| c.consultation.id.clone());
        let consultation = match asked {
            Some(id) => id,
            None => w.ask(id).await,
        };
        let request = view.requests.first().map_or_else(|| "no-request".parse().unwrap(), |r| r.request.id.clone());
        let (session, person) = (w.employee.session.clone(), w.employee.person.clone());
        Self {
            proposal: id.clone(),
            consultation,
            request,
            session,
            comment: w.remark().await,
            import: w.imported().await,
            person,
        }
    }
}

macro_rules! calls {
    ($($name:ident $method:literal $kind:ident),* $(,)?) => {
        /// A call of a person.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Call { $($name),* }

        impl Call {
            pub const ALL: [Self; [$($method),*].len()] = [$(Self::$name),*];

            fn method(self) -> &'static str {
                match self { $(Self::$name => $method),* }
            }

            fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),* }
            }
        }
    };
}

/// What a call is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The caller alone: it never shows or changes what is another's.
    Own,
    /// Reads something that may be another's.
    Read,
    /// Changes something that may be another's.
    Change,
    /// For those who write the framework of their own organization.
    Author,
    /// For leadership of their own organization.
    Leader,
    /// For whoever looks after the people of their own organization.
    Keeper,
    /// For the programme owners of their own organization.
    Programme,
    /// For administrators of their own organization.
    Administrator,
    /// For auditors and administrators of their own organization.
    Auditor,
    /// About the role that the caller holds: whoever holds none is not asked.
    Holder,
}

impl Kind {
    /// Whether the actor's appointments open a call of their own organization.
    fn is_open_to(self, actor: &Actor) -> bool {
        match self {
            Self::Own => true,
            Self::Read | Self::Change | Self::Holder => false,
            Self::Author => actor.has(Role::FrameworkOwner),
            Self::Leader => actor.has(Role::LeadershipReviewer),
            Self::Programme => actor.has(Role::ProgrammeOwner),
            Self::Administrator => actor.has(Role::Administrator),
            Self::Auditor => actor.has(Role::Administrator) || actor.has(Role::Auditor),
            Self::Keeper => actor.has(Role::Administrator) || actor.has(Role::ProgrammeOwner),
        }
    }

    /// Whether it is about the framework of the caller's own organization, whatever proposal there is.
    fn is_of_the_organization(self) -> bool {
        matches!(
            self,
            Self::Author | Self::Leader | Self::Keeper | Self::Programme | Self::Administrator | Self::Auditor | Self::Holder
        )
    }
}

calls! {
    SignOut "sign_out" Own,
    SyncToken "sync_token" Own,
    Start "start" Own,
    Sessions "sessions" Own,
    Me "me" Own,
    Desk "desk" Own,
    Reports "reports" Own,
    Mine "shelf" Own,
    Proposals "proposals" Own,
    Revoke "revoke" Change,
    Proposal "proposal" Read,
    Expected "expected" Read,
    Consultation "consultation" Read,
    Review "review" Read,
    Version "version" Read,
    Rename "rename" Change,
    Acknowledge "acknowledge" Change,
    Share "share" Change,
    Ask "ask" Change,
    Consent "consent" Change,
    Answer "answer" Change,
    CloseConsultation "close_consultation" Change,
    Step "step" Change,
    DecideJob "decide_job" Change,
    Rate "rate" Change,
    Seal "seal" Change,
    Sign "sign" Change,
    Submit "submit" Change,
    Decide "decide" Change,
    Resolve "resolve" Change,
    Withdraw "withdraw" Change,
    AdoptProcess "adopt_process" Change,
    HandOver "hand_over" Change,
    NoteHandover "note_handover" Change,
    AdoptFramework "adopt_framework" Change,
    Framework "framework" Own,
    Compare "compare" Author,
    Draft "draft" Author,
    SearchChoices "search_choices" Author,
    Publish "publish" Author,
    ImportPreview "import_preview" Author,
    Import "import" Author,
    UndoImport "undo_import" Author,
    Export "export" Own,
    ExportDraft "export_draft" Author,
    AnswerChoice "answer_choice" Author,
    Comment "comment" Author,
    Reply "reply" Author,
    ResolveComment "resolve_comment" Author,
    Agree "agree" Leader,
    SetHolds "set_holds" Keeper,
    LitmusAnswer "litmus_answer" Holder,
    ChangePassword "change_password" Own,
    People "people" Administrator,
    Person "person" Administrator,
    PersonForm "person_form" Administrator,
    PersonAdd "person_add" Administrator,
    PersonChange "person_change" Administrator,
    PasswordLink "password_link" Administrator,
    PersonLeave "person_leave" Administrator,
    PersonReturn "person_return" Administrator,
    Settings "settings" Keeper,
    ChangeSettings "change_settings" Keeper,
    ChangeProcess "change_process" Programme,
    ObjectiveAdd "objective_add" Programme,
    ObjectiveChange "objective_change" Programme,
    ObjectiveEnd "objective_end" Programme,
    DirectoryPreview "directory_preview" Administrator,
    DirectoryImport "directory_import" Administrator,
    DirectoryLast "directory_last" Administrator,
    DirectoryProgress "directory_progress" Administrator,
    UndoDirectoryImport "undo_directory_import" Administrator,
    PersonAccount "person_account" Administrator,
    PersonAccountRemove "person_account_remove" Administrator,
    PasskeyAdd "passkey_add" Own,
    PasskeyAdded "passkey_added" Own,
    MyPasskeys "my_passkeys" Own,
    PasskeyRemove "passkey_remove" Change,
    AccessTokenCreate "access_token_create" Own,
    MyAccessTokens "my_access_tokens" Own,
    AccessTokenRevoke "access_token_revoke" Change,
    PersonAccessTokens "person_access_tokens" Administrator,
    PersonAccessTokenRevoke "person_access_token_revoke" Administrator,
    Provisioning "provisioning" Administrator,
    ProvisioningChange "provisioning_change" Administrator,
    ProvisioningTokenCreate "provisioning_token_create" Administrator,
    ProvisioningTokenRevoke "provisioning_token_revoke" Administrator,
    SignInView "sign_in_view" Administrator,
    SignInChange "sign_in_change" Administrator,
    MyData "my_data" Own,
    AuditLog "audit_log" Auditor,
    AuditExport "audit_export" Auditor,
    AuditCheck "audit_check" Auditor,
}

impl Call {
    /// Whether it changes nothing.
    pub fn reads(self) -> bool {
        self.kind() == Kind::Read
            || matches!(self, Self::Compare | Self::Draft | Self::SearchChoices)
            || matches!(
                self,
                Self::Sessions
                    | Self::Me
                    | Self::Desk
                    | Self::Reports
                    | Self::Mine
                    | Self::Proposals
                    | Self::Framework
                    | Self::People
            )
    }

    /// Makes the call; what it answers as text, so that tests can search it.
    pub async fn run(self, w: &World, actor: &Actor, target: &Target) -> Result<String> {
        let s = &w.service;
        let Target { proposal: p, consultation: c, request, session, comment, import, person } = target;
        match self {
            Self::SignOut => told(s.sign_out(actor).await),
            Self::SyncToken => told(s.sync_token(actor).await),
            Self::Start => told(s.start(actor, "A path").await),
            Self::Sessions => told(s.sessions(actor).await),
            Self::Me => told(s.me(actor).await),
            Self::Desk => told(s.desk(actor).await),
            Self::Reports => told(s.reports(actor).await),
            Self::Mine => {
                let mut all = Vec::new();
                for shelf in [Shelf::Mine, Shelf::Supporting, Shelf::Reviewing] {
                    all.push(s.shelf(actor, shelf).await?);
                }
                told(Ok(all))
            }
            Self::Proposals => told(s.proposals(actor).await),
            Self::Revoke => told(s.revoke(actor, session).await),
            Self::Proposal => told(s.proposal(actor, p).await),
            Self::Expected => {
                let role = domain::ids::RoleId::parse("engineer").unwrap();
                told(s.expected(actor, p, &role).await)
            }
            Self::Consultation => told(s.consultation(actor, c).await),
            Self::Review => told(s.review(actor, p, 1).await),
            Self::Version => told(s.version(actor, p, 1).await),
            Self::Rename => told(s.rename(actor, p, "Mine now").await),
            Self::Acknowledge => told(s.acknowledge(actor, p).await),
            Self::Share => told(s.share(actor, p, Section::Start, Sharing::Reading).await),
            Self::Ask => told(s.ask(actor, p, &w.question()).await),
            Self::Consent => told(s.consent(actor, c, Consent::Yes).await),
            Self::Answer => told(s.answer(actor, c, Support::Likely, "because").await),
            Self::CloseConsultation => told(s.close_consultation(actor, c, "because").await),
            Self::Step => {
                let mut outcome = Err(Error::NotFound);
                for step in STEPS {
                    outcome = s.step(actor, p, step).await;
                    if !matches!(outcome, Err(Error::NotFound)) {
                        break;
                    }
                }
                told(outcome)
            }
            Self::DecideJob => told(s.decide_job(actor, p, JobDecision::Accepted).await),
            Self::Rate => {
                let rating = Rating { level: Level::NotYet, evidence: "none".to_owned() };
                told(s.rate(actor, p, &"care".parse().unwrap(), Some(rating)).await)
            }
            Self::Seal => told(s.seal(actor, p).await),
            Self::Sign => told(s.sign(actor, p).await),
            Self::Submit => told(s.submit(actor, p).await),
            Self::Decide => told(s.decide(actor, p, 1, &decision(DecisionKind::Approve)).await),
            Self::Resolve => told(s.resolve(actor, p, request, ResolutionKind::Resolved, "done").await),
            Self::Withdraw => told(s.withdraw(actor, p, "").await),
            Self::AdoptProcess => told(s.adopt_process(actor, p).await),
            Self::HandOver => told(s.hand_over(actor, p, &w.colleague.person, &BTreeMap::new()).await),
            Self::NoteHandover => told(s.note_handover(actor, p, "a note").await),
            Self::AdoptFramework => told(s.adopt_framework(actor, p).await),
            Self::Framework => told(s.framework(actor, None).await),
            Self::Compare => told(s.compare(actor, None, None).await),
            Self::Draft => told(s.draft(actor).await),
            Self::SearchChoices => told(s.search_choices(actor, "").await),
            Self::Publish => {
                let input = PublishInput { effective: None, note: String::new(), seen: 0 };
                told(s.publish(actor, &input).await)
            }
            Self::ImportPreview => told(s.import_preview(actor, files(), ImportOptions::default()).await),
            Self::Import => told(s.import(actor, files(), ImportOptions::default()).await),
            Self::UndoImport => told(s.undo_import(actor, import).await),
            Self::Export => told(s.export(actor, None, Output::Json).await.map(|written| String::from_utf8(written.bytes))),
            Self::ExportDraft => told(s.export_draft(actor, Output::Json).await.map(|written| String::from_utf8(written.bytes))),
            Self::AnswerChoice => told(s.answer_choice(actor, &choice()).await),
            Self::Comment => {
                let (place, quote) = ("t/data-1/title".to_owned(), String::new());
                told(s.comment(actor, &CommentInput { place, quote, text: "a comment".to_owned() }).await)
            }
            Self::Reply => told(s.reply(actor, comment, "an answer").await),
            Self::ResolveComment => told(s.resolve_comment(actor, comment).await),
            Self::Agree => told(s.agree(actor, 1).await),
            Self::SetHolds => told(s.set_holds(actor, person, None).await),
            Self::LitmusAnswer => told(s.litmus_answer(actor, [true; 3]).await),
            Self::ChangePassword => told(s.change_password(actor, "not it", "a new password").await),
            _ => self.run_about_the_organization(w, actor, target).await,
        }
    }

    async fn run_about_the_organization(self, w: &World, actor: &Actor, target: &Target) -> Result<String> {
        let s = &w.service;
        let Target { person, .. } = target;
        match self {
            Self::People => told(s.people(actor, &PeopleQuery::default()).await),
            Self::Person => told(s.person(actor, person).await),
            Self::PersonForm => told(s.person_form(actor, Some(person)).await),
            Self::PersonAdd => told(s.person_add(actor, &PersonDetails::default()).await),
            Self::PersonChange => told(s.person_change(actor, person, 0, &PersonDetails::default()).await),
            Self::PasswordLink => told(s.password_link(actor, person).await),
            Self::PersonLeave => told(s.person_leave(actor, person).await),
            Self::PersonReturn => told(s.person_return(actor, person).await),
            Self::Settings => told(s.settings(actor).await),
            Self::ChangeSettings => {
                let nothing = OrganizationSettings::default();
                told(s.change_settings(actor, &nothing, &nothing).await)
            }
            Self::ChangeProcess => told(s.change_process(actor, &Process::default(), &Process::default()).await),
            Self::ObjectiveAdd => told(s.objective_add(actor, &ObjectiveInput::default()).await),
            Self::ObjectiveChange => told(s.objective_change(actor, &objective(w).await, &ObjectiveInput::default()).await),
            Self::ObjectiveEnd => told(s.objective_end(actor, &objective(w).await).await),
            Self::DirectoryPreview => told(s.directory_preview(actor, list(), &DirectoryOptions::default()).await),
            Self::DirectoryImport => told(s.directory_import(actor, list(), &DirectoryOptions::default()).await),
            Self::DirectoryLast => told(s.directory_last(actor).await),
            Self::DirectoryProgress => told(s.directory_progress(actor).await),
            Self::UndoDirectoryImport => told(s.undo_directory_import(actor, &brought_in(w).await).await),
            Self::PersonAccount => told(s.person_account(actor, person).await),
            Self::PersonAccountRemove => told(s.person_account_remove(actor, person).await),
            Self::PasskeyAdd => told(s.passkey_add(actor).await),
            Self::PasskeyAdded => told(s.passkey_added(actor, "none", "{}", "").await),
            Self::MyPasskeys => told(s.my_passkeys(actor).await),
            Self::PasskeyRemove => told(s.passkey_remove(actor, "none").await),
            Self::AccessTokenCreate => told(s.access_token_create(actor, &AccessTokenInput::default()).await),
            Self::MyAccessTokens => told(s.my_access_tokens(actor).await),
            Self::AccessTokenRevoke => told(s.access_token_revoke(actor, &"none".parse().unwrap()).await),
            Self::PersonAccessTokens => told(s.person_access_tokens(actor, person).await),
            Self::PersonAccessTokenRevoke => told(s.person_access_token_revoke(actor, person, &token(w).await).await),
            Self::Provisioning => told(s.provisioning(actor).await),
            Self::ProvisioningChange => told(s.provisioning_change(actor, &ProvisioningSettings::default()).await),
            Self::ProvisioningTokenCreate => told(s.provisioning_token_create(actor).await),
            Self::ProvisioningTokenRevoke => told(s.provisioning_token_revoke(actor, &directory_token(w).await).await),
            Self::SignInView => told(s.sign_in_view(actor).await),
            Self::SignInChange => told(s.sign_in_change(actor, &SignInSettings::default()).await),
            Self::MyData => told(s.my_data(actor).await.map(|written| written.name)),
            Self::AuditLog => told(s.audit_log(actor, &AuditQuery::default()).await),
            Self::AuditExport => {
                told(s.audit_export(actor, &AuditQuery::default()).await.map(|written| String::from_utf8(written.bytes)))
            }
            Self::AuditCheck => told(s.audit_check(actor).await),
            other => panic!("nobody knows how {other:?} is called"),
        }
    }
}

const STEPS: [Step; 12] = [
    Step::Align,
    Step::Assess,
    Step::CallOffAssessment,
    Step::SkipAssessment,
    Step::Repin,
    Step::Reopen,
    Step::BeginReview,
    Step::Reconvene,
    Step::Activate,
    Step::Pause,
    Step::Resume,
    Step::Complete,
];

/// An objective of the organization.
async fn objective(w: &World) -> ObjectiveId {
    let objective = StrategicObjective::new("kept".parse().unwrap(), "Kept", "As it is.");
    w.service.set_objectives(&w.org, std::slice::from_ref(&objective)).await.unwrap();
    objective.id
}

/// A list of people that was brought in, and can be taken back.
async fn brought_in(w: &World) -> ItemId {
    let (s, administrator) = (&w.service, &w.administrator);
    if let Some(last) = s.directory_last(administrator).await.unwrap() {
        return last.id;
    }
    let file = || File::new("people.csv", "Name,Email,Title\nNew,new@example.org,Tester\n");
    let mut options = DirectoryOptions { missing: Some(MissingPeople::Stay), ..DirectoryOptions::default() };
    options.seen = Some(s.directory_preview(administrator, file(), &options).await.unwrap().seen);
    s.directory_import(administrator, file(), &options).await.unwrap().id
}

/// A token of the employee.
async fn token(w: &World) -> ItemId {
    let s = &w.service;
    let employee = s.sign_in("employee@example.org", PASSWORD, "").await.unwrap().actor;
    if let Some(token) = s.my_access_tokens(&employee).await.unwrap().pop() {
        return token.id;
    }
    let input = AccessTokenInput { name: "A program".to_owned(), scopes: [Scope::Read].into(), days: 1 };
    s.access_token_create(&employee, &input).await.unwrap().token.id
}

/// A token of the organization's directory.
async fn directory_token(w: &World) -> ItemId {
    let s = &w.service;
    if let Some(token) = s.provisioning(&w.administrator).await.unwrap().tokens.pop() {
        return token.id;
    }
    let administrator = s.sign_in("administrator@example.org", PASSWORD, "").await.unwrap().actor;
    s.provisioning_token_create(&administrator).await.unwrap().token.id
}

/// A list of people with nobody on it.
fn list() -> File {
    File::new("people.csv", "Name,Email,Title\n")
}

fn told<T: Debug>(answer: Result<T>) -> Result<String> {
    answer.map(|answer| format!("{answer:?}"))
}

/// Calls that are no person's: for whoever runs the program, for an organization's directory, and what stands before a person is known.
const NOT_A_PERSONS: [&str; 57] = [
    "add_organization",
    "add_person",
    "allow_passwords",
    "audit_seal",
    "audit_seal_recent",
    "audit_verify",
    "authenticate",
    "authenticate_directory",
    "authenticate_sync",
    "authenticate_token",
    "backup_handed_out",
    "check",
    "choose_password",
    "damaged_rooms",
    "end_expired",
    "export_in_force",
    "finish_lists",
    "first_link",
    "first_link_is_good",
    "forget_expired",
    "framework_advice",
    "framework_coming",
    "leave_for",
    "link_for",
    "link_holder",
    "make_first_organization",
    "open",
    "operator",
    "organizations",
    "passkey_ask",
    "provider_answered",
    "provider_begin",
    "provider_farewell",
    "publish_framework",
    "renew_after_restore",
    "repair",
    "repair_draft",
    "return_for",
    "scim_group",
    "scim_group_add",
    "scim_group_delete",
    "scim_group_patch",
    "scim_group_replace",
    "scim_groups",
    "scim_user",
    "scim_user_add",
    "scim_user_delete",
    "scim_user_patch",
    "scim_user_replace",
    "scim_users",
    "set_objectives",
    "set_time_zone",
    "shutdown",
    "sign_in",
    "sign_in_by_passkey",
    "sign_in_by_provider",
    "sign_in_offer",
];

#[test]
fn the_table_has_every_call() {
    let mut methods = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut methods);
    let listed: BTreeSet<String> = Call::ALL.map(Call::method).into_iter().chain(NOT_A_PERSONS).map(str::to_owned).collect();
    assert_eq!(methods, listed, "a call was added or removed: say in the table what strangers hear of it");
}

fn collect(directory: &Path, methods: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // The demo calls the service; it adds nothing to it.
            if !path.ends_with("demo") {
                collect(&path, methods);
            }
        } else {
            let source = std::fs::read_to_string(&path).unwrap();
            let calls = source.lines().filter_map(|line| line.strip_prefix("    pub async fn "));
            methods.extend(calls.filter_map(|rest| rest.split(['(', '<']).next()).map(str::to_owned));
        }
    }
}

/// Strangers hear that nothing is there, in whatever state it is, and nothing changes.
async fn strangers(w: &World, id: &ProposalId, strangers: &[&Actor]) {
    let target = Target::of(w, id).await;
    let before = w.service.proposal(&w.employee, id).await.unwrap();
    for actor in strangers {
        for call in Call::ALL.into_iter().filter(|call| !call.kind().is_open_to(actor)) {
            let answer = call.run(w, actor, &target).await;
            assert!(matches!(answer, Err(Error::NotFound)), "{call:?} of {} in {:?}: {answer:?}", actor.name, before.state);
        }
        for call in Call::ALL.into_iter().filter(|call| call.kind().is_open_to(actor) && call.reads()) {
            let answer = call.run(w, actor, &target).await.unwrap();
            assert!(!answer.contains(id.as_str()), "{call:?} of {}: {answer}", actor.name);
        }
        for section in Section::ALL {
            assert!(matches!(w.edit(actor, id, section, &[]).await, Err(Error::NotFound)));
        }
    }
    assert_eq!(w.service.proposal(&w.employee, id).await.unwrap().revision, before.revision);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organization_finds_nothing_anywhere() {
    let w = World::new().await;
    let everybody_else = [&w.outsider, &w.colleague, &w.administrator, &w.programme_owner, &w.auditor];
    strangers(&w, &w.shared().await, &everybody_else).await;
    strangers(&w, &w.assessing().await, &everybody_else).await;
    strangers(&w, &w.submitted().await, &everybody_else).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reviewers_find_nothing_before_a_submission_and_the_manager_nothing_in_a_draft() {
    let w = World::new().await;
    strangers(&w, &w.planned().await, &[&w.reviewer, &w.second_reviewer]).await;
    let draft = w.written().await;
    for call in Call::ALL.into_iter().filter(|call| call.kind() != Kind::Own) {
        let target = Target {
            proposal: draft.clone(),
            consultation: "none".parse().unwrap(),
            request: "none".parse().unwrap(),
            session: w.employee.session.clone(),
            comment: "none".parse().unwrap(),
            import: "none".parse().unwrap(),
            person: w.employee.person.clone(),
        };
        let answer = call.run(&w, &w.manager, &target).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{call:?}: {answer:?}");
    }
}

/// Every call about the framework and every person of an organization: whoever is not appointed to it hears that nothing is there, and
/// whoever is does not.
#[tokio::test(flavor = "multi_thread")]
async fn calls_about_the_framework_are_for_those_appointed_to_them() {
    let w = World::new().await;
    let target = Target::of(&w, &w.shared().await).await;
    let everybody =
        [&w.employee, &w.manager, &w.stakeholder, &w.reviewer, &w.colleague, &w.administrator, &w.programme_owner, &w.auditor];
    for call in Call::ALL.into_iter().filter(|call| call.kind().is_of_the_organization()) {
        for actor in everybody {
            let answer = call.run(&w, actor, &target).await;
            let is_refused = matches!(answer, Err(Error::NotFound));
            assert_eq!(is_refused, !call.kind().is_open_to(actor), "{call:?} of {}: {answer:?}", actor.name);
        }
        // With every appointment, and of another organization: about that one alone.
        if let Ok(answer) = call.run(&w, &w.outsider, &target).await {
            assert!(!answer.contains(REMARK), "{call:?}: {answer}");
        }
    }
    w.service.set_holds(&w.administrator, &w.colleague.person, Some(&"data-2".parse().unwrap())).await.unwrap();
    w.service.litmus_answer(&w.colleague, [true; 3]).await.unwrap();
}

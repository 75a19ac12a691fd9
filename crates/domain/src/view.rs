//! What pages and programs receive: already cut to what the asking person may see.

mod access_token;
mod audit;
mod comparison;
mod desk;
mod directory;
mod framework;
mod import;
mod lists;
mod organization;
mod outline;
mod people;
mod proposal;
mod provisioning;
mod rail;
mod review;
mod section;
mod sign_in;

pub use access_token::{AccessTokenInput, AccessTokenView, NewAccessToken};
pub use audit::{AUDIT_AT_ONCE, AuditCheck, AuditEntry, AuditPage, AuditQuery, AuditStanding};
pub use comparison::{ComparedRole, ComparisonGroup, ComparisonLine, ComparisonPart, ComparisonSort, ComparisonView};
pub use desk::{Desk, DeskKind, DeskLine};
pub use directory::{
    DirectoryChange, DirectoryDone, DirectoryFact, DirectoryLine, DirectoryOptions, DirectoryPart, DirectoryPreview,
    DirectoryProblem, DirectoryProgress, DirectoryUndone, MissingPeople,
};
pub use framework::{
    Agreement, ChoiceInput, CommentInput, CommentView, DraftView, FrameworkView, ImportSummary, LitmusInvitation, LitmusOutcome,
    LitmusResult, Publication, PublicationState, PublishInput, ReplyView,
};
pub use import::{
    ImportColumn, ImportCounts, ImportDone, ImportFamily, ImportLevels, ImportMapping, ImportNote, ImportOffer, ImportOptions,
    ImportPreview, ImportRepair, ImportTable, ImportUndone,
};
pub use lists::{ProposalSummary, Shelf};
pub use organization::{FirstOrganization, ObjectiveInput, OrganizationSettings, SettingsView};
pub use outline::{Outline, OutlineFamily, OutlineRole};
pub use people::{
    Belonging, LinkOwner, Me, PEOPLE_AT_ONCE, PasswordLink, PeopleOrder, PeoplePage, PeopleQuery, PersonDetails, PersonForm,
    PersonRecord, PersonRow, Report, SessionView,
};
pub use proposal::{AskInput, FormerManager, HistoryLine, ProposalView, SignatureView, VersionSummary};
pub use provisioning::{NewProvisioningToken, ProvisioningTokenView, ProvisioningView};
pub use rail::{Progress, RailPhase, Turn, waiting};
pub use review::{DecisionView, RequestView, ResetApproval, ReviewLine, ReviewView};
pub use section::{Audience, ConsultedReader, Onwards, SectionView};
pub use sign_in::{AccountView, PasskeyQuestion, PasskeyView, ProviderView, SignInOffer, SignInView};

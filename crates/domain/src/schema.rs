//! How the types that travel as text are described in the OpenAPI document. Compiled for the server alone.

use crate::ids::{
    CompetencyId, ConsultationId, ExpectationId, FamilyId, FrameworkId, ItemId, LevelId, MAX_ID_LEN, ObjectiveId, OrgId,
    PersonId, ProposalId, RequestId, RoleId, SessionId, TrackId,
};
use crate::room::RoomName;
use crate::time::Date;
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

macro_rules! described {
    ($($name:ident: $schema:expr;)*) => {$(
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                RefOr::T(Schema::Object($schema.build()))
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}

fn id() -> ObjectBuilder {
    text().pattern(Some("^[a-z0-9-]+$")).max_length(Some(MAX_ID_LEN))
}

described! {
    OrgId: id();
    PersonId: id();
    SessionId: id();
    ProposalId: id();
    ItemId: id();
    FamilyId: id();
    FrameworkId: id();
    TrackId: id();
    LevelId: id();
    RoleId: id();
    CompetencyId: id();
    ExpectationId: id();
    ObjectiveId: id();
    ConsultationId: id();
    RequestId: id();
    Date: text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    RoomName: text().description(Some("`p/<proposal>/<section>/<generation>`, `p/<proposal>/table`, `f/<framework>/text/<generation>` or `f/<framework>/table`"));
}

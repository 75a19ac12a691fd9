//! What keeps a draft from being published.

use super::{ChoiceAnswer, Framework, FrameworkError, OpenChoice, Pathway, open_choices};
use crate::ids::RoleId;
use crate::text::is_blank;

/// Something that keeps a draft from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// The framework does not hold together.
    Broken(FrameworkError),
    /// A question at a choice point is open.
    Choice(OpenChoice),
    /// A role without a way on does not say how its people are supported.
    WithoutSupport {
        /// The role.
        role: RoleId,
    },
    /// A role was taken away, and it is not said where whoever holds it or aims at it goes. Asked of every such role: if it were asked only
    /// where somebody holds it or aims at it, asking would tell that somebody does.
    Abandoned {
        /// The role.
        role: RoleId,
        /// Its title, as it was published.
        title: String,
    },
}

/// Everything that keeps `draft` from being published behind `previous`, if anything was published before; it can be published exactly
/// when that is nothing.
pub fn ready(draft: &Framework, answers: &[ChoiceAnswer], previous: Option<&Framework>) -> Vec<Hindrance> {
    let mut found: Vec<Hindrance> = draft.problems().into_iter().map(Hindrance::Broken).collect();
    found.extend(draft.roles.iter().filter(|role| role.pathway.lacks_support()).map(|role| {
        let role = role.id.clone();
        Hindrance::WithoutSupport { role }
    }));
    found.extend(abandoned(draft, previous));
    found.extend(open_choices(draft, answers).into_iter().map(Hindrance::Choice));
    found
}

/// The roles of the publication before that have gone without a successor.
fn abandoned(draft: &Framework, previous: Option<&Framework>) -> Vec<Hindrance> {
    let before = previous.into_iter().flat_map(|previous| &previous.roles);
    let gone = before.filter(|role| draft.present(&role.id).is_none());
    gone.map(|role| Hindrance::Abandoned { role: role.id.clone(), title: role.name() }).collect()
}

impl Pathway {
    /// Whether there is no way on and nothing is said about how people are supported all the same.
    pub fn lacks_support(&self) -> bool {
        matches!(self, Self::None { support, .. } if is_blank(support))
    }
}

impl Hindrance {
    /// What has to be done, in words.
    pub fn sentence(&self, draft: &Framework) -> String {
        match self {
            Self::Broken(error) => error.sentence(draft),
            Self::Choice(open) => open.sentence(draft),
            Self::WithoutSupport { role } => format!(
                "There is no way on from {}. Write how people in this role are supported in going further all the same.",
                draft.role_name(role)
            ),
            Self::Abandoned { title, .. } => format!(
                "{title} is no longer in the framework. Say which role the people who hold it and the paths that aim at it go to."
            ),
        }
    }
}

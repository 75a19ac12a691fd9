//! What each kind of target asks for and what it leaves to choice: the one table that the gate, the steps and the pages read.

use super::{Objectives, TargetKind};

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// Another role: one of the framework, or one that does not exist yet. It has to be named.
    Role,
    /// The role held today, without the management of people.
    Today,
    /// The role held today, or another one that is named, together with the management of people.
    Managing,
    /// Something outside: named in the employee's own words, since the framework has no role for it.
    Outside,
}

/// Whether something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Demand {
    /// Without it nothing is submitted.
    Needed,
    /// It may be done, and then it is done as a whole, or left.
    ByChoice,
}

/// What a kind of target asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Demands {
    /// What it leads to.
    pub aim: Aim,
    /// A job description, walked through clause by clause. Clauses that are written are walked through in any case.
    pub job_description: Demand,
    /// Both assessments. Assessments that were begun are finished in any case.
    pub rating: Demand,
}

impl TargetKind {
    /// What a path of this kind asks for. A ladder is one way among several: who stays, goes deeper, lays something down or goes
    /// elsewhere owes nobody the description of a higher role, nor a rating against it.
    pub fn demands(self) -> Demands {
        use Demand::{ByChoice, Needed};
        let (aim, job_description, rating) = match self {
            Self::Up | Self::Lateral => (Aim::Role, Needed, Needed),
            Self::TakeOnManagement => (Aim::Managing, ByChoice, Needed),
            Self::Deepen | Self::LayDownManagement | Self::Stay => (Aim::Today, ByChoice, ByChoice),
            Self::Outside => (Aim::Outside, ByChoice, ByChoice),
        };
        Demands { aim, job_description, rating }
    }
}

impl Objectives {
    /// What the chosen kind asks for; everything, as long as none is chosen.
    pub fn demands(&self) -> Demands {
        self.target_kind.unwrap_or(TargetKind::Up).demands()
    }
}

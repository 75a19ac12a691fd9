//! What a document says, whatever its shape: for the server, which holds documents of every shape. The browser reads each with the
//! function of its own shape, so that one program does not carry the other's.

use crate::{framework, read};
use domain::content::SectionContent;
use domain::framework::Framework;
use domain::room::Shape;
use yrs::ReadTxn;

/// What a document says.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A section of a proposal.
    Section(SectionContent),
    /// The draft of a framework.
    Framework(Box<Framework>),
}

impl Content {
    /// Reads a document of that shape.
    pub fn read(shape: Shape, txn: &impl ReadTxn) -> Self {
        match shape {
            Shape::Section(section) => Self::Section(read::read(section, txn)),
            Shape::Framework => Self::Framework(Box::new(framework::read(txn))),
        }
    }

    /// The section, if it is one.
    pub fn section(self) -> Option<SectionContent> {
        match self {
            Self::Section(content) => Some(content),
            Self::Framework(_) => None,
        }
    }

    /// The framework, if it is one.
    pub fn framework(self) -> Option<Box<Framework>> {
        match self {
            Self::Section(_) => None,
            Self::Framework(framework) => Some(framework),
        }
    }
}

impl PartialEq<SectionContent> for Content {
    fn eq(&self, other: &SectionContent) -> bool {
        matches!(self, Self::Section(content) if content == other)
    }
}

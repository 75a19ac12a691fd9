//! Files that somebody brings in: chosen or dropped, and sent.

mod choose;
mod chosen;
mod upload;
mod work;

pub use choose::ChooseFiles;
pub use chosen::Chosen;
pub use upload::upload;
pub use work::Work;

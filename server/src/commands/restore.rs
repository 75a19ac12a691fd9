//! `waymark restore`: a backup into an empty directory.

use super::CommandError;
use crate::cli::Restore;
use archive::{Identities, Source};
use store::Restored;

/// Fills the directory and says what it holds now.
pub(super) async fn run(args: Restore) -> Result<(), CommandError> {
    let settings = args.data.settings().store;
    let identities = Identities::read(&args.identity).map_err(store::Error::Backup)?;
    let source = Source::new(&args.file, identities);
    let Restored { header, summary, damaged } = service::restore(settings, move || source.open()).await?;
    println!(
        "{} holds what Waymark {} copied at {}: {} records. Everybody signs in anew; what browsers hold from after that moment does not flow into \
         the text, and is offered to be copied.",
        args.data.place(),
        header.release,
        header.made,
        summary.entries
    );
    if damaged.is_empty() {
        return Ok(());
    }
    for room in &damaged {
        println!("{room}");
    }
    Err(CommandError::Refused(format!(
        "everything was restored, but {} sections are damaged in the backup already, and their proposals were left as they are: see `waymark check`",
        damaged.len()
    )))
}

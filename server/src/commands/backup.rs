//! `waymark backup`: a copy of everything in one file, of the running server or of a directory that no server has open.

use super::CommandError;
use crate::cli::Backup;
use crate::control::{Request, client};
use archive::{Error, NewFile, Recipients, Sealed, Summary};
use std::os::unix::net::UnixStream;
use store::Store;
use tokio::task::spawn_blocking;

/// Writes the file and says how much there is in it.
pub(super) async fn run(args: Backup) -> Result<(), CommandError> {
    if args.data.server.database_url.is_some() {
        return Err(store::Error::Elsewhere.into());
    }
    let recipients = Recipients::new(&args.recipient, args.recipients_file.as_deref()).map_err(store::Error::Backup)?;
    let file = NewFile::create(&args.file).and_then(|file| archive::seal(file, &recipients)).map_err(store::Error::Backup)?;
    let directory = args.data.data_dir.clone();
    let (file, summary) = match blocking(move || Ok(client::ask(&directory, &Request::Backup)?)).await? {
        Some(stream) => blocking(move || received(stream, file)).await?,
        None => copied(&args, file).await?,
    };
    let bytes = blocking(move || Ok(file.finish().and_then(NewFile::finish).map_err(store::Error::Backup)?)).await?;
    let how = if recipients.is_empty() { "" } else { "encrypted, " };
    println!("{}: {} records, {bytes} bytes, {how}read back and verified.", args.file.display(), summary.entries);
    Ok(())
}

/// What the running server hands out is verified before it is in the file under its name.
fn received(stream: UnixStream, mut file: Sealed<NewFile>) -> Result<(Sealed<NewFile>, Summary), CommandError> {
    match archive::copy(stream, &mut file) {
        Ok((_, summary)) => Ok((file, summary)),
        Err(Error::CutOff { .. }) => Err(CommandError::Refused("the server ended the backup early; its log says why".to_owned())),
        Err(error) => Err(store::Error::Backup(error).into()),
    }
}

async fn copied(args: &Backup, file: Sealed<NewFile>) -> Result<(Sealed<NewFile>, Summary), CommandError> {
    let store = Store::open_as_is(args.data.settings().store).await?;
    let copied = store.backup(service::now(), file).await;
    store.close().await?;
    Ok(copied?)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, CommandError> + Send + 'static) -> Result<T, CommandError> {
    match spawn_blocking(work).await {
        Ok(done) => done,
        Err(ended) => Err(CommandError::machine("the command ended", std::io::Error::other(ended))),
    }
}
